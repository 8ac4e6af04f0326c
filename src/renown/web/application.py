"""The pages of one workspace as a WSGI application.

Invariant: one workspace per process; its own key signs the sessions, and the port is part of the cookies' names, so
that two workspaces served on one machine do not sign each other out.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from renown.web.lan import Door

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Any]


def build(path: str, port: int, door: Door | None = None) -> Wsgi:
    """The pages of the workspace in this folder, to be served on this port by the process that calls this.

    door: where this process lets in devices, and nobody else.

    Raises NotFoundError when there is no workspace.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "renown.web.settings"
    import django
    from django.core.handlers.wsgi import WSGIHandler

    django.setup()
    from renown.web import served, uploads
    from renown.web.parent import leave_with_parent
    from renown.workspace.process import settle

    leave_with_parent()
    desk = served.enter(Path(path))
    adjust(Path(path), port, desk.secret("pages").hex())
    if door is not None:
        only_devices(door)
    # Before anybody can upload: what lies there now was left behind, but for what jobs still want.
    uploads.sweep(Path(path), [job.arguments.get("path", "") for job in desk.jobs.pending()])
    served.warm()
    settle()
    return WSGIHandler()


def only_devices(door: Door) -> None:
    """Tell Django that this process is the door for devices."""
    from django.conf import settings

    settings.ALLOWED_HOSTS = [door.address, f"[{door.address}]"]
    settings.RENOWN_DEVICES_ONLY = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = bool(door.fingerprint)


def adjust(path: Path, port: int, key: str) -> None:
    """Tell Django what depends on the workspace and the port."""
    from django.conf import settings

    from renown.workspace.data.imports import UPLOADS

    uploads = path / UPLOADS
    with suppress(OSError):  # a disk that takes nothing can be read; an upload is refused when it comes
        if uploads.is_symlink() or (uploads.exists() and not uploads.is_dir()):
            uploads.unlink()
        uploads.mkdir(mode=0o700, exist_ok=True)
    settings.SECRET_KEY = key
    settings.SESSION_COOKIE_NAME = f"renown_session_{port}"
    settings.CSRF_COOKIE_NAME = f"renown_csrf_{port}"
    settings.FILE_UPLOAD_TEMP_DIR = str(uploads)
