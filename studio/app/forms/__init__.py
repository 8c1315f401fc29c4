"""What can be said of an entry, a chapter or a proposal, as fields of a form."""
