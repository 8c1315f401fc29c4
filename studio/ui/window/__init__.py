"""The window of a proposal: its parts, and what its actions do."""
