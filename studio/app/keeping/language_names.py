"""Codes of languages to their English names."""

from functools import cache

from babel import Locale, UnknownLocaleError

from studio.sources.names import LANGUAGES


@cache
def language_name(code: str) -> str:
    """Give the English name of a language (ISO 639-1), the code itself where nobody knows one."""
    try:
        return Locale.parse(code).get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


def language_code(name: str) -> str:
    """Give the language (ISO 639-1) that somebody names in English, in itself or by its code; empty for none."""
    wanted = name.strip().casefold()
    if wanted in LANGUAGES:
        return wanted
    return next((code for code in sorted(LANGUAGES) if wanted in _names(code)), "")


@cache
def _names(code: str) -> frozenset[str]:
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = (locale.get_display_name("en"), locale.get_display_name(code))
    return frozenset(one.casefold() for one in names if one)
