"""One object with named rooms. It opens and closes; the rooms answer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

from renown.deferred import Deferred
from renown.desk.records import recorded
from renown.errors import InputError, RenownError
from renown.lake.durable import storage_errors
from renown.lake.lake import Lake
from renown.settings import read_settings
from renown.workspace import config
from renown.workspace.context import AsOf, Context
from renown.workspace.room import Room, freely

if TYPE_CHECKING:
    from renown.desk import Desk
    from renown.publish.backup_file import Backup
    from renown.ties.day.goals import Measure
    from renown.workspace.circles.circles import Circles
    from renown.workspace.data.answers import Decided, SourceCard, State
    from renown.workspace.data.imports import Imports, Progress
    from renown.workspace.data.servers import Servers
    from renown.workspace.day.goals import Goals
    from renown.workspace.day.today import Today
    from renown.workspace.day.welcome import Welcome
    from renown.workspace.events.events import Events
    from renown.workspace.giving.favours import Favours
    from renown.workspace.giving.notes import Notes
    from renown.workspace.groups.groups import Groups
    from renown.workspace.groups.talk import Talk
    from renown.workspace.influence.answers import Overview
    from renown.workspace.influence.areas import Areas
    from renown.workspace.influence.formula import FormulaCard
    from renown.workspace.influence.scores import Scores
    from renown.workspace.influence.seeds import Seeds
    from renown.workspace.paths.leads import Leads
    from renown.workspace.paths.paths import WarmPaths
    from renown.workspace.paths.references import References
    from renown.workspace.people.details import Details
    from renown.workspace.people.people import People
    from renown.workspace.people.presentation import Presentation
    from renown.workspace.people.table import Table
    from renown.workspace.people.tags import Tags
    from renown.workspace.preferences.preferences import Preferences
    from renown.workspace.recruit.acquaintances import Acquaintances
    from renown.workspace.recruit.candidates import Candidates
    from renown.workspace.recruit.channels import Channels
    from renown.workspace.recruit.law import Law
    from renown.workspace.recruit.matching import Matching
    from renown.workspace.recruit.openness import Openness
    from renown.workspace.recruit.plans import Plans
    from renown.workspace.recruit.searches import Searches
    from renown.workspace.recruit.skills import Skills
    from renown.workspace.recruit.sourcing import Sourcing
    from renown.workspace.recruit.vacancies import Vacancies
    from renown.workspace.reminders.reminders import Reminders
    from renown.workspace.team.team import Team
    from renown.workspace.ties.ties import Ties


def _room(where: str, *beside: str) -> Any:
    """A room of the lobby, built when it is first entered. beside: the rooms that it asks, in its arguments' order."""
    return Deferred(
        f"renown.workspace.{where}",
        lambda workspace: (workspace._context, *(getattr(workspace, name) for name in beside)),
    )


