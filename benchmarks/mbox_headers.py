"""Is reading mail headers fast and small enough? The scanner against the standard library, same headers, same run.

    python benchmarks/mbox_headers.py --messages 1000000

Writes an mbox with made-up messages into a temporary folder and reads it twice, each time in a process of its
own: with `mailbox.mbox` and with the scanner. Both must see the same messages and the same headers (a checksum
is compared). Prints CPU seconds, the ratio and each process's peak memory; fails below the gate.
"""

from __future__ import annotations

import argparse
import json
import mailbox
import random
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from renown.sources.mbox.headers import Headers
from renown.sources.mbox.scanner import scan

GATE = 5.0
READ = ("from", "to", "cc", "date", "message-id", "in-reply-to", "references", "list-id", "subject", "x-gm-thrid")
WORDS = (
    "the",
    "report",
    "from",
    "our",
    "meeting",
    "says",
    "we",
    "plan",
    "to",
    "plant",
    "trees",
    "near",
    "the",
    "bridge",
)
START = datetime(2015, 1, 5, 8, tzinfo=UTC)


def message(number: int, rng: random.Random) -> bytes:
    """One made-up message: 25 to 35 header lines, as Gmail keeps them, and a body of 0.5 to 6 KB."""
    sender, reader = rng.randrange(2000), rng.randrange(2000)
    sent = START + timedelta(seconds=137 * number)
    trail = "".join(
        f"Received: by 10.0.0.{hop} with SMTP id a{number}b{hop};\n        {format_datetime(sent)}\n"
        for hop in range(4)
    )
    seal = "\n        ".join(f"{rng.getrandbits(400):0100x}"[:72] for _ in range(5))
    lines = [" ".join(rng.choices(WORDS, k=12)) for _ in range(rng.randint(8, 90))]
    return (
        f"From {number}@xxx {sent:%a %b %d %H:%M:%S +0000 %Y}\n"
        f"X-GM-THRID: {number // 3}\nX-Gmail-Labels: Inbox,Opened\nDelivered-To: person0@example.org\n{trail}"
        f"ARC-Seal: i=1; a=rsa-sha256; d=example.org; b={seal}\nDKIM-Signature: v=1; d=example.org; b={seal}\n"
        f"From: Person {sender} <person{sender}@example.org>\nTo: Person {reader} <person{reader}@example.org>,\n"
        f"\tPerson 0 <person0@example.org>\nSubject: Trees near the bridge {number // 3}\n"
        f"Date: {format_datetime(sent)}\nMessage-ID: <{number}@example.org>\nIn-Reply-To: <{number // 2}@example.org>\n"
        f"References: <{number // 4}@example.org> <{number // 2}@example.org>\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=utf-8\n\n" + "\n".join(lines) + "\n\n"
    ).encode()


def write(path: Path, messages: int) -> None:
    """Write the made-up file."""
    rng = random.Random(1)
    with path.open("wb") as file:
        for number in range(messages):
            file.write(message(number, rng))


def plain(path: Path) -> Iterator[list[str]]:
    """The headers as the standard library reads them."""
    box = mailbox.mbox(path, create=False)
    for letter in box:
        yield [" ".join(str(letter[name] or "").split()) for name in READ]


def fast(path: Path) -> Iterator[list[str]]:
    """The headers as the scanner reads them."""
    with path.open("rb") as file:
        for head in scan(file):
            headers = Headers(head.block)
            yield [" ".join(headers.raw(name).split()) for name in READ]


def measure(which: str, path: Path) -> dict[str, float]:
    """Read the file in this process and say what it cost."""
    start, count, checksum = time.process_time(), 0, 0
    for row in {"plain": plain, "fast": fast}[which](path):
        count += 1
        checksum = zlib.crc32("\0".join(row).encode(), checksum)
    cpu = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"count": count, "checksum": checksum, "cpu": cpu, "peak_mb": peak}


def in_own_process(which: str, path: Path) -> dict[str, float]:
    """The measure, taken in a fresh process."""
    done = subprocess.run([sys.executable, __file__, "--only", which, path], capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def compare(messages: int) -> bool:
    """Write, read both ways, print; whether the gate is held."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made-up.mbox")
        write(path, messages)
        print(f"{messages} messages, {path.stat().st_size / 1e6:.0f} MB")
        results = {which: in_own_process(which, path) for which in ("fast", "plain")}
    for which, result in results.items():
        print(f"{which}: {result['cpu']:.1f} s CPU, peak {result['peak_mb']:.0f} MB, {result['count']:.0f} messages")
    same = all(results["fast"][field] == results["plain"][field] for field in ("count", "checksum"))
    ratio = results["plain"]["cpu"] / results["fast"]["cpu"]
    print(f"same headers: {same}; ratio {ratio:.1f}, gate {GATE}")
    peak = round(results["fast"]["peak_mb"])
    print(
        json.dumps(
            {"bench": "mbox_headers", "messages": messages, "ratio": round(ratio, 2), "peak_mb": peak, "same": same}
        )
    )
    return same and ratio >= GATE


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--only", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        print(json.dumps(measure(given.only[0], Path(given.only[1]))))
        return 0
    return 0 if compare(given.messages) else 1


if __name__ == "__main__":
    sys.exit(main())
