"""What a history says: versions, who made them and when, and what changed between files."""

from datetime import datetime

from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who saves."""

    name: str
    email: str = ""

    def line(self) -> bytes:
        """Give `name <email>` as commits have it; characters that would end it early are left out."""
        name, email = (
            "".join(character for character in part if character.isprintable() and character not in "<>").strip()
            for part in (self.name, self.email)
        )
        return f"{name or 'Somebody'} <{email}>".encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One save."""

    id: str
    """Forty hexadecimal digits."""
    author: str
    when: datetime
    """With its time zone."""
    summary: str
    """First line of the message."""
    details: str = ""
    """The lines under it."""
    files: tuple[str, ...] = ()
    """Paths in the library, with `/` between folders, that differ from the version before."""


def author_name(line: bytes) -> str:
    """Give the name out of `name <email>`."""
    return line.decode("utf-8", "replace").partition(" <")[0]
