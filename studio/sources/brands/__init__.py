"""A brand: its file, and the template it stands on."""
