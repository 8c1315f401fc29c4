"""`python -m studio` is `proposal-studio`."""

from studio.cli import run

if __name__ == "__main__":
    run()
