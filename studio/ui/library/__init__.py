"""The library pane: find entries, read them, choose them."""
