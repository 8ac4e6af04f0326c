"""What every room of the lobby shares: the open lake, the desk, the moment meant, and the derivation of it.

Invariant: a derivation is shared only while the facts and the judgements it rests on stand; every question asks again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from renown.desk import open_desk, reading
from renown.errors import EngineError, InputError, LockedError, StorageError
from renown.influence.formula import Formula, load_formula
from renown.intake import erasure
from renown.lake.derived import Derived
from renown.lake.history import History
from renown.lake.lake import Lake
from renown.lake.manifest import Manifest
from renown.model.local_time import beginning_of, localised
from renown.reckoning.derivation import Derivation, Judgements, digest
from renown.reckoning.edits import Edit
from renown.reckoning.scoring import Scoring
from renown.settings import Settings
from renown.workspace.config import RECRUITING, Config
from renown.workspace.kept import Kept

if TYPE_CHECKING:
    from renown.desk import Desk

AsOf = datetime | str | None
State = tuple[int, int]


ZONE = "zone"
"""The preference that names the owner's time zone."""

WORDS_WISH, WISHED = "words", "on"
"""The preference to keep the last words of private messages from now on, and its value; off where nobody said so."""

SCORINGS_KEPT = 6
"""Of so many moments and states the derivation stays open."""

EARLIEST, LATEST = datetime(1900, 1, 1), datetime(2999, 1, 1)  # a calendar that can count back and on from any of them
KEPT_VERSIONS = 12
"""How many versions of derived tables stay: an undone import is then there again at once."""


