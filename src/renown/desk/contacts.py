"""Which of the owner's decisions say that there was contact, and on which day (docs/ties.md says the same in words).

Invariant: only what says by its meaning that somebody spoke is contact; a favour, a promise or a plan is none. What is
taken back is no contact any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from renown.desk import store
from renown.desk.models import Consent, Done, FollowedUp, LeadStep, Met, QuickNote, RequestStep, Thanks, UseStep
from renown.desk.reading import read
from renown.ledger.days import EPOCH
from renown.ties.giving.notes.draft import ASKED, CONTACT
from renown.ties.noted import NotedContact, NotedDay

Sides = tuple[bool, bool]
BOTH, SAID, HEARD = (True, True), (True, False), (False, True)
"""Who spoke: the owner and they, the owner alone, they alone."""

OF_INTRODUCERS: Mapping[str, Sides] = {
    "asked": SAID,
    "agreed": HEARD,
    "introduced": HEARD,
    "thanked": SAID,
}
"""What a step of a request says of contact with the introducer. A no is left out: it is to raise no chance, and contact
would. Who was asked for is met by the step "met"."""

OF_LEADS: Mapping[str, Sides] = {"asked": SAID, "talk": BOTH}
OF_CONSENT: Mapping[str, Sides] = {"asked": SAID, "given": HEARD}
OF_USES: Mapping[str, Sides] = {"briefed": SAID, "thanked": SAID}


class Contacts:
    """The contact that one desk tells of."""

    @read
    def noted(self) -> NotedContact:
        """Every day of contact that stands, with accounts; who the owner is, is not looked at."""
        with store.refusals():
            return NotedContact([*_notes(), *_said_alone(), *_met(), *_steps()])

    @read
    def besides_meeting(self) -> NotedContact:
        """The same without whom the owner met at events: what may have followed such a meeting."""
        with store.refusals():
            return NotedContact([*_notes(), *_said_alone(), *_steps()])


def _notes() -> Iterator[NotedDay]:
    standing = QuickNote.objects.filter(undone_at=None, what__in=(*CONTACT, ASKED))
    for accounts, about, what, day in standing.values_list("accounts", "about_account", "what", "day"):
        whom = [account for account in accounts if account != about]
        if what == ASKED:
            yield from (_day(account, day, SAID) for account in whom[:1])
        else:
            yield from (_day(account, day, BOTH, len(whom)) for account in whom)


def _said_alone() -> Iterator[NotedDay]:
    """Rows that name one account, or none, and a day."""
    for account, day in Done.objects.filter(undone_at=None).values_list("account", "day"):
        yield _day(account, day, BOTH)
    for account, day in Thanks.objects.filter(undone_at=None).values_list("account", "day"):
        yield _day(account, day, SAID)
    followed = FollowedUp.objects.filter(undone_at=None, met__undone_at=None)
    for met, day in followed.values_list("met__account", "day"):
        yield from _if_said(met, day, SAID)
    for account, step, day in Consent.objects.filter(undone_at=None).values_list("account", "step", "day"):
        yield from _if_said(account, day, OF_CONSENT.get(step))


def _met() -> Iterator[NotedDay]:
    """Meetings at events, on the day on which they were noted."""
    for account, day in Met.objects.filter(undone_at=None).values_list("account", "day"):
        yield from _if_said(account, day, BOTH)


def _steps() -> Iterator[NotedDay]:
    """Steps of requests, leads and uses."""
    asked = RequestStep.objects.filter(undone_at=None, request__undone_at=None)
    for introducer, target, status, day in asked.values_list("request__introducer", "request__target", "status", "day"):
        yield from _if_said(introducer, day, OF_INTRODUCERS.get(status))
        yield from _if_said(target, day, BOTH if status == "met" else None)
    leads = LeadStep.objects.filter(undone_at=None, lead__undone_at=None)
    for contact, stage, day in leads.values_list("lead__contact", "stage", "day"):
        yield from _if_said(contact, day, OF_LEADS.get(stage))
    uses = UseStep.objects.filter(undone_at=None, use__undone_at=None)
    for account, step, day in uses.values_list("use__account", "step", "day"):
        yield from _if_said(account, day, OF_USES.get(step))


def _if_said(account: int | None, day: date, sides: Sides | None) -> Iterator[NotedDay]:
    if account is not None and sides is not None:
        yield _day(account, day, sides)


def _day(account: int, day: date, sides: Sides, among: int = 1) -> NotedDay:
    return NotedDay(account, (day - EPOCH).days, *sides, among)
