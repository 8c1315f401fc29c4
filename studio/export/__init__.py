"""Pages to files: one painter for each format."""
