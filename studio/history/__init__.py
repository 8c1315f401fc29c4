"""The history of a library: every save is a commit in a git repository of its own, without git being installed."""
