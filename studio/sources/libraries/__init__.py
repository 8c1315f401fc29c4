"""Libraries: sections, entries and translations, read, remembered and put back into their text."""
