"""How topics, entries and chapters may be named."""

import re

ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
ID_LENGTH = 64
"""Characters of the names of topics and entries."""
ID_HINT = "small letters, digits and single dashes, such as less-is-more"
