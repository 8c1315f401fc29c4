"""Slides to native, editable PowerPoint."""

from studio.export.pptx.deck import write_deck

__all__ = ["write_deck"]
