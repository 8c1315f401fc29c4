"""Proposal Studio: reusable sections, tailored to one client, as an editable deck and a PDF proposal."""

__version__ = "0.1.0"
