"""The form in which the words of a pick, a chapter or the proposal are made the client's own."""
