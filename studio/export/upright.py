"""Photos as they are meant to be seen: cameras note how they were held, and programs that show decks do not look."""

from io import BytesIO

_JPEG, _EXIF, _HEAD = b"\xff\xd8\xff", b"Exif\x00\x00", 65_536
_ORIENTATION = 0x0112
_QUALITY = 95


def upright(data: bytes) -> bytes:
    """Turn a JPEG as its EXIF orientation says; any other bytes are given as they are.

    Pictures in CMYK stay as they are, too: they come from editors, which turn them.
    """
    if not data.startswith(_JPEG) or _EXIF not in data[:_HEAD]:
        return data
    from PIL import Image, ImageOps  # noqa: PLC0415 - costs 30 ms, and most decks have no such photo

    try:
        with Image.open(BytesIO(data), formats=("JPEG",)) as image:
            if image.mode == "CMYK" or image.getexif().get(_ORIENTATION, 1) not in range(2, 9):
                return data
            turned, profile = ImageOps.exif_transpose(image), image.info.get("icc_profile")
    except (OSError, SyntaxError, ValueError, EOFError):
        return data  # who embeds it says that it is broken
    written = BytesIO()
    turned.save(written, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=profile)
    return written.getvalue()
