"""A proposal and the library to the document: the only place that knows markup, merge fields and locales."""
