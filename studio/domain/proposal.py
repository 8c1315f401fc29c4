"""One client's proposal as it was written: who it is for and from, its options, its chapters.

Text fields are source text, as in `entries`: markup and merge fields are resolved by `compose`.
"""

import datetime as dt
from dataclasses import field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from studio.domain.chapters import AnyChapter
from studio.domain.entries import TextField
from studio.domain.frozen import dataclass, replace
from studio.domain.pictures import Picture
from studio.domain.places import NOWHERE, Place, PlacesByField

NO_DATE = dt.date(2000, 1, 1)
"""Stands in for a date that is missing or cannot be read; shown as missing, and a finding of its own."""


class PageSize(StrEnum):
    """Paper of the proposal PDF."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Who the proposal is for."""

    name: str
    contact: str = ""
    """Role and department of the person addressed."""
    email: str = ""
    industry: str = ""
    address: str = ""
    logo: Picture | None = None
    fields: tuple[tuple[str, str], ...] = ()
    """Free fields, for `{{ client.anything }}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultant:
    """Who makes the proposal."""

    company: str = ""
    name: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    address: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputOptions:
    """How the outputs are made."""

    page_size: PageSize = PageSize.A4
    agenda: bool = True
    """An agenda slide, and contents in the proposal."""
    dividers: bool = True
    """A divider slide before each chapter."""
    notes: bool = True
    """Speaker notes in the deck."""
    confidentiality: str = ""
    """Stands in every footer; source text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What the library said when an entry was picked, or was compared with it the last time."""

    entry: Annotated[str, TextField("id of the entry: topic/section/entry")]
    version: str
    """The entry's `version_of` at that time."""
    language: Annotated[str, TextField("language it was read in (ISO 639-1), where that is not the original's")] = ""
    said: tuple[tuple[str, str], ...] = ()
    """The library's words for the texts that were changed for this client, by field."""
    pinned: bool = False
    """Whether the entry stays as it is here, whatever becomes of it in the library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One client's document before it is composed."""

    path: Path | None = None
    title: Annotated[str, TextField("title of the document")]
    subtitle: Annotated[str, TextField("one line under the title")] = ""
    client: Client
    consultant: Consultant = Consultant()
    date: dt.date
    valid_until: dt.date | None = None
    language: str = "en"
    """A locale that Babel knows: `en`, `de`, `pl`, `en_GB`."""
    currency: str = "EUR"
    """ISO 4217."""
    brand: str = "default"
    fields: tuple[tuple[str, str], ...] = ()
    """Free fields, for `{{ proposal.anything }}`."""
    output: OutputOptions = OutputOptions()
    chapters: tuple[AnyChapter, ...] = ()
    origins: tuple[Origin, ...] = ()
    """One for each picked entry; kept by the program."""
    unread: tuple[str, ...] = field(default=(), compare=False)
    """Entries of which something that is remembered or set here cannot be read: it stays as it is in the file."""
    place: Place = field(default=NOWHERE, compare=False)
    places: PlacesByField = field(default=(), compare=False, repr=False)

    def place_of(self, path: str) -> Place:
        """Give where a field was written, with its path; the proposal's own place where that is not known."""
        return replace(dict(self.places).get(path, self.place), field=path)
