"""Proposals: read, checked, begun anew, and put back into their text."""
