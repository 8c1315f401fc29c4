"""The document for content owners names every key that the reader takes."""

from dataclasses import fields

import pytest

from studio.domain.chapters import Discount, Signatory, Tax
from studio.domain.entries import ENTRY_TYPES, Criterion, Engagement, Fact, Factor, Figure
from studio.domain.proposal import Client, Consultant, OutputOptions, Proposal
from studio.sources.proposals.chapters import CHAPTER_TYPES
from studio.sources.record_types import PLACES
from tests.sources.yaml_values import ROOT

TEXT = (ROOT / "docs" / "content-format.md").read_text(encoding="utf-8")
NESTED = (Criterion, Engagement, Fact, Factor, Figure, Client, Consultant, Discount, OutputOptions, Signatory, Tax)
UNWRITTEN = {*PLACES, "path", "purpose", "unread"}


@pytest.mark.parametrize(
    "cls",
    sorted({*ENTRY_TYPES.values(), *CHAPTER_TYPES.values(), *NESTED, Proposal}, key=lambda cls: cls.__name__),
    ids=lambda cls: cls.__name__,
)
def test_every_key_is_described(cls):
    missing = [field.name for field in fields(cls) if field.name not in UNWRITTEN and f"`{field.name}`" not in TEXT]
    assert not missing


def test_every_kind_is_described():
    assert all(f"### {kind}.yaml" in TEXT for kind in ENTRY_TYPES)
    assert all(f"**`{kind}`**" in TEXT for kind in CHAPTER_TYPES)
