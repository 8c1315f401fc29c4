"""A composed document to the slides of a deck, a small module for each kind of content."""
