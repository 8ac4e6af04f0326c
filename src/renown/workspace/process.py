"""What a process of Renown's own sees to before it opens a workspace; a program that uses Renown is left as it is."""

from __future__ import annotations

import atexit
import gc
import sys
import warnings
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

UNUSED = "pandas"
WHILE_STARTING, SETTLED = 200_000, 20_000
"""How many objects may be made before those that nothing refers to are looked for; Python says 700."""


def start_lean() -> None:
    """Keep pandas out of this process, the search for garbage from slowing its start, and libraries from talking.

    pyarrow loads it, where it is installed, the first time it makes an array of a list, to see whether the list is one
    of pandas' own: a third of a second and 80 MB for a question whose answer is always no.

    What a library has to warn of is nothing that somebody who drops in a calendar could mend: it is not shown, unless
    Python is told to show warnings (`-W`).
    """
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    # A thousand modules are loaded at the start and nearly all of it stays: looking for waste finds none.
    gc.set_threshold(WHILE_STARTING)
    if UNUSED not in sys.modules:
        sys.meta_path.insert(0, _Refusing())


def settle() -> None:
    """What is there now stays for as long as the process lives: waste is looked for in what comes after, and sooner."""
    gc.freeze()
    # What stays frozen to the end is never let go of, and DuckDB then complains of every object on the error stream.
    atexit.register(gc.unfreeze)
    gc.set_threshold(SETTLED)


class _Refusing:
    """Finds no pandas."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raises ModuleNotFoundError for what is not used here, and leaves everything else to the others."""
        if name == UNUSED:
            raise ModuleNotFoundError(f"{name} is not used in a process of Renown's own", name=name)
        return None