class Workspace(Room):
    """A folder with everything Renown knows, and the rooms that answer about it.

    Each room is an attribute, and its class says what it answers; docs/rooms.md lists them all.
    """

    imports: Imports = _room("data.imports:Imports")
    people: People = _room("people.people:People")
    details: Details = _room("people.details:Details")
    seeds: Seeds = _room("influence.seeds:Seeds")
    scores: Scores = _room("influence.scores:Scores")
    areas: Areas = _room("influence.areas:Areas")
    ties: Ties = _room("ties.ties:Ties")
    circles: Circles = _room("circles.circles:Circles")
    favours: Favours = _room("giving.favours:Favours")
    notes: Notes = _room("giving.notes:Notes")
    paths: WarmPaths = _room("paths.paths:WarmPaths")
    leads: Leads = _room("paths.leads:Leads")
    events: Events = _room("events.events:Events")
    today: Today = _room("day.today:Today", "ties", "favours", "events")
    groups: Groups = _room("groups.groups:Groups")
    talk: Talk = _room("groups.talk:Talk")
    goals: Goals = _room("day.goals:Goals", "ties", "favours", "circles", "groups")
    reminders: Reminders = _room("reminders.reminders:Reminders")
    references: References = _room("paths.references:References")
    formula: FormulaCard = _room("influence.formula:FormulaCard")
    servers: Servers = _room("data.servers:Servers")
    team: Team = _room("team.team:Team")
    table: Table = _room("people.table:Table")
    tags: Tags = _room("people.tags:Tags")
    presentation: Presentation = _room("people.presentation:Presentation")
    welcome: Welcome = _room("day.welcome:Welcome", "people", "ties")
    preferences: Preferences = _room("preferences.preferences:Preferences")
    channels: Channels = _room("recruit.channels:Channels", "vacancies")
    vacancies: Vacancies = _room("recruit.vacancies:Vacancies")
    candidates: Candidates = _room("recruit.candidates:Candidates", "people")
    acquaintances: Acquaintances = _room("recruit.acquaintances:Acquaintances")
    plans: Plans = _room("recruit.plans:Plans", "vacancies", "channels", "talk", "team")
    openness: Openness = _room("recruit.openness:Openness")
    skills: Skills = _room("recruit.skills:Skills")
    law: Law = _room("recruit.law:Law", "candidates")
    matching: Matching = _room("recruit.matching:Matching")
    sourcing: Sourcing = _room("recruit.sourcing:Sourcing")
    searches: Searches = _room("recruit.searches:Searches")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.path = context.path

    @classmethod
    def create(cls, path: str | os.PathLike[str], purpose: str = "personal") -> Self:
        """Make an empty workspace; a folder that is one already, or holds other things, is refused (InputError)."""
        folder = Path(path)
        with storage_errors(folder):
            if folder.exists() and any(folder.iterdir()):
                what = "is a workspace already" if config.is_workspace(folder) else "is not empty"
                raise InputError(f"{folder} {what}", hint="name another folder with --workspace")
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
        Lake.create(folder)
        config.write_config(folder, config.Config(purpose, datetime.now(UTC).replace(tzinfo=None, microsecond=0)))
        return cls.open(folder)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """Open a workspace. Raises NotFoundError when there is none."""
        folder = Path(path)
        return cls(Context(folder, config.read_config(folder), read_settings()))

    @classmethod
    def open_or_create(cls, path: str | os.PathLike[str]) -> Self:
        """Open a workspace, made first where nothing stands."""
        folder = Path(path)
        return cls.open(folder) if config.is_workspace(folder) else cls.create(folder)

    @classmethod
    @contextmanager
    def for_import(cls, path: str | os.PathLike[str]) -> Iterator[Self]:
        """Open a workspace to import into, made first where none stands; a failed import leaves no new one behind."""
        folder = Path(path)
        fresh = not config.is_workspace(folder)
        with cls.open_or_create(folder) as ws:
            try:
                yield ws
            except RenownError:
                if fresh:
                    shutil.rmtree(folder)
                raise

    @staticmethod
    def source_cards() -> tuple[SourceCard, ...]:
        """What can be imported: name, title, tier, how to get the export, what is read."""
        from renown.sources.registry import all_sources
        from renown.workspace.data.answers import SourceCard

        return tuple(recorded(SourceCard, source.card) for source in all_sources())

    @staticmethod
    def goal_kinds() -> tuple[Measure, ...]:
        """What a goal can be set on."""
        from renown.workspace.day.goals import Goals

        return Goals.kinds()

    @staticmethod
    def examine(path: str | os.PathLike[str]) -> tuple[tuple[str, bool, str], ...]:
        """Check a workspace and this installation: (check, fine, what was found)."""
        from renown.workspace.data import doctor

        return doctor.examine(Path(path))

    @staticmethod
    def settle(path: str | os.PathLike[str], what: str) -> tuple[str, ...]:
        """Go on though something was lost (see `losses.LOSSES`); what that is, one sentence each.

        Raises InputError for another word, LockedError while another process writes.
        """
        from renown.workspace.data import losses

        return losses.settle(Path(path), what)

    def backup_due(self) -> tuple[bool, str]:
        """Whether a backup is due, and when the last one was made, in words."""
        from renown.workspace.data.backup import due

        return due(self.desk)

    def back_up(self, file: Path, passphrase: str = "") -> Backup:
        """Write everything into one new file, and read it back; see `backup.back_up`."""
        from renown.workspace.data.backup import back_up

        return back_up(self._context, file, passphrase)

    @staticmethod
    def restore(
        file: Path, path: str | os.PathLike[str], passphrase: str = "", *, replace: bool = False
    ) -> tuple[Backup, Path | None]:
        """Put a backup up as the workspace in a folder; see `restored.restore`."""
        from renown.workspace.data.restore import restore

        return restore(file, Path(path), passphrase, replace=replace)

    @property
    def zone(self) -> ZoneInfo:
        """Where the owner's clocks stand; moments are kept in UTC and shown there."""
        return self._context.zone

    @property
    def recruiting(self) -> bool:
        """Whether candidates are kept here."""
        return self._context.config.purpose == config.RECRUITING

    def dedicate(self, purpose: str) -> None:
        """Give an empty workspace another purpose. Raises InputError for one in which anybody is, or that there is not.

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Workspace.create(Path(folder) / "new") as new:
        ...     new.dedicate("recruiting")
        ...     new.recruiting
        True
        """
        self._context.lake.refresh()
        if self._context.lake.manifest.imports:
            raise InputError(
                "somebody is here already, so the purpose of this workspace stays",
                hint="make another with: renown init --purpose recruiting --workspace FOLDER",
            )
        new = config.Config(purpose, self._context.config.made)
        config.write_config(self.path, new)
        self._context.config = new
        self._context.forget_scorings()

    @property
    def desk(self) -> Desk:
        """People's decisions and long work."""
        return self._context.desk

    def state(self, as_of: AsOf = None) -> State:
        """The workspace at a glance."""
        from renown.workspace.data.state import state

        return state(self._context, as_of)

    def decided(self, after: int = 0, limit: int = 100) -> tuple[Decided, ...]:
        """What was decided since a line of the log, in words, oldest first; at most 1,000 lines at a time."""
        from renown.workspace.data.decided import decided

        return decided(self._context, after, limit)

    def overview(self, as_of: AsOf = None) -> Overview:
        """Everything the first page shows."""
        from renown.workspace.influence.overview import overview

        return overview(self._context, self.ties, as_of)

    def export_tables(
        self,
        folder: Path,
        form: str,
        as_of: AsOf = None,
        progress: Progress | None = None,
        *,
        spreadsheet: bool = False,
    ) -> tuple[tuple[str, int], ...]:
        """Write people, ledger, contact days and scores into a folder: (file, rows). spreadsheet: no live formula."""
        from renown.workspace.data import export

        return export.export_tables(self._context, folder, form, as_of, progress, spreadsheet=spreadsheet)

    @freely
    @contextmanager
    def together(self) -> Iterator[None]:
        """Answer what is asked inside as one question: from one state of facts and decisions, which are read once."""
        with self._context.question():
            yield

    @freely
    def close(self) -> None:
        """Let go of the files."""
        self._context.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
