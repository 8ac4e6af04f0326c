"""An error and its hint read as two sentences, however they were written."""

from __future__ import annotations

import pytest

from renown.errors import AmbiguousError, EngineError, InputError, RenownError, StorageError


@pytest.mark.parametrize(
    ("message", "hint", "words"),
    [
        ("it is locked", "wait", "it is locked. Wait"),
        ("nothing was imported.", "Check it", "nothing was imported. Check it"),
        ("nothing was imported.", "", "nothing was imported."),
        ("it lacks a column", "docs/rooms.md lists them", "it lacks a column. docs/rooms.md lists them"),
        ("it failed", "`renown init` makes one", "it failed. `renown init` makes one"),
    ],
)
@pytest.mark.parametrize("kind", [RenownError, InputError, AmbiguousError, StorageError])
def test_message_and_hint_are_two_sentences(kind: type[RenownError], message: str, hint: str, words: str) -> None:
    assert str(kind(message, hint=hint)) == words


def test_an_error_of_the_engine_names_its_step_and_hints_in_a_sentence() -> None:
    error = EngineError("out of memory.", step="read", hint="allow more")
    assert (str(error), error.hint) == ("read: out of memory. Allow more", "Allow more")
