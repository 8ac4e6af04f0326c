"""The real server and its worker as processes: they open, do work, survive a kill, and end together."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from renown.desk import JobState
from renown.web.server import noted, running
from renown.workspace import Workspace

SERVER = [sys.executable, "-m", "renown.web.server", "--port", "0", "--workspace"]


class Served:
    """A server process, its address, and a browser that came in with its link."""

    def __init__(self, workspace: Path, command: Sequence[str] = SERVER) -> None:
        self.workspace = workspace
        self.process = subprocess.Popen([*command, str(workspace)], stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        found = re.search(r"(http://127\.0\.0\.1:\d+)(/enter/\S+/)", self.process.stdout.readline())
        assert found is not None
        self.base, self.way_in = found.groups()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        wait_until(self.answers)

    def answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.base}/sign-in/").close()
        except urllib.error.URLError:
            return False
        return True

    def get(self, path: str) -> str:
        with self.browser.open(self.base + path) as answer:
            return str(answer.read().decode())

    def workers(self) -> list[int]:
        """The ids of the worker processes: one while there is work and a while after, else none."""
        lines = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)], capture_output=True, text=True
        )
        return [int(line.split()[0]) for line in lines.stdout.splitlines() if "renown.web.worker" in line]

    def worker(self) -> int:
        """The id of the worker process, once there is one."""
        wait_until(self.workers)
        return self.workers()[0]

    def give_work(self) -> None:
        """Queue something small."""
        with Workspace.open(self.workspace) as workspace:
            workspace.desk.jobs.enqueue("rescore")

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        code = self.process.wait(timeout=90)
        if self.process.stdout:
            self.process.stdout.close()
        return code


def wait_until(true: Callable[[], object], seconds: float = 90.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def alive(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def serve_new(folder: Path) -> Served:
    Workspace.create(folder).close()
    return Served(folder)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests that leave it running."""
    server = serve_new(tmp_path_factory.mktemp("served") / "workspace")
    yield server
    server.give_work()
    worker = server.worker()
    assert server.end(signal.SIGTERM) == 0
    assert not alive(worker)


def test_without_work_there_is_no_worker_and_one_with_nothing_left_to_do_ends(tmp_path: Path) -> None:
    server = serve_new(tmp_path / "workspace")
    assert not server.workers()
    assert server.end(signal.SIGTERM) == 0
    with Workspace.open(tmp_path / "workspace") as workspace:
        number = workspace.desk.jobs.enqueue("rescore")
        command = [sys.executable, "-m", "renown.web.worker", "--linger", "0.1", "--workspace", str(workspace.path)]
        assert subprocess.run(command, check=False).returncode == 0
        assert workspace.desk.jobs.get(number).state is JobState.DONE


