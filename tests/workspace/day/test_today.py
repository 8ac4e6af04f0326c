"""The room of the day on a made-up world: reasons, decisions, undoing, the feed, and mail to oneself only."""

from __future__ import annotations

import icalendar
import pytest

from renown.demo import World
from renown.errors import InputError, NotFoundError
from renown.publish.mail import Outgoing
from renown.workspace import Workspace


def names(ws: Workspace) -> list[str]:
    return [item.name for item in ws.today.list()]


def test_the_day_names_at_most_five_each_with_reasons_and_something_to_give(ws: Workspace, world: World) -> None:
    page = ws.today.page()
    assert 1 <= len(page.people) <= 5
    for item in page.people:
        assert item.reasons and item.idea.words and item.name != world.owner.name
        assert sum(reason.points for reason in item.reasons) == pytest.approx(item.priority)
    assert page.people == ws.today.list() and page.owed


def test_done_later_and_never_take_somebody_off_and_undo_brings_them_back(own: Workspace) -> None:
    before = names(own)
    first = own.today.list()[0]
    for decide in (
        lambda: own.today.done(first.person, "called"),
        lambda: own.today.snooze(first.person, 7),
        lambda: own.today.skip(first.person),
        lambda: own.today.skip(first.person, ever=True),
    ):
        step = decide()
        assert step.person == first.person and first.name not in names(own)
        assert own.today.undo(step.id).id == step.id
        assert names(own) == before
    with pytest.raises(NotFoundError):
        own.today.undo()


def test_the_day_ends_whatever_brought_somebody_off_the_list(own: Workspace) -> None:
    """A decision here, a note of contact, or an answer noted elsewhere: nobody takes the place of somebody seen to."""
    began = own.today.page().people
    own.today.done(began[0].person)
    own.notes.keep(f"Met {began[1].name} today", chosen={began[1].name: began[1].person})
    kept = own.today.page()
    assert (kept.of, kept.done >= 1) == (len(began), True)
    assert {one.person for one in kept.people} <= {one.person for one in began[1:]}
    for one in began[1:]:
        own.today.done(one.person)
    page = own.today.page()
    assert (page.people, page.done, page.of, page.further) == ((), len(began), len(began), True)
    assert "That is all for today." in own.today.digest() and "5 of 5 done." in own.today.digest()
    assert [step.person for step in page.decided] == [one.person for one in reversed(began)]
    more = own.today.page(more=1)
    assert more.of == 2 * len(began) and not {o.person for o in more.people} & {o.person for o in began}
    with pytest.raises(InputError):
        own.today.page(more=21)


def test_somebody_met_yesterday_can_be_written_to(own: Workspace) -> None:
    with_mail = next(w for w in own.ties.warmth(limit=40) if _mail(own, w.person))
    name = with_mail.name
    own.notes.keep(f"Lunch with {name} yesterday", chosen={name: with_mail.person})
    (met,) = [one for one in own.today.page().met if one.person == with_mail.person]
    assert met.write.startswith("mailto:") and "Lunch" in met.words
    own.today.done(with_mail.person)
    assert with_mail.person not in [one.person for one in own.today.page().met]


def _mail(ws: Workspace, person: int) -> bool:
    return any("@" in handle for handle in ws.people.row(person).handles)


def test_not_for_this_reason_leaves_the_other_reasons(own: Workspace) -> None:
    first = own.today.list()[0]
    own.today.skip(first.person, first.reasons[0].key)
    left = {item.person: item for item in own.today.list(limit=100)}
    keys = [reason.key for reason in left[first.person].reasons] if first.person in left else []
    assert first.reasons[0].key not in keys
    own.today.undo("last")
    assert own.today.list()[0] == first


def test_a_cadence_of_ones_own_takes_the_place_of_the_suggested_one(own: Workspace) -> None:
    first = own.today.list()[0]
    own.today.cadence(first.person, 21)
    again = next(item for item in own.today.list() if item.person == first.person)
    assert (again.cadence, again.suggested) == (21, False) and "you want to be in touch" in again.reasons[0].words
    own.today.cadence(first.person, None)
    assert next(item for item in own.today.list() if item.person == first.person) == first
    with pytest.raises(InputError):
        own.today.cadence(first.person, 0)


def test_a_decision_stands_for_the_person_after_two_accounts_were_joined(own: Workspace) -> None:
    first, second = own.today.list()[:2]
    own.today.skip(first.person, ever=True)
    own.people.link(first.person, second.person)
    assert {first.name, second.name}.isdisjoint(names(own))
    own.people.unlink(first.person, second.person)
    assert second.name in names(own) and first.name not in names(own)


def test_the_feed_is_read_by_others_and_its_address_can_be_renewed(own: Workspace) -> None:
    calendar = icalendar.Calendar.from_ical(own.today.feed())
    told = [str(one["summary"]) for one in calendar.walk("VEVENT")]
    assert f"Turn to {own.today.list()[0].name}" in told
    assert own.today.feed() == own.today.feed()
    token = own.today.feed_token()
    assert token == own.today.feed_token() and len(token) == 40
    assert own.today.renew_feed() != token


def test_the_day_is_sent_to_ones_own_address_only(own: Workspace, world: World) -> None:
    assert world.owner_email in own.today.own_addresses()
    nowhere = Outgoing("127.0.0.1", 9, starttls=False)
    with pytest.raises(InputError, match="not confirmed as your own"):
        own.today.send("bo@elsewhere.example", nowhere)
    with pytest.raises(InputError, match="no mail server is named"):
        own.today.send()


def test_without_an_owner_the_day_asks_who_it_is(own: Workspace) -> None:
    for account in own.desk.owners():
        own.desk.unconfirm(account)
    with pytest.raises(NotFoundError, match="nobody said who you are"):
        own.today.list()


def test_forgetting_somebody_takes_the_decisions_about_them_away(own: Workspace) -> None:
    first = own.today.list()[0]
    own.today.done(first.person, f"rang {first.name}")
    own.people.forget(first.person)
    assert own.today.steps() == () and first.name not in names(own)


def test_a_corrected_tie_changes_the_suggested_cadence(own: Workspace) -> None:
    first = own.today.list()[0]
    assert own.today.cadence_of(first.person) == (first.cadence, True)
    own.ties.correct(first.person, 5)
    assert own.today.cadence_of(first.person) == (365, True)
    own.ties.uncorrect(first.person)
    assert own.today.list()[0] == first