class Context:
    """The open workspace, as its rooms see it. It answers one question at a time (`question`)."""

    def __init__(self, path: Path, config: Config, settings: Settings) -> None:
        self.path = path
        self.config = config
        self.settings = settings
        self.lake = Lake.open(path, settings)
        self.derived = Derived(path, self.lake.engine)
        self.history = History(path, self.lake.engine)
        self.kept = Kept()
        self._lock = RLock()
        self._asking = 0
        self._asked: dict[AsOf, tuple[State, Scoring]] = {}
        self._scorings: OrderedDict[str, Scoring] = OrderedDict()
        self._stood: Manifest | None = None
        if erasure.unfinished(self.lake):
            erasure.finish_erasing(self.lake, self.derived, self.history, self.desk)

    @property
    def desk(self) -> Desk:
        """People's decisions; opened when first needed. Raises RuntimeError inside an answer that is kept."""
        if self.kept.making:
            raise RuntimeError("an answer that is kept may not look at the desk: hand it the decisions it rests on")
        return self._desk

    @cached_property
    def _desk(self) -> Desk:
        return open_desk(self.path)

    @contextmanager
    def question(self) -> Iterator[None]:
        """Hold the workspace while something is answered; questions inside are parts of this one.

        All of it is answered from one state of the facts and decisions, unless it changes them itself. Raises
        LockedError where another process took that state away meanwhile, as an erasure does.
        """
        with self._lock, reading.question():
            if not self._asking:
                self._asked.clear()
            self._asking += 1
            try:
                yield
            except (StorageError, EngineError) as error:
                if self.lake.overtaken:
                    words = "the workspace was changed by another process while this was answered"
                    raise LockedError(words, hint="Ask again") from error
                raise
            finally:
                self._asking -= 1

    @cached_property
    def formula(self) -> Formula:
        """The formula in force."""
        return load_formula()

    def close(self) -> None:
        """Let go of the lake and, if it was opened, the desk; what was made in passing is remembered."""
        with suppress(StorageError, LockedError):
            self.derived.keep_up()
            self.history.keep_up()
        self.lake.close()
        if "_desk" in self.__dict__:
            self._desk.close()

    def forget_scorings(self) -> None:
        """Ask everything anew."""
        self._asked.clear()
        self._scorings.clear()
        self.kept.clear()

    def sweep(self) -> None:
        """Remove derived tables that nobody asks for any more: all but the newest versions and those in use."""
        used = {v for s in self._scorings.values() for v in s.versions()}
        self.derived.sweep({*used, *self.derived.versions()[-KEPT_VERSIONS:]})

    @property
    def zone(self) -> ZoneInfo:
        """Where the owner's clocks stand: the zone that was named, else the machine's."""
        try:
            return ZoneInfo(self._desk.preferences.all().get(ZONE) or self.settings.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):  # a zone that another machine knew
            return ZoneInfo("UTC")

    def today(self) -> datetime:
        """The day that it is for the owner, as naive 00:00: days are counted as dates, whatever the zone."""
        now = localised(datetime.now(UTC), self.zone)
        return datetime(now.year, now.month, now.day)

    def instant(self, as_of: AsOf) -> datetime:
        """The moment meant as one on the clock, naive UTC: None is when the owner's day began."""
        return beginning_of(self.today().date(), self.zone) if as_of is None else self.moment(as_of)

    def moment(self, as_of: AsOf) -> datetime:
        """The moment meant, naive UTC: None is today (see `today`), "latest" is the day after the newest fact.

        Raises InputError for a moment no calendar of today reaches.
        """
        if as_of is None:
            return self.today()
        if isinstance(as_of, str):
            newest = self.lake.newest("interactions")
            return (
                self.today() if newest is None else datetime(newest.year, newest.month, newest.day) + timedelta(days=1)
            )
        if not EARLIEST <= as_of.replace(tzinfo=None) < LATEST:
            raise InputError(f"found the year {as_of.year}", hint=f"give one from {EARLIEST.year} to {LATEST.year - 1}")
        return as_of if as_of.tzinfo is None else as_of.astimezone(UTC).replace(tzinfo=None)

    def judgements(self) -> Judgements:
        """What people decided, as account ids."""
        desk = self._desk
        return Judgements(
            links=desk.links(),
            apart=desk.aparts(),
            owners=desk.owners(),
            seeds=tuple(seed.account for seed in desk.seeds()),
            edits=tuple(
                Edit(w.id, w.account, w.fact, w.old, w.new, w.label, w.beside, w.since) for w in desk.details.list()
            ),
        )

    def require_exports(self) -> None:
        """Raise InputError in a workspace for recruiting: there everybody is kept on grounds of their own."""
        if self.config.purpose == RECRUITING:
            raise InputError(
                "this workspace is for recruiting: everybody in it needs a purpose, a legal basis, a source and a day",
                hint="add people as candidates (renown recruit candidates add), or import into a personal workspace",
            )

    def require_recruiting(self) -> None:
        """Raise InputError in any other workspace: candidates are kept apart from one's own people."""
        if self.config.purpose != RECRUITING:
            raise InputError(
                f"candidates are kept in a workspace of their own, and this one is {self.config.purpose}",
                hint="make one with: renown init --purpose recruiting --workspace FOLDER",
            )

    def require_standing(self) -> None:
        """Raise StorageError where facts, or the ids of people, are not what the manifest says; once per manifest."""
        self.lake.refresh()
        if self._stood is not self.lake.manifest:
            self.lake.require_in_place()
            self.derived.ids.require()
            self._stood = self.lake.manifest

    def derivation(self, as_of: AsOf = None) -> Derivation:
        """The derived tables as of a moment."""
        return self.scoring(as_of).derivation

    def scoring(self, as_of: AsOf = None) -> Scoring:
        """The scores as of a moment, shared while data, judgements and formula stand."""
        if self._asking and as_of in self._asked:
            state, found = self._asked[as_of]
            if state == self._state():
                return found
        self.require_standing()
        moment, judgements = self.moment(as_of), self.judgements()
        key = digest(self.lake.data_version, judgements, moment)
        known = self._scorings.get(key)
        if known is None or not known.derivation.stands():
            derivation = Derivation(self.lake, self.derived, judgements, moment)
            known = Scoring(derivation, self.formula, openly=self.config.purpose == "personal")
            self._scorings[key] = known
        self._scorings.move_to_end(key)
        while len(self._scorings) > SCORINGS_KEPT:
            self._scorings.popitem(last=False)
        self._asked[as_of] = self._state(), known
        return known

    def _state(self) -> State:
        """What this process itself has written so far: inside of a question nothing else counts."""
        return id(self.lake.manifest), reading.writes()