def test_the_link_opens_an_empty_workspace_and_everything_else_is_closed(served: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        served.get("/people/")
    assert refused.value.code == 403
    refused.value.close()
    first = served.get(served.way_in)
    assert "Skip this step" in first and 'type="file"' in first, "the first step brings something in"
    for path in ("/", "/people/", "/seeds/", "/owner/", "/sources/", "/formula/"):
        assert "<h1" in served.get(path)


def test_an_import_is_done_by_the_worker_also_after_it_was_killed(served: Served, export: Path) -> None:
    with Workspace.open(served.workspace) as workspace:
        number = workspace.desk.jobs.enqueue(
            "import", path=str(export), uploaded=False, name=export.name, source=None, on_problem="skip"
        )
        first = served.worker()
        wait_until(lambda: workspace.desk.jobs.get(number).state is JobState.RUNNING)
        os.kill(first, signal.SIGKILL)
        wait_until(lambda: not alive(first))
        assert not workspace.desk.jobs.get(number).state.over
        wait_until(lambda: workspace.desk.jobs.get(number).state.over)
        job = workspace.desk.jobs.get(number)
        assert (job.state, job.error, job.attempts) == (JobState.DONE, "", 2)
        (report,) = workspace.imports.reports()
        assert report.interactions == 600
    assert served.worker() != first
    assert "maps-community.zip" in served.get(f"/jobs/{number}/")
    assert "maps-community.zip" in served.get("/sources/")
    assert "Person 1" in served.get("/people/")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_nothing_outlives_a_server(tmp_path: Path, how: signal.Signals) -> None:
    server = serve_new(tmp_path / "workspace")
    server.give_work()
    worker = server.worker()
    assert server.end(how) == (0 if how is signal.SIGINT else -how)
    assert (tmp_path / "workspace" / "served").exists() is (how is signal.SIGKILL)
    wait_until(lambda: not alive(worker) and not server.answers())


def test_a_taken_port_and_a_missing_workspace_are_sentences(served: Served, tmp_path: Path) -> None:
    port = served.base.rsplit(":", 1)[1]
    taken = [sys.executable, "-m", "renown.web.server", "--workspace", str(served.workspace), "--port", port]
    result = subprocess.run(taken, capture_output=True, text=True)
    assert result.returncode == 5 and f"port {port} on 127.0.0.1 cannot be used" in result.stderr
    result = subprocess.run([*SERVER, str(tmp_path / "nowhere")], capture_output=True, text=True)
    assert result.returncode == 3 and "is not a Renown workspace" in result.stderr


def test_a_new_link_leads_to_where_the_workspace_is_served(served: Served) -> None:
    command = [sys.executable, "-m", "renown.cli", "link", "--workspace", str(served.workspace)]
    link = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    assert "Sign out" in served.get(link.removeprefix(served.base))
    nowhere = subprocess.run([*command, "--port", "1"], capture_output=True, text=True)
    assert nowhere.returncode == 3 and "nothing answers on port 1" in nowhere.stderr


def test_start_makes_a_workspace_in_the_usual_place_opens_the_browser_and_finds_itself_again(
    served: Served, tmp_path: Path
) -> None:
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n')
    browser.chmod(0o700)
    taken = served.base.rpartition(":")[2]
    env = {k: v for k, v in os.environ.items() if k not in ("RENOWN_HOME", "RENOWN_WORKSPACE", "DISPLAY")}
    env |= {"XDG_DATA_HOME": str(tmp_path / "data"), "BROWSER": f"{browser} %s"}
    command = [sys.executable, "-m", "renown.cli", "start", "--port", taken]
    first = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    wait_until(opened.exists)
    wait_until(lambda: "/enter/" in opened.read_text())
    [address] = opened.read_text().split()
    assert (tmp_path / "data" / "renown" / "manifest.json").exists()
    assert f":{taken}/" not in address
    second = subprocess.run([*command, "--no-browser"], env=env, capture_output=True, text=True, check=True)
    assert "is open already at" in second.stdout and opened.read_text().split() == [address]
    assert second.stdout.split("/enter/")[0].endswith(address.split("/enter/")[0])
    first.send_signal(signal.SIGINT)
    assert first.wait(timeout=90) == 0 and first.stdout is not None
    first.stdout.close()
    assert not (tmp_path / "data" / "renown" / "served").exists()


def test_a_note_that_a_killed_server_left_behind_is_no_server(tmp_path: Path) -> None:
    Workspace.create(tmp_path).close()
    (tmp_path / "served").write_text("127.0.0.1 1")
    assert running(tmp_path) is None
    with noted(tmp_path, "127.0.0.1", 2):
        assert running(tmp_path) == ("127.0.0.1", 2)
    assert running(tmp_path) is None


def test_nothing_outlives_the_command_line(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "workspace").close()
    command = [sys.executable, "-m", "renown.cli", "serve", "--port", "0", "--workspace"]
    server = Served(tmp_path / "workspace", command)
    server.give_work()
    worker = server.worker()
    assert (tmp_path / "workspace" / "served").read_text() == server.base.removeprefix("http://").replace(":", " ")
    assert server.end(signal.SIGKILL) == -signal.SIGKILL
    wait_until(lambda: not alive(worker) and not server.answers())


HANGS = "sleep 9"
"""A command that gives a password so late that the job is deep in one step, of which nothing else can be seen."""


@pytest.mark.parametrize(
    ("limit", "value", "stop", "state", "words"),
    [
        ("MINUTES", "0.01", False, JobState.FAILED, "without getting further"),
        ("MEMORY_GB", "0.01", False, JobState.FAILED, "more than 0.0 GB of memory"),
        ("MINUTES", "30", True, JobState.CANCELLED, ""),
    ],
)
def test_a_job_that_would_not_end_is_ended_from_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: str, stop: bool, state: JobState, words: str
) -> None:
    monkeypatch.setenv(f"RENOWN_WORKER_{limit}", value)
    server = serve_new(tmp_path / "workspace")
    with Workspace.open(tmp_path / "workspace") as workspace:
        stuck = workspace.servers.add("imap://127.0.0.1:1", user="ana", command=HANGS).server
        number = workspace.desk.jobs.enqueue("sync", server=stuck)
        if stop:
            wait_until(lambda: workspace.desk.jobs.get(number).state is JobState.RUNNING)
            workspace.desk.jobs.cancel(number)
        wait_until(lambda: workspace.desk.jobs.get(number).state.over)
        job = workspace.desk.jobs.get(number)
        assert (job.state, job.attempts) == (state, 1) and words in job.error
    assert server.end(signal.SIGTERM) == 0
