"""The domain's types to JSON Schemas, so that editors complete and check content and proposals while they are written.

`python -m studio.sources.json_schema assets/schema` writes them.
"""

import ast
import inspect
import json
import sys
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from studio.domain.chapters import PicksChapter
from studio.domain.entries import ENTRY_TYPES, EntryId, SectionKind, TextField
from studio.domain.pictures import Picture
from studio.domain.proposal import Client, Proposal
from studio.sources.libraries.content_file import SectionFile, TopicFile
from studio.sources.libraries.translation_types import entry_translation, head_translation
from studio.sources.proposals import chapters, proposal
from studio.sources.proposals.free_fields import FreeFields
from studio.sources.record_types import PLACES, bare, label_of

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID_PATTERN = "^[a-z0-9]+([-_][a-z0-9]+)*$"
_FEW = 12
"""Values of an enumeration that are written out wherever it is used."""
_TEXT = ["string", "number", "boolean"]
"""What a text may look like to YAML: `2010` and `true` are taken as they are written."""
_SCALARS: Mapping[object, Schema] = {
    str: {"type": _TEXT},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": ["number", "string"], "pattern": r"^[-+]?[0-9]+(\.[0-9]*)?$"},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    EntryId: {"type": "string", "pattern": _ID_PATTERN},
    Picture: {
        "type": ["object", "string"],
        "properties": {
            "file": {"type": "string", "description": "PNG or JPEG, relative to this file", "minLength": 1},
            "alt": {"type": _TEXT, "description": 'what the picture shows; "" for pure decoration'},
        },
        "required": ["file", "alt"],
        "additionalProperties": False,
    },
    FreeFields: {
        "type": "object",
        "description": "free fields, by name",
        "propertyNames": {"pattern": "^[A-Za-z][A-Za-z0-9_]*$"},
        "additionalProperties": {"type": [*_TEXT, "null"]},
    },
}


def schemas() -> dict[str, Schema]:
    """Give every schema by the name of its file: for each kind of section, for topics and for proposals.

    Sections and topics have one for their translations, too.
    """
    found = {f"{kind}.schema.json": section_schema(kind) for kind in SectionKind}
    found["topic.schema.json"] = _root("Topic", TopicFile)
    found |= {f"{kind}.translation.schema.json": translation_schema(kind) for kind in SectionKind}
    found["topic.translation.schema.json"] = _root("Translation: topic", head_translation(None))
    found["proposal.schema.json"] = proposal_schema()
    return found


def section_schema(kind: SectionKind) -> Schema:
    """Give the schema of a section file."""
    definitions: dict[str, Schema] = {}
    entries = {"type": "array", "items": record(ENTRY_TYPES[kind], definitions)}
    return _root(f"Section: {kind}", SectionFile, definitions, more={"entries": entries}, required=["entries"])


def translation_schema(kind: SectionKind) -> Schema:
    """Give the schema of a file that says a section in another language."""
    definitions: dict[str, Schema] = {}
    entries = {"type": "array", "items": record(entry_translation(kind), definitions)}
    return _root(f"Translation: {kind}", head_translation(kind), definitions, more={"entries": entries})


def proposal_schema() -> Schema:
    """Give the schema of a `*.proposal.yaml` file."""
    definitions: dict[str, Schema] = {}
    client = record(Client, definitions)
    chapter_list = {"type": "array", "items": _chapter(definitions)}
    return _root(
        "Proposal",
        Proposal,
        definitions,
        more={"client": client, "chapters": chapter_list},
        required=["client"],
        without=proposal.FIXED,
    )


def _root(
    title: str,
    cls: type,
    definitions: dict[str, Schema] | None = None,
    *,
    more: Mapping[str, Schema] | None = None,
    required: Iterable[str] = (),
    without: frozenset[str] = frozenset(),
) -> Schema:
    definitions = {} if definitions is None else definitions
    body = _object(cls, definitions, more=more or {}, without=without, open_fields=False)
    body["required"] = sorted({*body.get("required", ()), *required})
    return {"$schema": _DIALECT, "title": title, **body, **({"$defs": definitions} if definitions else {})}


def record(cls: type, definitions: dict[str, Schema]) -> Schema:
    """Give a reference to the schema of a record, which is added to the definitions where it is not yet."""
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # keeps its place should the record contain itself
        definitions[cls.__name__] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _object(
    cls: type,
    definitions: dict[str, Schema],
    *,
    more: Mapping[str, Schema] = {},
    without: frozenset[str] = frozenset(),
    partial: bool = False,
    open_fields: bool = True,
) -> Schema:
    hints = get_type_hints(cls, include_extras=True)
    properties: dict[str, Schema] = {}
    required: list[str] = []
    for item in fields(cls):
        if item.name in PLACES or item.name in without or item.name in more:
            continue
        needed = item.default is MISSING and item.default_factory is MISSING
        schema = _field(hints[item.name], definitions, needed=needed)
        note = _description(hints[item.name]) or _field_notes(cls).get(item.name, "")
        properties[item.name] = {**schema, "description": note} if note else schema
        if needed and not partial:
            required.append(item.name)
    free = open_fields and hints.get("fields") == FreeFields
    return {
        "description": inspect.getdoc(cls) or label_of(cls),
        "type": "object",
        "properties": {**properties, **more},
        **({"required": required} if required else {}),
        "additionalProperties": {"type": [*_TEXT, "null"]} if free else False,
    }


