"""Many people at once: tags, circles, hiding, joining; and the whole of it taken back.

Invariant: a step says of which accounts it changed something, and taking it back changes those and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from renown.desk.people.mark_records import NewStep, StepRecord
from renown.desk.people.records import Word
from renown.errors import InputError, NotFoundError
from renown.workspace.circles.circles import named, spelt
from renown.workspace.context import Context
from renown.workspace.people.answers.table import BulkStep
from renown.workspace.people.tags import tag_named, tag_to_put
from renown.workspace.register import account_of, accounts_of

MOST_AT_ONCE = 20_000
MOST_MERGED = 20

Accounts = tuple[int, ...]

SAID: Mapping[str, tuple[str, str]] = {
    "tag": ("{n} person tagged {words}", "{n} people tagged {words}"),
    "untag": ("{words} taken off {n} person", "{words} taken off {n} people"),
    "circle": ("{n} person put into {words}", "{n} people put into {words}"),
    "uncircle": ("{n} person taken out of {words}", "{n} people taken out of {words}"),
    "hide": ("{n} person hidden", "{n} people hidden"),
    "show": ("{n} person hidden no longer", "{n} people hidden no longer"),
    "merge": ("{n} person joined with another", "{n} people joined into one"),
}
"""What can be done, and how it is said of one and of several."""


class Bulk:
    """What is done to many at once in one workspace."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def act(self, what: str, words: str, persons: Iterable[int]) -> BulkStep:
        """See `Table.act`."""
        some = tuple(dict.fromkeys(persons))
        if what not in SAID:
            raise InputError(f"what: found {what!r}, expected one of {', '.join(SAID)}")
        if not some:
            raise InputError("nobody was chosen", hint="tick somebody first")
        if len(some) > MOST_AT_ONCE:
            raise InputError(f"{len(some):,} people are too many at once", hint=f"choose at most {MOST_AT_ONCE:,}")
        with self._context.desk.together():
            step = self._merged(some) if what == "merge" else self._marked(what, words, some)
            number = self._context.desk.marks.note_step(step)
        return self._told(next(row for row in self._context.desk.marks.steps() if row.id == number))

    def _marked(self, what: str, words: str, some: Iterable[int]) -> NewStep:
        marks, context = self._context.desk.marks, self._context
        wide = [account for person in some for account in accounts_of(context, person)]
        one = [account_of(context, person) for person in some]
        if what == "tag":
            name = tag_to_put(context, words)
            return NewStep(what, name, marks.tag(_without(one, wide, self._having(name), context), name))
        if what == "untag":
            return NewStep(what, tag_named(words), marks.untag(wide, tag_named(words)))
        if what in ("hide", "show"):
            return NewStep(what, "", marks.hide(one) if what == "hide" else marks.show(wide))
        name = spelt(context, named(words))
        changed, against = self._context.desk.circles.say_of_all(one, name, belongs=what == "circle")
        return NewStep(what, name, changed, against)

    def _having(self, tag: str) -> set[int]:
        wanted = tag.casefold()
        return {entry.account for entry in self._context.desk.marks.tags() if entry.tag.casefold() == wanted}

    def _merged(self, some: Accounts) -> NewStep:
        if not 2 <= len(some) <= MOST_MERGED:
            raise InputError(f"found {len(some)} people to join", hint=f"choose two to {MOST_MERGED}")
        first, *others = (account_of(self._context, person) for person in some)
        pairs = [(first, other) for other in others]
        self._context.desk.review.answer_all(pairs, Word.YES)
        return NewStep("merge", "", tuple(account for pair in pairs for account in pair))

    def steps(self, limit: int) -> tuple[BulkStep, ...]:
        """The last steps, the newest first."""
        return tuple(self._told(row) for row in self._context.desk.marks.steps(min(limit, 1000)))

    def take_back(self, step: int) -> BulkStep:
        """See `Table.take_back`."""
        row = self._context.desk.marks.step(step)
        if row is None:
            raise NotFoundError(
                f"there is no step {step} to take back", hint="it may be about somebody who was forgotten"
            )
        if row.undone is None:
            with self._context.desk.together():
                self._back[row.what](row)
                self._context.desk.marks.end_step(step)
        return self._told(self._context.desk.marks.step(step) or row)

    @property
    def _back(self) -> Mapping[str, Callable[[StepRecord], object]]:
        marks = self._context.desk.marks
        return {
            "tag": lambda row: marks.untag(row.accounts, row.words),
            "untag": lambda row: marks.tag(row.accounts, row.words),
            "hide": lambda row: marks.show(row.accounts),
            "show": lambda row: marks.hide(row.accounts),
            "circle": self._circle_back,
            "uncircle": self._circle_back,
            "merge": self._parted,
        }

    def _circle_back(self, row: StepRecord) -> None:
        circles = self._context.desk.circles
        open_before = tuple(account for account in row.accounts if account not in row.against)
        circles.take_back_all(open_before, row.words)
        circles.say_of_all(row.against, row.words, belongs=row.what != "circle")

    def _parted(self, row: StepRecord) -> None:
        for a, b in zip(row.accounts[::2], row.accounts[1::2], strict=True):
            self._context.desk.review.take_back(a, b)

    @staticmethod
    def _told(row: StepRecord) -> BulkStep:
        people = len(row.accounts) // 2 + 1 if row.what == "merge" else len(row.accounts)
        said = SAID[row.what][people != 1].format(n=f"{people:,}", words=row.words)
        return BulkStep(row.id, row.what, row.words, people, said, row.at, row.undone)


def _without(one: list[int], wide: list[int], held: set[int], context: Context) -> list[int]:
    """The accounts that stand for people of whom no account has it yet."""
    whose = context.derivation().person_by_account(wide)
    having = {whose[account] for account in held if account in whose}
    return [account for account in one if whose.get(account) not in having]
