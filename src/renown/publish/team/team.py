"""One member's view of their team: joining, keeping up with it, lending, asking, answering, leaving, removing.

Invariant: what was adopted is never taken back: an older epoch than the one known, or another of the same number, is
refused. Whatever is written can be cut short anywhere; the next `settle` brings the folder in order.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from renown.errors import InputError, NotAllowedError, NotFoundError, RenownError
from renown.publish.team.asks import Answered, Asked, Question, answers_to, ask_record, asks_for, yes_record
from renown.publish.team.folder import Folder
from renown.publish.team.invitation import Invitation, code_of, invitation_in
from renown.publish.team.keyring import Keyring, Loan, drop_keyring, home_of, read_keyring
from renown.publish.team.loans import Found, Lent, lent_files, lent_record, look_up, withdrawal
from renown.publish.team.records import Record, text_of, write_record
from renown.publish.team.roster import (
    ADMIN,
    ASKING,
    GUEST,
    ROLES,
    Epoch,
    Member,
    grant,
    joining,
    keys_in,
    members_of,
    name_for_epoch,
    new_epoch,
    read_epoch,
    someone_left,
    stamp_of,
)
from renown.publish.team.seal import Keys, derive

HOLDS_DAYS = 30
"""How long lent ties hold without being lent anew, and an ask waits: a folder put back from a backup dies of itself."""

RENEW_DAYS = 15
NAME_LETTERS = 60


class Team:
    """The team that a workspace is in. `day`: today as whole days since 1970-01-01 (UTC); the caller has the clock."""

    def __init__(self, workspace: Path, ring: Keyring, folder: Folder) -> None:
        self._workspace = workspace
        self.ring = ring
        self.folder = folder
        self.keys = ring.keys
        self._known: dict[str, Lent] = {}

    @classmethod
    def create(cls, workspace: Path, path: Path, name: str) -> Team:
        """Begin a team in a new folder, as its first admin. Raises InputError."""
        _refuse_second(workspace)
        keys, path, name = Keys(), path.absolute(), chosen_name(name)
        team = keys.name
        folder = Folder.create(path, team)
        record, epoch = new_epoch(keys, team, [Member(keys.public, name, ADMIN)])
        folder.put(record, new=True)
        ring = Keyring(str(path), team, name, keys.seed, epoch, home=home_of(workspace))
        return cls(workspace, ring.save(workspace), folder)

    @classmethod
    def join(cls, workspace: Path, path: Path, code: str, name: str) -> Team:
        """Join with an invitation's code. Raises InputError for a code that does not fit, or a name that is taken."""
        _refuse_second(workspace)
        invited, folder, keys = invitation_in(code), Folder.open(path.absolute()), Keys()
        epoch = _invited_to(folder, invited)
        name = chosen_name(name)
        if any(plain(name) == plain(member.name) for member in members_of(folder, epoch)):
            raise InputError(f"somebody in the team is called {name!r} already", hint="join under another name")
        invitation = Keys(invited.seed)
        if folder.get("members", invitation.name):
            raise InputError("this invitation was used already", hint="ask for a new one")
        record = joining(folder.team, epoch, invitation, invited.granted, keys, name)
        # The secrets first: a name in the folder without its keys would be nobody's.
        ring = Keyring(str(folder.path), folder.team, name, keys.seed, epoch, home=home_of(workspace)).save(workspace)
        try:
            folder.put(record, new=True)
        except RenownError:
            drop_keyring(workspace)
            raise
        return cls(workspace, ring, folder)

    @classmethod
    def open(cls, workspace: Path, before: Team | None = None) -> Team | None:
        """The team this workspace is in; None when it is in none. before: what was read earlier serves again.

        Raises StorageError when the folder cannot be reached, InputError when it is another team's by now, or when
        this workspace is a copy of the one that joined, or was moved: two of them would undo each other's work there.
        """
        ring = read_keyring(workspace)
        if ring is None:
            return None
        if ring.home != home_of(workspace):
            raise InputError(
                f"this workspace was copied, restored or moved since it joined the team of {ring.folder}; "
                "nothing is read or changed there from here",
                hint="If it is the one that goes on as you: renown team here. "
                "If another does, end it here: renown team leave --anyway",
            )
        folder = _folder_of(ring, Path(ring.folder))
        if before is None or before.ring.seed != ring.seed or before.folder.path != folder.path:
            return cls(workspace, ring, folder)
        team = cls(workspace, ring, before.folder)
        team._known = before._known
        return team

    @classmethod
    def settle_here(cls, workspace: Path, path: Path | None = None) -> None:
        """Let this workspace be the one that acts in its team. path: where the team's folder lies now, if elsewhere.

        Raises InputError when it is in no team, or the folder is another team's.
        """
        ring = read_keyring(workspace)
        if ring is None:
            raise InputError("this workspace is in no team", hint="see: renown team create, renown team join")
        place = path.absolute() if path else Path(ring.folder)
        _folder_of(ring, place)
        replace(ring, folder=str(place), home=home_of(workspace)).save(workspace)

    # --- who is in it ----------------------------------------------------------------------------------------

    @property
    def epoch(self) -> Epoch:
        """The epoch that was adopted last."""
        return self.ring.epoch

    def members(self) -> tuple[Member, ...]:
        """Everybody in the team now, by name; two of like names are told apart by the start of their ids."""
        found = [replace(member, name=clean_name(member.name)) for member in members_of(self.folder, self.epoch)]
        alike_by = Counter(plain(member.name) for member in found)
        told = [replace(m, name=f"{m.name} ({m.id[:4]})") if alike_by[plain(m.name)] > 1 else m for m in found]
        return tuple(sorted(told, key=lambda m: (plain(m.name), m.id)))

    def me(self) -> Member:
        """The member whose workspace this is. Raises NotFoundError for somebody who is in the team no longer."""
        found = next((member for member in self.members() if member.id == self.keys.name), None)
        if found is None:
            raise NotFoundError("you are no longer in this team", hint="end it here with: renown team leave")
        return found

    def invite(self, role: str) -> str:
        """The code that lets one person join with a role; it holds until somebody is removed. Admins only."""
        self._only_admins("invite")
        if role not in ROLES:
            raise InputError(f"role: found {role!r}, expected {', '.join(ROLES)}")
        invitation, epoch = Keys(), self.epoch
        granted = grant(self.keys, self.folder.team, epoch, invitation.public, role)
        reading = b"" if role == GUEST else epoch.reading
        return code_of(Invitation(epoch.stamp, epoch.digest, reading, invitation.seed, granted))

    def remove(self, who: str) -> Member:
        """Let a member go (name or the start of an id), with new keys for all others. Admins only."""
        self._only_admins("remove somebody")
        member = named(self.members(), who)
        if member.id == self.keys.name:
            raise InputError("this is you yourself", hint="leave with: renown team leave")
        self._begin_epoch(without=member.id)
        return member

    def leave(self) -> None:
        """Leave the team: nothing of one's own stays in the folder. Raises InputError for an only admin of others."""
        members = self.members()
        others = [member for member in members if member.id != self.keys.name]
        admins = [member.id for member in members if member.role == ADMIN]
        if others and admins == [self.keys.name]:
            raise InputError("you are the only admin", hint="invite another admin first, or remove the others")
        for loan in self.ring.loans:
            self._withdraw(loan)
        for own in self.ring.own:
            if own.kind != "withdrawn":
                self.folder.remove(own.kind, own.name)
        self.folder.put(write_record(self.folder.team, "left", self.epoch.number, self.keys, b"left"))
        drop_keyring(self._workspace)

    def _only_admins(self, what: str) -> None:
        role = self.me().role
        if role != ADMIN:
            raise NotAllowedError(f"only an admin of the team can {what}; you are {role}", hint="ask an admin")

    def _begin_epoch(self, without: str = "") -> None:
        members = [member for member in members_of(self.folder, self.epoch) if member.id != without]
        record, epoch = new_epoch(self.keys, self.folder.team, members, self.epoch)
        standing = self.folder.get("epochs", record.name)
        # What stands under the next number and is no admin's word must not hold a removal up.
        self.folder.put(record, new=standing is not None and self._is_an_admins(standing))
        self._save(replace(self.ring, epoch=epoch))
        for kind in ("lent", "asks", "answers"):
            for old in self.folder.records(kind):
                if old.epoch < epoch.number:
                    self.folder.remove(kind, old.name)

    # --- keeping up ------------------------------------------------------------------------------------------

    def settle(self, day: int) -> None:
        """Adopt new epochs, clear away what is over, and let an admin change the keys when somebody has left."""
        self.folder.warnings.clear()
        self.folder.sweep()
        self._adopt()
        if someone_left(self.folder, self.epoch) and self.me().role == ADMIN:
            self._begin_epoch()
        for loan in self.ring.loans[:-1]:
            self._withdraw(loan)
        over = [own for own in self.ring.own if own.until < day]
        for own in over:
            self.folder.remove(own.kind, own.name)
        kept = (*(loan for loan in self.ring.loans[:-1] if loan.until >= day), *self.ring.loans[-1:])
        if over or kept != self.ring.loans:
            self._save(replace(self.ring, own=tuple(own for own in self.ring.own if own.until >= day), loans=kept))

    def _adopt(self) -> None:
        standing = self.folder.get("epochs", name_for_epoch(self.epoch.number))
        if standing is not None and stamp_of(standing) != self.epoch.stamp:
            self.folder.warn("epochs", standing.name, "is not the one that was known")
        while (record := self.folder.get("epochs", name_for_epoch(self.epoch.number + 1))) is not None:
            if not self._is_an_admins(record):
                self.folder.warn("epochs", record.name, "was begun by nobody who may")
                return
            found = keys_in(record, self.keys)
            if found is None:
                raise NotFoundError("you are no longer in this team", hint="end it here with: renown team leave")
            epoch = read_epoch(record, *found, before=self.epoch)
            if epoch is None:
                self.folder.warn("epochs", record.name, "does not follow the one before")
                return
            self._save(replace(self.ring, epoch=epoch))

    def _is_an_admins(self, record: Record) -> bool:
        admins = {member.public for member in self.members() if member.role == ADMIN}
        return record.by in admins and record.epoch == self.epoch.number + 1

    def _save(self, ring: Keyring) -> None:
        self.ring = ring.save(self._workspace)

    # --- lending ---------------------------------------------------------------------------------------------

    def lend(self, levels: Mapping[str, str], day: int) -> bool:
        """Let the folder hold exactly these values (value -> level); False when it does already.

        A file is written for a member who lends nothing too, so that its being there says nothing.
        """
        content = self._content(levels)
        last = self.ring.loans[-1] if self.ring.loans else None
        if last and last.content == content and last.until - day >= RENEW_DAYS and self._stands(last):
            return False
        keys, until = Keys(), day + HOLDS_DAYS
        record = lent_record(self.folder.team, self.epoch, keys, levels, until)
        # Known before it is written: what is cut short here is withdrawn at the next `settle`, never forgotten.
        loan = Loan(text_of(keys.seed), self.epoch.number, until, content)
        self._save(replace(self.ring, loans=(*self.ring.loans, loan)))
        self.folder.put(record)
        for old in self.ring.loans[:-1]:
            self._withdraw(old)
        return True

    def take_down(self) -> None:
        """Lend nothing until the next `lend`."""
        for loan in self.ring.loans:
            self._withdraw(loan)

    def _content(self, levels: Mapping[str, str]) -> str:
        told = "\n".join(f"{value} {level}" for value, level in sorted(levels.items()))
        return derive(self.ring.seed, "content", self.epoch.stamp.encode(), told.encode()).hex()

    def _stands(self, loan: Loan) -> bool:
        name = loan.keys.name
        return name in self.folder.names("lent") and name not in self.folder.names("withdrawn")

    def _withdraw(self, loan: Loan) -> None:
        keys = loan.keys
        if keys.name not in self.folder.names("withdrawn"):
            self._save(self.ring.with_own("withdrawn", keys.name, loan.until + HOLDS_DAYS))
            self.folder.put(withdrawal(self.folder.team, loan.epoch, keys))
        self.folder.remove("lent", keys.name)

    # --- asking ----------------------------------------------------------------------------------------------

    def look_up(self, values: Sequence[str], levels: Sequence[str], day: int) -> Found:
        """At which levels others in the team know whoever has one of these values."""
        role = self.me().role
        if role not in ASKING:
            raise NotAllowedError("a guest of the team lends ties and asks about none", hint="ask an admin")
        return look_up(self._others(day), self.epoch, values, levels)

    def _others(self, day: int) -> tuple[Lent, ...]:
        mine = {loan.keys.name for loan in self.ring.loans}
        return tuple(f for f in lent_files(self.folder, self.epoch, day, self._known) if f.name not in mine)

    def ask(self, nonce: bytes, question: Question, levels: Sequence[str], day: int) -> str:
        """Ask those who lend a tie to introduce; returns the ask's name. nonce: gives the ask's keys back later.

        Raises NotFoundError when nobody lends one.
        """
        found = self.look_up(question.values, levels, day)
        if not found.levels:
            raise NotFoundError("nobody in the team lends a tie to this person, so there is nobody to ask")
        once = self.ask_keys(nonce)
        others = self._others(day)
        record = ask_record(self.folder.team, self.epoch, self.keys, once, question, others, found.files)
        self._save(self.ring.with_own("asks", once.name, question.until))
        self.folder.put(record)
        return once.name

    def ask_keys(self, nonce: bytes) -> Keys:
        """The keys of an ask of one's own."""
        return Keys(derive(self.ring.seed, "ask", nonce))

    def withdraw_ask(self, name: str) -> None:
        """Ask no longer."""
        self.folder.remove("asks", name)

    def inbox(self, values: Sequence[str], day: int) -> tuple[Asked, ...]:
        """The asks of others about one of these values, oldest name first."""
        mine = [loan.keys for loan in self.ring.loans if loan.epoch == self.epoch.number]
        return tuple(asks_for(self.folder, self.epoch, self.members(), mine, values, day))

    def agree(self, asked: Asked, day: int) -> None:
        """Say yes to an ask: its asker learns who one is."""
        record = yes_record(self.folder.team, self.epoch, self.keys, asked)
        self._save(self.ring.with_own("answers", record.name, day + HOLDS_DAYS))
        self.folder.put(record)

    def answers(self, nonces: Sequence[bytes]) -> tuple[Answered, ...]:
        """Every yes to one's own asks."""
        return tuple(answers_to(self.folder, self.epoch, self.members(), [self.ask_keys(n) for n in nonces]))


