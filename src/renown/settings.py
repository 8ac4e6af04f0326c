"""Settings, read once from the environment, typed, and passed on: nothing else reads the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

DEFAULT_WORKSPACE = "renown-workspace"
LOCALTIME = Path("/etc/localtime")
"""A link to the rules of the machine's time zone, on systems that have one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run of Renown may be told from outside.

    workspace: the folder that holds everything (`RENOWN_WORKSPACE`, `--workspace`).
    home: the workspace of `renown start` where none is named (`RENOWN_HOME`; else the system's usual place for what
    programs keep). screen: whether a browser can be opened that anybody sees.
    memory_gb: what the engine may use at most, in GiB (`RENOWN_MEMORY_GB`).
    threads: how many threads the engine may use; 0 means one per core (`RENOWN_THREADS`).
    worker_minutes: after so many minutes without getting further a job of the worker ends; 0: never
    (`RENOWN_WORKER_MINUTES`). worker_memory_gb: what the worker may use, in GiB; 0: three quarters of the machine's
    (`RENOWN_WORKER_MEMORY_GB`).
    smtp_host, smtp_port, smtp_user, smtp_password, smtp_starttls: the server that takes mail to oneself
    (`RENOWN_SMTP_HOST` and so on; encryption is on unless `RENOWN_SMTP_STARTTLS=0`).
    zone: the time zone of the machine (`TZ`, else what the system says), where the owner named none.
    sync_password: of the server to bring in from, for one run (`RENOWN_SYNC_PASSWORD`).
    """

    workspace: Path
    home: Path = Path("renown")
    screen: bool = False
    memory_gb: float = 2.0
    threads: int = 0
    worker_minutes: float = 30.0
    worker_memory_gb: float = 0.0
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_starttls: bool = True
    sync_password: str = field(default="", repr=False)
    zone: str = "UTC"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings this environment asks for.

    >>> read_settings({"RENOWN_WORKSPACE": "/tmp/mine"}).workspace.name
    'mine'
    """
    env = os.environ if environment is None else environment
    return Settings(
        workspace=Path(env.get("RENOWN_WORKSPACE", DEFAULT_WORKSPACE)),
        home=Path(env["RENOWN_HOME"]) if env.get("RENOWN_HOME") else usual_home(env, sys.platform),
        screen=has_screen(env, sys.platform),
        memory_gb=float(env.get("RENOWN_MEMORY_GB", "2.0")),
        threads=int(env.get("RENOWN_THREADS", "0")),
        worker_minutes=float(env.get("RENOWN_WORKER_MINUTES", "30")),
        worker_memory_gb=float(env.get("RENOWN_WORKER_MEMORY_GB", "0")),
        smtp_host=env.get("RENOWN_SMTP_HOST", ""),
        smtp_port=int(env.get("RENOWN_SMTP_PORT", "587")),
        smtp_user=env.get("RENOWN_SMTP_USER", ""),
        smtp_password=env.get("RENOWN_SMTP_PASSWORD", ""),
        smtp_starttls=env.get("RENOWN_SMTP_STARTTLS", "1") != "0",
        sync_password=env.get("RENOWN_SYNC_PASSWORD", ""),
        zone=_zone_of_machine(env.get("TZ", "")),
    )


def usual_home(env: Mapping[str, str], platform: str) -> Path:
    """Where this system keeps what programs keep for somebody.

    >>> usual_home({"HOME": "/home/ana"}, "linux").as_posix()
    '/home/ana/.local/share/renown'
    >>> usual_home({"HOME": "/home/ana", "XDG_DATA_HOME": "/data"}, "linux").as_posix()
    '/data/renown'
    >>> usual_home({"HOME": "/Users/ana"}, "darwin").as_posix()
    '/Users/ana/Library/Application Support/Renown'
    >>> usual_home({"APPDATA": "C:/Users/ana/AppData/Roaming"}, "win32").as_posix()
    'C:/Users/ana/AppData/Roaming/Renown'
    """
    home = Path(env["HOME"]) if env.get("HOME") else Path.home()
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Renown"
    if platform == "win32":
        return Path(env["APPDATA"] if env.get("APPDATA") else home / "AppData" / "Roaming") / "Renown"
    told = env.get("XDG_DATA_HOME", "")
    # The standard says that a path which is not absolute is to be ignored.
    return (Path(told) if told.startswith("/") else home / ".local" / "share") / "renown"


def has_screen(env: Mapping[str, str], platform: str) -> bool:
    """Whether a browser can be opened that anybody sees: one for the terminal would take it over.

    >>> has_screen({}, "linux"), has_screen({"DISPLAY": ":0"}, "linux"), has_screen({}, "darwin")
    (False, True, True)
    """
    return platform in ("darwin", "win32") or any(env.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def _zone_of_machine(said: str) -> str:
    """The name of the machine's time zone; UTC where neither the environment nor the system names one."""
    linked = LOCALTIME.resolve().as_posix().rpartition("zoneinfo/")
    for name in (said.removeprefix(":"), linked[2] if linked[1] else ""):
        if _is_zone(name):
            return name
    return "UTC"


def _is_zone(name: str) -> bool:
    try:
        return bool(name) and ZoneInfo(name).key == name
    except (KeyError, ValueError, OSError):  # a rule of POSIX, a path that leads away, a folder of zones
        return False
