"""`python -m renown.web.lan`: the pages for devices on the same network, beside those for the machine itself.

Invariant: nothing listens beyond this machine unless `serve --lan` asks for it. This door lets in devices only, each by
a link of its own; who came in on the machine itself is a stranger here, and programs do not come in at all.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from types import TracebackType
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "renown.web.settings"

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from renown.errors import InputError, RenownError
from renown.web.certificate import Certificate, certificate_for
from renown.web.parent import leave_with_parent
from renown.workspace.config import read_config

NOTE = "served-lan"
"""The file of a workspace that says where devices come in, as long as they can."""

FIRST_DEVICE = "Phone"
NOBODY = "192.0.2.1"
"""An address of nobody: asked for the way there, the system names this machine's own. Nothing is sent."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where devices come in. fingerprint: of the certificate; empty where there is none, and all can be read along."""

    address: str
    port: int
    fingerprint: str

    @property
    def base(self) -> str:
        """The beginning of every address here.

        >>> Door("192.0.2.7", 8766, "").base, Door("2001:db8::7", 8766, "AB").base
        ('http://192.0.2.7:8766', 'https://[2001:db8::7]:8766')
        """
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"{'https' if self.fingerprint else 'http'}://{host}:{self.port}"


def door_of(workspace: Path) -> Door | None:
    """Where devices come in now; None where they do not."""
    try:
        return Door(**json.loads((workspace / NOTE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def own_address() -> str:
    """This machine's address in its network. Raises InputError where it has none."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((NOBODY, 9))
            return str(probe.getsockname()[0])
    except OSError as error:
        raise InputError("this machine is in no network", hint="name its address: --address") from error


def require_address(text: str) -> IPv4Address | IPv6Address:
    """The address that was named. Raises InputError unless it is one of this machine, and a single one."""
    try:
        found = ip_address(text)
    except ValueError as error:
        raise InputError(f"found {text!r} as an address", hint="name one such as 192.168.1.5") from error
    if found.is_unspecified or found.is_multicast:
        raise InputError(f"{text} is no single address of this machine", hint="name the one in your own network")
    if found.is_global:
        raise InputError(f"{text} can be reached from the whole internet", hint="name one of your own network")
    return found


class Beside:
    """The door for devices as a process of its own, which ends with the block."""

    def __init__(self, path: Path, address: str, port: int, *, plain: bool) -> None:
        command = [sys.executable, "-m", "renown.web.lan", "--workspace", str(path), "--address", address]
        self._command = [*command, "--port", str(port), *(["--plain"] if plain else [])]
        self._running: list[subprocess.Popen[bytes]] = []
        self._ended = threading.Lock()

    def __enter__(self) -> Beside:
        return self

    def open(self) -> None:
        """Start it, unless the block is over."""
        if self._ended.acquire(blocking=False):
            self._running.append(subprocess.Popen(self._command))
            self._ended.release()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.acquire()
        for process in self._running:
            process.terminate()
            process.wait()


def open_door(path: Path, address: str, port: int, *, plain: bool = False) -> None:
    """Let devices in until SIGINT or SIGTERM.

    Raises NotFoundError when there is no workspace, InputError when the address or port cannot be used.
    """
    read_config(path)
    named = require_address(address)
    made = None if plain else certificate_for(path, named)
    door = Door(address, _free_port(address, port), made.fingerprint if made else "")
    multiprocessing.set_start_method("spawn", force=True)
    failed = multiprocessing.Value("i", 0)
    pages = Granian(
        "renown.web.application:build",
        address=address,
        port=door.port,
        interface=Interfaces.WSGI,
        blocking_threads=2,
        workers=1,
        websockets=False,
        log_level=LogLevels.warning,
        **_tls(made),
    )
    note = path / NOTE
    note.write_text(json.dumps(asdict(door)), encoding="utf-8")
    note.chmod(0o600)
    try:
        pages.serve(target_loader=partial(pages_of, str(path), door, failed), wrap_loader=False)
    except SystemExit as ended:
        raise SystemExit(failed.value or ended.code) from None
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def _tls(made: Certificate | None) -> dict[str, Any]:
    return {} if made is None else {"ssl_cert": made.file, "ssl_key": made.key}


def pages_of(path: str, door: Door, failed: Any) -> Any:
    """The pages for devices, in the process that answers for them."""
    from renown.workspace.process import start_lean

    start_lean()
    from renown.web import served
    from renown.web.application import build

    try:
        pages = build(path, door.port, door)
        invited = f"{door.base}/device/{served.desk().devices.invite(FIRST_DEVICE)}/"
    except RenownError as error:
        sys.stderr.write(f"{error}\n")
        failed.value = error.exit_code
        sys.exit(error.exit_code)
    threading.Thread(target=_announce, args=(door, invited), daemon=True).start()
    return pages


def _announce(door: Door, invited: str) -> None:
    import segno

    sys.stdout.write(f"Devices in your network come in at {invited}\n")
    segno.make_qr(invited).terminal(out=sys.stdout, compact=True)
    sys.stdout.write("The address lets one device in, within 15 minutes. For more: Settings, Devices.\n")
    if door.fingerprint:
        sys.stdout.write(f"The device will warn of a certificate it does not know. Compare: {door.fingerprint}\n")
    else:
        sys.stdout.write("WARNING: without a certificate whoever is in this network can read all that is shown.\n")
    sys.stdout.flush()


def _free_port(address: str, port: int) -> int:
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            words = f"port {port} on {address} cannot be used: {error.strerror}"
            raise InputError(words, hint="name another: --lan-port, --address") from error
        return int(probe.getsockname()[1])


def main(arguments: Sequence[str] | None = None) -> int:
    """Let devices in; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m renown.web.lan", description="Serve a workspace to devices.")
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--address", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--plain", action="store_true")
    asked = parser.parse_args(arguments)
    leave_with_parent()
    try:
        open_door(asked.workspace.resolve(), asked.address, asked.port, plain=asked.plain)
    except RenownError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
