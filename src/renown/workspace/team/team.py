"""The room `team`: ties lent to colleagues, asks between them, and who is in the team.

Invariant: what the others learn before somebody agrees is one sentence; a colleague's name is shown with a contact
only after that colleague said yes. Without a team, or with its folder out of reach, every other room works as ever.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path

from renown.desk.team.records import CIRCLE, AnswerRecord, AskRecord
from renown.errors import AmbiguousError, InputError, LockedError, NotFoundError, RenownError, StorageError
from renown.lake.lock import locked
from renown.model.wording import day_in_words
from renown.publish.team.asks import Asked, Question
from renown.publish.team.keyring import drop_keyring, read_keyring
from renown.publish.team.roster import ASKING, Member
from renown.publish.team.team import HOLDS_DAYS, fingerprint
from renown.publish.team.team import Team as Membership
from renown.reckoning.derivation import day_of
from renown.ties.team.levels import LEVELS, SOME, WELL, meant
from renown.workspace.context import Context
from renown.workspace.register import Names, accounts_of, called, find_person, name_of
from renown.workspace.room import Room, freely
from renown.workspace.team.answers import InboxAsk, Knows, LendRule, LentTie, TeamAsk, TeamMember, TeamPage
from renown.workspace.team.loans import Tie, levels_of, ties_lent, values_of

EPOCH = date(1970, 1, 1)
PATIENCE = 10.0
"""Seconds to wait for another process of the same workspace."""

WAITING, AGREED, OVER = "waiting", "agreed", "over"
ANSWERS = {
    WELL: "Someone in the team knows {0} well.",
    SOME: "Someone in the team knows {0}.",
    None: "Nobody in the team lends a tie to {0}. That does not mean that nobody knows them.",
}
LEARN = {
    WELL: "A colleague who has {1} of {0} can learn: someone in the team knows {0} well.",
    SOME: "A colleague who has {1} of {0} can learn: someone in the team knows {0}.",
}
HANDLE_WORDS = {"email": "an address", "profile": "a profile page", "phone": "a phone number"}


class Team(Room):
    """The team that this workspace is in, if any. Every member has a workspace of their own."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._last: Membership | None = None

    # --- being in a team -------------------------------------------------------------------------------------

    def create(self, folder: Path | str, name: str) -> None:
        """Begin a team in a new shared folder, under a name the others will read. Raises InputError."""
        with self._writing():
            Membership.create(self._context.path, Path(folder), name)
            self._keep_up()

    def join(self, folder: Path | str, code: str, name: str) -> None:
        """Join the team of a folder with an invitation's code. Raises InputError."""
        with self._writing():
            Membership.join(self._context.path, Path(folder), code, name)
            self._keep_up()

    def invite(self, role: str = "member") -> str:
        """The code that lets one person join as admin, member or guest. Admins only."""
        with self._writing():
            return self._keep_up().invite(role)

    def remove(self, who: str) -> str:
        """Let a member go, by name or the start of an id, with new keys for the others; the name. Admins only."""
        with self._writing():
            removed = self._keep_up().remove(who)
            self._keep_up()
            return removed.name

    def leave(self, *, anyway: bool = False) -> None:
        """Leave the team and take everything lent out of its folder. anyway: also when the folder is out of reach."""
        with self._writing():
            try:
                self._open().leave()
            except RenownError:
                if not anyway or not self.joined():
                    raise
                drop_keyring(self._context.path)
            self._last = None

    def here(self, folder: Path | str | None = None) -> None:
        """Let this workspace, which was copied, restored or moved, be the one that acts in its team from now on.

        folder: where the team's folder lies now, if elsewhere. Raises InputError when it is another team's.
        """
        with waiting_for(self._context.path / "team.lock"):
            Membership.settle_here(self._context.path, Path(folder) if folder is not None else None)
            self._last = None

    def joined(self) -> bool:
        """Whether this workspace is in a team."""
        return read_keyring(self._context.path) is not None

    def page(self) -> TeamPage | None:
        """Everything about the team; None without one. Raises StorageError when its folder is out of reach."""
        if not self.joined():
            return None
        with self._writing():
            team = self._keep_up()
            ties = ties_lent(self._context)
            members = tuple(_shown(member, team) for member in team.members())
            return TeamPage(
                folder=team.ring.folder,
                you=next(member for member in members if member.you),
                members=members,
                rules=self._rules(),
                lent=self._lent(ties),
                inbox=self._inbox(team, ties),
                asks=self._asks(team),
                warnings=tuple(team.folder.warnings.values()),
            )

    def warnings(self) -> tuple[str, ...]:
        """What was left out of the team's folder when it was read last, one sentence for each file."""
        return tuple(self._last.folder.warnings.values()) if self._last else ()

    # --- lending ---------------------------------------------------------------------------------------------

    def lend(
        self, *, everybody: bool = False, circle: str = "", person: int | None = None, never: Sequence[int] = ()
    ) -> tuple[LentTie, ...]:
        """Lend ties to everybody known, to a circle, or to one person; never: who is kept out. Returns what is lent.

        Raises InputError when nothing was named, or no contact with the person was seen.
        """
        if not (everybody or circle or person is not None or never):
            raise InputError("nothing was named to lend", hint="say whom: everybody, a circle or a person")
        with self._writing():
            self._open()
            decisions = self._context.desk.team
            out, lent = ([accounts_of(self._context, p) for p in named] for named in (never, _one(person)))
            for accounts in out:
                decisions.never_lend(accounts)
            if everybody:
                decisions.lend_all()
            if circle:
                decisions.lend_circle(circle)
            for accounts in lent:
                decisions.lend_person(accounts)
            self._keep_up()
            ties = ties_lent(self._context)
            if person is not None and person not in {tie.person for tie in ties}:
                raise InputError(
                    f"no tie to {name_of(self._context, person)} could be lent yet",
                    hint="it will be once contact was seen and an address, a profile page or a number is known",
                )
            return self._lent(ties)

    def unlend(self, *, everything: bool = False, circle: str = "", person: int | None = None) -> tuple[LentTie, ...]:
        """Lend everything, a circle or a person no longer; a person is kept out from now on. What is lent now."""
        with self._writing():
            self._open()
            decisions = self._context.desk.team
            out = [accounts_of(self._context, p) for p in _one(person)]
            if everything:
                decisions.unlend_everything()
            if circle:
                decisions.take_back(CIRCLE, circle)
            for accounts in out:
                decisions.never_lend(accounts)
            self._keep_up()
            return self._lent(ties_lent(self._context))

    def take_back(self, scope: str, circle: str = "", person: int | None = None) -> bool:
        """Take one rule back (scope `all`, `circle`, `person` or `not`), the others stand; False when none stood."""
        with self._writing():
            self._open()
            accounts = () if person is None else accounts_of(self._context, person)
            undone = self._context.desk.team.take_back(scope, circle, accounts)
            self._keep_up()
            return undone

    # --- letting somebody go ---------------------------------------------------------------------------------

    @freely
    @contextmanager
    def without(self, accounts: Sequence[int]) -> Iterator[list[str]]:
        """While somebody is erased: before, what is lent of them comes down and their addresses are barred for good.

        Yields a list to which the words for the certificate are added. A folder out of reach holds no erasure up: what
        is lent there is put right when the team is next used, and lapses by itself.
        """
        people = self._context.derivation().persons_of(tuple(accounts))
        values = [v for held in values_of(self._context.derivation(), people).values() for v in held]
        self._context.desk.team.keep_erased(values)
        told: list[str] = []
        if not self.joined():
            yield told
            return
        reached = self._come_down(accounts)
        yield told
        if reached:
            with suppress(RenownError), self._writing():
                self._keep_up()
        told.append(reached or "team's folder out of reach: goes at its next use")

    def _come_down(self, accounts: Sequence[int]) -> str:
        """Take what is lent, and every ask about these accounts, out of the folder; what to say of it, or nothing."""
        with suppress(StorageError, NotFoundError, LockedError), self._writing():
            try:
                team = self._open()
            except InputError:
                return "the team's folder was left alone: this workspace is not the one that acts there"
            for ask in self._context.desk.team.asks():
                if ask.account in accounts:
                    team.withdraw_ask(ask.name)
            # Without the erased, or not at all: what is taken down now is lent anew afterwards.
            team.take_down()
            return "gone from the team's folder"
        return ""

    def lent(self) -> tuple[LentTie, ...]:
        """The ties that are lent, each with exactly what the others can learn."""
        with self._writing():
            self._keep_up()
            return self._lent(ties_lent(self._context))

    def _lent(self, ties: Sequence[Tie]) -> tuple[LentTie, ...]:
        names = called(self._context, [tie.person for tie in ties])
        lent = (_lent_tie(tie, names[tie.person]) for tie in ties)
        return tuple(sorted(lent, key=lambda tie: (tie.name.casefold(), tie.person)))

    def _rules(self) -> tuple[LendRule, ...]:
        derivation, loans = self._context.derivation(), self._context.desk.team.loans()
        accounts = [loan.account for loan in loans if loan.account is not None]
        persons = derivation.person_by_account(accounts)
        names = called(self._context, list(persons.values()))
        shown = []
        for loan in loans:
            person = persons.get(loan.account) if loan.account is not None else None
            if loan.account is None or person is not None:
                name = names[person] if person is not None else loan.circle
                shown.append(LendRule(loan.scope, name, person, loan.at.date()))
        return tuple(shown)

    # --- asking ----------------------------------------------------------------------------------------------

    def who(self, text: str) -> Knows:
        """Whether somebody in the team knows a person (id, handle or name) or whoever has an address, page or number.

        Raises NotFoundError, AmbiguousError, or InputError when nothing of the person can be compared.
        """
        with self._writing():
            team = self._keep_up()
            name, values = self._meant(text)
            return _answer(name, team.look_up(values, LEVELS, self._day()).levels)

    def knows(self, person: int) -> Knows | None:
        """The same for the pages: None without a team, for a guest, or when nobody could be asked. Writes nothing."""
        with suppress(RenownError):
            if not self.joined():
                return None
            team = self._open()
            values = values_of(self._context.derivation(), [person]).get(person, ())
            if values and team.me().role in ASKING:
                levels = team.look_up(values, LEVELS, self._day()).levels
                return _answer(name_of(self._context, person), levels)
        return None

    def ask(self, person: int, words: str = "") -> TeamAsk:
        """Ask whoever in the team lends a tie to a person for an introduction, in one's own words.

        Raises InputError when one asks already, NotFoundError when nobody lends a tie.
        """
        with self._writing():
            team, day = self._keep_up(), self._day()
            if any(ask.person == person and ask.state == WAITING for ask in self._asks(team)):
                raise InputError("you are asking for this introduction already", hint="see: renown team")
            accounts = self._context.derivation().accounts_of(person)
            values = values_of(self._context.derivation(), [person]).get(person, ())
            if not accounts or not values:
                raise InputError(f"no address, page or number of {person} is known here", hint="add one first")
            said = " ".join(words.encode("utf-8", "ignore").decode().split())
            nonce, until = secrets.token_bytes(16), EPOCH + timedelta(days=day + HOLDS_DAYS)
            question = Question(values, said, day + HOLDS_DAYS)
            name = team.ask(nonce, question, LEVELS, day)
            self._context.desk.team.asked(
                AskRecord(name, nonce, accounts[0], said, team.epoch.number, until, (), self._context.today(), False)
            )
            return next(ask for ask in self._asks(team) if ask.id == name)

    def withdraw(self, ask: str) -> bool:
        """Ask no longer; False when nothing was asked. ask: its id, or the start of it."""
        with self._writing():
            team = self._keep_up()
            found = [a.name for a in self._context.desk.team.asks() if ask and a.name.startswith(ask)]
            if len(found) != 1:
                return False
            team.withdraw_ask(found[0])
            return self._context.desk.team.withdraw_ask(found[0])

    def asks(self) -> tuple[TeamAsk, ...]:
        """One's own asks, newest first, and who agreed."""
        with self._writing():
            return self._asks(self._keep_up())

    def inbox(self) -> tuple[InboxAsk, ...]:
        """What colleagues ask about people one lends; those without an answer first."""
        with self._writing():
            return self._inbox(self._keep_up(), ties_lent(self._context))

    def answer(self, ask: str, *, yes: bool) -> InboxAsk:
        """Agree to introduce, or not. Only a yes is told to the asker, with one's name; a no tells nobody anything.

        ask: its id, or the start of it. Raises NotFoundError.
        """
        with self._writing():
            team, ties = self._keep_up(), ties_lent(self._context)
            asked = self._asked(team, ties, ask)
            person = next(tie.person for tie in ties if asked.value in tie.values)
            account = self._context.derivation().accounts_of(person)[0]
            answers = {answer.ask: answer for answer in self._context.desk.team.answers()}
            if asked.name in answers and answers[asked.name].yes:
                raise InputError("you said yes to this already, and your name was told", hint="talk to each other")
            if yes:
                team.agree(asked, self._day())
            record = AnswerRecord(asked.name, account, asked.asker.name, asked.words, yes, self._context.today())
            self._context.desk.team.answer(record)
            return next(line for line in self._inbox(team, ties) if line.id == asked.name)

    def _asked(self, team: Membership, ties: Sequence[Tie], ask: str) -> Asked:
        found = [a for a in team.inbox(list(levels_of(ties)), self._day()) if ask and a.name.startswith(ask)]
        if len(found) > 1:
            raise AmbiguousError(f"{ask!r} fits several asks", matches=tuple(a.name for a in found))
        if not found:
            raise NotFoundError(f"nobody asks you {ask!r}", hint="see: renown team inbox")
        return found[0]

    def _inbox(self, team: Membership, ties: Sequence[Tie]) -> tuple[InboxAsk, ...]:
        person_of = {value: tie.person for tie in ties for value in tie.values}
        asked = team.inbox(list(person_of), self._day())
        names = called(self._context, [person_of[a.value] for a in asked])
        answers = {a.ask: "yes" if a.yes else "no" for a in self._context.desk.team.answers()}
        lines = [_inbox_ask(a, person_of[a.value], names, answers.get(a.name)) for a in asked]
        return tuple(sorted(lines, key=lambda line: (line.answer is not None, line.until, line.id)))

    def _asks(self, team: Membership) -> tuple[TeamAsk, ...]:
        records = self._context.desk.team.asks()
        people = self._context.derivation().person_by_account([record.account for record in records])
        names = called(self._context, list(people.values()))
        standing = set(team.folder.names("asks"))
        shown = []
        for record in reversed(records):
            person = people.get(record.account)
            if person is not None:
                name = names[person]
                open_still = record.name in standing and record.epoch == team.epoch.number and not record.withdrawn
                state = AGREED if record.agreed else WAITING if open_still and self._today() <= record.until else OVER
                shown.append(_team_ask(record, person, name, state))
        return tuple(shown)

    # --- keeping up ------------------------------------------------------------------------------------------

    def _keep_up(self) -> Membership:
        """The team after everything that is due: new keys adopted, ties lent anew, answers noted."""
        team = self._open()
        team.settle(self._day())
        team.lend(levels_of(ties_lent(self._context)), self._day())
        asks = [ask for ask in self._context.desk.team.asks() if not ask.withdrawn]
        for answered in team.answers([ask.nonce for ask in asks]):
            self._context.desk.team.agreed(answered.ask, answered.introducer.name)
        return team

    def _open(self) -> Membership:
        team = Membership.open(self._context.path, self._last)
        if team is None:
            raise InputError("this workspace is in no team", hint="see: renown team create, renown team join")
        self._last = team
        return team

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._context.question(), waiting_for(self._context.path / "team.lock"):
            yield

    def _meant(self, text: str) -> tuple[str, tuple[str, ...]]:
        values = meant(text.strip())
        if values:
            return text.strip(), values
        person = find_person(self._context, text)
        values = values_of(self._context.derivation(), [person]).get(person, ())
        name = name_of(self._context, person)
        if not values:
            raise InputError(
                f"no address, profile page or number of {name} is known here, so nothing could be compared",
                hint="ask with an address instead",
            )
        return name, values

    def _day(self) -> int:
        return day_of(self._context.today())

    def _today(self) -> date:
        return self._context.today().date()


