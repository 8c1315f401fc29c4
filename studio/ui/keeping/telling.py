"""What is wrong with an entry, in the words of its form, and what others have done to it."""

from collections.abc import Mapping

from studio.app.keeping.broken import Broken
from studio.app.keeping.drafts import Drafts
from studio.app.keeping.entry_forms import entry_form
from studio.app.keeping.holding import Held
from studio.app.keeping.subjects import record_of, title_of
from studio.app.search_words import readable
from studio.domain.findings import Finding
from studio.ui.window.notices import Notice, Weight

_HINTS = {
    "budget-missing": "Give a band, or the lowest and the highest price.",
}
"""What to do about findings in a form, where those who write YAML are told something else."""


def sentence(finding: Finding, labels: Mapping[str, str]) -> str:
    """Say what is wrong with the names that fields have in the form."""
    text, hint = _in_words(finding.text, labels), _quoted(_HINTS.get(finding.code, finding.hint), labels)
    if hint and text.endswith((".", "?", "!", "…")):
        return f"{text} {hint[0].upper()}{hint[1:]}"
    return f"{text}: {hint}" if hint else text


def held_words(drafts: Drafts, held: Held) -> str:
    """Say what was held back, and why."""
    form = entry_form(drafts, held.subject)
    fields = [field for part in form.sections for field in part.fields] if form else []
    why = _in_words(held.why, {field.path: field.spec.label for field in fields})
    if held.language:
        field = form.covering(held.path) if form else None
        why = f"{field.spec.label if field else held.path}: {why}"
    return f"“{subject_title(drafts, held.subject)}”: {why}."


def broken_name(drafts: Drafts, broken: Broken) -> str:
    """Say what cannot be read: a file, or an entry as it was called."""
    if broken.entry:
        title = subject_title(drafts, broken.entry) if broken.in_view else broken.entry.rpartition("/")[2]
        return f"“{title}” in {broken.path}"
    return f"An entry in {broken.path}" if broken.finding.place.field == "id" else broken.path


def both_changed() -> Notice:
    """Say that what is not saved here says something else in the library meanwhile."""
    text = "Somebody has changed what you are changing, too."
    detail = "Yours is still here. When you save, you see both and choose."
    return Notice(id="both", text=text, detail=detail, weight=Weight.WARNING)


def subject_title(drafts: Drafts, subject: str) -> str:
    """Give what an entry or a heading is called."""
    record = record_of(drafts, subject)
    return (readable(title_of(record)) if record else "") or "Untitled"


def _in_words(text: str, labels: Mapping[str, str]) -> str:
    said = _quoted(text, labels)
    return f"{said[:1].upper()}{said[1:]}"


def _quoted(text: str, labels: Mapping[str, str]) -> str:
    parts = text.split("`")
    return "".join(labels.get(part, f"“{part}”") if number % 2 else part for number, part in enumerate(parts))
