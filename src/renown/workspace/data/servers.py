"""The room `servers`: bring in from one's own mail, calendar and address-book servers, and remember how far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renown.desk.data.records import ASKED, COMMAND, ServerRecord
from renown.errors import InputError, RenownError
from renown.sources.online.server import Server, read_server
from renown.workspace.data.answers import Round, ServerLine
from renown.workspace.data.imports import Progress
from renown.workspace.register import grown
from renown.workspace.room import Room, freely

if TYPE_CHECKING:
    from renown.intake.rounds import Mark, Synced


class Servers(Room):
    """Servers that hold the owner's mail, calendars and address books."""

    def add(
        self, address: str, *, user: str = "", sort: str | None = None, password: str = "", command: str = ""
    ) -> ServerLine:
        """Keep a server. password: kept for later rounds; command: prints it; neither: it is asked for each time.

        Raises InputError when the address is none, or would send the password unencrypted.
        """
        server = read_server(address, user, sort)
        servers = self._context.desk.servers
        how = COMMAND + command if command else ASKED
        number = servers.add(server.sort, server.url, server.user, how)
        if password:
            servers.keep_password(number, password)
        return self._line(servers.get(number))

    def list(self) -> tuple[ServerLine, ...]:
        """The servers in the order of adding."""
        return tuple(self._line(record) for record in self._context.desk.servers.all())

    def remove(self, server: int) -> None:
        """Bring a server in no longer; what came from it stays. Raises NotFoundError."""
        self._context.desk.servers.remove(server)

    def begin_anew(self, server: int) -> None:
        """Forget how far a server was read: the next round reads everything; what is there already counts once."""
        self._context.desk.servers.get(server)
        self._context.desk.servers.begin_anew(server)

    @freely
    def sync(self, server: int, password: str = "", progress: Progress | None = None) -> Round:
        """Bring in what is new on one server.

        Raises NotFoundError; InputError without a password; ServerError when the server fails: what came is kept.
        """
        self._context.require_exports()
        desk = self._context.desk.servers
        record = desk.get(server)
        secret = password or desk.password(server)
        if not secret:
            raise InputError(
                f"the password of {record.user} at {record.url} is not known", hint="give it, or let it be kept"
            )
        try:
            done = self._round(record, secret, progress)
        except RenownError as error:
            desk.ended(server, str(error), well=False)
            raise
        desk.ended(server, in_words(done), well=True)
        imports = tuple(report.import_id for report in done.reports)
        return Round(server, imports, done.mails, done.changed, done.notes, in_words(done))

    def _round(self, record: ServerRecord, secret: str, progress: Progress | None) -> Synced:
        # The libraries that ask servers take a while to load: not every command should wait for them.
        from renown.intake import rounds

        desk, server = self._context.desk.servers, _server(record)
        marks = {place: rounds.Mark(state, imports) for place, (state, imports) in desk.marks(record.id).items()}

        def keep(place: str, mark: Mark) -> None:
            desk.mark(record.id, place, mark.state, mark.imports)

        return rounds.sync(self._context.lake, server, secret, marks, keep, progress)

    def _line(self, record: ServerRecord) -> ServerLine:
        places = len(self._context.desk.servers.marks(record.id))
        return grown(ServerLine, record, server=record.id, asks=record.password == "asked", places=places)


def _server(record: ServerRecord) -> Server:
    return read_server(record.url, record.user, record.sort)


def in_words(done: Synced) -> str:
    """What a round brought, in a sentence.

    >>> from renown.intake.rounds import Synced
    >>> in_words(Synced(mails=2)), in_words(Synced())
    ('2 new mails.', 'Nothing new.')
    """
    parts = [f"{done.mails:,} new mail{'s' if done.mails > 1 else ''}"] if done.mails else []
    parts += [f"changed: {', '.join(done.changed)}"] if done.changed and not done.mails else []
    return "; ".join([*parts, *done.notes]).rstrip(".") + "." if parts or done.notes else "Nothing new."
