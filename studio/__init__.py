"""Proposal Studio: reusable sections, tailored to one client, as an editable deck and a PDF proposal."""
