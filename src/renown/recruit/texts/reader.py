"""Files of strangers as documents, read in a process apart that is ended when a file hangs it or eats its memory.

Invariants: whatever a file holds, `read` answers with a document, and what went wrong is a remark in it; no file is
fetched from elsewhere and none is changed; this process parses nothing but the answer.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, Self, cast, get_args

from renown.errors import InputError, NotFoundError, StorageError
from renown.recruit.texts.bounds import ANSWER_BYTES, READER_SECONDS
from renown.recruit.texts.document import Document, Form, Remark
from renown.recruit.texts.drafts import Draft, document
from renown.recruit.texts.forms import form_of

_PATIENCE: Final = 300.0
"""Seconds on the clock after which a process is ended that waits for something instead of working."""

_PIECE = 1 << 20
_FORMS: tuple[Form, ...] = get_args(Form)
_MODULE = "renown.recruit.texts.cell"

Source = bytes | Path | Callable[[], BinaryIO]
"""A file: its bytes, where it lies, or a way to open it."""


class Reader:
    """Reads files one after the other through one process apart; close it, or use it in a `with` block.

    Several threads may share it: they wait for each other.
    """

    def __init__(self, module: str = _MODULE) -> None:
        self._module = module
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()

    def read(self, name: str, source: Source) -> Document:
        """The document that a file is, by its content and not by its name.

        Raises:
            NotFoundError: there is no file at the path.
            InputError: what lies at the path is a folder, a device or a pipe.
            StorageError: the disk refuses to give it.
        """
        if isinstance(source, Path):
            _check(source)
        with self._lock:
            answer = self._asked(name, source)
        return _understood(name, source, answer)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _asked(self, name: str, source: Source) -> bytes | Remark:
        """The answer; a remark where the process ended over the file."""
        fresh = self._process is None
        ended = self._tried(name, source)
        if ended == 0 and not fresh:  # it had ended by itself, since nothing came for a while
            ended = self._tried(name, source)
        return _ended(ended) if isinstance(ended, int) else ended

    def _tried(self, name: str, source: Source) -> bytes | int:
        """The answer, or how the process ended."""
        process = self._running()
        try:
            _tell(cast("BinaryIO", process.stdin), name, source)
            answer = _answer(cast("BinaryIO", process.stdout))
        except BrokenPipeError:
            answer = None
        except BaseException:  # the process waits for the rest of a file that never comes
            self._end()
            raise
        return answer if answer is not None else self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid() or self._process.poll() not in (None,):
            self._end() if self._owner == os.getpid() else None
            self._owner = os.getpid()
            self._process = subprocess.Popen(
                [sys.executable, "-B", "-P", "-W", "ignore", "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1", "TZ": "UTC"},
                start_new_session=True,
            )
        return self._process

    def _end(self) -> int:
        """End the process, and say how it ended: below zero by which signal."""
        process, self._process = self._process, None
        if process is None:
            return 0
        for pipe in (process.stdin, process.stdout):
            with suppress(BrokenPipeError):
                cast("BinaryIO", pipe).close()
        try:
            return process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return -signal.SIGALRM


_shared = Reader()
atexit.register(_shared.close)


def read(name: str, source: Source) -> Document:
    """The document that a file is; see `Reader.read`. The process that reads is kept for a while for the next file.

    >>> read("cv.pdf", b"Ann Alder\\n- Built pipelines").lines[1].bullet
    True
    """
    return _shared.read(name, source)


def _check(path: Path) -> None:
    if not path.exists():
        raise NotFoundError(f"there is no file {path}", hint="Check the path")
    if not path.is_file():
        raise InputError(f"{path} is no file", hint="Give a file, or a folder to read all in it")
    try:
        path.open("rb").close()
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror}", hint="Check its rights") from error


def _tell(pipe: BinaryIO, name: str, source: Source) -> None:
    path = str(source.resolve()) if isinstance(source, Path) else None
    pipe.write(json.dumps({"name": name, "path": path}).encode() + b"\n")
    if path is None:
        for piece in _pieces(source):
            pipe.write(struct.pack(">I", len(piece)))
            pipe.write(piece)
        pipe.write(struct.pack(">I", 0))
    pipe.flush()


def _pieces(source: Source) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield from (source[at : at + _PIECE] for at in range(0, len(source), _PIECE))
    elif callable(source):
        with source() as stream:
            while piece := stream.read(_PIECE):
                yield piece


def _answer(pipe: BinaryIO) -> bytes | None:
    """What the process answers; None where it ended or waited too long."""
    until = time.monotonic() + _PATIENCE
    size = _exactly(pipe, 8, until)
    if size is None or (length := struct.unpack(">Q", size)[0]) > ANSWER_BYTES:
        return None
    return _exactly(pipe, length, until)


def _exactly(pipe: BinaryIO, size: int, until: float) -> bytes | None:
    held = bytearray()
    while len(held) < size:
        left = until - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            return None
        piece = os.read(pipe.fileno(), min(size - len(held), _PIECE))
        if not piece:
            return None
        held += piece
    return bytes(held)


def _ended(how: int) -> Remark:
    """What to say of a file over which the process ended."""
    if how in (-signal.SIGXCPU, -signal.SIGALRM):
        return Remark(
            "long",
            f"Reading it took more than {READER_SECONDS} seconds of work and was stopped; nothing of it was kept",
        )
    return Remark(
        "damaged", "Reading it broke the program that reads (it is damaged, or needs more memory than it may)"
    )


def _understood(name: str, source: Source, answer: bytes | Remark) -> Document:
    """The answer as a document. It comes from where a stranger's file was, so nothing in it is taken on trust."""
    if isinstance(answer, Remark):
        return document(name, _form(source), (), [answer])
    try:
        told: dict[str, Any] = json.loads(answer)
        form: Form = cast("Form", told["form"]) if told["form"] in _FORMS else "other"
        drafts = [
            Draft(str(text), int(page), float(size), bool(heading), bool(bullet), bool(hidden))
            for text, page, size, heading, bullet, hidden in told["lines"]
        ]
        remarks = [Remark(str(said["kind"]), str(said["words"]), int(said["page"])) for said in told["remarks"]]
        whole = document(name, form, drafts, data=told["data"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return document(name, _form(source), (), [Remark("damaged", "What was read of it made no sense")])
    return Document(name, form, whole.lines, tuple(remarks), told["data"])


def _form(source: Source) -> Form:
    """What a file seems to be that could not be read."""
    head = b""
    with suppress(OSError):
        if isinstance(source, bytes):
            head = source[:4096]
        elif isinstance(source, Path):
            with source.open("rb") as file:
                head = file.read(4096)
    return form_of(head) or "docx" if head else "other"
