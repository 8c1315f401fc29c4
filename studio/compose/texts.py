"""Source text of one record to final spans: markup read, merge fields filled, addresses checked, doubts collected."""

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import lru_cache
from urllib.parse import quote

from studio.compose.characters import clean, clean_line, is_clean
from studio.compose.fields import Fields
from studio.compose.filters import Problem
from studio.compose.formats import Formats
from studio.compose.markup import joined, line_markup, rich_markup
from studio.compose.merge import Cutting, Filled, cut, fill
from studio.compose.quotes import curled
from studio.compose.titles import as_title
from studio.domain.blocks import LabelledText
from studio.domain.entries import Figure
from studio.domain.findings import Finding, error, warning, worst
from studio.domain.frozen import dataclass, replace
from studio.domain.pictures import Picture
from studio.domain.places import Place
from studio.domain.text import Line, Paragraph, Rich, Span, plain_line
from studio.domain.words import Words

LONGEST = 20_000
"""Characters of one field: ten pages in small print."""
_LONGEST_PART = 500
"""Characters of a word, a link or a merge field that is left out whole where a text is cut."""
MOST_TOLD = 20
"""Findings about one text: who has mended these will see the rest."""

_ADDRESS = re.compile(r"https?://[^\s/]+.*|(?:mailto|tel):\S+", re.IGNORECASE)
"""Where a reader may be sent to."""
_KEPT = ":/?#[]@!$&'()*+,;=%-._~"
"""What stays as it is in an address; the rest is percent-encoded."""
_UNFINISHED = re.compile(
    r"\b(?i:lorem ipsum)\b|\b(?:TODO|TBD|TBC|FIXME|XXX)\b|\?\?\?|\[(?:[^\W\d_][^\[\]\n]{0,40}|…|\.\.\.)\]"
)
_SIGNS = re.compile(r"\[|\?\?\?|todo|tb[dc]|fixme|xxx|lorem")
"""One of them stands in every unfinished text, and in few others."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every text of a proposal is composed with."""

    fields: Fields
    formats: Formats
    words: Words


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one record: an entry as picked, a chapter, or the proposal itself."""

    setting: Setting
    source: str
    """Id of the pick or chapter."""
    place_of: Callable[[str], Place]
    """Where a field was written, by its dotted path."""
    findings: list[Finding] = field(default_factory=list)
    """Grows; shared by all records of a proposal."""

    def line(self, path: str, text: str) -> Line:
        """Compose a field of one paragraph."""
        rich = self._composed(path, text, long=False)
        return rich[0].spans if rich else ()

    def title(self, path: str, text: str) -> Line:
        """Compose a field that stands as a title: without emphasis, nor the full stop of a sentence."""
        return as_title(self.line(path, text), text)

    def lines(self, path: str, texts: tuple[str, ...]) -> tuple[Line, ...]:
        """Compose a list of such fields, leaving out the empty ones."""
        lines = (self.line(f"{path}.{index}", text) for index, text in enumerate(texts))
        return tuple(line for line in lines if line)

    def rich(self, path: str, text: str) -> Rich:
        """Compose a field of paragraphs and lists."""
        return self._composed(path, text, long=True)

    def figures(self, path: str, figures: tuple[Figure, ...]) -> tuple[LabelledText, ...]:
        """Compose headline numbers."""
        return tuple(
            LabelledText(
                label=self.line(f"{path}.{index}.label", figure.label),
                value=self.line(f"{path}.{index}.value", figure.value),
            )
            for index, figure in enumerate(figures)
        )

    def picture(self, path: str, picture: Picture | None) -> Picture | None:
        """Compose the alternative text of a picture."""
        if picture is None or not picture.alt:
            return picture
        alt = plain_line(self.line(f"{path}.alt", picture.alt))
        return picture if alt == picture.alt else replace(picture, alt=alt)

    def address(self, path: str, text: str) -> tuple[str, Line]:
        """Compose a field that is an address: empty when it cannot be used, and marks of the values that it lacks."""
        bare, cuttings = cut(self._checked(path, text).strip())
        fills = self._fills(path, text, cuttings)
        span = self._linked(path, Span(text="", href=bare), fills)
        missing = (filled for filled in fills.values() if filled.text is None)
        return span.href, tuple(Span(text=filled.shown, missing=True) for filled in missing)

    def tell(self, finding: Finding, path: str = "") -> None:
        """Collect a finding about a field, or about the whole record."""
        self.findings.append(replace(finding, place=self._place(path), source=self.source))

    def _composed(self, path: str, text: str, *, long: bool) -> Rich:
        if not text:
            return ()
        before = len(self.findings)
        rich = self._filled_out(path, self._checked(path, text), long=long)
        self._tell_fewer(before, path)
        return rich

    def _filled_out(self, path: str, text: str, *, long: bool) -> Rich:
        paragraphs, cuttings = prepared(text, long=long)
        self._look_for_leftovers(path, text, paragraphs)
        if "'" in text or '"' in text:
            paragraphs = curled(paragraphs, self.setting.words.quotation)
        fills = self._fills(path, text, cuttings) if cuttings else {}
        if not fills and not any([span.href for paragraph in paragraphs for span in paragraph.spans]):  # noqa: C419
            return paragraphs
        filled = (replace(one, spans=joined(self._filled(path, one.spans, fills))) for one in paragraphs)
        return tuple(paragraph for paragraph in filled if paragraph.spans)

    def _tell_fewer(self, before: int, path: str) -> None:
        """Keep the first findings about a text, and say how many more there are."""
        told = tuple(dict.fromkeys(self.findings[before:]))
        rest = told[MOST_TOLD:]
        if not rest:
            return
        self.findings[before:] = told[:MOST_TOLD]
        text = f"There are {len(rest):,} more findings about this text."
        fault = warning("more-findings", text, hint="Mend the others first; then these are told.")
        self.tell(replace(fault, severity=worst(rest) or fault.severity), path)

    def _checked(self, path: str, text: str) -> str:
        cleaned = clean(text)
        if not is_clean(text):
            self.tell(warning("control-character", "The text holds control characters, which were left out."), path)
        if len(cleaned) > LONGEST:
            fault = f"The text has {len(cleaned):,} characters; only the first {LONGEST:,} are used."
            self.tell(error("text-too-large", fault), path)
            cleaned = _beginning(cleaned)
        return cleaned

    def _look_for_leftovers(self, path: str, text: str, paragraphs: Rich) -> None:
        for paragraph in paragraphs:
            written = "".join(["\0" if span.code else span.text for span in paragraph.spans])
            small = written.lower()
            if not _SIGNS.search(small):
                continue
            for match in _UNFINISHED.finditer(written):
                hint = "Write what belongs there."
                fault = warning("placeholder-left", f"The text still holds “{match[0]}”.", hint=hint)
                line = text.count("\n", 0, max(text.find(match[0]), 0))
                self.findings.append(replace(fault, place=self._place(path, text, line), source=self.source))

    def _fills(self, path: str, text: str, cuttings: tuple[Cutting, ...]) -> dict[str, Filled]:
        """Give what stands for each marker, and tell what has no value."""
        said: dict[str, Filled] = {}
        for cutting in cuttings:
            if cutting.source not in said:
                filled = fill(cutting, self.setting.fields, self.setting.formats)
                shown = "" if filled.text is not None else self._missing(cutting)
                said[cutting.source] = replace(filled, shown=shown)
            if problem := said[cutting.source].problem:
                self._tell_problem(problem, self._place(path, text, cutting.line))
        room = max(LONGEST - len(text), LONGEST // 10)
        whole = sum(len(said[cutting.source].text or "") for cutting in cuttings)
        if whole > room:
            fault = f"With its values the text would have some {len(text) + whole:,} characters; they are cut short."
            self.tell(error("text-too-large", fault, hint="Name long values less often in one text."), path)
            share = room // len(cuttings)
            said = {source: replace(one, text=one.text and one.text[:share]) for source, one in said.items()}
        return {cutting.marker: said[cutting.source] for cutting in cuttings}

    def _tell_problem(self, problem: Problem, place: Place) -> None:
        self.findings.append(
            Finding(
                code=problem.code,
                severity=problem.severity,
                text=problem.text,
                hint=problem.hint,
                place=place,
                source=self.source,
            )
        )

    def _missing(self, cutting: Cutting) -> str:
        if cutting.expression is None:
            return cutting.source
        return self.setting.words.missing.replace("{name}", clean_line(cutting.name))

    def _filled(self, path: str, spans: Line, fills: dict[str, Filled]) -> Iterator[Span]:
        for span in spans:
            linked = self._linked(path, span, fills)
            for piece in _pieces(linked.text, fills):
                filled = fills.get(piece)
                if filled is None:
                    yield replace(linked, text=piece)
                elif filled.text is None:
                    yield replace(linked, text=filled.shown, missing=True)
                else:
                    yield replace(linked, text=filled.text)

    def _linked(self, path: str, span: Span, fills: dict[str, Filled]) -> Span:
        """Complete the address of a link; one without a value, or to elsewhere than web, mail or phone, is no link."""
        if not span.href:
            return span
        pieces = [fills[piece].text if piece in fills else piece for piece in _pieces(span.href, fills)]
        if any(piece is None for piece in pieces):
            return replace(span, href="", missing=True)
        address = quote("".join(piece for piece in pieces if piece), safe=_KEPT)
        if _ADDRESS.fullmatch(address):
            return replace(span, href=address)
        fault = f"“{address}” cannot be linked to."
        hint = "Begin the address with https://, http://, mailto: or tel:."
        self.tell(error("link-refused", fault, hint=hint), path)
        return replace(span, href="")

    def _place(self, path: str, text: str = "", line: int = 0) -> Place:
        """Give where a line of a field stands; a text with line breaks begins in the line under its key."""
        place = replace(self.place_of(path), field=path)
        if "\n" not in text or not place.line:
            return place
        return replace(place, line=place.line + 1 + line, column=0)


@lru_cache(maxsize=2048)
def prepared(text: str, *, long: bool) -> tuple[Rich, tuple[Cutting, ...]]:
    """Cut out the merge fields and read the markup: all that depends on the text alone."""
    bare, cuttings = cut(text)
    if long:
        return rich_markup(bare), cuttings
    line = line_markup(bare)
    return ((Paragraph(spans=line),) if line else ()), cuttings


def _beginning(text: str) -> str:
    """Give the beginning of a text that is too long, without a part of a word, a link or a merge field at its end.

    What is longer than a link can be is cut where it is.
    """
    kept = text[:LONGEST]
    words = kept if text[LONGEST].isspace() else re.sub(rf"(?<=\s)\S{{1,{_LONGEST_PART}}}\Z", "", kept)
    for opening, closings in (("{{", ("}}",)), ("[", ("]", ")"))):
        start = words.rfind(opening, max(len(words) - _LONGEST_PART, 0))
        part = words[start:]
        if start > 0 and not (closings[0] in part and ("](" not in part or closings[-1] in part)):
            words = words[:start]
    return words


def _pieces(text: str, fills: dict[str, Filled]) -> list[str]:
    """Divide a text into markers and what stands between them."""
    if not fills:
        return [text]
    return [piece for piece in re.split("([" + "".join(fills) + "])", text) if piece]
