"""The one exception for what stops a job and is not a bug: a locked file, a full disk, a file that is no proposal."""


class StudioError(Exception):
    """A clear message for the user: what happened, why, and what to do."""

    def __init__(self, title: str, *, detail: str = "", hint: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.detail = detail
        self.hint = hint

    def __str__(self) -> str:
        """Give the three parts as one readable text."""
        return "\n".join(part for part in (self.title, self.detail, self.hint) if part)
