"""The servers that the owner wants brought in, how far each was read, and where its password comes from.

Invariant: a password that is kept lies in a file of its own that only its owner may read, never in the database; it
goes when the server does.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from django.db.models import Q
from django.utils import timezone

from renown.desk import audit, store
from renown.desk.data.records import ASKED, COMMAND, KEPT, ServerRecord
from renown.desk.models import SyncMark, SyncServer
from renown.desk.models.about import ERASED
from renown.desk.records import recorded
from renown.desk.undo import OWNER
from renown.errors import InputError, NotFoundError, StorageError
from renown.lake.checks import sealed, unsealed
from renown.lake.durable import storage_errors, write_bytes

FOLDER = "passwords"
_COMMAND_SECONDS = 60


class Servers:
    """The servers of one desk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def add(self, sort: str, url: str, user: str, password: str = ASKED, who: str = OWNER) -> int:
        """Keep a server; its number. The same one twice is the same number, with the new way to its password."""
        with store.transaction():
            row = SyncServer.objects.filter(sort=sort, url=url, user=user, undone_at=None).first()
            if row is None:
                row = SyncServer.objects.create(sort=sort, url=url, user=user, who=who, at=timezone.now())
                audit.record(who, "add server", sort=sort)
            row.password = password
            row.save(update_fields=["password"])
        return row.pk

    def remove(self, server: int, who: str = OWNER) -> None:
        """Bring this server in no longer; what came from it stays. Its password and its marks go."""
        with store.transaction():
            row = self._row(server)
            row.undone_at, row.undone_by = timezone.now(), who
            row.save(update_fields=["undone_at", "undone_by"])
            row.marks.all().delete()
            audit.record(who, "remove server", sort=row.sort)
        self._file(server).unlink(missing_ok=True)

    def let_go_of_erased(self, who: str = OWNER) -> None:
        """Bring in no longer what is the account of somebody erased: nobody could sign in by a name that is gone."""
        for row in SyncServer.objects.filter(Q(user__contains=ERASED) | Q(url__contains=ERASED), undone_at=None):
            self.remove(row.pk, who)

    def get(self, server: int) -> ServerRecord:
        """One server. Raises NotFoundError."""
        with store.refusals():
            return _record(self._row(server))

    def all(self) -> tuple[ServerRecord, ...]:
        """The servers in the order of adding."""
        with store.refusals():
            return tuple(_record(row) for row in SyncServer.objects.filter(undone_at=None).order_by("pk"))

    def marks(self, server: int) -> dict[str, tuple[str, tuple[int, ...]]]:
        """How far each place of a server was read: place -> state and imports."""
        with store.refusals():
            rows = SyncMark.objects.filter(server_id=server)
            return {row.place: (row.state, tuple(row.imports)) for row in rows}

    def mark(self, server: int, place: str, state: str, imports: tuple[int, ...]) -> None:
        """A place was read this far."""
        with store.transaction():
            SyncMark.objects.update_or_create(
                server_id=server, place=place, defaults={"state": state, "imports": list(imports)}
            )

    def begin_anew(self, server: int) -> None:
        """Forget how far a server was read; the next round reads everything."""
        with store.transaction():
            SyncMark.objects.filter(server_id=server).delete()

    def ended(self, server: int, words: str, *, well: bool) -> None:
        """How the last round ended."""
        with store.transaction():
            SyncServer.objects.filter(pk=server).update(last_at=timezone.now(), last_words=words, last_ended_well=well)

    def keep_password(self, server: int, password: str) -> None:
        """Keep a password in a file that only its owner may read. Raises StorageError."""
        with storage_errors(self._folder):
            self._folder.mkdir(mode=0o700, exist_ok=True)
        write_bytes(self._file(server), sealed({"password": password}))
        with store.transaction():
            SyncServer.objects.filter(pk=server).update(password=KEPT)

    def password(self, server: int) -> str | None:
        """The password, from where it was said to come; None when it has to be asked for.

        Raises InputError when the command that should print it fails, StorageError when the one kept is lost.
        """
        how = self.get(server).password
        if how == KEPT:
            return self._kept(server)
        return _printed(how.removeprefix(COMMAND)) if how.startswith(COMMAND) else None

    def lacks_password(self, server: int) -> bool:
        """Whether a password was kept for a server, and its file is gone or damaged."""
        try:
            return self.get(server).password == KEPT and not self._kept(server)
        except StorageError:
            return True

    def _kept(self, server: int) -> str:
        file = self._file(server)
        try:
            return str(unsealed(file.read_bytes())["password"])
        except (OSError, ValueError, KeyError) as error:
            raise StorageError(
                f"{file} is gone or damaged; it held the password of {self.get(server).url}",
                hint="Give it again: renown sync add, with the same address and user",
            ) from error

    def _file(self, server: int) -> Path:
        return self._folder / str(server)

    def _row(self, server: int) -> SyncServer:
        row = SyncServer.objects.filter(pk=server, undone_at=None).first()
        if row is None:
            raise NotFoundError(f"there is no server {server}", hint="list them with: renown sync list")
        return row


def _printed(command: str) -> str:
    """The first line that the owner's own command prints, as with `pass show mail`."""
    try:
        # The owner's own command, given at the command line only, as a shell would run it.
        done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=_COMMAND_SECONDS, check=True)
    except (subprocess.SubprocessError, OSError) as error:
        words = f"the command for the password failed: {command!r}"
        raise InputError(words, hint="run it by hand to see why") from error
    return done.stdout.partition("\n")[0]


def _record(row: SyncServer) -> ServerRecord:
    return recorded(ServerRecord, row)
