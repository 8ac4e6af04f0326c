"""The room `preferences`: how the owner wants things. Each is a decision on the desk, and has one that nobody took.

Invariant: what cannot be done is refused when it is wished for, not when it is due.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from renown.desk.records import OWNER
from renown.errors import InputError
from renown.model.local_time import localised
from renown.model.values.date import zone_named
from renown.publish.backup_file import Backup
from renown.workspace.context import ZONE
from renown.workspace.data.backup import back_up, require_place
from renown.workspace.paths.letters import LETTER_LANGUAGES
from renown.workspace.preferences.answers import Wishes
from renown.workspace.room import Room

THEME, LETTERS, BACKUPS, KEYS = "theme", "letters", "backups", "keys"
ON, OFF = "on", "off"
THEMES = ("system", "light", "dark")
BROWSER = "browser"
"""Who said it, where a browser told its zone by itself."""


class Preferences(Room):
    """How the owner wants things."""

    def all(self) -> Wishes:
        """How everything is wanted."""
        said = self._context.desk.preferences.all()
        who = self._context.desk.preferences.who(ZONE)
        return Wishes(
            zone=self._context.zone.key,
            zone_from=who if ZONE in said else "machine",
            theme=said.get(THEME, THEMES[0]),
            letters=said.get(LETTERS, "en"),
            backups=said.get(BACKUPS, ""),
            keys=said.get(KEYS, ON) == ON,
        )

    def set(
        self,
        *,
        zone: str | None = None,
        theme: str | None = None,
        letters: str | None = None,
        keys: bool | None = None,
    ) -> Wishes:
        """Want things in another way; what is None stays, and an empty text takes a word back.

        zone: such as Europe/Berlin. theme: system, light or dark. letters: a language that letters can be written in.
        keys: whether single keys do something on the pages.
        Raises InputError for what there is not.
        """
        desk = self._context.desk.preferences
        for name, value, known in ((THEME, theme, THEMES), (LETTERS, letters, LETTER_LANGUAGES)):
            if value and value not in known:
                raise InputError(f"{name}: found {value[:40]!r}, expected one of {', '.join(known)}")
        if zone:
            zone_named(zone)
        for name, value in ((ZONE, zone), (THEME, theme), (LETTERS, letters), (KEYS, _switch(keys))):
            if value is not None:
                desk.set(name, value)
        return self.all()

    def hear_zone(self, zone: str) -> bool:
        """Take the zone that the owner's browser told, where nobody named one; False where one stands or it is none."""
        if ZONE in self._context.desk.preferences.all():
            return False
        try:
            known = zone_named(zone)
        except InputError:
            return False
        return known is not None and bool(self._context.desk.preferences.set(ZONE, zone, BROWSER))

    def keep_backups_in(self, folder: Path | None) -> None:
        """Write backups to this folder from now on; None: to none. Raises InputError where none could lie there."""
        if folder is not None:
            require_place(self._context.path, folder / self._file())
        self._context.desk.preferences.set(BACKUPS, "" if folder is None else str(folder.absolute()), OWNER)

    def back_up_now(self) -> tuple[Path, Backup]:
        """Write a backup to the folder that was named, and read it back; where it is, and what it holds.

        Raises InputError where no folder was named, and what `Workspace.back_up` raises.
        """
        folder = self.all().backups
        if not folder:
            raise InputError("no folder for backups was named", hint="name one under Settings")
        file = Path(folder) / self._file()
        return file, back_up(self._context, file)

    def _file(self) -> str:
        now = localised(datetime.now().astimezone(), self._context.zone)
        return f"renown-{now:%Y-%m-%d-%H%M%S}.backup"


def _switch(on: bool | None) -> str | None:
    return None if on is None else (ON if on else OFF)
