"""A process apart in which files of strangers are read: without network, without writing, bounded in time and memory.

It is started by `reader`, reads one file after the other, and ends when its input ends or nothing comes for a while.
Told on its input: a line of JSON (name, and path or nothing), and where there is no path the bytes in pieces, each
after its length in four bytes, an empty one last. Its answer: a length in eight bytes, and JSON of that length.

Invariant: no answer runs code where it is read: it is JSON, and its bounds are checked there.
"""

from __future__ import annotations

import json
import os
import resource
import select
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from renown.recruit.texts.bounds import ANSWER_BYTES, IDLE_SECONDS, LARGEST_FILE, READER_MEMORY, READER_SECONDS
from renown.recruit.texts.dispatch import dispatch
from renown.recruit.texts.document import Document, Remark
from renown.recruit.texts.drafts import document

_STALE_KB = 400 << 10
_FORBIDDEN = tuple(
    "socket. subprocess. os.exec os.system os.fork os.posix_spawn os.remove os.rename os.mkdir os.rmdir shutil. "
    "ctypes.dlopen urllib. http. ftplib. smtplib.".split()
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def guard() -> None:
    """Let this process neither write, nor reach the network, nor start another, nor take all memory."""
    for kind, most in ((resource.RLIMIT_AS, READER_MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: Any) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a file may not do this: {event}")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError("a file may not write")


def _allow(seconds: int) -> None:
    """So much processor time more, from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def serve(told: BinaryIO, answers: BinaryIO, read: Callable[[str, bytes | Path], Document] = dispatch) -> None:
    """Read what is told until nothing is, or until this process has grown too large.

    Who tells waits for each answer, so that between two files nothing lies in a buffer.
    """
    while select.select([told], [], [], IDLE_SECONDS)[0] and (line := told.readline()):
        asked = json.loads(line)
        source = Path(asked["path"]) if asked["path"] is not None else _received(told)
        _allow(READER_SECONDS)
        answer = json.dumps(answered(asked["name"], source, read)).encode()
        if len(answer) > ANSWER_BYTES:
            words = "It holds more than can be shown; a part of it may be read"
            answer = json.dumps(_told(document(asked["name"], "other", (), [Remark("long", words)]))).encode()
        answers.write(struct.pack(">Q", len(answer)) + answer)
        answers.flush()
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > _STALE_KB:
            return


def _received(told: BinaryIO) -> bytes | None:
    """The bytes that follow; None where they are more than may be."""
    held = bytearray()
    fits = True
    while size := struct.unpack(">I", told.read(4))[0]:
        piece = told.read(size)
        fits = fits and len(held) + size <= LARGEST_FILE
        if fits:
            held += piece
    return bytes(held) if fits else None


def answered(
    name: str, source: bytes | Path | None, read: Callable[[str, bytes | Path], Document]
) -> dict[str, object]:
    """A file as what is told of it, whatever goes wrong."""
    if source is None:
        return _told(document(name, "other", (), [Remark("long", f"It is larger than {LARGEST_FILE >> 20} MB")]))
    try:
        return _told(read(name, source))
    except MemoryError:
        return _told(
            document(name, "other", (), [Remark("long", "Reading it needs more memory than one file may have")])
        )
    except Exception as error:  # noqa: BLE001 - a stranger's file may break any reader; the next one must be read
        words = f"It is damaged in a way that could not be read around ({type(error).__name__}: {error})"
        return _told(document(name, "other", (), [Remark("damaged", words[:500])]))


def _told(document_: Document) -> dict[str, object]:
    return {
        "form": document_.form,
        "lines": [
            [line.text, line.page, line.size, line.heading, line.bullet, line.hidden] for line in document_.lines
        ],
        "remarks": [asdict(remark) for remark in document_.remarks],
        "data": document_.data,
    }


def main() -> None:
    """Read on standard input, answer on standard output; what a library prints goes to standard error."""
    told, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    guard()
    serve(told, answers)


if __name__ == "__main__":
    main()
