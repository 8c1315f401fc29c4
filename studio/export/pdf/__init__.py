"""Painter: slides and sheets into tagged PDF files."""

from studio.export.pdf.paint import paint_book, paint_slides

__all__ = ["paint_book", "paint_slides"]
