"""`python -m dynamock …` is the program `dynamock …`."""

from __future__ import annotations

import os
import sys

from . import _sentences
from ._server import program


OWN_VARIABLES = ("DYNAMOCK_URL", "DYNAMOCK_LIBRARY", "DYNAMOCK_DEEPBIND")


def main() -> None:
    """Becomes the program."""
    binary = program()
    if not binary.is_file():
        sys.exit(_sentences.no_program(str(binary)))
    # The program rejects variables with its prefix that are no settings of it.
    environment = {name: value for name, value in os.environ.items() if name not in OWN_VARIABLES}
    os.execve(str(binary), ["dynamock", *sys.argv[1:]], environment)


if __name__ == "__main__":
    main()
