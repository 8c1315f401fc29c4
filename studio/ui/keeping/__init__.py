"""The Library workspace: the window in which the reusable content is written, reviewed and shared."""
