"""Styled text to broken, fitted and positioned lines."""
