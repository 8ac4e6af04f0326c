"""The desk itself: one object with the decisions of one workspace.

Invariant: every decision says who and when, is undone rather than deleted, and is written to the audit log in the
same transaction.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from renown.deferred import Deferred
from renown.desk import audit, keys, standing, store
from renown.desk.audit import Line
from renown.desk.copies import copy_desk
from renown.desk.models import (
    AuditEntry,
    IdentityJudgement,
    Job,
    Objection,
    OneTimeLink,
    OwnerAccount,
    Seed,
    SignOut,
    about,
)
from renown.desk.people.records import Word
from renown.desk.reading import read
from renown.desk.records import Confirmed, JobState, Judgement, SeedRecord, recorded
from renown.desk.undo import OWNER, undo

if TYPE_CHECKING:
    from renown.desk.circles.circles import Circles
    from renown.desk.contacts import Contacts
    from renown.desk.data.servers import Servers
    from renown.desk.day.goals import GoalsDesk
    from renown.desk.day.today import TodayDesk
    from renown.desk.day.welcome import WelcomeDesk
    from renown.desk.devices import Devices
    from renown.desk.events.events import Events
    from renown.desk.giving.favours import Favours
    from renown.desk.giving.notes import Notes
    from renown.desk.jobs import Jobs
    from renown.desk.paths.leads import Leads
    from renown.desk.paths.letters import Letters
    from renown.desk.paths.references import References
    from renown.desk.paths.requests import Requests
    from renown.desk.people.details import Details
    from renown.desk.people.marks import Marks
    from renown.desk.people.pitches import Pitches
    from renown.desk.people.review import Review
    from renown.desk.people.words import Words
    from renown.desk.preferences import Preferences
    from renown.desk.recruit.candidates import Candidates
    from renown.desk.recruit.plans import Plans
    from renown.desk.recruit.rankings import Rankings
    from renown.desk.recruit.searches import Searches
    from renown.desk.recruit.shortlists import Shortlists
    from renown.desk.recruit.signs import Signs
    from renown.desk.recruit.vacancies import Vacancies
    from renown.desk.reminders.reminders import Reminders
    from renown.desk.team.team import TeamDecisions
    from renown.desk.ties.corrections import Corrections
    from renown.desk.tokens import Tokens


def _area(where: str, given: Callable[[Desk], tuple[Any, ...]] = lambda desk: ()) -> Any:
    return Deferred(f"renown.desk.{where}", given)


class Desk:
    """The decisions of one workspace. Get it from `open_desk`; use it as a context manager or close it.

    Each area is an attribute with a class of its own: `jobs`, `favours`, `servers`, `today` and so on.
    """

    folder: Path
    jobs: Jobs = _area("jobs:Jobs")
    circles: Circles = _area("circles.circles:Circles")
    marks: Marks = _area("people.marks:Marks")
    favours: Favours = _area("giving.favours:Favours")
    notes: Notes = _area("giving.notes:Notes")
    events: Events = _area("events.events:Events")
    references: References = _area("paths.references:References")
    corrections: Corrections = _area("ties.corrections:Corrections")
    letters: Letters = _area("paths.letters:Letters")
    details: Details = _area("people.details:Details")
    contacts: Contacts = _area("contacts:Contacts")
    reminders: Reminders = _area("reminders.reminders:Reminders")
    requests: Requests = _area("paths.requests:Requests")
    leads: Leads = _area("paths.leads:Leads")
    servers: Servers = _area("data.servers:Servers", lambda desk: (desk.folder,))
    pitches: Pitches = _area("people.pitches:Pitches")
    words: Words = _area("people.words:Words")
    tokens: Tokens = _area("tokens:Tokens")
    devices: Devices = _area("devices:Devices")
    preferences: Preferences = _area("preferences:Preferences")
    today: TodayDesk = _area("day.today:TodayDesk")
    goals: GoalsDesk = _area("day.goals:GoalsDesk")
    welcome: WelcomeDesk = _area("day.welcome:WelcomeDesk")
    review: Review = _area("people.review:Review")
    candidates: Candidates = _area(
        "recruit.candidates:Candidates", lambda desk: (desk.folder, desk.secret("candidates"))
    )
    plans: Plans = _area("recruit.plans:Plans")
    searches: Searches = _area("recruit.searches:Searches")
    signs: Signs = _area("recruit.signs:Signs")
    vacancies: Vacancies = _area("recruit.vacancies:Vacancies")
    rankings: Rankings = _area("recruit.rankings:Rankings", lambda desk: (desk.candidates.pseudonym,))
    shortlists: Shortlists = _area("recruit.shortlists:Shortlists")
    team: TeamDecisions = _area("team.team:TeamDecisions", lambda desk: (desk.secret("team"),))

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._key = keys.read_key(folder)

    def note(self) -> None:
        """Let the manifest know how far the decisions have come, so that their loss is noticed."""
        standing.note(self.folder, self._key)

    def close(self) -> None:
        """Close the database; the desk opens it again when it is asked something."""
        self.note()
        store.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def secret(self, purpose: str) -> bytes:
        """32 secret bytes for one purpose, the same each time in this workspace."""
        return keys.derive(self._key, purpose)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Decisions that stand or fall together."""
        with store.transaction():
            yield

    def audit(self, who: str, action: str, accounts: Sequence[int] = (), **details: object) -> None:
        """Write a line to the audit log: who did what, about which accounts, with details that JSON can hold."""
        audit.record(who, action, accounts, **details)

    def state(self) -> str:
        """Names everything that was ever decided, by any process."""
        return audit.state()

    def audit_entries(self) -> tuple[tuple[datetime, str, str], ...]:
        """Every line of the audit log in order: when, who, what."""
        return audit.entries()

    def audit_lines(self, after: int, limit: int) -> tuple[Line, ...]:
        """The first so many lines of the audit log after a number."""
        return audit.lines(after, limit)

    def audit_length(self) -> int:
        """How many lines the audit log has."""
        return audit.length()

    def copy_to(self, folder: Path) -> None:
        """Copy the decisions of this moment into another folder, for a backup. Raises StorageError."""
        copy_desk(self.folder, folder)

    def malformed(self) -> tuple[str, ...]:
        """What the database finds wrong with itself, one sentence each; nothing when it is whole."""
        found = standing.malformed(thorough=True)
        return (found,) if found else ()

    def last(self, action: str) -> datetime | None:
        """When something was written to the audit log last; None when it never was."""
        with store.refusals():
            return AuditEntry.objects.filter(action=action).values_list("at", flat=True).last()

    def audit_findings(self) -> tuple[str, ...]:
        """What is wrong with the audit log, one sentence each; nothing when it is whole."""
        return audit.verify()

    # --- the owner -------------------------------------------------------------------------------------------

    def confirm_owner(self, account: int, who: str = OWNER) -> None:
        """This account is the owner's own. Saying it twice changes nothing."""
        with store.transaction():
            if account not in self.owners():
                OwnerAccount.objects.create(account=account, who=who, at=timezone.now())
                audit.record(who, "confirm owner", [account])

    def unconfirm(self, account: int, who: str = OWNER) -> None:
        """This account is not the owner's after all."""
        with store.transaction():
            if undo(OwnerAccount.objects.filter(account=account), who):
                audit.record(who, "unconfirm owner", [account])

    @read
    def owners(self) -> tuple[int, ...]:
        """The accounts confirmed as the owner's, in the order of confirming."""
        return tuple(row.account for row in self.confirmed())

    @read
    def confirmed(self) -> tuple[Confirmed, ...]:
        """The owner's accounts with who confirmed each and when."""
        with store.refusals():
            rows = OwnerAccount.objects.filter(undone_at=None).order_by("pk")
            return tuple(Confirmed(row.account, row.who, row.at) for row in rows)

    # --- seeds -----------------------------------------------------------------------------------------------

    def add_seeds(self, accounts: Iterable[int], why: str = "", who: str = OWNER) -> int:
        """Vouch for these accounts; returns how many were not vouched for before."""
        with store.transaction():
            standing = {seed.account for seed in self.seeds()}
            new = sorted(set(accounts) - standing)
            now = timezone.now()
            Seed.objects.bulk_create(Seed(account=account, why=why, who=who, at=now) for account in new)
            if new:
                audit.record(who, "vouch", new, why=why)
        return len(new)

    def remove_seed(self, account: int, who: str = OWNER) -> bool:
        """Vouch for this account no longer; False when nobody did."""
        with store.transaction():
            undone = undo(Seed.objects.filter(account=account), who)
            if undone:
                audit.record(who, "vouch no longer", [account])
        return undone

    @read
    def seeds(self) -> tuple[SeedRecord, ...]:
        """The accounts vouched for, in the order of vouching."""
        with store.refusals():
            rows = Seed.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(SeedRecord, row) for row in rows)

    # --- identity --------------------------------------------------------------------------------------------

    def link(self, a: int, b: int, who: str = OWNER) -> None:
        """These two accounts are one person; takes the place of an earlier word on the two."""
        self.review.answer(a, b, Word.YES, who)

    def apart(self, a: int, b: int, who: str = OWNER) -> None:
        """These two accounts are two people; takes the place of an earlier word on the two."""
        self.review.answer(a, b, Word.NO, who)

    def unlink(self, a: int, b: int, who: str = OWNER) -> bool:
        """Take back what was said about these two accounts; False when nothing was."""
        return self.review.take_back(a, b, who)

    def links(self) -> tuple[tuple[int, int], ...]:
        """Pairs of accounts that are one person, the smaller id first."""
        return self._pairs(same=True)

    def aparts(self) -> tuple[tuple[int, int], ...]:
        """Pairs of accounts that are not one person, the smaller id first."""
        return self._pairs(same=False)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every word on identity ever given, oldest first, also those taken back."""
        with store.refusals():
            rows = IdentityJudgement.objects.order_by("pk")
            return tuple(recorded(Judgement, row, undone=row.undone_at) for row in rows)

    @read
    def _pairs(self, *, same: bool) -> tuple[tuple[int, int], ...]:
        with store.refusals():
            rows = IdentityJudgement.objects.filter(same=same, undone_at=None).order_by("pk")
            return tuple(rows.values_list("a", "b"))

    # --- objections and erasure ------------------------------------------------------------------------------

    def object(self, accounts: Iterable[int], who: str = OWNER) -> None:
        """The holder of these accounts objects to being scored. Only a keyed digest of each is kept."""
        now, known = timezone.now(), set(accounts)
        with store.transaction():
            for account in sorted(known):
                Objection.objects.get_or_create(digest=self._digest(account), defaults={"who": who, "at": now})
            self.candidates.suppress(known)
            audit.record(who, "object")

    def withdraw_objection(self, accounts: Iterable[int], who: str = OWNER) -> None:
        """The holder of these accounts objects no longer."""
        with store.transaction():
            Objection.objects.filter(digest__in=[self._digest(account) for account in accounts]).delete()
            audit.record(who, "withdraw objection")

    def objections(self) -> tuple[str, ...]:
        """The digests of the accounts that objected; only a desk with the same key can compare them."""
        with store.refusals():
            return tuple(Objection.objects.order_by("digest").values_list("digest", flat=True))

    def take_over_objections(self, digests: Iterable[str], who: str = OWNER) -> int:
        """Let the objections of another desk with the same key stand here too; how many are new."""
        with store.transaction():
            new = sorted(set(digests) - set(self.objections()))
            Objection.objects.bulk_create(Objection(digest=digest, who=who, at=timezone.now()) for digest in new)
            if new:
                audit.record(who, "take over objections")
        return len(new)

    def objection_count(self) -> int:
        """How many accounts objected."""
        with store.refusals():
            return Objection.objects.count()

    def objected(self, accounts: Iterable[int]) -> frozenset[int]:
        """Those of these accounts whose holder objected."""
        with store.refusals():
            digests = set(Objection.objects.values_list("digest", flat=True))
        return (
            frozenset(account for account in accounts if self._digest(account) in digests) if digests else frozenset()
        )

    def kept_of(self, accounts: Iterable[int]) -> dict[str, list[dict[str, Any]]]:
        """Every row about these accounts, by the name of its table; no key of a file is told."""
        with store.refusals():
            return about.kept_of(set(accounts))

    def erase(self, accounts: Iterable[int], words: Sequence[str] = (), who: str = OWNER) -> None:
        """Remove every row about these accounts, and every job that is over (its words may name them), from the files.

        words: the names and addresses of the erased; they are taken out of what was written about others.
        Objections stand: they are digests, and they must hold when the accounts come back with another export.
        """
        gone = set(accounts)
        with store.transaction():
            self.candidates.let_go(gone)
            about.erase(gone, words)
            Job.objects.filter(state__in=[state for state in JobState if state.over]).delete()
            audit.wipe(gone, who, words)
            self.servers.let_go_of_erased(who)
        self.candidates.sweep_erased(gone)
        store.wipe_free_space()

    def _digest(self, account: int) -> str:
        return keys.digest(self.secret("objections"), account)

    # --- the way in ------------------------------------------------------------------------------------------

    def create_link(self, minutes: float = 60) -> str:
        """A token that lets its bearer into the pages once, within so many minutes."""
        token = secrets.token_urlsafe(32)
        now = timezone.now()
        with store.transaction():
            OneTimeLink.objects.filter(expires__lt=now).delete()
            OneTimeLink.objects.create(token_hash=_hash(token), created=now, expires=now + timedelta(minutes=minutes))
        return token

    def redeem_link(self, token: str) -> bool:
        """Use a token up; False when it is unknown, used or expired."""
        now = timezone.now()
        with store.transaction():
            fresh = OneTimeLink.objects.filter(token_hash=_hash(token), used=None, expires__gt=now)
            return fresh.update(used=now) == 1

    def session_generation(self) -> int:
        """A number that grows whenever sessions are ended; a session that began under a smaller one is over."""
        with store.refusals():
            last = SignOut.objects.order_by("pk").last()
        return last.pk if last else 0

    def end_sessions(self) -> None:
        """End every session that has begun, in whatever browser its cookie lies."""
        with store.transaction():
            new = SignOut.objects.create(at=timezone.now())
            SignOut.objects.filter(pk__lt=new.pk).delete()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
