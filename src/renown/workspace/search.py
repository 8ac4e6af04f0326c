"""The search: what is known of everybody and what the owner said of them, in one place for every door and form.

Invariant: what is typed finds the same people wherever it is typed; what the owner said is searched as soon as it is.
"""

from __future__ import annotations

from renown.identity.finder import Finder, Line
from renown.reckoning.scoring import Scoring
from renown.workspace.context import AsOf, Context
from renown.workspace.kept import kept

LONGEST_NOTE = 20_000
"""Of a note so many characters are searched."""

Said = tuple[tuple[int, str, str], ...]
"""Words of the owner's about an account: (account, field, words)."""


def finder(context: Context, as_of: AsOf = None) -> Finder:
    """Who can be found by what, as of a moment; tags, circles and notes as they stand now."""
    return _finder(context, context.scoring(as_of), said_of(context))


def said_of(context: Context) -> Said:
    """What the owner said of people that can be searched: tags, circles, and the lines noted."""
    desk = context.desk
    tags = ((entry.account, "tag", entry.tag) for entry in desk.marks.tags())
    circles = ((word.account, "circle", word.circle) for word in desk.circles.words() if word.belongs)
    notes = (
        (account, "note", note.words[:LONGEST_NOTE])
        for note in desk.notes.list()
        if note.undone is None
        for account in note.accounts
    )
    return (*tags, *circles, *notes)


@kept(most=2)
def _finder(context: Context, scoring: Scoring, said: Said) -> Finder:
    derivation = scoring.derivation
    persons = derivation.person_by_account([account for account, _, _ in said])
    lines = [Line(persons[account], field, words) for account, field, words in said if account in persons]
    return Finder(derivation.findable, dict.fromkeys(lines))
