"""Starts Proposal Studio from the source tree: a window, or one for each proposal that is named."""

import sys

from studio.ui.app import main

if __name__ == "__main__":
    sys.exit(main())
