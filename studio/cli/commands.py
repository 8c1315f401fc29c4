"""Parsed options to work done and lines printed; each command says whether it met findings of severity error."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from studio.app.folders import Folders, cache_folder, settings_file, shipped_folders, with_own_library
from studio.cli.printing import ProgressLine, as_json, print_findings, print_problem, problem_as_json, summary
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, Severity, worst
from studio.domain.library import Library


def _folders(options: Namespace) -> Folders:
    """Give the folders to work with; the library that was chosen in the app is told of, so that nobody wonders."""
    templates = getattr(options, "templates", None)
    shipped = shipped_folders(library=options.library, templates=templates, cache=cache_folder())
    if options.library or options.shipped_library or not settings_file().exists():
        return shipped
    from studio.app.settings import read_settings

    own = read_settings(settings_file()).library
    if own is None:
        return shipped
    folders = with_own_library(shipped, own)
    if folders.library == own:
        said = f"Library: {own}, as chosen in the app. --library DIR or --shipped-library take another one."
    else:
        said = f"Library: the shipped one. {own}, as chosen in the app, is not there now."
    print(said, file=sys.stderr)
    return folders


def _failed(findings: Iterable[Finding]) -> bool:
    return worst(findings) is Severity.ERROR


def run_new(options: Namespace) -> bool:
    """Write a proposal to start from."""
    from studio.app.export import proposal_path
    from studio.app.starting import Start, start_proposal

    file = proposal_path(options.file)
    start = Start(
        client=options.client,
        topics=tuple(dict.fromkeys(options.topic)),
        day=options.date or date.today(),  # noqa: DTZ011 -- a proposal bears its author's calendar day
        language=options.language,
        currency=options.currency.upper(),
    )
    start_proposal(file, start, _folders(options))
    if file != options.file:
        print(f"{options.file} is called {file.name}: proposals are found by that ending.")
    shipped = " --shipped-library" if options.shipped_library else ""
    own = f" --library {options.library}" if options.library else shipped
    print(f"{file} written. Adapt it, first what stands in [brackets].")
    print(f"Next: proposal-studio export {file}{own}")
    if not options.language.lower().startswith("en"):
        print("What the library lacks in this language stays in its own: `proposal-studio check` names it.")
    return False


def run_export(options: Namespace) -> bool:
    """Make the wanted files of a proposal."""
    from studio.app.export import default_paths, export
    from studio.app.outputs import Output

    named = {Output.DECK: options.pptx, Output.SLIDES: options.slides, Output.PROPOSAL: options.pdf}
    targets = {output: path for output, path in named.items() if path is not None}
    if targets and options.output is not None:
        targets = {output: options.output / path for output, path in targets.items()}
    if not targets:
        targets = default_paths(options.file, options.output or Path())
    with _made(options.output), ProgressLine(sys.stderr) as progress:
        exported = export(options.file, targets, _folders(options), progress=progress)
    print_findings(exported.findings, sys.stderr)
    for output, path in exported.paths.items():
        kind, count = "page" if output is Output.PROPOSAL else "slide", exported.pages[output]
        notes = f", {exported.noted} with speaker notes" if output is Output.DECK and exported.noted else ""
        print(f"{path}  ({count} {kind}{'s' * (count != 1)}{notes})")
    return _failed(exported.findings)


@contextmanager
def _made(folder: Path | None) -> Iterator[None]:
    """Make a folder for outputs where it is not there, and say so; it goes again when they cannot be made."""
    missing = [] if folder is None else [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        for one in reversed(missing):
            one.mkdir()
    except OSError as problem:
        raise StudioError(f"{folder} cannot be made: {problem.strerror}.", hint="Name another folder.") from problem
    try:
        yield
    except BaseException:
        for one in missing:
            with suppress(OSError):  # somebody else has put something there meanwhile
                one.rmdir()
        raise
    if missing:
        print(f"Folder {folder} made.", file=sys.stderr)


def run_check(options: Namespace) -> bool:
    """Print everything that is not as it should be; raises StudioError after that when a path was unusable."""
    from studio.app.check import check

    try:
        checked = check(options.paths, _folders(options))
    except StudioError as stopped:
        if options.json:
            _print_json([problem_as_json(stopped)])
        raise
    if options.json:
        unusable = map(problem_as_json, checked.unusable, map(str, checked.refused))
        _print_json([*map(as_json, checked.findings), *unusable])
    else:
        print_findings(checked.findings, sys.stdout)
        if checked.findings or not checked.unusable:
            print(summary(checked.findings))
    for problem in checked.unusable[:-1]:
        print_problem(problem, sys.stderr)
    if checked.unusable:
        raise checked.unusable[-1]
    return _failed(checked.findings)


def _print_json(values: list[dict[str, object]]) -> None:
    print(json.dumps(values, ensure_ascii=False, indent=2))


def run_library(options: Namespace) -> bool:
    """List, show or search entries, or tell where they are used."""
    match options.action:
        case "list":
            return _list_library(options)
        case "show":
            return _show_entry(options)
        case "used":
            return _show_uses(options)
        case _:
            return _search_library(options)


def _list_library(options: Namespace) -> bool:
    from studio.app.library_reading import open_library
    from studio.domain.entries import headline

    library, findings = open_library(_folders(options))
    topics = [topic for topic in library.topics if not options.topic or topic.id.lower() == options.topic.lower()]
    if options.topic and not topics:
        known = ", ".join(topic.id for topic in library.topics)
        raise StudioError(f"There is no topic “{options.topic}” in the library.", hint=f"Topics: {known}.")
    for topic in topics:
        print(f"{topic.id}  {topic.title}")
        for section in topic.sections:
            print(f"  {section.kind.value}  {section.title}")
            for entry in section.entries:
                print(f"    {entry.id}  {headline(entry)}")
    print_findings(findings, sys.stderr)
    return _failed(findings)


def _show_entry(options: Namespace) -> bool:
    from studio.app.entry_text import entry_lines
    from studio.app.library_reading import open_library

    library, _ = open_library(_folders(options))
    print("\n".join(entry_lines(_entry(library, options.entry))))
    return False


def _entry(library: Library, name: str) -> AnyEntry:
    from studio.sources.reading import did_you_mean

    entry = library.find(EntryId(name))
    if entry is None:
        near = did_you_mean(name, list(library.index))
        hint = near if near.startswith("did") else "proposal-studio library list shows all ids."
        raise StudioError(f"There is no entry “{name}” in the library.", hint=hint)
    return entry


def _show_uses(options: Namespace) -> bool:
    from studio.app.keeping.where_used import read_uses
    from studio.app.library_reading import open_library
    from studio.cli.printing_uses import print_uses, print_uses_of

    if not options.folder.is_dir():
        raise StudioError(f"{options.folder} is not a folder.", hint="Name the folder in which your proposals are.")
    library, _ = open_library(_folders(options))
    entry = _entry(library, options.entry) if options.entry else None
    uses = read_uses(options.folder)
    if entry is None:
        print_uses(uses, library, sys.stdout, never=options.never)
    else:
        print_uses_of(entry, uses, library, sys.stdout)
    return False


def _search_library(options: Namespace) -> bool:
    from studio.app.library_reading import open_library
    from studio.app.search import SearchIndex

    library, _ = open_library(_folders(options))
    index, query = SearchIndex(library), " ".join(options.words)
    hits = index.search(query)
    for hit in hits:
        print(f"{hit.entry}\n    {hit.excerpt}")
    if not hits:
        near = index.nearest(query)
        print(f"Nothing found: did you mean `{near}`?" if near else "Nothing found.", file=sys.stderr)
    return False


def run_update(options: Namespace) -> bool:
    """Bring a proposal up to date with its library, or print what that would do."""
    from studio.app.update_file import update_file
    from studio.cli.printing_updates import print_updated

    updated = update_file(options.file, _folders(options), dry_run=options.dry_run)
    print_findings((one for one in updated.findings if one.severity is Severity.ERROR), sys.stderr)
    print_updated(updated, options.file, sys.stdout, dry_run=options.dry_run)
    return any(one.open_fields for one in updated.updates) or _failed(updated.findings)
