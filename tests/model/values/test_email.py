"""Mail addresses as people and programs write them."""

from __future__ import annotations

import pytest

from renown.model.values.email import EMAIL

CASES = [
    ("Jane@Example.ORG", "jane@example.org"),
    ("  <jane@example.org> ", "jane@example.org"),
    ("mailto:jane@example.org", "jane@example.org"),
    ("'jane@example.org'", "jane@example.org"),
    ("jane@example.org.", "jane@example.org"),
    ("jane@BÜCHER.example", "jane@xn--bcher-kva.example"),
    ("\u202ajane@example.org\u202c", "jane@example.org"),
    ("jane@localhost", None),
    ("jane", None),
    ("jane@@example.org", None),
    ("two words@example.org", None),
    ("jane@10.0.0.1", None),
    ("x" * 65 + "@example.org", None),
]


@pytest.mark.parametrize(("raw", "expected"), CASES)
def test_clean(raw: str, expected: str | None) -> None:
    assert EMAIL.clean(raw) == expected


def test_gmail_dots_and_tags_reach_one_mailbox() -> None:
    assert EMAIL.compare("j.doe+list@gmail.com", "jdoe@googlemail.com") == 0.95
    assert EMAIL.compare("j.doe@example.org", "jdoe@example.org") == 0.0
