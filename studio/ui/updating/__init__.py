"""What the library has changed since entries were picked: looked at, taken, or left alone."""
