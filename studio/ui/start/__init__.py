"""The start page: recent proposals, a new one from a topic, examples."""
