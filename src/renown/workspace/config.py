"""What a workspace says of itself in `renown.toml`: its purpose and when it was made."""

from __future__ import annotations

import logging
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from renown.errors import InputError, NotFoundError, StorageError
from renown.lake.durable import write_bytes
from renown.lake.manifest import Pledge
from renown.lake.pledges import MANIFEST, pledge, pledges_of

log = logging.getLogger(__name__)

FILE = "renown.toml"
PERSONAL, TEAM, RECRUITING = "personal", "team", "recruiting"
PURPOSES = (PERSONAL, TEAM, RECRUITING)
"""One's own network; a team's; people one wants to win, of whom each needs a reason to be kept."""


@dataclass(frozen=True, slots=True)
class Config:
    """purpose: one of `PURPOSES`. made: when, naive UTC."""

    purpose: str
    made: datetime


def is_workspace(path: Path) -> bool:
    """Whether a workspace stands there, whole or not."""
    return (path / FILE).exists() or (path / MANIFEST).exists()


def write_config(path: Path, config: Config) -> None:
    """Write the file of a workspace."""
    if config.purpose not in PURPOSES:
        raise InputError(f"purpose: found {config.purpose!r}, expected one of {', '.join(PURPOSES)}")
    text = f'# A Renown workspace.\nversion = 1\npurpose = "{config.purpose}"\nmade = {config.made:%Y-%m-%dT%H:%M:%S}\n'
    write_bytes(path / FILE, text.encode())
    pledge(path, {FILE: _pledge(config)})


def read_config(path: Path) -> Config:
    """Read it, or say that this is no workspace. The manifest knows what it says: a damaged one is written anew.

    Raises NotFoundError when there is none, StorageError when it cannot be read and the manifest does not know it.
    """
    if not is_workspace(path):
        raise NotFoundError(f"{path} is not a Renown workspace", hint=f"make one with: renown init --workspace {path}")
    held = pledges_of(path).get(FILE)
    try:
        found = _read(path / FILE)
    except (OSError, ValueError, KeyError, TypeError) as error:
        if held is None:
            words = f"{path / FILE} is damaged: {error}"
            raise StorageError(words, hint="restore a backup with: renown restore FILE") from error
        return _healed(path, _pledged(held), str(error))
    if held is not None and found.made != _pledged(held).made:
        return _healed(path, _pledged(held), "it says another day than the manifest")
    pledge(path, {FILE: _pledge(found)})
    return found


def _read(file: Path) -> Config:
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    purpose, made = found["purpose"], found["made"]
    if purpose not in PURPOSES or not isinstance(made, datetime):
        raise ValueError(f"purpose {purpose!r}, made {made!r}")
    return Config(purpose, made.replace(tzinfo=None))


def _healed(path: Path, config: Config, why: str) -> Config:
    file = path / FILE
    try:
        if file.is_dir():
            file.rmdir()
        write_config(path, config)
        log.warning("%s was damaged (%s); it is written anew from what the manifest knows", FILE, why)
    except OSError as error:
        log.warning("%s is damaged (%s) and cannot be mended: %s", FILE, why, error)
    return config


def _pledge(config: Config) -> Pledge:
    return Pledge(int(config.made.replace(tzinfo=UTC).timestamp()), config.purpose)


def _pledged(held: Pledge) -> Config:
    return Config(held.mark, datetime.fromtimestamp(held.count, UTC).replace(tzinfo=None))
