"""How topics, entries and chapters may be named."""

import re

ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
ID_LENGTH = 64
"""Characters of the names of topics and entries."""
ID_HINT = "small letters, digits and single dashes, such as less-is-more"
_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])[ .]*(?:\..*)?", re.IGNORECASE
)
_LANGUAGES = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et
eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk
kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny
oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
LANGUAGES = frozenset(_LANGUAGES.split())
"""Languages by ISO 639-1."""


def is_device(name: str) -> bool:
    """Tell whether Windows takes the name of a file or folder for that of a device: `aux`, `nul.png`."""
    return _DEVICES.fullmatch(name) is not None