@contextmanager
def waiting_for(file: Path) -> Iterator[None]:
    """Hold the lock of the team's secrets; wait a while for another process, for each holds it only briefly."""
    with ExitStack() as held:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                held.enter_context(locked(file, "team"))
                break
            except LockedError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)
        yield


def _answer(name: str, levels: frozenset[str]) -> Knows:
    level = next((level for level in LEVELS if level in levels), None)
    return Knows(level, ANSWERS[level].format(name))


def _shown(member: Member, team: Membership) -> TeamMember:
    return TeamMember(member.id, member.name, member.role, member.id == team.keys.name, fingerprint(member))


def _lent_tie(tie: Tie, name: str) -> LentTie:
    kinds = [value.partition(":")[0] for value in tie.values]
    by = tuple(HANDLE_WORDS[kind] for kind in HANDLE_WORDS if kind in kinds)
    return LentTie(tie.person, name, tie.level, by, tie.rule, LEARN[tie.level].format(name, " or ".join(by)))


def _inbox_ask(asked: Asked, person: int, names: Names, answer: str | None) -> InboxAsk:
    name = names[person]
    until = EPOCH + timedelta(days=asked.until)
    return InboxAsk(asked.name, asked.asker.name, person, name, asked.words, until, answer)


def _team_ask(record: AskRecord, person: int, name: str, state: str) -> TeamAsk:
    words = {
        WAITING: f"waiting until {day_in_words(record.until)}; you hear of a yes only",
        AGREED: f"{' and '.join(record.agreed)} will introduce you",
        OVER: "over: nobody agreed in time, or the keys of the team changed; you may ask again",
    }
    return TeamAsk(
        record.name, person, name, record.words, record.at.date(), record.until, state, record.agreed, words[state]
    )


def _one(person: int | None) -> tuple[int, ...]:
    return () if person is None else (person,)
