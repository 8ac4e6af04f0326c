"""`python -m renown.web.server --workspace PATH`: serves the pages to this machine, with a worker when there is work.

Invariant: the port is open to 127.0.0.1 only unless another address is asked for, or devices are let in (`lan`);
server, worker and the door for devices end together.
This process only watches: it opens no workspace and loads no Django, and the pages and the worker have their own.
"""

from __future__ import annotations

import argparse
import fcntl
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TextIO

os.environ["DJANGO_SETTINGS_MODULE"] = "renown.web.settings"

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from renown.desk import open_desk
from renown.desk.work import under_way, work_waits
from renown.errors import InputError, NotFoundError, RenownError, StorageError
from renown.settings import read_settings
from renown.web.guard import Guard, Verdict, how_it_ended, limits_of, memory_of
from renown.workspace.config import read_config

HOST = "127.0.0.1"
PORT, LAN_PORT = 8765, 8766
LINK_MINUTES = 60
SERVED = "served"
"""The file of a workspace that says where it is served."""

WORK_SEEN_SECONDS = 0.25
"""How often it is looked whether there is work."""

PATIENCE_SECONDS = 2.0
"""A worker that ended while there was work is replaced, but not more often than this."""


def start(path: Path, host: str, port: int, *, browser: bool) -> None:
    """Open what serves this workspace already, or serve it: at another port where this one is taken.

    browser: open it there. Raises NotFoundError when there is no workspace.
    """
    if served := running(path):
        address = link(path, *served)
        _say(f"Renown is open already at {address}")
        if browser:
            _open_browser(address)
        return
    try:
        port = _free_port(host, port)
    except InputError:
        port = _free_port(host, 0)
    serve(path, host, port, browser=browser)


def serve(
    workspace_path: str | Path, host: str = HOST, port: int = PORT, lan: Lan | None = None, *, browser: bool = False
) -> None:
    """Serve a workspace until SIGINT or SIGTERM. Port 0 takes any free one.

    browser: open it there. lan: let devices in the network in, too.

    Raises NotFoundError when there is no workspace and InputError when the port is taken.
    """
    path, port = Path(workspace_path).resolve(), _free_port(host, port)
    read_config(path)
    _say(f"Opening {path}", sys.stderr)
    # A forked copy of a process in which the engine has run may hang: the pages start as a fresh one.
    multiprocessing.set_start_method("spawn", force=True)
    failed = multiprocessing.Value("i", 0)
    pages = Granian(
        "renown.web.application:build",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        workers=1,
        websockets=False,
        log_level=LogLevels.warning,
    )
    with worker_beside(path), noted(path, host, port), devices_beside(path, lan, host, port):
        try:
            pages.serve(target_loader=partial(pages_of, str(path), host, port, failed, browser), wrap_loader=False)
        except SystemExit as ended:
            raise SystemExit(failed.value or ended.code) from None


def pages_of(path: str, host: str, port: int, failed: Any, browser: bool) -> Any:
    """The pages, in the process that answers for them, which says where they are once they do.

    failed: where the exit code of an error is left for the process that watches. browser: open them there.
    """
    from renown.workspace.process import start_lean

    start_lean()
    from renown.web import served
    from renown.web.application import build

    try:
        pages = build(path, port)
        address = _way_in(served.desk(), host, port)
    except RenownError as error:
        _say(str(error), sys.stderr)
        failed.value = error.exit_code
        sys.exit(error.exit_code)
    threading.Thread(target=_announce, args=(address, host, port, browser), daemon=True).start()
    return pages


def _way_in(desk: Any, host: str, port: int) -> str:
    """A new one-time address; empty where nothing can be written: programs that have a token may read all the same."""
    try:
        return f"http://{host}:{port}/enter/{desk.create_link(LINK_MINUTES)}/"
    except StorageError as error:
        _say(f"{error.message}. Nobody can sign in; programs that have a token can read.", sys.stderr)
        return ""


def link(path: Path, host: str, port: int) -> str:
    """A new one-time address. Raises NotFoundError when there is no workspace."""
    read_config(path)
    with open_desk(path) as desk:
        return f"http://{host}:{port}/enter/{desk.create_link(LINK_MINUTES)}/"


@contextmanager
def noted(path: Path, host: str, port: int) -> Iterator[None]:
    """Note in the workspace where it is served for as long as the block runs, so that a new link leads there."""
    note, words = path / SERVED, f"{host} {port}"
    with suppress(OSError):  # then a new link has to be told the port
        note.write_text(words, encoding="utf-8")
    try:
        with _held(note):
            yield
    finally:
        # Another server of this workspace may have written its own since.
        if served_at(path) == (host, port):
            with suppress(OSError):
                note.unlink(missing_ok=True)


@contextmanager
def _held(note: Path) -> Iterator[None]:
    """Hold the note, as others who serve the workspace may too: so it is known whether anybody does."""
    try:
        file = note.open("rb")
    except OSError:
        yield
        return
    with file:
        fcntl.flock(file.fileno(), fcntl.LOCK_SH)
        yield


def running(path: Path) -> tuple[str, int] | None:
    """Where somebody serves the workspace at this moment; a note that a killed one left behind counts for nothing."""
    try:
        with (path / SERVED).open("rb") as file:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return served_at(path)
    except OSError:
        return None
    return None


