"""An entry to the text that is read before it is chosen: labelled paragraphs, lists and figures, as HTML."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from html import escape

from studio.app.library_filters import OVERDUE, freshness_of
from studio.app.search_lines import review_line
from studio.compose.markup import line_markup, rich_markup
from studio.domain.entries import AnyEntry, Engagement, Fact, Figure, headline
from studio.domain.pictures import Picture
from studio.domain.text import Line, Paragraph, ParagraphKind, Span
from studio.ui.theme import GAP, SPACE, Colours

_ABOUT = frozenset(("id", "place", "places", "state", "owner", "review_by", "icon"))
"""What is about the entry, and nothing that a client reads."""
_APART = _ABOUT | {"tags", "notes", "picture", "title", "question"}
"""What stands elsewhere: in the panel's head, or at the end of the text."""
_LABELS = {
    "this": "This topic",
    "other": "Compared with",
    "users": "Who uses it so",
    "href": "Link",
    "facts": "Facts",
    "numbers": "Figures",
    "band": "Budget",
}


def entry_html(entry: AnyEntry, where: str, today: date, colour: Colours) -> str:
    """Give where an entry is from, everything that clients may see of it, then its notes, tags and review."""
    parts = [_small(where, colour.muted)]
    if freshness_of(entry, today) in OVERDUE:
        parts.append(_small(review_line(entry, today), colour.warning))
    parts += [_field(one.name, getattr(entry, one.name), colour) for one in fields(entry) if one.name not in _APART]
    if entry.picture is not None:
        parts.append(_labelled("Picture", _paragraph(escape(_picture(entry.picture))), colour))
    if entry.notes:
        parts.append(_labelled("Speaker notes", _rich(entry.notes), colour))
    if entry.tags:
        parts.append(_labelled("Tags", _paragraph(escape(", ".join(entry.tags))), colour))
    review = review_line(entry, today) or entry.owner
    if review:
        parts.append(_labelled("Review", _paragraph(escape(review)), colour))
    return "".join(parts)


def _field(name: str, value: object, colour: Colours) -> str:
    if value is True:
        return _paragraph(f"<i>{escape(_label(name))}</i>")
    if not value or not isinstance(value, (str, tuple)):
        return ""
    if name == "name" and isinstance(value, str):
        return ""
    content = _rich(value) if isinstance(value, str) else "".join(_items(value))
    return _labelled(_label(name), content, colour)


def _items(items: tuple[object, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Figure | Fact):
            label, value = _line(item.label), f"<b>{_line(item.value)}</b>"
            yield _paragraph(f"{value} {label}" if isinstance(item, Figure) else f"{label}: {value}")
        elif is_dataclass(item):
            yield _bullet(_record(item))
        else:
            yield _bullet(_line(str(item)))


def _record(item: object) -> str:
    values = [getattr(item, one.name) for one in fields(item)]  # type: ignore[arg-type]
    first, *rest = (value for value in values if isinstance(value, str))
    texts = [f"<b>{_line(first)}</b>", *(_line(text) for text in rest if text)]
    if isinstance(item, Engagement):
        texts.extend(filter(None, (_line(" – ".join(item.band)), _amounts(item))))
    return " · ".join(texts)


def _amounts(item: Engagement) -> str:
    return " – ".join(f"{amount:,}" for amount in (item.low, item.high) if amount is not None)


def _label(name: str) -> str:
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def _labelled(label: str, content: str, colour: Colours) -> str:
    return _small(label, colour.muted, SPACE) + content


def _small(text: str, colour: str, above: int = 0) -> str:
    style = f"margin: {above}px 0 0 0; color: {colour}; font-size: small"
    return f'<p style="{style}">{escape(text)}</p>' if text else ""


def _paragraph(content: str) -> str:
    return f'<p style="margin: 2px 0 {GAP}px 0">{content}</p>'


def _bullet(content: str, level: int = 0, sign: str = "•") -> str:
    return (
        f'<p style="margin: 2px 0 2px {(level + 1) * 2 * SPACE}px; text-indent: -{SPACE + GAP}px">{sign} {content}</p>'
    )


def _rich(text: str) -> str:
    return "".join(_rich_paragraph(paragraph) for paragraph in rich_markup(text))


def _rich_paragraph(paragraph: Paragraph) -> str:
    content = _spans(paragraph.spans)
    match paragraph.kind:
        case ParagraphKind.BODY:
            return _paragraph(content)
        case ParagraphKind.BULLET:
            return _bullet(content, paragraph.level)
        case ParagraphKind.NUMBER:
            return _bullet(content, paragraph.level, f"{paragraph.number}.")


def _line(text: str) -> str:
    return _spans(line_markup(text))


def _spans(spans: Line) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = escape(span.text)
    for tag, is_on in (("b", span.bold), ("i", span.italic), ("code", span.code), ("u", bool(span.href))):
        text = f"<{tag}>{text}</{tag}>" if is_on else text
    return text


def _picture(picture: Picture) -> str:
    return f"{picture.path.name}, {picture.alt}" if picture.alt else picture.path.name


def head_text(entry: AnyEntry) -> str:
    """Give what names the entry, without markup."""
    return "".join(span.text for span in line_markup(headline(entry)))
