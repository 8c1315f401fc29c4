"""A translation's file to its text: written anew, or put into the text that people wrote."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints

from yaml.nodes import MappingNode

from studio.domain.entries import SectionKind
from studio.domain.findings import Finding
from studio.domain.translation import Translation, TranslationFile
from studio.sources.libraries.entry_lines import Lines, Shape, edited_entries, last_part, lines_of, new_list, unread
from studio.sources.libraries.refusals import cannot_change, cannot_read, says_otherwise
from studio.sources.libraries.translation_file import read_translation
from studio.sources.libraries.translation_types import OF, entry_translation, head_translation
from studio.sources.line_breaks import plain_lines, with_breaks_of
from studio.sources.proposals.file_layout import pairs
from studio.sources.proposals.file_records import Old, edited_record
from studio.sources.proposals.file_spans import CannotMergeError, Edit, applied, entries
from studio.sources.proposals.file_trees import Tree, record_tree
from studio.sources.reading import Reading
from studio.sources.record_types import bare
from studio.sources.yaml_nodes import LIBRARY_LIMITS, parse_nodes

_HEAD = ("title", OF, "summary", "intro", "entries")


def read_translation_text(
    text: str, name: str, language: str, file: Path, root: Path
) -> tuple[TranslationFile | None, tuple[Finding, ...]]:
    """Read the text of a translation of an original, such as `flask/benefits`; nothing where it is none."""
    node, found = parse_nodes(text.encode("utf-8"), str(file), LIBRARY_LIMITS)
    reading = Reading(file=str(file), folder=file.parent, root=root, source=name, findings=[*found])
    read = None if node is None else read_translation(node, reading, kind_of(name), language)
    return read, tuple(reading.findings)


def translation_text(
    translation: TranslationFile,
    file: Path,
    root: Path,
    previous: str | None = None,
    lines: Lines = MappingProxyType({}),
) -> str:
    """Give the YAML text of a translation's file.

    With `previous`, the text that is there now, only what has changed is written: comments, order, quotes and keys that
    nobody knows stay as they are, byte for byte.  Entries that are new here are written by `lines`, where those have
    them.  Raises StudioError where the text is written in a way that does not allow it; nothing is lost.
    """
    clean = _new_file(translation, {})
    plain = plain_lines(previous) if previous and previous.strip() else None
    try:
        merged = _new_file(translation, lines) if plain is None else _merged(translation, file, root, plain, lines)
    except CannotMergeError as problem:
        raise cannot_change(file, problem) from problem
    readings = (
        read_translation_text(one, translation.name, translation.language, file, root)[0] for one in (merged, clean)
    )
    again, anew = readings
    if again is None or anew is None or said(again) != said(anew):
        found = read_translation_text(plain or "", translation.name, translation.language, file, root)[1]
        raise says_otherwise(file, plain or "", found)
    return with_breaks_of(merged, previous or "")


def _merged(translation: TranslationFile, file: Path, root: Path, plain: str, lines: Lines) -> str:
    before, node = _parsed(plain, translation.name, translation.language, file, root)
    if not (translation.entries or _texts(translation.head)) and not _others(node, before):
        return _comments(plain) + _new_file(translation, {})
    return applied(plain, _edits(Old(plain, None), node, before, translation, lines))


def translations_lines(text: str, where: Path, root: Path, wanted: Mapping[str, Translation]) -> dict[str, str]:
    """Give the lines of entries' translations, changed to what they are to be in another file, by their new ids.

    `where` is the file of the text, `wanted` gives the translations as they are to be by the ids that they have in it.
    Left out are those that are not there.  Raises StudioError where one cannot be taken out alone.
    """
    plain = plain_lines(text)
    name = next(iter(wanted), "").rpartition("/")[0]
    kind = kind_of(name)
    if kind is None or not plain.strip():
        return {}
    try:
        before, node = _parsed(plain, name, where.stem.rpartition(".")[2], where, root)
        was = [(one, wanted[one.id]) for one in before.entries if one.id in wanted]
        return lines_of(Old(plain, None), node, was, _shape(kind))
    except CannotMergeError as problem:
        raise cannot_change(where, problem) from problem


def _parsed(plain: str, name: str, language: str, file: Path, root: Path) -> tuple[TranslationFile, MappingNode]:
    read, findings = read_translation_text(plain, name, language, file, root)
    node, _ = parse_nodes(plain.encode("utf-8"), str(file), LIBRARY_LIMITS)
    if read is None or not isinstance(node, MappingNode):
        raise cannot_read(file, findings)
    return read, node


def said(file: TranslationFile) -> tuple[object, ...]:
    """Give what a translation's file says, whatever the order of its texts and wherever they stand."""
    return tuple((one.id, one.of, _texts(one)) for one in (file.head, *file.entries))