def _field(hint: Any, definitions: dict[str, Schema], *, needed: bool) -> Schema:
    schema = _value(hint, definitions)
    if needed:
        return {**schema, "minLength": 1} if schema.get("type") == _TEXT else schema
    return _or_nothing(schema)


def _or_nothing(schema: Schema) -> Schema:
    """Allow a key that is written without a value: an optional field then has its default."""
    kinds = schema.get("type")
    if kinds is None or "enum" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}


def _value(hint: Any, definitions: dict[str, Schema]) -> Schema:
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    hint = bare(hint)
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        note = _description(item)
        items = _value(item, definitions)
        return {"type": "array", "items": {**items, "description": note} if note else items}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint, definitions)
    if isinstance(hint, type) and is_dataclass(hint):
        return record(hint, definitions)
    raise TypeError(f"no schema for {hint!r}")


def _choice(hint: type[StrEnum], definitions: dict[str, Schema]) -> Schema:
    """Give the values of an enumeration, a long one by reference."""
    schema: Schema = {"enum": [str(member) for member in hint]}
    if len(hint) <= _FEW:
        return schema
    definitions[hint.__name__] = schema
    return {"$ref": f"#/$defs/{hint.__name__}"}


def _description(hint: Any) -> str:
    if get_origin(hint) is not Annotated:
        return ""
    return next((note.help for note in hint.__metadata__ if isinstance(note, TextField)), "")


@cache
def _field_notes(cls: type) -> Mapping[str, str]:
    """Give the docstrings that stand under fields, of the class and those it extends."""
    notes: dict[str, str] = {}
    written: type = getattr(cls, "translates", cls)  # a type of translations is made of another one
    for part in reversed(written.__mro__[:-1]):
        body = ast.parse(textwrap.dedent(inspect.getsource(part))).body[0]
        statements = body.body if isinstance(body, ast.ClassDef) else []
        for field, note in pairwise(statements):
            match field, note:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    notes[name] = " ".join(text.split())
                case _:
                    pass
    return notes


def _chapter(definitions: dict[str, Schema]) -> Schema:
    """Give the schema of a chapter: its kind decides which keys it has, and without one it is of picks."""
    kinds = list(chapters.CHAPTER_TYPES)
    shared: dict[str, Schema] = {
        "kind": {"enum": kinds, "description": "the kind of chapter; picks where `picks:` is written"},
        "id": {"type": "string", "pattern": _ID_PATTERN, "description": "made from the title where it is missing"},
    }
    branches: list[Schema] = []
    for kind, cls in chapters.CHAPTER_TYPES.items():
        more = dict(shared)
        if cls is PicksChapter:
            more["picks"] = {"type": "array", "items": _pick(definitions)}
        if cls.__name__ not in definitions:
            definitions[cls.__name__] = _object(cls, definitions, more=more, without=chapters.FIXED)
        chosen = {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
        branches.append({"if": chosen, "then": {"$ref": f"#/$defs/{cls.__name__}"}})
    missing = {"not": {"required": ["kind"]}}
    branches.append({"if": missing, "then": {"$ref": f"#/$defs/{PicksChapter.__name__}", "required": ["picks"]}})
    return {"type": "object", "properties": {"kind": shared["kind"]}, "allOf": branches}


def _pick(definitions: dict[str, Schema]) -> Schema:
    """Give the schema of a pick: an entry's id, or a mapping whose `set:` has the fields of that entry's kind."""
    sections = "|".join(SectionKind)
    word = "[a-z0-9]+([-_][a-z0-9]+)*"
    entry = {
        "type": "string",
        "pattern": f"^{word}/({sections})/{word}$",
        "description": "id of an entry: topic/section/entry",
    }
    branches: list[Schema] = []
    for kind, cls in ENTRY_TYPES.items():
        name = f"{cls.__name__}Changes"
        definitions[name] = _object(cls, definitions, without=frozenset(("id",)), partial=True)
        chosen = {"properties": {"entry": {"pattern": f"/{kind}/"}}, "required": ["entry"]}
        branches.append({"if": chosen, "then": {"properties": {"set": {"$ref": f"#/$defs/{name}"}}}})
    changed = {
        "type": "object",
        "properties": {"entry": entry, "set": {"type": "object", "description": "fields with words for this client"}},
        "required": ["entry"],
        "additionalProperties": False,
        "allOf": branches,
    }
    return {"anyOf": [entry, changed]}


def write(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(as_text(schema), encoding="utf-8", newline="\n")


def as_text(schema: Schema) -> str:
    """Give a schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "assets/schema"))
