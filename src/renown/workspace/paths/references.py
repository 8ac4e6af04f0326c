"""The room `references`: who can speak for the owner, whom to name for a job, what to tell them, and whom to thank.

Invariant: nobody is named without consent that stands; a person who is gone is left out.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from renown.desk.paths.reference_records import (
    BRIEFED,
    OUTCOME,
    THANKED,
    NewReference,
    NewUse,
    ReferenceRecord,
    UseRecord,
    no_consent,
    parted,
)
from renown.errors import InputError, NotFoundError
from renown.identity.search import folded
from renown.model.wording import day_in_words
from renown.ties.paths import briefing, references
from renown.ties.paths.references import RELATIONS, Use, Voucher
from renown.workspace.context import AsOf
from renown.workspace.me import me
from renown.workspace.paths.answers.references import Briefing, ReferenceFit, ReferenceLine, ThanksDue, UseLine
from renown.workspace.register import account_of, called
from renown.workspace.room import Room

if TYPE_CHECKING:
    from renown.desk.paths.references import References as DeskReferences

BRIEFING_LANGUAGES = tuple(briefing.LETTERS)
"""The languages in which a letter can be written."""


class References(Room):
    """The pool of people who can speak for the owner."""

    def add(
        self,
        person: int,
        skills: str,
        relation: str = "other",
        *,
        position: str = "",
        since: date | None = None,
        until: date | None = None,
        note: str = "",
    ) -> None:
        """Take a person into the pool, or say anew what they can vouch for. Raises NotFoundError, InputError.

        skills: parted by commas. relation: how they know the owner, a key of `ties.paths.references.RELATIONS`.
        """
        if relation not in RELATIONS:
            raise InputError(f"found {relation!r} as a relation", hint=f"expected one of: {', '.join(RELATIONS)}")
        if not skills.strip(" ,"):
            raise InputError("no skill was given", hint="say what they can vouch for, parted by commas")
        if since and until and until < since:
            raise InputError("the time together ends before it begins", hint="look at its two days again")
        account = account_of(self._context, person)
        self._desk.add(NewReference(account, relation, parted(skills), position, since, until, note))

    def remove(self, person: int) -> bool:
        """Take a person out of the pool; False when they were not in it."""
        return sum(self._desk.remove(account) for account in self._accounts(person)) > 0

    def consent(self, person: int, step: str, day: date | None = None, words: str = "") -> None:
        """A step towards consent: asked, given or refused. Raises NotFoundError, InputError."""
        self._desk.consent(account_of(self._context, person), step, day or self._context.today().date(), words)

    def undo_consent(self, person: int) -> bool:
        """Take the last step back; False when there is none."""
        return sum(self._desk.undo_consent(account) for account in self._accounts(person)) > 0

    def pool(self, as_of: AsOf = None) -> tuple[ReferenceLine, ...]:
        """Everybody in the pool by name, with consent, freshness and how tired they may be."""
        day, pool = self._context.moment(as_of).date(), self._records()
        vouchers = self._vouchers(pool, as_of)
        names = called(self._context, list(pool))
        found = [_line(vouchers[p], row, names[p], day) for p, row in pool.items()]
        return tuple(sorted(found, key=lambda line: (line.name.casefold(), line.person)))

    def ranking(self, job: str, as_of: AsOf = None) -> tuple[ReferenceFit, ...]:
        """Whom to name for a job, best first; last, who was named for it. job: its title and text, in any words."""
        day, pool = self._context.moment(as_of).date(), self._records()
        names = called(self._context, list(pool))
        found = references.ranking(self._vouchers(pool, as_of).values(), job, day)
        named = {person: use.day for person, use in self._uses() if folded(use.job) in folded(job)}
        fits = [
            ReferenceFit(
                r.person,
                names[r.person],
                pool[r.person].position,
                r.may_be_named,
                r.fits,
                r.number,
                (*_named_already(named.get(r.person)), *r.words),
            )
            for r in found
        ]
        return tuple(sorted(fits, key=lambda fit: fit.person in named))

    def use(
        self, person: int, job: str, company: str = "", *, day: date | None = None, text: str = "", cv: str = ""
    ) -> int:
        """Name a person for a job; returns the number. Raises InputError without consent, NotFoundError for nobody.

        text: what the job asks for, in its own words. cv: lines of the owner's CV, one each.
        """
        if not job.strip():
            raise InputError("no job was given", hint="say for which job they are named")
        account = self._consenting(person)
        new = NewUse(
            account, job.strip(), company.strip(), day or self._context.today().date(), text.strip(), cv.strip()
        )
        return int(self._desk.use(new))

    def undo_use(self, use: int) -> bool:
        """They were not named after all. Raises NotFoundError."""
        return bool(self._desk.undo_use(use))

    def briefed(self, use: int, day: date | None = None) -> None:
        """They were told what to stress. Raises NotFoundError."""
        self._step(use, BRIEFED, day, "")

    def outcome(self, use: int, words: str, day: date | None = None) -> None:
        """What came of it, in words. Raises NotFoundError."""
        self._step(use, OUTCOME, day, words.strip())

    def thanked(self, use: int, day: date | None = None) -> None:
        """They were thanked. Raises NotFoundError."""
        self._step(use, THANKED, day, "")

    def undo_step(self, use: int, step: str) -> bool:
        """Take a step (briefed, outcome or thanked) back; False when it was not said. Raises NotFoundError."""
        return bool(self._desk.undo_step(use, step))

    def uses(self) -> tuple[UseLine, ...]:
        """Who was named for which job, the latest first."""
        found = self._uses()
        names = called(self._context, [person for person, _ in found])
        lines = [_use_line(row, person, names[person]) for person, row in found]
        return tuple(sorted(lines, key=lambda line: (line.day, line.id), reverse=True))

    def thanks_due(self, as_of: AsOf = None) -> tuple[ThanksDue, ...]:
        """To whom a thank-you is due: the outcome is known, or a week has passed; the oldest first."""
        day = self._context.moment(as_of).date()
        lines = [line for line in self.uses() if references.thanks_due([_use(line)], day)]
        return tuple(_thanks(line) for line in reversed(lines))

    def briefing(self, use: int, language: str = "en") -> Briefing:
        """What to tell a reference before they are called. Raises NotFoundError, InputError for a language."""
        person, row = next(((p, r) for p, r in self._uses() if r.id == use), (None, None))
        if person is None or row is None:
            raise NotFoundError(f"there is no use {use}", hint="see the numbers with: renown references uses")
        known = self._records().get(person)
        points = references.points(known.skills if known else (), f"{row.job}\n{row.text}", row.cv)
        names, job = self._names(person), briefing.Job(row.job, row.company, row.text)
        words = briefing.letter(language, names, job, points)
        return Briefing(
            _use_line(row, person, names[0]),
            row.text,
            tuple((p.skill, p.named, p.line) for p in points),
            language,
            words,
            briefing.markdown(names, job, points, words),
        )

    @property
    def _desk(self) -> DeskReferences:
        return self._context.desk.references

    def _step(self, use: int, step: str, day: date | None, words: str) -> None:
        self._desk.step(use, step, day or self._context.today().date(), words)

    def _accounts(self, person: int) -> tuple[int, ...]:
        return self._context.derivation().accounts_of(person)

    def _records(self) -> dict[int, ReferenceRecord]:
        """The pool by person; of two accounts that became one person the later word counts."""
        rows = self._desk.pool()
        persons = self._context.derivation().person_by_account([row.account for row in rows])
        return {persons[row.account]: row for row in rows if row.account in persons}

    def _consenting(self, person: int) -> int:
        """The account whose consent stands; of several accounts the last word counts. Raises InputError without it."""
        accounts = self._accounts(person) or (account_of(self._context, person),)
        steps = [step for step in self._desk.consents() if step.account in accounts]
        state = references.standing(step.step for step in steps)
        if state != references.CONSENT_GIVEN:
            raise no_consent(state)
        return next(step.account for step in reversed(steps) if step.step == references.CONSENT_GIVEN)

    def _uses(self) -> list[tuple[int, UseRecord]]:
        rows = self._desk.uses()
        persons = self._context.derivation().person_by_account([row.account for row in rows])
        return [(persons[row.account], row) for row in rows if row.account in persons]

    def _vouchers(self, pool: dict[int, ReferenceRecord], as_of: AsOf) -> dict[int, Voucher]:
        uses: dict[int, list[Use]] = {person: [] for person in pool}
        for person, use in self._uses():
            if person in uses:
                uses[person].append(Use(use.day, use.outcome, use.thanked))
        steps = self._desk.consents()
        persons = self._context.derivation().person_by_account([step.account for step in steps])
        found, own = {}, me(self._context, as_of)
        for person, row in pool.items():
            said = [step for step in steps if persons.get(step.account) == person]
            state = references.standing(step.step for step in said)
            since = next((step.day for step in reversed(said) if step.step == state), None)
            warmth = own.warmth_with(person)
            found[person] = Voucher(person, row.relation, row.skills, warmth, state, since, tuple(uses[person]))
        return found

    def _names(self, person: int) -> tuple[str, str]:
        """The names of a person and of the owner."""
        owner = me(self._context).person
        names = called(self._context, [person] if owner is None else [person, owner])
        return names[person], "" if owner is None else names.get(owner, "")


def _named_already(day: date | None) -> tuple[str, ...]:
    return () if day is None else (f"named for this job on {day_in_words(day)} already",)


def _use(line: UseLine) -> Use:
    return Use(line.day, line.outcome, line.thanked)


def _use_line(row: UseRecord, person: int, name: str) -> UseLine:
    return UseLine(row.id, person, name, row.job, row.company, row.day, row.briefed, row.outcome, row.thanked)


def _thanks(line: UseLine) -> ThanksDue:
    where = f" at {line.company}" if line.company else ""
    came = f"; it came to: {line.outcome}" if line.outcome else ""
    words = f"Spoke for you: {line.job}{where}{came}. Say thank you, and how it went."
    return ThanksDue(line.id, line.person, line.name, line.day, words)


def _line(voucher: Voucher, row: ReferenceRecord, name: str, day: date) -> ReferenceLine:
    tired = references.fatigue(voucher.uses, day)
    return ReferenceLine(
        voucher.person,
        name,
        row.relation,
        row.position,
        row.skills,
        row.since,
        row.until,
        row.note,
        voucher.consent,
        references.consent_words(voucher, day),
        voucher.warmth,
        tired.uses,
        tired.ready if tired.rest < 1 else None,
        tired.words,
    )
