"""Starts Proposal Studio from the source tree: the window, with a proposal if one is named."""

import sys

from studio.ui.app import main

if __name__ == "__main__":
    sys.exit(main())
