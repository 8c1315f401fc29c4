"""What a form shows of a proposal, a chapter or a pick: sections of fields, each with its value and the library's."""

from enum import Enum

from studio.domain.frozen import dataclass


class FieldKind(Enum):
    """How a field is edited."""

    LINE = "line"
    """A text of one paragraph."""
    LONG = "long"
    """A text of paragraphs and lists."""
    WORD = "word"
    """Characters without markup or merge fields: a name, an address, a code."""
    WORDS = "words"
    """Several of these in one line, with commas between them."""
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    SWITCH = "switch"
    TEXTS = "texts"
    """A list of texts of one paragraph each."""
    RECORDS = "records"
    """A list of records with fields of their own."""
    TABLE = "table"
    """A list of records with figures or dates, as a table."""
    PICTURE = "picture"
    """A PNG or JPEG file, and a text for people who cannot see it."""
    FREE = "free"
    """Names and texts that the author adds, for merge fields."""


TEXT_KINDS = frozenset((FieldKind.LINE, FieldKind.LONG))
"""Kinds whose texts may hold markup and merge fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """A field of a type of record, whatever its value."""

    name: str
    label: str
    kind: FieldKind
    help: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    """Values and how they are called."""
    open: bool = False
    """Another value than the choices may be typed."""
    columns: tuple["FieldSpec", ...] = ()
    """Fields of each record in a list of records."""
    item: str = ""
    """What one of a list is called: `point`, `fact`."""
    slim: bool = False
    """A few words or figures, of which two stand side by side."""
    slide: bool = False
    """Its text stands on a slide and may be too long for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field with what is in it."""

    path: str
    """Dotted, from the record: `title`, `client.name`."""
    spec: FieldSpec
    value: object
    library: object = None
    """What the library says; meaningless where nothing was changed."""
    changed: bool = False
    """Whether the words are this client's, not the library's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """Fields under one heading."""

    title: str
    """Empty: no heading, always open."""
    fields: tuple[FormField, ...]
    open: bool = True
    """Whether it is shown open at first; of a section with a switch, whether it is on."""
    keeps: bool = False
    """Whether what stands in it can be kept for new proposals."""
    switch: str = ""
    """Path of the record that the section is about and that may be missing altogether; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Everything that can be edited in one place."""

    source: str
    """Empty for the proposal itself, otherwise the id of a chapter or a pick."""
    shape: str
    """The same for all forms with the same fields, so that a window can use its widgets again."""
    title: str
    kind: str
    """What it is, in a word or two: `Benefit`."""
    origin: str = ""
    """Where its words come from."""
    sections: tuple[FormSection, ...] = ()
    changed: int = 0
    """How many fields differ from the library."""

    def field(self, path: str) -> FormField | None:
        """Give the field with a path, None where there is none."""
        return next((field for section in self.sections for field in section.fields if field.path == path), None)

    def covering(self, path: str) -> FormField | None:
        """Give the field that holds a path: `figures` for `figures.0.label`."""
        while path:
            found = self.field(path)
            if found is not None:
                return found
            path = path.rpartition(".")[0]
        return None
