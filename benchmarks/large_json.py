"""Is one large JSON object read in little memory, and as fast as reading it whole? Ours against the standard library.

    python benchmarks/large_json.py --messages 500000

Writes one object with made-up chats into a temporary folder and reads it twice, each time in a process of its own:
whole with `json.load`, and message by message. Both must see the same messages (a checksum is compared). Then the file
is cut off in the middle: every whole message before the cut must come. Prints processor seconds, the ratio and each
process's peak memory; fails below the gates.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from renown.sources.archive import open_archive
from renown.sources.json_records import Record, records

GATE, PEAK_MB = 0.5, 64
LISTS = ("chats.list.messages",)
WORDS = "the plan says we plant trees near the bridge before the frost comes "


def message(number: int) -> dict[str, Any]:
    """One made-up message, as long as most are."""
    text = WORDS * (1 + number % 4)
    told = {
        "id": number,
        "type": "message",
        "date_unixtime": str(1_700_000_000 + number),
        "from": f"Person {number % 99}",
    }
    return told | {"from_id": f"user{number % 99}", "text": text, "text_entities": [{"type": "plain", "text": text}]}


def write(path: Path, messages: int) -> None:
    """Write the made-up file: a hundred chats in one object."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"about": "made up", "chats": {"list": [')
        for chat in range(100):
            file.write(f'{"," if chat else ""}\n{{"name": "Chat {chat}", "id": {chat}, "messages": [\n')
            numbers = range(chat * messages // 100, (chat + 1) * messages // 100)
            file.writelines(f"{',' if n > numbers.start else ''}{json.dumps(message(n), indent=1)}\n" for n in numbers)
            file.write("]}")
        file.write("]}}")


def whole(path: Path) -> Iterator[dict[str, Any]]:
    """The messages as the standard library gives them."""
    with path.open(encoding="utf-8") as file:
        for chat in json.load(file)["chats"]["list"]:
            yield from chat["messages"]


def streamed(path: Path) -> Iterator[dict[str, Any]]:
    """The messages one by one."""
    with open_archive(path) as archive:
        for record in records(archive.entries()[0], LISTS):
            if isinstance(record, Record) and record.path:
                yield record.value


def measure(which: str, path: Path) -> dict[str, float]:
    """Read the file in this process and say what it cost."""
    start, count, checksum = time.process_time(), 0, 0
    for told in {"whole": whole, "streamed": streamed}[which](path):
        count += 1
        checksum = zlib.crc32(f"{told['id']}{told['text']}".encode(), checksum)
    cpu = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"count": count, "checksum": checksum, "cpu": cpu, "peak_mb": peak}


def in_own_process(which: str, path: Path) -> dict[str, float]:
    """The measure, taken in a fresh process."""
    done = subprocess.run([sys.executable, __file__, "--only", which, path], capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def kept_of_a_cut_file(path: Path) -> bool:
    """Whether every whole message comes out of a file cut off in the middle."""
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size // 2)
    before = path.read_bytes().count(b"\n}\n")
    return sum(1 for _ in streamed(path)) == before


def compare(messages: int) -> bool:
    """Write, read both ways, cut, print; whether the gates are held."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made-up.json")
        write(path, messages)
        size = round(path.stat().st_size / 1e6)
        results = {which: in_own_process(which, path) for which in ("streamed", "whole")}
        cut = kept_of_a_cut_file(path)
    ours, rival = results["streamed"], results["whole"]
    same = all(ours[field] == rival[field] for field in ("count", "checksum")) and cut
    ratio, peak = round(rival["cpu"] / ours["cpu"], 2), round(ours["peak_mb"])
    figures = {
        "bench": "large_json",
        "messages": messages,
        "mb": size,
        "ratio": ratio,
        "peak_mb": peak,
        "rival_peak_mb": round(rival["peak_mb"]),
        "same": int(same),
    }
    print(json.dumps(figures))
    return same and ratio >= GATE and peak <= PEAK_MB


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=500_000)
    parser.add_argument("--only", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        print(json.dumps(measure(given.only[0], Path(given.only[1]))))
        return 0
    return 0 if compare(given.messages) else 1


if __name__ == "__main__":
    sys.exit(main())
