"""What a proposal says in another language than its own, or in an old translation, to findings for each place."""

from collections.abc import Collection, Iterator

from babel import Locale

from studio.domain.chapters import Pick
from studio.domain.entries import EntryId
from studio.domain.findings import Finding, warning
from studio.domain.languages import Gap


def pick_gap(pick: Pick, gap: Gap | None, language: str) -> tuple[Finding, ...]:
    """Tell what of a picked entry is not in the proposal's language, fields in words for this client left out."""
    return tuple(_told(pick.entry, gap, language, pick.id, {name for name, _ in pick.overrides}))


def intro_gap(section: str, gap: Gap | None, language: str, source: str) -> tuple[Finding, ...]:
    """Tell that the introduction of a section, such as `flask/benefits`, is not in the proposal's language."""
    return tuple(_told(EntryId(section), gap, language, source, {"title"}))


def language_name(code: str) -> str:
    """Give the English name of a language; the code itself where it has none."""
    return str(Locale("en").languages.get(code, code))


def _told(name: str, gap: Gap | None, language: str, source: str, own: Collection[str]) -> Iterator[Finding]:
    if gap is None:
        return
    wanted, written = language_name(language), language_name(gap.written)
    lacking = [field for field in gap.lacking if field not in own]
    if gap.whole and lacking:
        text = f"“{name}” is not translated: it stands in {written} in a {wanted} proposal."
        hint = f"Add it to {_file(name, language)}, or say it here in words for this client."
        yield warning("translation-missing", text, hint=hint, place=gap.place, source=source)
    elif lacking:
        fields = ", ".join(f"`{field}`" for field in lacking)
        text = f"The {wanted} translation of “{name}” lacks {fields}, which stand in {written}."
        hint = f"Bring {_file(name, language)} up to date."
        yield warning("translation-missing", text, hint=hint, place=gap.place, source=source)
    if gap.version:
        text = f"The {wanted} translation of “{name}” is older than the {written} original."
        hint = f"Bring {_file(name, language)} up to date, then write `of: {gap.version}` there."
        yield warning("translation-outdated", text, hint=hint, place=gap.place, source=source)


def _file(name: str, language: str) -> str:
    topic, kind, *_ = name.split("/")
    return f"{topic}/{kind}.{language}.yaml"
