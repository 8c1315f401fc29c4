"""A title to a new topic, which is a draft until it is saved."""

from studio.app.keeping.drafts import Drafts, with_head
from studio.domain.errors import StudioError
from studio.domain.library import Topic
from studio.sources.names import is_device
from studio.sources.proposals.chapters import Names, slug


def with_new_topic(drafts: Drafts, title: str) -> tuple[Drafts, str]:
    """Give the drafts with a new topic, which has no sections yet, and its id, made from the title.

    No folder that is in the library's already, whatever it is, gets another meaning.  Raises StudioError for a title
    without a letter or digit, or of which no folder can be made on every system.
    """
    title = " ".join(title.split())
    name = slug(title)
    if not name:
        raise StudioError("A topic needs a title.", hint="Write at least one letter or digit.")
    if is_device(name):
        hint = f"Windows keeps “{name}” for a device. Call the topic otherwise, such as “{title} and more”."
        raise StudioError(f"“{title}” cannot be the name of a folder", hint=hint)
    root = drafts.library.root
    present = {path.name for path in root.iterdir()} if root.is_dir() else set()
    topic = Topic(id=Names({one.id for one in drafts.topics()} | present).unique(name), title=title)
    return with_head(drafts, topic), topic.id
