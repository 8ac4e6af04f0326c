"""Every error raised on purpose, under one root, so that a door can turn each into one clear sentence.

Input mistakes also inherit the built-in error that a Python user would expect.
"""

from __future__ import annotations


class RenownError(Exception):
    """Something Renown can explain: what happened, and what to do about it.

    >>> raise RenownError("the workspace is locked", hint="wait for the other import to end")
    Traceback (most recent call last):
    ...
    renown.errors.RenownError: the workspace is locked. Wait for the other import to end
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        hint = _as_sentence(hint)
        super().__init__(f"{message.rstrip('.')}. {hint}" if hint else message)
        self.message = message
        self.hint = hint


def _as_sentence(hint: str) -> str:
    """The hint with a capital, unless it opens with a name that must stay as it is.

    >>> _as_sentence("wait for it to end"), _as_sentence("docs/rooms.md lists them all")
    ('Wait for it to end', 'docs/rooms.md lists them all')
    """
    first = hint.split(" ", 1)[0].rstrip(",:;")
    return hint[:1].upper() + hint[1:] if first.isalpha() else hint


class NotFoundError(RenownError, LookupError):
    """A person, source, file or workspace that is not there."""

    exit_code = 3


class AmbiguousError(RenownError, LookupError):
    """A name that fits several people: they are listed, never guessed."""

    exit_code = 4

    def __init__(self, message: str, *, matches: tuple[str, ...] = (), hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.matches = matches


class InputError(RenownError, ValueError):
    """A file or an option that cannot be used as given."""

    exit_code = 5


class PointedError(InputError):
    """A text that cannot be read, and the characters of it that are why, the end excluded; `pointer` shows them."""

    def __init__(self, message: str, *, text: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.text, self.start, self.end = text, start, end

    @property
    def pointer(self) -> str:
        """Lines for a terminal that show the place; empty where there are none."""
        return ""


class ChangedError(InputError):
    """What was to be changed had been changed meanwhile, in another window or by another process."""


class KnownPersonError(InputError):
    """Somebody written down who is here already: `person` is who."""

    def __init__(self, message: str, *, person: int, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.person = person


class EmptyExportError(InputError):
    """An export that could be read, but holds less than one of its kind must: most often nothing about anybody."""


class UnsafeArchiveError(InputError):
    """An archive that tries to leave its folder or to blow up when unpacked."""


class LockedError(RenownError):
    """Another process is writing to the workspace."""

    exit_code = 6


class StorageError(RenownError, OSError):
    """The disk refused (full, read-only, damaged file): what stood before still stands."""

    exit_code = 7

    def __init__(self, message: str, *, hint: str = "") -> None:
        RenownError.__init__(self, message, hint=hint)


class UnreadableError(StorageError):
    """The disk refuses to give a file that was to be read; nothing is wrong with the workspace."""


class NotAllowedError(RenownError):
    """Something that a member's role in the team does not allow."""

    exit_code = 10


class EngineError(RenownError):
    """The engine failed on a step: its name and the SQL are attached."""

    exit_code = 8

    def __init__(self, message: str, *, step: str, sql: str = "", hint: str = "") -> None:
        super().__init__(f"{step}: {message}", hint=hint)
        self.step = step
        self.sql = sql


class ServerError(RenownError):
    """A server that cannot be reached, refuses, or went away in the middle: what had come by then is kept."""

    exit_code = 9


class FormulaError(RenownError, ValueError):
    """A formula file with a missing, unknown or impossible constant."""
