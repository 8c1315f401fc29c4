"""Everything that is known not to be as it should be, as a list that leads to its place."""
