"""The reminders whose day is here, with what one wants to know before one writes: the last word, and where one met."""

from __future__ import annotations

from renown.model.wording import day_in_words
from renown.workspace.context import AsOf, Context
from renown.workspace.day.answers.today import DueReminder
from renown.workspace.people.answers.timeline import TimelineEntry
from renown.workspace.people.timeline import timeline
from renown.workspace.register import grown
from renown.workspace.reminders.reminders import lines_of

PASSED = ("mail", "message", "meeting", "call", "post")
"""The kinds of entries that are a word or a meeting."""

ENTRIES_READ, LETTERS_TOLD = 20, 120


def due_reminders(context: Context, as_of: AsOf) -> tuple[DueReminder, ...]:
    """The reminders of the day, the oldest first."""
    return tuple(
        grown(DueReminder, line, last=_last(context, line.person, as_of), met=_met(context, line.person, as_of))
        for line in lines_of(context, as_of)
        if line.due
    )


def _last(context: Context, person: int | None, as_of: AsOf) -> str:
    found = () if person is None else timeline(context, person, "", "", ENTRIES_READ, as_of).entries
    last = next((entry for entry in found if entry.kind in PASSED), None)
    return "" if last is None else f"Last: {_in_words(last)}"


def _met(context: Context, person: int | None, as_of: AsOf) -> str:
    found = () if person is None else timeline(context, person, "meeting", "", ENTRIES_READ, as_of).entries
    met = next((entry for entry in found if entry.words and entry.note is None), None)
    return "" if met is None else f"Met: {met.words[:LETTERS_TOLD]}, {day_in_words(met.at)}"


def _in_words(entry: TimelineEntry) -> str:
    words = " ".join(entry.words.split())[:LETTERS_TOLD]
    return f"{entry.sentence}, {day_in_words(entry.at)}" + (f': "{words}"' if words else "")
