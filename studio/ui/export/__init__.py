"""Export: which files, where to, how far, and what came of it."""
