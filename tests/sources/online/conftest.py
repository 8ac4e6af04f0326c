"""Real servers on loopback for the tests: Dovecot for mail, Radicale for calendars and address books."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

REQUIRED = os.environ.get("RENOWN_REQUIRE_ALL") == "1"
USER, PASSWORD = "ana@postbox.example", "a-made-up-secret"
FOUND = {
    "dovecot": shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin"),
    "radicale": shutil.which("radicale"),
}


def _need(server: str) -> None:
    """Skip, with the reason, where a server is not installed and need not be."""
    if FOUND[server] is None and not REQUIRED:
        pytest.skip(f"{server} is not on this machine")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class Running:
    """A server under way: its port, its process, and where it keeps what it serves."""

    port: int
    process: subprocess.Popen[bytes]
    folder: Path

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    process.kill()
    raise AssertionError(f"the server did not come up: {log.read_text()}")


def start_dovecot(folder: Path) -> Running:
    """Dovecot over one Maildir, as whoever runs the tests."""
    port, me = free_port(), pwd.getpwuid(os.getuid()).pw_name
    mail = folder / "mail"
    mail.mkdir(parents=True)
    base = Path("/tmp") / f"dovecot-{port}"  # the paths of its sockets must be short
    base.mkdir()
    login = "dovenull" if os.getuid() == 0 else me
    settings = f"""
base_dir = {base}
log_path = {folder}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
listen = 127.0.0.1
default_login_user = {login}
default_internal_user = {"dovecot" if os.getuid() == 0 else me}
mail_location = maildir:{mail}
mail_uid = {_mail_user()}
mail_gid = {_mail_user()}
first_valid_uid = 0
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={_mail_user()} gid={_mail_user()} home={mail}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""
    file = folder / "dovecot.conf"
    file.write_text(settings)
    _give(folder)
    process = subprocess.Popen(
        [str(FOUND["dovecot"]), "-F", "-c", str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    (folder / "log").touch()
    _wait(port, process, folder / "log")
    return Running(port, process, mail)


def _mail_user() -> int:
    """Dovecot serves no mail as root: as `dovecot` then, who owns the files of the test."""
    return pwd.getpwnam("dovecot").pw_uid if os.getuid() == 0 else os.getuid()


def _give(folder: Path) -> None:
    if os.getuid() != 0:
        return
    for parent in list(folder.parents)[:-1]:
        parent.chmod(parent.stat().st_mode | 0o711) if parent.is_relative_to("/tmp") and parent != Path(
            "/tmp"
        ) else None
    for path in (folder, *folder.rglob("*")):
        os.chown(path, _mail_user(), _mail_user())


def start_radicale(folder: Path) -> Running:
    """Radicale with one user."""
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
    (folder / "config").write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = htpasswd\nhtpasswd_filename = {folder}/users\n"
        f"htpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = {folder}/collections\n"
    )
    log = (folder / "log").open("wb")
    process = subprocess.Popen([str(FOUND["radicale"]), "--config", str(folder / "config")], stdout=log, stderr=log)
    log.close()
    _wait(port, process, folder / "log")
    return Running(port, process, folder / "collections")


class DyingServer:
    """Passes everything on to a server, and dies after it has sent so many bytes back."""

    def __init__(self, port: int, after: int) -> None:
        self._to, self._left = port, after
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while self._left > 0:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._to))
            threading.Thread(target=self._pass_on, args=(client, server, False), daemon=True).start()
            threading.Thread(target=self._pass_on, args=(server, client, True), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                if counted:
                    data, self._left = data[: max(0, self._left)], self._left - len(data)
                sink.sendall(data)
                if counted and self._left <= 0:
                    break
        for side in (source, sink):
            with suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
            side.close()
        if counted and self._left <= 0:
            self._socket.close()


@pytest.fixture
def dovecot(tmp_path: Path) -> Iterator[Running]:
    """A mail server under way, empty."""
    _need("dovecot")
    running = start_dovecot(tmp_path / "dovecot")
    yield running
    running.stop()
    shutil.rmtree(f"/tmp/dovecot-{running.port}", ignore_errors=True)


@pytest.fixture
def radicale(tmp_path: Path) -> Iterator[Running]:
    """A calendar and address-book server under way, empty."""
    _need("radicale")
    running = start_radicale(tmp_path / "radicale")
    yield running
    running.stop()


@pytest.fixture
def dying() -> Callable[[int, int], DyingServer]:
    """Puts a server that dies before another: its port, and after how many bytes."""
    return DyingServer
