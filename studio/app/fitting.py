"""Laid-out slides to what became of each text on them: whether it stands as designed, and if not, what was done."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from enum import IntEnum

from studio.app.preview import Preview, items_of
from studio.domain.frozen import dataclass
from studio.layout.items import AnyItem, TableItem, TextItem
from studio.layout.page import SlidePage
from studio.layout.paragraphs import TextParagraph
from studio.layout.roles import Role

_TIGHTER = 1
_SMALLER = 2
_ELLIPSIS = "…"
_RECOGNISED = 12
"""Characters from which a part of a text is taken for that text and not for another."""


class Fit(IntEnum):
    """What became of a text; a higher value is worse."""

    UNKNOWN = 0
    """It stands on no slide as far as can be told."""
    FITS = 1
    TIGHTER = 2
    SMALLER = 3
    CONTINUES = 4
    CUT = 5


@dataclass(frozen=True, slots=True)
class Fitting:
    """What became of one text."""

    fit: Fit
    slides: tuple[int, ...] = ()
    """Numbers of the slides that it stands on."""
    size: float = 0.0
    """Its smallest size in points."""
    steps: int = 0
    """How many steps down the type scale it went."""

    @property
    def short(self) -> str:
        """Say it in a few words; empty when there is nothing to say."""
        match self.fit:
            case Fit.UNKNOWN:
                return ""
            case Fit.FITS:
                return "fits"
            case Fit.TIGHTER:
                return "set tighter"
            case Fit.SMALLER:
                return "one step smaller" if self.steps == 1 else f"{self.steps} steps smaller"
            case Fit.CONTINUES:
                return "continues on another slide"
            case Fit.CUT:
                return "cut off"

    @property
    def told(self) -> str:
        """Say it of everything on its slides as it is now, and what comes next; empty when there is nothing to say."""
        where = f"Slide{'s' * (len(self.slides) > 1)} {_listed(self.slides)}"
        match self.fit:
            case Fit.UNKNOWN:
                return ""
            case Fit.FITS:
                return f"{where} · fits as designed"
            case Fit.TIGHTER:
                return f"{where} · {self.short} · next: smaller"
            case Fit.SMALLER:
                return f"{where} · {self.short} · next: smaller still or a new slide"
            case Fit.CONTINUES:
                return f"{where} · {self.short}"
            case Fit.CUT:
                return f"{where} · a text is cut off"

    @property
    def advice(self) -> str:
        """Say what happens when the text gets longer."""
        match self.fit:
            case Fit.UNKNOWN:
                return ""
            case Fit.FITS:
                return "Stands as designed. When it gets too long, its lines move closer together first."
            case Fit.TIGHTER:
                return "It and its neighbours are set tighter so that they fit. When it gets longer, it is set smaller."
            case Fit.SMALLER:
                said = f"Set in {self.size:g} points so that it and its neighbours fit."
                return f"{said} When it gets longer, it is set smaller still or continues on another slide."
            case Fit.CONTINUES:
                return f"Goes over slides {_listed(self.slides)}. Shorten it to keep it on one."
            case Fit.CUT:
                return "Its end is missing on the slide, even at the smallest size. Shorten it."


NOT_FOUND = Fitting(Fit.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A paragraph on a slide."""

    words: str
    slide: int
    rung: int
    size: float


@dataclass(slots=True)
class Fittings:
    """Answers for one preview; what stands on the slides is looked up once for each source."""

    preview: Preview
    _shown: dict[str, tuple[_Shown, ...]] = field(default_factory=dict)

    def of(self, source: str, paragraphs: Iterable[str]) -> Fitting:
        """Say what became of a text of a pick or chapter, given as the paragraphs that a reader sees."""
        texts = [_plain(one) for one in paragraphs]
        found = [shown for shown in self._of(source) if any(_is_part(shown.words, text) for text in texts)]
        return _fitting(found, _fit(found, texts)) if found else NOT_FOUND

    def of_all(self, source: str, texts: Iterable[Fitting]) -> Fitting:
        """Say what became of everything of a pick or chapter on its slides, given what became of its `texts`."""
        found = self._of(source)
        if not found:
            return NOT_FOUND
        worst = max((one.fit for one in texts), default=Fit.UNKNOWN)
        return _fitting(found, worst if worst >= Fit.CONTINUES else _pressed(max(shown.rung for shown in found)))

    def _of(self, source: str) -> tuple[_Shown, ...]:
        if source not in self._shown:
            self._shown[source] = tuple(_paragraphs(self.preview.deck.pages, source))
        return self._shown[source]


def _fitting(found: Sequence[_Shown], fit: Fit) -> Fitting:
    slides = tuple(sorted({shown.slide for shown in found}))
    steps = max(max(shown.rung for shown in found) - _TIGHTER, 0)
    return Fitting(fit, slides, min(shown.size for shown in found if shown.rung or not steps), steps)


def _pressed(rung: int) -> Fit:
    return Fit.SMALLER if rung >= _SMALLER else Fit.TIGHTER if rung == _TIGHTER else Fit.FITS


def _fit(found: list[_Shown], texts: list[str]) -> Fit:
    ends = [shown.words for shown in found if shown.words.endswith(_ELLIPSIS)]
    if any(not any(text.endswith(end) for text in texts) for end in ends):
        return Fit.CUT
    # A title stands on every slide that continues its chapter, a unit in many rows: only a text of which another part
    # follows goes on.
    whole = len(texts) == 1 and any(_numbered(shown.words, texts[0]) for shown in found)
    if not whole and len({shown.slide for shown in found}) > 1 and len({shown.words for shown in found}) > 1:
        return Fit.CONTINUES
    return _pressed(max(shown.rung for shown in found))


def _paragraphs(pages: Iterable[SlidePage], source: str) -> Iterator[_Shown]:
    for page in pages:
        for item in items_of(page.items):
            # The title of a chapter stands over its first pick.
            title = item.role is Role.TITLE and source in {page.chapter, page.source}
            if (item.source == source or title) and not item.inherited:
                yield from (_shown(one, page.number) for one in _texts(item) if one.runs)


def _texts(item: AnyItem) -> Iterator[TextParagraph]:
    if isinstance(item, TextItem):
        yield from item.paragraphs
    elif isinstance(item, TableItem):
        for row in item.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def _shown(paragraph: TextParagraph, slide: int) -> _Shown:
    words = _plain("".join(run.text for run in paragraph.runs))
    return _Shown(words, slide, paragraph.rung, min(run.size for run in paragraph.runs))


def _is_part(shown: str, text: str) -> bool:
    """Tell whether a paragraph on a slide is a text, the beginning or a part of it, or it behind a number."""
    if not shown or not text:
        return False
    bare = shown.removesuffix(_ELLIPSIS).rstrip()
    return _numbered(shown, text) or (len(bare) >= _RECOGNISED and bare in text)


def _numbered(shown: str, text: str) -> bool:
    """Tell whether a paragraph is all of a text, perhaps behind a number."""
    return shown.endswith(text) and len(shown) - len(text) < len("10. ")


def _plain(words: str) -> str:
    return " ".join(words.split())


def _listed(slides: tuple[int, ...]) -> str:
    *first, last = (str(number) for number in slides) if slides else ("",)
    return f"{', '.join(first)} and {last}" if first else last