def _texts(one: Translation) -> dict[str, str]:
    return {text.path: text.text for text in one.texts}


def _others(node: MappingNode, read: TranslationFile) -> bool:
    """Tell whether there is something that could not be read: keys, texts of the heading, or entries."""
    listed = entries(node).get("entries")
    return read.head.unread or (listed is not None and unread(listed.value, read.entries))


def _comments(text: str) -> str:
    """Give the comments at the start of a file, which stay when nothing is translated any more."""
    lines = takewhile(lambda line: not line.strip() or line.startswith("#"), text.splitlines(keepends=True))
    return "".join(lines)


def kind_of(name: str) -> SectionKind | None:
    """Give the kind of section that a file such as `flask/benefits` translates; None for a topic's own head."""
    last = name.rpartition("/")[2]
    return SectionKind(last) if last in {str(kind) for kind in SectionKind} else None


def _new_file(translation: TranslationFile, lines: Lines) -> str:
    kind = kind_of(translation.name)
    head = record_tree(_record(head_translation(kind), translation.head), None)
    top = pairs({name: head[name] for name in _HEAD if name in head}, 0)
    if kind is None:
        return f"{top}\n" if top else "{}\n"
    body = new_list(translation.entries, _shape(kind), None, lines)
    written = f"entries:{chr(10) + body if body else ' []'}\n"
    return f"{top}\n\n{written}" if top else written


def _shape(kind: SectionKind) -> Shape[Translation]:
    cls = entry_translation(kind)

    def tree(one: Translation, _: Path | None) -> dict[str, Tree]:
        return {"id": last_part(one.id), **record_tree(_record(cls, one), None)}

    return Shape(record=lambda one: _record(cls, one), tree=tree, order=[field.name for field in fields(cls)])


def _record(cls: Any, translation: Translation) -> Any:
    """Give a translation as the record that its file holds."""
    texts = {one.path: one.text for one in translation.texts} | ({OF: translation.of} if translation.of else {})
    hints = get_type_hints(cls)
    values = {one.name: _value(hints[one.name], one.name, texts) for one in fields(cls) if one.name != "id"}
    if "id" in hints:
        values["id"] = translation.id
    return cls(**values)


def _value(hint: Any, path: str, texts: Mapping[str, str]) -> Any:
    """Give the value of a field of which the texts are these; what is not translated is nothing."""
    plain = bare(hint)
    if get_origin(plain) is tuple:
        numbers = [int(one[len(path) + 1 :].partition(".")[0]) for one in texts if one.startswith(f"{path}.")]
        item = get_args(plain)[0]
        return tuple(_value(item, f"{path}.{number}", texts) for number in range(max(numbers, default=-1) + 1))
    if not is_dataclass(plain):
        return texts.get(path, "")
    hints = get_type_hints(plain)
    if not any(one.startswith(f"{path}.") for one in texts) and "." not in path:
        return None
    made: Any = plain
    return made(**{one.name: _value(hints[one.name], f"{path}.{one.name}", texts) for one in fields(made)})


def _edits(old: Old, root: MappingNode, before: TranslationFile, after: TranslationFile, lines: Lines) -> list[Edit]:
    kind = kind_of(after.name)
    trees: list[Tree] = [dict(_shape(kind).tree(one, None)) for one in after.entries] if kind else []
    more: list[tuple[str, Tree]] = [] if "entries" in entries(root) or not trees else [("entries", trees)]
    cls = head_translation(kind)
    edits = edited_record(old, root, _record(cls, before.head), _record(cls, after.head), _HEAD, more)
    return (
        edits if kind is None else edits + edited_entries(old, root, before.entries, after.entries, _shape(kind), lines)
    )
