"""The command `broadsheet`: without words the window, with words the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the words after `broadsheet` ask for and return the exit code."""
    return 2


if __name__ == "__main__":
    sys.exit(main())
