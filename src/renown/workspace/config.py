"""What a workspace says of itself in `renown.toml`: its purpose and when it was made."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from renown.errors import InputError, NotFoundError

FILE = "renown.toml"
PURPOSES = ("personal", "team")


@dataclass(frozen=True, slots=True)
class Config:
    """purpose: personal or team. made: when, naive UTC."""

    purpose: str
    made: datetime


def write_config(path: Path, config: Config) -> None:
    """Write the file of a new workspace."""
    if config.purpose not in PURPOSES:
        raise InputError(f"purpose: found {config.purpose!r}, expected {' or '.join(PURPOSES)}")
    text = f'# A Renown workspace.\nversion = 1\npurpose = "{config.purpose}"\nmade = {config.made:%Y-%m-%dT%H:%M:%S}\n'
    (path / FILE).write_text(text, encoding="utf-8")


def read_config(path: Path) -> Config:
    """Read it, or say that this is no workspace.

    Raises NotFoundError when there is none, InputError when it is damaged.
    """
    file = path / FILE
    if not file.is_file():
        raise NotFoundError(f"{path} is not a Renown workspace", hint=f"make one with: renown init --workspace {path}")
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
        return Config(purpose=str(found["purpose"]), made=found["made"])
    except (tomllib.TOMLDecodeError, KeyError, UnicodeDecodeError) as error:
        raise InputError(f"{file} is damaged: {error}", hint="restore it from a backup") from error
