"""Small windows: shortcuts, about, a report after a fault."""
