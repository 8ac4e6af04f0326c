"""What a member keeps secret: own keys, the team's keys, and which records in the folder are their own.

Invariant: the file lies in the member's own workspace, and only its owner may read it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from renown.errors import StorageError
from renown.lake.checks import sealed, unsealed
from renown.lake.durable import clear, storage_errors, write_bytes
from renown.lake.manifest import Pledge
from renown.lake.pledges import pledge, pledges_of, write_pledges
from renown.publish.team.records import bytes_of, text_of
from renown.publish.team.roster import Epoch, epoch_from_json, epoch_to_json
from renown.publish.team.seal import Keys

FILE = "team.json"
LAPSES_DAYS = 30
"""How long lent ties hold at most without their member."""


@dataclass(frozen=True, slots=True)
class Loan:
    """A file of own lent ties: the seed of its keys, its epoch, its last day, and a digest of what is in it."""

    seed: str
    epoch: int
    until: int
    content: str

    @property
    def keys(self) -> Keys:
        """The keys under which it was lent; nobody else knows whose they are."""
        return Keys(bytes_of(self.seed))


@dataclass(frozen=True, slots=True)
class Own:
    """A record of one's own in the folder, to be removed after a day."""

    kind: str
    name: str
    until: int


@dataclass(frozen=True, slots=True)
class Keyring:
    """One member's secrets. loans: newest last. home: the workspace that acts in the team; see `home_of`."""

    folder: str
    team: str
    name: str
    seed: bytes
    epoch: Epoch
    loans: tuple[Loan, ...] = ()
    own: tuple[Own, ...] = field(default=())
    home: str = ""

    @property
    def keys(self) -> Keys:
        """The member's own keys."""
        return Keys(self.seed)

    def save(self, workspace: Path) -> Keyring:
        """Write the file, whole or not at all; readable by its owner only."""
        told = {
            "folder": self.folder,
            "team": self.team,
            "name": self.name,
            "seed": text_of(self.seed),
            "epoch": epoch_to_json(self.epoch),
            "loans": [asdict(loan) for loan in self.loans],
            "own": [asdict(own) for own in self.own],
            "home": self.home,
        }
        write_bytes(workspace / FILE, sealed(told))
        pledge(workspace, {FILE: Pledge(1, self.team)})
        return self

    def with_own(self, kind: str, name: str, until: int) -> Keyring:
        """With one more record to be removed one day."""
        return replace(self, own=(*self.own, Own(kind, name, until)))


def home_of(workspace: Path) -> str:
    """Which folder a workspace is, by its path and its number on the disk: a copy has another one, wherever it lies."""
    return f"{workspace.resolve()}#{workspace.stat().st_ino}"


def read_keyring(workspace: Path) -> Keyring | None:
    """The secrets of the member whose workspace this is; None when they are in no team.

    Raises StorageError when the file is damaged, or gone though nobody left the team.
    """
    file = workspace / FILE
    try:
        told = unsealed(file.read_bytes())
        return Keyring(
            told["folder"],
            told["team"],
            told["name"],
            bytes_of(told["seed"]),
            epoch_from_json(told["epoch"]),
            tuple(Loan(**loan) for loan in told["loans"]),
            tuple(Own(**own) for own in told["own"]),
            told.get("home", ""),
        )
    except FileNotFoundError as error:
        if FILE in pledges_of(workspace):
            raise _lost(file, "is gone") from error
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _lost(file, f"cannot be used: {error}") from error


def _lost(file: Path, found: str) -> StorageError:
    return StorageError(
        f"{file} {found}; it holds your keys of the team, by which you take back what you lend",
        hint="Restore a backup (renown restore FILE), or go on in no team: renown settle team",
    )


def drop_keyring(workspace: Path) -> None:
    """Forget the team."""
    file = workspace / FILE
    clear(file)
    with storage_errors(file):
        file.unlink(missing_ok=True)
    pledge(workspace, {FILE: None})


def give_up_keyring(workspace: Path) -> tuple[str, ...]:
    """Go on in no team where the keys are lost; what that means, in a sentence."""
    try:
        read_keyring(workspace)
    except StorageError as error:
        drop_keyring(workspace)
        write_pledges(workspace, {FILE: None})
        return (f"{error.message}: what you lent lapses by itself within {LAPSES_DAYS} days; join anew when invited",)
    return ()
