"""The proposal's chapters and their entries as a tree that can be rearranged."""
