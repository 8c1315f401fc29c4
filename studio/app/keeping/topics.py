"""A title to a new topic: its folder with a topic.yaml, and a place in the library."""

from dataclasses import replace
from datetime import datetime

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.history import committed, opened_history
from studio.app.keeping.lock import alone_in
from studio.app.writing import write_files
from studio.domain.errors import StudioError
from studio.domain.library import Library, Topic, library_of
from studio.history.versions import Author
from studio.sources.chapters import Names, slug
from studio.sources.library_folder import COMPANY, HEAD
from studio.sources.section_file import topic_text


def make_topic(library: Library, title: str, author: Author, now: datetime) -> Topic:
    """Write a new topic, which has no sections yet; its id is made from the title.

    Raises StudioError for a title without a letter or digit, and when it cannot be written.
    """
    title = " ".join(title.split())
    name = slug(title)
    if not name:
        raise StudioError("A topic needs a title.", hint="Write at least one letter or digit.")
    with alone_in(library.root):
        present = {path.name for path in library.root.iterdir()}
        topic = Topic(id=Names({topic.id for topic in library.topics} | present).unique(name), title=title)
        file = library.root / topic.id / f"{HEAD}.yaml"
        text = topic_text(topic, file).encode("utf-8")
        history = opened_history(library.root, author, now)
        try:
            file.parent.mkdir()
        except OSError as problem:
            raise StudioError(f"{file.parent} cannot be made.", detail=f"{problem.strerror or problem}.") from problem
        write_files({file: text})
        if history is not None:
            path = file.relative_to(library.root).as_posix()
            committed(history, path, None, text, f"New topic “{title}”", author, now)
            history.close()
    return topic


def with_topic(drafts: Drafts, topic: Topic) -> Drafts:
    """Give the drafts of a library that has another topic."""
    topics = sorted((*drafts.library.topics, topic), key=lambda one: (one.id == COMPANY, one.id))
    library = library_of(drafts.library.root, tuple(topics), drafts.library.translations)
    return replace(drafts, library=library)
