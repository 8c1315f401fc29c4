"""Starts Proposal Studio from the source tree, as the installed command does."""

import sys

from studio.cli import main

if __name__ == "__main__":
    sys.exit(main())
