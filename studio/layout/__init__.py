"""Document and brand to laid-out pages."""
