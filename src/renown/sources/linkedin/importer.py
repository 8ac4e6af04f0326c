"""Reads what LinkedIn gives its members: the Basic and the Complete export, of every era from 2017 on.

Invariant: likes, comments and mentions that the owner received are in no export; they are never counted as
zero, since no coverage is claimed for them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from renown.errors import InputError
from renown.model.rows import CoverageRow, FileIgnored, FileRead, Item, Problem
from renown.model.values.date import zone_named
from renown.sources.base import Archive, Card, Entry, ReadOptions, Recognition
from renown.sources.linkedin import activity, connections, messages, praise, profile
from renown.sources.linkedin.kinds import IGNORED_FILES, PAGE
from renown.sources.linkedin.people import NETWORK, People
from renown.sources.linkedin.reading import Reader, Reading
from renown.sources.linkedin.sheets import Sheet, fold, sheet_of, stem
from renown.sources.linkedin.survey import survey
from renown.sources.tally import Tally
from renown.sources.text import csv_rows
from renown.sources.walk import walked

_REPEATED = "the same row stands in another file"

READERS: dict[str, Reader] = {
    "profile": profile.owner_profile,
    "email_addresses": profile.email_address,
    "phone_numbers": profile.phone_number,
    "connections": connections.connection,
    "invitations": connections.invitation,
    "registration": connections.registration,
    "messages": messages.message,
    "endorsed_by": praise.endorsed_by,
    "endorsed": praise.endorsed,
    "recommended_by": praise.recommended_by,
    "recommended": praise.recommended,
    "member_follows": connections.member_follow,
    "company_follows": profile.company_follow,
    "shares": activity.share,
    "reactions": activity.act_on_post,
    "comments": activity.act_on_post,
    "votes": activity.act_on_post,
    "reposts": activity.act_on_post,
    "positions": profile.position,
    "volunteering": profile.volunteering,
    "education": profile.education,
    "skills": profile.skill,
    "languages": profile.language,
    "certifications": profile.certificate,
    "groups": profile.group,
    "events": profile.event,
}
"""Kind of file -> what reads a row of it, in the order the files are read."""

_COVERED: dict[str, tuple[str, Literal["in", "out", "both"]]] = {
    "connections": ("connect", "both"),
    "invitations": ("invite", "both"),
    "messages": ("message", "both"),
    "endorsed_by": ("endorse", "in"),
    "endorsed": ("endorse", "out"),
    "recommended_by": ("recommend", "in"),
    "recommended": ("recommend", "out"),
    "member_follows": ("follow", "out"),
}


class LinkedinSource:
    """A member's export."""

    card = Card(
        name="linkedin",
        title="LinkedIn",
        tier="dealings",
        ways=(
            (
                "linkedin.com",
                (
                    "Open Settings, then Data privacy",
                    "Choose Get a copy of your data; the larger archive holds messages, too",
                    "The basic archive comes within minutes, the complete one in 72 hours; its link works for 72 hours",
                    "Give the zip as it is",
                ),
            ),
        ),
        reads=(
            "connections, messages, invitations, endorsements, recommendations, people followed, own posts, positions, "
            "schools, skills, languages, certificates, groups, events"
        ),
        seen="2026-06",
        minimum={"accounts": 1},
        ignored={
            "CONTENT, SUBJECT, Message, Text": "private words are not stored",
            "Reactions, Comments, Votes, InstantReposts": "the author of the post is not given",
            **{f"{name}.csv": reason for name, reason in IGNORED_FILES.items()},
        },
    )

    def recognise(self, archive: Archive) -> Recognition | None:
        """Know an export by the columns of its files."""
        sheets = [sheet for entry in archive.entries() if (sheet := sheet_of(entry))]
        proofs = sorted({sheet.kind.name for sheet in sheets if sheet.kind.distinct})
        if not proofs:
            return None
        named = next(sheet.entry.path for sheet in sheets if sheet.kind.name == proofs[0])
        return Recognition(0.97 if len(proofs) > 1 else 0.9, f"{named} has the columns of LinkedIn's {proofs[0]}")

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        """Yield the owner, then the rows of every file by kind, then what was covered.

        Raises:
            InputError: nothing tells whose export it is, or the zone in the options is no zone.
        """
        entries = archive.entries()
        found = {entry.path: sheet.dated() for entry in entries if (sheet := sheet_of(entry))}
        order = list(READERS)
        sheets = sorted(found.values(), key=lambda sheet: (order.index(sheet.kind.name), sheet.entry.path))
        zone = zone_named(options.zone)
        people = survey(sheets, options.owner) if sheets else People()
        reading = Reading(people, zone, datetime.now(UTC).replace(tzinfo=None), words=options.words)
        if sheets:
            yield from reading.people.meet(reading.people.owner, reading.people.owner_name)
        yield from _Files(reading, sheets).items()
        for entry in entries:
            if entry.path not in found:
                yield from _left_out(entry)
        yield from _coverage(reading, sheets)


