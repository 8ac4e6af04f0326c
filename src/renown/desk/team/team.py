"""What is lent to the team, asked there and answered, as the owner decided it.

Invariant: what was lent, asked or answered is undone, not deleted; an address that was erased is kept as a keyed
digest only, and stays kept.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import TeamAnswer, TeamAsk, TeamLoan, TeamNever
from renown.desk.reading import read
from renown.desk.records import recorded
from renown.desk.team.records import ALL, CIRCLE, NEVER, PERSON, AnswerRecord, AskRecord, LoanRecord
from renown.desk.undo import OWNER, undo


class TeamDecisions:
    """The decisions of one desk about a team. Reached as `desk.team`."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    # --- lending ---------------------------------------------------------------------------------------------

    def lend_all(self, who: str = OWNER) -> None:
        """Everybody may be used for paths."""
        self._add(ALL, who)

    def lend_circle(self, circle: str, who: str = OWNER) -> None:
        """Everybody in a circle may be used for paths, also whoever joins it later."""
        self._add(CIRCLE, who, circle=circle)

    def lend_person(self, accounts: Iterable[int], who: str = OWNER) -> None:
        """The person of these accounts (the first stands for them) may be used; takes an earlier "never" back."""
        known = list(accounts)
        with store.transaction():
            undo(TeamLoan.objects.filter(scope=NEVER, account__in=known), who)
            self._add(PERSON, who, account=known[0])

    def never_lend(self, accounts: Iterable[int], who: str = OWNER) -> None:
        """The person of these accounts is kept out, whatever else is lent."""
        known = list(accounts)
        with store.transaction():
            undo(TeamLoan.objects.filter(scope=PERSON, account__in=known), who)
            self._add(NEVER, who, account=known[0])

    def take_back(self, scope: str, circle: str = "", accounts: Iterable[int] = (), who: str = OWNER) -> bool:
        """Take one word back: on everybody, on a circle, or on the person of these accounts; False when none stood."""
        known = list(accounts)
        rows = TeamLoan.objects.filter(scope=scope, circle__iexact=circle)
        with store.transaction():
            undone = undo(rows.filter(account__in=known) if known else rows, who)
            if undone:
                audit.record(who, "take back lending", known[:1], scope=scope, circle=circle)
        return undone

    def unlend_everything(self, who: str = OWNER) -> bool:
        """Lend nothing any more; who is kept out stays kept out."""
        with store.transaction():
            undone = undo(TeamLoan.objects.exclude(scope=NEVER), who)
            if undone:
                audit.record(who, "lend no longer", scope="everything")
        return undone

    @read
    def loans(self) -> tuple[LoanRecord, ...]:
        """What stands, in the order of saying."""
        with store.refusals():
            rows = TeamLoan.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(LoanRecord, row) for row in rows)

    def _add(self, scope: str, who: str, account: int | None = None, circle: str = "") -> None:
        with store.transaction():
            if not TeamLoan.objects.filter(scope=scope, account=account, circle=circle, undone_at=None).exists():
                TeamLoan.objects.create(scope=scope, account=account, circle=circle, who=who, at=timezone.now())
                action = "never lend" if scope == NEVER else "lend"
                audit.record(who, action, [] if account is None else [account], scope=scope, circle=circle)

    def keep_erased(self, values: Iterable[str]) -> None:
        """Never lend these addresses again: somebody was erased."""
        now = timezone.now()
        with store.transaction():
            for value in values:
                TeamNever.objects.get_or_create(digest=self._digest(value), defaults={"at": now})

    def erased(self, values: Iterable[str]) -> frozenset[str]:
        """Those of these addresses that are never lent again."""
        with store.refusals():
            digests = set(TeamNever.objects.values_list("digest", flat=True))
        return frozenset(value for value in values if self._digest(value) in digests) if digests else frozenset()

    def _digest(self, value: str) -> str:
        return hmac.digest(self._key, value.encode(), "sha256").hex()

    # --- asking ----------------------------------------------------------------------------------------------

    def asked(self, ask: AskRecord, who: str = OWNER) -> None:
        """Note an ask that was sent to the team."""
        with store.transaction():
            TeamAsk.objects.create(
                name=ask.name,
                nonce=ask.nonce.hex(),
                account=ask.account,
                words=ask.words,
                epoch=ask.epoch,
                until=ask.until,
                who=who,
                at=timezone.now(),
            )
            audit.record(who, "ask the team", [ask.account], ask=ask.name)

    def agreed(self, ask: str, introducer: str) -> bool:
        """Somebody agreed to an ask; False when that was noted before."""
        with store.transaction():
            row = TeamAsk.objects.filter(name=ask).first()
            if row is None or introducer in row.agreed:
                return False
            row.agreed = [*row.agreed, introducer]
            row.save(update_fields=["agreed"])
            audit.record(introducer, "agree to introduce", [row.account], ask=ask)
            return True

    def withdraw_ask(self, ask: str, who: str = OWNER) -> bool:
        """Ask no longer; False when nothing was asked."""
        with store.transaction():
            undone = undo(TeamAsk.objects.filter(name=ask), who)
            if undone:
                audit.record(who, "ask the team no longer", ask=ask)
        return undone

    @read
    def asks(self) -> tuple[AskRecord, ...]:
        """Every ask, oldest first, also those taken back."""
        with store.refusals():
            return tuple(map(_ask, TeamAsk.objects.order_by("pk")))

    # --- answering -------------------------------------------------------------------------------------------

    def answer(self, answer: AnswerRecord, who: str = OWNER) -> None:
        """Note what was answered to a colleague's ask; takes the place of an earlier answer."""
        with store.transaction():
            undo(TeamAnswer.objects.filter(ask=answer.ask), who)
            TeamAnswer.objects.create(
                ask=answer.ask,
                account=answer.account,
                asker=answer.asker,
                words=answer.words,
                yes=answer.yes,
                who=who,
                at=timezone.now(),
            )
            audit.record(who, "answer the team", [answer.account], ask=answer.ask, yes=answer.yes)

    @read
    def answers(self) -> tuple[AnswerRecord, ...]:
        """What stands answered, oldest first."""
        with store.refusals():
            rows = TeamAnswer.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(AnswerRecord, r) for r in rows)


def _ask(row: TeamAsk) -> AskRecord:
    return AskRecord(
        row.name,
        bytes.fromhex(row.nonce),
        row.account,
        row.words,
        row.epoch,
        date.fromordinal(row.until.toordinal()),
        tuple(row.agreed),
        row.at,
        row.undone_at is not None,
    )
