"""Rankings that were shown, and what people decided: lines of the audit log, in which candidates have pseudonyms.

Invariant: a line is never changed; whoever is erased stands in it by a pseudonym that nobody can follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from renown.desk import audit, store
from renown.desk.models import AuditEntry
from renown.desk.records import OWNER
from renown.desk.recruit.records import Seen, ShownRecord
from renown.recruit.law.journal import Ranked, Ranking, wrong_with

SHOWN, DECIDED = "ranking shown", "decision"


class Rankings:
    """The rankings of one desk. Reached as `desk.rankings`."""

    def __init__(self, pseudonym: Callable[[int], str]) -> None:
        self._pseudonym = pseudonym

    def ranked(self, account: int, place: int, score: float) -> Ranked:
        """One place of a ranking, by pseudonym."""
        return Ranked(self._pseudonym(account), place, score)

    def shown(self, ranking: Ranking, who: str = OWNER) -> None:
        """Write down that somebody was shown a ranking."""
        audit.record(who, SHOWN, (), **ranking.line())

    def decided(self, account: int, what: str, why: str = "", who: str = OWNER) -> None:
        """Write down that a person decided about somebody."""
        audit.record(who, DECIDED, (), person=self._pseudonym(account), what=what, why=why)

    def of(self, account: int) -> tuple[Seen, ...]:
        """Every ranking that was shown with somebody in it, oldest first."""
        wanted = self._pseudonym(account)
        return tuple(
            Seen(row.at, place, score, str(row.details["version"]), str(row.details["criteria"]))
            for row in self._rows(SHOWN)
            for person, place, score in row.details.get("rows", ())
            if person == wanted
        )

    def page(self, vacancy: int = 0, limit: int = 50, offset: int = 0) -> tuple[int, tuple[ShownRecord, ...]]:
        """How many rankings were shown, and some of them, the last first. vacancy: only of this one; 0: of all."""
        rows = self._rows(SHOWN)
        found = [row for row in reversed(rows) if not vacancy or _vacancy(row)[0] == vacancy]
        return len(found), tuple(map(_shown, found[offset : offset + limit]))

    def pseudonyms(self, accounts: Iterable[int]) -> dict[str, int]:
        """Whose the pseudonyms of these accounts are."""
        return {self._pseudonym(account): account for account in accounts}

    def findings(self) -> tuple[str, ...]:
        """What is wrong with the log, one sentence each; nothing when it is whole."""
        told = [words for row in self._rows(SHOWN) for words in wrong_with(row.number, row.details)]
        return (*audit.verify(), *told)

    def count(self) -> int:
        """How many rankings and decisions stand in it."""
        return sum(len(self._rows(action)) for action in (SHOWN, DECIDED))

    def _rows(self, action: str) -> list[AuditEntry]:
        with store.refusals():
            return list(AuditEntry.objects.filter(action=action))


def _vacancy(row: AuditEntry) -> tuple[int, int]:
    number, version = row.details.get("vacancy", (0, 0))
    return int(number), int(version)


def _shown(row: AuditEntry) -> ShownRecord:
    told = row.details
    rows = tuple((str(person), int(place)) for person, place, _score in told.get("rows", ()))
    version, criteria = str(told.get("version", "")), str(told.get("criteria", ""))
    return ShownRecord(row.number, row.at, row.who, *_vacancy(row), version, criteria, int(told.get("people", 0)), rows)