def served_at(path: Path) -> tuple[str, int] | None:
    """The host and port that the workspace was last served at; None when it is not noted."""
    try:
        host, port = (path / SERVED).read_text(encoding="utf-8").split()
        return host, int(port)
    except (OSError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class Lan:
    """How devices in the network are let in: at which address and port, and whether without a certificate."""

    address: str
    port: int
    plain: bool


@contextmanager
def devices_beside(path: Path, lan: Lan | None, host: str, port: int) -> Iterator[None]:
    """For as long as the block runs: the door for devices, opened once the pages answer and the desk is up to date."""
    if lan is None:
        yield
        return
    from renown.web.lan import Beside

    with Beside(path, lan.address, lan.port, plain=lan.plain) as beside:

        def follow() -> None:
            _wait_for(host, port)
            beside.open()

        threading.Thread(target=follow, daemon=True).start()
        yield


@contextmanager
def worker_beside(path: Path) -> Iterator[None]:
    """For as long as the block runs: a worker process whenever there is work, another one if it dies over it.

    One that finds nothing to do for a while ends by itself, so that a server nobody works at costs little.
    """
    ending, limits = threading.Event(), limits_of(read_settings())
    command = [sys.executable, "-m", "renown.web.worker", "--workspace", str(path)]
    running: list[subprocess.Popen[bytes]] = []

    def watch() -> None:
        started, guard = -PATIENCE_SECONDS, Guard(limits)
        ended: Sequence[str] = ()
        while not ending.wait(WORK_SEEN_SECONDS):
            if running and running[-1].poll() is None:
                ended = _end(running[-1], guard.verdict(under_way(path), memory_of(running[-1].pid), time.monotonic()))
            elif time.monotonic() - started >= PATIENCE_SECONDS and work_waits(path):
                started, guard = time.monotonic(), Guard(limits, under_way(path))
                died = running[-1].returncode if running else 0
                told = ended or (("--because", how_it_ended(died)) if died else ())
                running[:] = [subprocess.Popen([*command, *told])]

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ending.set()
        watcher.join()
        for worker in running:
            worker.terminate()
            worker.wait()


def _end(worker: subprocess.Popen[bytes], verdict: Verdict | None) -> Sequence[str]:
    """End a worker whose job must end; what the next one is told of it."""
    if verdict is None:
        return ()
    worker.kill()
    worker.wait()
    return ("--failed", str(verdict.job), "--because", verdict.why) if verdict.why else ()


def _announce(address: str, host: str, port: int, browser: bool) -> None:
    """Say where the pages are once they answer: whoever reads the address may open it at once."""
    _wait_for(host, port)
    _say(f"Renown is open at {address or f'http://{host}:{port}'}")
    if not address:
        return
    _say(f"The address works once, within {LINK_MINUTES} minutes. For a new one: renown link. Ctrl-C ends Renown.")
    if browser:
        _open_browser(address)


def _wait_for(host: str, port: int) -> None:
    while True:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            break


def _open_browser(address: str) -> None:
    """Open an address in the browser, where there is one that anybody sees."""
    if not (read_settings().screen and webbrowser.open(address)):
        _say("No browser could be opened here: open the address in one yourself.")


def _require_answer(host: str, port: int) -> None:
    """Raise NotFoundError unless somebody listens there: an address nobody answers helps nobody."""
    try:
        socket.create_connection((host, port), timeout=2).close()
    except OSError as error:
        raise NotFoundError(f"nothing answers on port {port}", hint="start it with: renown serve") from error


def _free_port(host: str, port: int) -> int:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise InputError(
                f"port {port} on {host} cannot be used: {error.strerror}", hint="name another: --port"
            ) from error
        return int(probe.getsockname()[1])


def _say(line: str, where: TextIO | None = None) -> None:
    stream = where or sys.stdout
    stream.write(line + "\n")
    stream.flush()


def _lan(asked: argparse.Namespace) -> Lan:
    """What was asked for devices. Raises InputError for an address that is none, or a port that is taken."""
    from renown.web.lan import own_address, require_address

    address = str(require_address(asked.address or own_address()))
    return Lan(address, _free_port(address, asked.lan_port), asked.plain)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve, or print a new one-time address for a server that runs; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m renown.web.server", description="Serve a Renown workspace.")
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--host", help=f"default: {HOST}; for --link where the workspace is served")
    parser.add_argument("--port", type=int, help=f"default: {PORT}; for --link where the workspace is served")
    parser.add_argument("--lan", action="store_true", help="let devices in your network in, too")
    parser.add_argument("--address", default="", help="this machine's address there; default: found by itself")
    parser.add_argument("--lan-port", type=int, default=LAN_PORT)
    parser.add_argument("--plain", action="store_true", help="without a certificate: others there can read along")
    parser.add_argument("--link", action="store_true", help="print a new one-time address and end")
    parser.add_argument("--start", action="store_true", help="take another port, or the server that runs already")
    parser.add_argument("--browser", action="store_true", help="open the pages in the browser")
    asked = parser.parse_args(arguments)
    try:
        if asked.link:
            served = served_at(asked.workspace) or (HOST, PORT)
            host, port = asked.host or served[0], served[1] if asked.port is None else asked.port
            _require_answer(host, port)
            _say(link(asked.workspace, host, port))
            return 0
        host, port = asked.host or HOST, PORT if asked.port is None else asked.port
        if asked.start:
            start(asked.workspace, host, port, browser=asked.browser)
        else:
            serve(asked.workspace, host, port, _lan(asked) if asked.lan else None, browser=asked.browser)
    except RenownError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
