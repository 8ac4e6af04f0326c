"""How fast are address books read and written? The same made-up vCards through vobject, in the same run.

    python benchmarks/address_book.py --cards 20000

Each way reads the file in a process of its own and must see the same names and addresses (a checksum is compared).
Per processor second, `cards_per_s`: cards found and every wanted property read; `rows_per_s`: to accounts and facts,
with numbers and profiles brought into one form; `jscontact_per_s`: the same from JSContact; `written_per_s`: vCard 4.0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from renown.model.rows import AccountRow, FactRow
from renown.publish import jscontact, vcard
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.contact import Contact, contact_of
from renown.sources.registry import load
from renown.sources.text import lines_of
from renown.sources.vcard.reading import WANTED, draft_of
from renown.sources.vcard.scanner import Damage, scan

RUNS = 3


def card(number: int) -> str:
    """One made-up card of twenty lines, as Apple writes it."""
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Apple Inc.//macOS 15.6//EN",
        f"N:Vale{number};Una;Rose;Dr.;",
        f"FN:Dr. Una Rose Vale{number}",
        "ORG:Millbrook Choir;Altos",
        "TITLE:Conductor\\, second",
        f"EMAIL;type=INTERNET;type=HOME;type=pref:una{number}@postbox.example",
        f"item1.EMAIL;type=INTERNET:u.vale{number}@choir.example",
        "item1.X-ABLabel:_$!<Work>!$_",
        f"TEL;type=CELL;type=VOICE;type=pref:+44 7700 900{number % 1000:03}",
        f"TEL;type=WORK:030 / 90{number}",
        "ADR;type=HOME;type=pref:;;1 Quay Lane;Saltby;;SB1 2CD;United Kingdom",
        f"URL;type=pref:https://una{number}.example/about",
        f"X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/una-vale-{number}",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-07",
        "CATEGORIES:Family,Choir",
        "NOTE:Met at the fair\\, likes oboes",
        f"UID:5C1D-{number}",
        "END:VCARD",
    )
    return "\r\n".join((*lines, ""))


def ours(path: Path) -> Iterator[list[str]]:
    """Name and addresses of every card, with all other wanted properties read too."""
    with open_archive(path) as archive:
        for found in scan(lines_of(archive.entries()[0]), WANTED, set()):
            if not isinstance(found, Damage):
                contact = draft_of(found).contact
                yield [contact.name, *contact.emails]


def rival(path: Path) -> Iterator[list[str]]:
    """The same through vobject."""
    import vobject  # type: ignore[import-untyped]

    with path.open(encoding="utf-8", newline="") as file:
        for found in vobject.readComponents(file, allowQP=True):
            yield [str(found.fn.value), *(str(mail.value) for mail in found.email_list)]


def measure(which: str, path: Path) -> dict[str, float]:
    """Read the file in this process: cards, a checksum, processor seconds."""
    start, count, checksum = time.process_time(), 0, 0
    for row in {"ours": ours, "rival": rival}[which](path):
        count += 1
        checksum = zlib.crc32("\0".join(row).encode(), checksum)
    return {"count": count, "checksum": checksum, "cpu": time.process_time() - start}


def in_own_process(which: str, path: Path) -> dict[str, float]:
    """The measure, taken in a fresh process."""
    done = subprocess.run([sys.executable, __file__, "--only", which, path], capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def contacts_in(source: str, path: Path) -> tuple[list[Contact], float]:
    """The contacts of a file, read to rows, and the processor seconds that took."""
    start = time.process_time()
    with open_archive(path) as archive:
        items = [item for item in load(source).read(archive, ReadOptions()) if isinstance(item, AccountRow | FactRow)]
    seconds = time.process_time() - start
    facts: dict[str, list[FactRow]] = {}
    for item in items:
        if isinstance(item, FactRow):
            facts.setdefault(item.account, []).append(item)
    return [contact_of(a, facts.get(a.key, [])) for a in items if isinstance(a, AccountRow)], seconds


def compare(cards: int) -> dict[str, float]:
    """Every figure of the JSON line."""
    with tempfile.TemporaryDirectory() as folder:
        path, other = Path(folder, "made-up.vcf"), Path(folder, "made-up.json")
        path.write_text("".join(map(card, range(cards))), "utf-8", newline="")
        runs = [in_own_process("ours", path) for _ in range(RUNS)]
        best = min(runs, key=lambda found: found["cpu"])
        theirs = in_own_process("rival", path)
        contacts, read = contacts_in("vcard", path)
        start = time.process_time()
        written = sum(map(len, vcard.write_cards(contacts)))
        wrote = time.process_time() - start
        other.write_bytes(b"".join(jscontact.write_cards(contacts)))
        again, read_json = contacts_in("jscontact", other)
    assert written and len(again) == len(contacts) == cards
    same = all(best[field] == theirs[field] for field in ("count", "checksum"))
    return {
        "cards": cards,
        "cards_per_s": round(cards / best["cpu"]),
        "vobject_per_s": round(cards / theirs["cpu"]),
        "ratio": round(theirs["cpu"] / best["cpu"], 2),
        "same": int(same),
        "rows_per_s": round(cards / read),
        "jscontact_per_s": round(cards / read_json),
        "written_per_s": round(cards / wrote),
    }


def main() -> int:
    """Run from the command line; 1 when the two ways read different things."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, default=20_000)
    parser.add_argument("--only", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        print(json.dumps(measure(given.only[0], Path(given.only[1]))))
        return 0
    figures = compare(given.cards)
    print(json.dumps({"bench": "address_book", **figures}))
    return 0 if figures["same"] else 1


if __name__ == "__main__":
    sys.exit(main())