@dataclass(slots=True)
class _Files:
    """The files of an export, one after the other."""

    reading: Reading
    sheets: Sequence[Sheet]

    def items(self) -> Iterator[Item]:
        """The rows and the account of every file."""
        several = Counter(sheet.kind.name for sheet in self.sheets)
        earlier: dict[str, set[int]] = {kind: set() for kind, count in several.items() if count > 1}
        return walked([(sheet.entry, self._file(sheet, earlier.get(sheet.kind.name))) for sheet in self.sheets])

    def _file(self, sheet: Sheet, earlier: set[int] | None) -> Iterator[Item]:
        """One file. `earlier`: rows of other files of the kind (a Basic and a Complete export unpacked together)."""
        known = sheet.kind.known()
        tally = Tally(sheet.entry.path, {column for column in sheet.columns if fold(column) in known})
        tally.note(dict.fromkeys(column for column in sheet.columns if column.strip()))
        yield from _untold(sheet)
        here: set[int] = set()
        for record in sheet.records():
            if isinstance(record, Problem):
                tally.problem()
                yield record
                continue
            if earlier is not None:
                mark = hash(tuple(record.cells.items()))
                here.add(mark)
                if mark in earlier:
                    tally.skip(_REPEATED)
                    continue
            yield from tally.take(READERS[sheet.kind.name](record, self.reading), record.line)
        if earlier is not None:
            earlier |= here
        yield from tally.results()


def _untold(sheet: Sheet) -> Iterator[Problem]:
    """Columns of which no date tells whether the day or the month comes first."""
    for name, order in sheet.orders.items():
        if not order.told:
            read = "the day" if order.day_first else "the month"
            expected = "a date past the 12th, or a month in words, which would tell what comes first"
            yield Problem(sheet.entry.path, 0, f"no such date in {name}", expected, f"{read} was taken to come first")


def _left_out(entry: Entry) -> Iterator[Item]:
    """A file that is not read, and why; one whose name is known but whose columns are new is a problem too."""
    name, path = stem(entry.path), entry.path.lower()
    if not entry.size:
        yield FileIgnored(entry.path, "empty")
    elif name in IGNORED_FILES and path.endswith(".csv"):
        yield _counted(entry, IGNORED_FILES[name])
    elif name in IGNORED_FILES:
        yield FileIgnored(entry.path, IGNORED_FILES[name])
    elif path.endswith((".html", ".htm")):
        yield FileIgnored(entry.path, PAGE)
    elif name in _EXPECTED:
        first = next(iter(entry.head(200).decode("utf-8", "replace").splitlines()), "").strip()
        yield Problem(
            entry.path,
            0,
            first or "an empty line",
            f"the columns of {name}",
            "ask LinkedIn for a new export, or tell us",
        )
        yield FileIgnored(entry.path, "its columns are not those of any known export")
    else:
        yield FileIgnored(entry.path, "no file of a LinkedIn export that is known")


def _counted(entry: Entry, reason: str) -> FileRead | FileIgnored:
    """The rows of a file that is left unread, counted: a header and a row each."""
    try:
        rows = max(sum(1 for _ in csv_rows(entry)) - 1, 0)
    except InputError:
        rows = 0
    return FileRead(entry.path, rows, 0, {reason: rows}) if rows else FileIgnored(entry.path, reason)


def _coverage(reading: Reading, sheets: Sequence[Sheet]) -> Iterator[CoverageRow]:
    """What the files that were there could show. An export reaches back to the beginning, which it does not date."""
    kinds = dict.fromkeys(sheet.kind.name for sheet in sheets)
    for kind, direction in (_COVERED[name] for name in kinds if name in _COVERED):
        yield CoverageRow(NETWORK, kind, "owner", direction, reading.people.owner, None, reading.newest)


_EXPECTED = frozenset(
    {"connections", "messages", "invitations", "endorsementreceivedinfo", "endorsementgiveninfo", "profile", "shares"}
    | {"recommendationsreceived", "recommendationsgiven", "companyfollows", "memberfollows", "reactions", "comments"}
    | {"votes", "instantreposts", "positions", "education", "skills", "languages", "certifications", "volunteering"}
    | {"registration", "emailaddresses", "phonenumbers", "events"}
)
"""Names of files whose columns should be known."""

SOURCE = LinkedinSource()
"""The source of LinkedIn exports."""