def _folder_of(ring: Keyring, path: Path) -> Folder:
    folder = Folder.open(path)
    if folder.team != ring.team:
        raise InputError(f"{path} is the folder of another team now", hint="put the team's folder back")
    return folder


def _refuse_second(workspace: Path) -> None:
    ring = read_keyring(workspace)
    if ring is not None:
        raise InputError(f"this workspace is in the team of {ring.folder}", hint="leave it first: renown team leave")


def _invited_to(folder: Folder, invited: Invitation) -> Epoch:
    """The epoch an invitation was made for. Raises InputError when the folder is at another, or another team's."""
    newest = max((name for name in folder.names("epochs") if name.isdecimal()), default="")
    record = folder.get("epochs", newest) if newest else None
    if record is None or stamp_of(record) != invited.stamp:
        raise InputError("this invitation is another team's, or older than its last removal", hint="ask for a new one")
    epoch = read_epoch(record, invited.digest, invited.reading)
    if epoch is None:
        raise InputError("this invitation does not open the team's folder", hint="ask for a new one")
    return epoch


def chosen_name(name: str) -> str:
    """The name under which somebody joins. Raises InputError when nothing is left of it."""
    kept = clean_name(name)
    if not kept:
        raise InputError("a member needs a name", hint="say how the others should read you: --as NAME")
    return kept


def clean_name(name: str) -> str:
    """A member's name on one line, without signs that steer what shows it."""
    kept = "".join(c for c in unicodedata.normalize("NFKC", name) if unicodedata.category(c)[0] != "C" or c == " ")
    return " ".join(kept.split())[:NAME_LETTERS]


def plain(name: str) -> str:
    """A name as readers compare it: two that are equal here look alike."""
    return unicodedata.normalize("NFKC", name).casefold()


def named(members: Sequence[Member], who: str) -> Member:
    """The member that a name or the start of an id means. Raises NotFoundError, or InputError for several."""
    called = [m for m in members if plain(m.name) == plain(who)]
    found = called or [m for m in members if len(who) > 3 and m.id.startswith(who)]
    if not found:
        raise NotFoundError(f"nobody in the team is called {who!r}", hint="see: renown team")
    if len(found) > 1:
        ids = ", ".join(member.id[:8] for member in found)
        raise InputError(f"several members are called {who!r}: {ids}", hint="use one of these ids")
    return found[0]


def fingerprint(member: Member) -> str:
    """Eight letters by which two people can compare, by voice, that they see the same member."""
    return hashlib.sha256(member.public).hexdigest()[:8]
