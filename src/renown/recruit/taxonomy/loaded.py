"""What loading a list gave: the taxonomy, and what in the files could not be used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from renown.errors import InputError
from renown.model.rows import Problem
from renown.recruit.taxonomy.concepts import Concept
from renown.recruit.taxonomy.taxonomy import Taxonomy

MOST_LABELS = 500_000
"""About as many names as all of ESCO has in four languages; a hundred thousand take some 150 MB once they are used."""

LONGEST_LABEL = 200
_MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Loaded:
    """A taxonomy from files. problems: the first hundred places that could not be used; left_out: how many in all."""

    taxonomy: Taxonomy
    problems: tuple[Problem, ...] = ()
    left_out: int = 0


class Trouble:
    """What could not be used, as it is found."""

    def __init__(self) -> None:
        self.first: list[Problem] = []
        self.count = 0

    def note(self, file: str, line: int, found: str, expected: str, hint: str) -> None:
        """One place that could not be used."""
        self.count += 1
        if len(self.first) < _MOST_PROBLEMS:
            self.first.append(Problem(file, line, found, expected, hint))


class Shelf:
    """The names of one load, counted so that a list nobody can hold is refused before it fills the memory."""

    def __init__(self, trouble: Trouble) -> None:
        self._trouble = trouble
        self._labels = 0

    def names(self, file: str, line: int, written: Iterable[str]) -> tuple[str, ...]:
        """Names as they were written, blanks in order, each once; overlong ones are left out.

        Raises:
            InputError: there are more than `MOST_LABELS` by now.
        """
        kept = dict[str, None]()
        for name in (" ".join(one.split()) for one in written):
            if len(name) > LONGEST_LABEL:
                hint = "it is left out; the other names are kept"
                self._trouble.note(file, line, name, f"a name of at most {LONGEST_LABEL} characters", hint)
            elif name:
                kept[name] = None
        self._labels += len(kept)
        if self._labels > MOST_LABELS:
            raise InputError(
                f"{file}, line {line}: found more than {MOST_LABELS:,} names, expected fewer",
                hint="Load fewer languages, or a part of the list",
            )
        return tuple(kept)


def finished(concepts: Iterable[Concept], trouble: Trouble, file: str) -> Loaded:
    """The taxonomy of what was read, with what its own check found.

    Raises:
        InputError: nothing could be read.
    """
    taxonomy = Taxonomy(concepts)
    if not taxonomy.concepts:
        first = f": {trouble.first[0]}" if trouble.first else ""
        raise InputError(f"{file} holds no skill or occupation that could be read{first}", hint="Look at its columns")
    for ring in taxonomy.rings:
        trouble.note(file, 0, " > ".join(ring), "broader ids that lead to an end", "the last step is left out")
    return Loaded(taxonomy, tuple(trouble.first), trouble.count)
