"""References through the lobby: the pool, consent before use, the ranking, the pack, and thanks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace

TODAY = datetime.now(UTC).date()


@pytest.fixture
def people(own: Workspace) -> list[int]:
    """Two people of the owner's with a warmth."""
    return [w.person for w in own.ties.warmth(limit=2)]


def test_somebody_is_named_only_after_a_yes(own, people):
    own.references.add(people[0], "SQL, storage", "manager", position="Head of data")
    with pytest.raises(InputError, match="was not asked"):
        own.references.use(people[0], "Data lead")
    own.references.consent(people[0], "asked")
    own.references.consent(people[0], "given", words="gladly")
    use = own.references.use(people[0], "Data lead", "Lumenfold", text="storage and SQL")
    (line,) = own.references.uses()
    assert (line.id, line.person, line.job, line.company) == (use, people[0], "Data lead", "Lumenfold")
    (pool,) = own.references.pool()
    assert (pool.consent, pool.uses, pool.warmth is not None) == ("given", 1, True)
    assert pool.ready == TODAY + timedelta(days=60)


def test_the_ranking_says_why_and_puts_those_not_asked_last(own, people):
    own.references.add(people[0], "cooking", "peer")
    own.references.add(people[1], "SQL", "manager")
    own.references.consent(people[0], "given")
    assert [(r.person, r.may_be_named) for r in own.references.ranking("SQL")] == [
        (people[0], True),
        (people[1], False),
    ]
    own.references.consent(people[1], "given")
    first = own.references.ranking("SQL")[0]
    assert (first.person, first.fits) == (people[1], ("SQL",))
    assert len(first.words) == 4


def test_the_pack_stresses_what_the_job_names(own, people):
    own.references.add(people[0], "SQL, storage")
    own.references.consent(people[0], "given")
    use = own.references.use(people[0], "Data lead", text="storage", cv="Moved 4 TB of storage")
    pack = own.references.briefing(use, "de")
    assert pack.points[0] == ("storage", True, "Moved 4 TB of storage")
    assert "Moved 4 TB" in pack.letter and pack.letter in pack.markdown
    with pytest.raises(InputError, match="language"):
        own.references.briefing(use, "xx")
    with pytest.raises(NotFoundError, match="no use"):
        own.references.briefing(use + 1)


def test_thanks_are_due_until_said(own, people):
    own.references.add(people[0], "SQL")
    own.references.consent(people[0], "given")
    use = own.references.use(people[0], "Data lead", day=TODAY)
    assert own.references.thanks_due() == ()
    own.references.outcome(use, "an interview")
    (due,) = own.references.thanks_due()
    assert (due.use, due.person) == (use, people[0])
    assert "an interview" in due.words
    own.references.thanked(use)
    assert own.references.thanks_due() == ()
    assert own.references.undo_step(use, "thanked")
    assert len(own.references.thanks_due()) == 1
    assert own.references.undo_use(use)
    assert own.references.uses() == ()


def test_consent_follows_when_two_accounts_become_one_person(own, people):
    own.references.add(people[0], "SQL")
    own.references.consent(people[0], "given")
    own.references.consent(people[1], "refused")
    own.people.link(people[0], people[1])
    person = own.references.pool()[0].person
    assert own.references.pool()[0].consent == "refused"
    with pytest.raises(InputError, match="said no"):
        own.references.use(person, "Data lead")


@pytest.mark.parametrize(("skills", "relation"), [(" , ", "peer"), ("SQL", "cousin")])
def test_what_is_missing_is_said(own, people, skills, relation):
    with pytest.raises(InputError):
        own.references.add(people[0], skills, relation)
    assert own.references.pool() == ()
