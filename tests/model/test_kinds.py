"""The kinds: each in one class, under its own name, and only acts that take words or consent are exchanges."""

from __future__ import annotations

from renown.model.kinds import EXCHANGES, KINDS, KindClass, kinds_of


def test_every_kind_is_in_exactly_one_class() -> None:
    listed = [name for kind_class in KindClass for name in kinds_of(kind_class)]
    assert sorted(listed) == sorted(KINDS)


def test_a_kind_is_found_under_its_own_name_and_explains_itself() -> None:
    for name, kind in KINDS.items():
        assert kind.name == name
        assert kind.sentence


def test_a_like_is_no_contact_and_a_mail_is() -> None:
    assert {"mail", "message", "call", "reply"} <= set(EXCHANGES)
    assert not {"like", "follow", "connect", "view", "endorse"} & set(EXCHANGES)
