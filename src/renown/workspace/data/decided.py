"""What was decided, in words: the lines of the log since a moment, as whoever decided would read them.

Invariant: a line that was wiped, because whoever it was about is forgotten, names nobody; an action that has no words
here is told by its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from renown.desk.audit import Line
from renown.workspace.context import Context
from renown.workspace.data.answers import Decided
from renown.workspace.register import called

TAKE_BACK = "take back: "
UNNAMED = "somebody"

DECIDED_WORDS: Mapping[str, str] = {
    "vouch": "You vouch for {who}.",
    "vouch no longer": "You vouch for {who} no longer.",
    "confirm owner": "This account is yours now: {who}.",
    "unconfirm owner": "This account is not yours any more: {who}.",
    "put in a circle": "{who} is in {circle} now.",
    "keep out of a circle": "{who} is not in {circle}, and will not be suggested for it.",
    "take back a circle": "{who} and {circle}: taken back.",
    "goal": "The goal is set.",
    "let goal go": "The goal was let go.",
    "mentor": "{who} is somebody to learn from.",
    "mentor no longer": "{who} is no longer among those to learn from.",
    "weekly review": "Your answer for the week is kept.",
    "set cadence": "How often you want to be in touch with {who} is kept.",
    "do not contact": "{who} will not be suggested again.",
    "put off": "{who} is put off.",
    "not for this reason": "{who} will not be suggested for this reason.",
    "was in touch": "Done: you were in touch with {who}.",
    "renew feed address": "The calendar has a new address. The old one has ended.",
    "preference": "Kept: your choice of {name}.",
    "hear preference": "Times are shown as the clocks of this browser stand.",
    "backup": "Backed up, and read back.",
    "invite device": "The link for {name} is made.",
    "admit device": "{name} may come in from now on.",
    "end device": "The device has ended.",
    "make token": "The token {name} is made.",
    "take token back": "The token has ended.",
    "lend": "The team can learn that you know {what}.",
    "never lend": "{who} is never lent to the team.",
    "take back lending": "Taken back: {what} is lent no longer.",
    "lend no longer": "Nothing is lent to the team any more.",
    "ask the team": "The team is asked who knows {who}. They read your name and your words.",
    "ask the team no longer": "The question to the team is taken back.",
    "answer the team": "Your answer is kept. Only a yes is told.",
    "correct tie": "Your word on {who} counts from now on.",
    "take back correction": "The computed warmth of {who} counts again.",
    "note": "Your note is kept.",
    "take back note": "The note is taken back.",
    "promise": "The promise is kept in mind: {who}.",
    "reopen promise": "The promise is open again: {who}.",
    "keep promise": "The promise is kept: {who}.",
    "let promise go": "The promise was let go: {who}.",
    "favour given": "Noted: you did something for {who}.",
    "favour received": "Noted: {who} did something for you.",
    "thanks": "Noted: you thanked {who}.",
    "request": "The request about {last} by way of {who}: {status}.",
    "take back request step": "The last step of the request is taken back.",
    "shortlist": "{who} is on the shortlist.",
    "shortlist no longer": "{who} is on the shortlist no longer.",
    "aim at company": "The company is among those you aim at.",
    "aim at company no longer": "You no longer aim at the company.",
    "lead": "The lead stands at: {stage}.",
    "take back lead step": "The last step of the lead is taken back.",
    "add reference": "{who} is among your references. Ask before you name them.",
    "remove reference": "{who} is no longer among your references.",
    "take back consent": "The consent of {who} is as it was.",
    "use reference": "{who} is named for this job. Brief them next.",
    "take back use": "{who} was not named after all.",
    "add event": "The event is in your list.",
    "take back event": "The event is taken back.",
    "expect at event": "{who} is expected there.",
    "expect no longer": "{who} is not expected there any more.",
    "met": "Kept: you met {who}.",
    "take back met": "Taken back: whom you met.",
    "followed up": "Done: you wrote to {who}.",
    "take back follow-up": "Taken back: the word to {who} is due again.",
    "add server": "The server is connected.",
    "remove server": "The server is no longer connected.",
    "link": "{who} and {last} are one person now.",
    "apart": "{who} and {last} stay two people.",
    "later": "{who} and {last}: asked again later.",
    "keep search": "The search is kept.",
    "change search": "The search is changed.",
    "remove search": "The search is kept no longer.",
    "bring search back": "The search is kept again.",
    "look at search": "Seen. New is what comes from now on.",
    "take back look at search": "What was new is new again.",
    "keep vacancy": "The vacancy is kept.",
    "change vacancy": "The vacancy is changed.",
    "take off vacancy": "The vacancy is off the list.",
    "bring back vacancy": "The vacancy is on the list again.",
    "begin plan": "The plan is begun.",
    "change frame of plan": "The plan has another frame.",
    "change plan": "The plan is changed.",
    "add task to plan": "The task is in the plan.",
    "take off plan": "A part of the plan is as it was proposed, or gone.",
    "tick off in plan": "Ticked off in the plan.",
    "put back in plan": "Open again in the plan.",
    "undo change of plan": "The change of the plan is taken back.",
    "dismiss finding": "The finding is dismissed.",
    "take back dismissal": "The finding counts again.",
    "write of oneself": "This version is kept.",
    "take a text back": "The version is taken back.",
}
"""Each action of the log as a sentence. who, last: the first and the last of the people it is about."""

PLURAL_NAMES = 3


def decided(context: Context, after: int, limit: int) -> tuple[Decided, ...]:
    """The lines of the log after a number, oldest first."""
    lines = context.desk.audit_lines(after, limit)
    accounts = sorted({account for line in lines for account in line.accounts})
    person = context.derivation().person_by_account(accounts)
    names = called(context, sorted(set(person.values())))
    told = {account: names[person[account]] for account in accounts if account in person}
    return tuple(
        Decided(line.number, line.at, line.action, _words(line, told), _people(line, person)) for line in lines
    )


def _people(line: Line, person: Mapping[int, int]) -> tuple[int, ...]:
    """Whom a line is about, each once."""
    return tuple(dict.fromkeys(person[account] for account in line.accounts if account in person))


def _words(line: Line, names: Mapping[int, str]) -> str:
    if line.action.startswith(TAKE_BACK):
        return f"Taken back: {_who(line, names)}."
    sentence = DECIDED_WORDS.get(line.action)
    if sentence is None:
        about = f": {_who(line, names)}" if line.accounts else ""
        return f"{line.action[:1].upper()}{line.action[1:]}{about}."
    return sentence.format_map(_Told({**line.details, **_named(line, names)}))


def _named(line: Line, names: Mapping[int, str]) -> dict[str, Any]:
    """What a sentence may speak of besides the details of its line."""
    who, last = _who(line, names), names.get(line.accounts[-1], UNNAMED) if line.accounts else UNNAMED
    circle = line.details.get("circle")
    what = who if line.accounts else f"everybody in {circle}" if circle else "everybody with whom contact was seen"
    return {"who": who, "last": last, "what": what}


def _who(line: Line, names: Mapping[int, str]) -> str:
    """The people of a line: the first of a pair, all of a few, a number of many."""
    if line.action in ("request", "link", "apart", "later"):
        return names.get(line.accounts[0], UNNAMED) if line.accounts else UNNAMED
    found = list(dict.fromkeys(names.get(account, UNNAMED) for account in line.accounts))
    if not found:
        return UNNAMED
    if len(found) > PLURAL_NAMES:
        return f"{len(found)} people"
    return " and ".join(filter(None, [", ".join(found[:-1]), found[-1]]))


class _Told(dict[str, Any]):
    """Details of a line; what was wiped is nobody's."""

    def __missing__(self, key: str) -> str:
        return UNNAMED
