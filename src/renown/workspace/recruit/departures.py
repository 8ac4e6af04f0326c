"""How a candidate leaves, with everything that is kept of them: given out to them, erased, or both.

Invariant: erasing goes the one way there is for people (`People.forget`), and its certificate says what a look through
every file found afterwards.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from renown.desk.recruit.records import CandidateRecord, NewCandidateStep
from renown.errors import InputError, StorageError
from renown.recruit.law import certificate
from renown.recruit.law.portable import file_names, resume_of
from renown.workspace.context import Context
from renown.workspace.data.backup import BACKUP
from renown.workspace.recruit import pool, records
from renown.workspace.recruit.candidate_answers import CandidatePage, Erased
from renown.workspace.recruit.grounds import moment_of
from renown.workspace.recruit.proof import look_through

if TYPE_CHECKING:
    from renown.workspace.people.people import People

CERTIFICATES = "certificates of erasure"
"""What the key that signs them is derived for."""

SHORTEST_WORD = 6
"""A word of fewer signs stands in files by chance."""


def erase(context: Context, people: People, record: CandidateRecord, *, objects: bool) -> Erased:
    """Erase a candidate, look for them in every file, and sign what was found."""
    kept = records.kept(context, record)
    if kept.held is not None and not objects:
        raise InputError(
            f"kept for a dispute: {kept.held.words}", hint="note that it is over (release), and erase then"
        )
    desk = context.desk.candidates
    [row] = records.rows(context, [record])
    words, papers = _words(context, row.person, row.name), len(desk.papers((record.account,)))
    backups = [at for at, _, action in context.desk.audit_entries() if action == BACKUP and at >= record.at]
    done = (people.record_objection if objects else people.forget)(row.person)
    look = look_through(context.path, words)
    left_in_index = pool.traces(context, [part for word in words for part in word.casefold().split()])
    told = {
        **done,
        "why": "they objected" if objects else "erased",
        "papers": papers,
        "files_looked_through": look.files,
        "files_that_hold_a_trace": len(look.found),
        "words_left_in_the_index": len(left_in_index),
        "sealed_files_of_others": look.sealed,
        "marks_that_keep_them_out": len(record.marks),
        "backups_made_since": [f"{at:%Y-%m-%d}" for at in backups],
    }
    return Erased(certificate.sign(told, context.desk.secret(CERTIFICATES)), told)


def _words(context: Context, person: int, name: str) -> list[str]:
    """What is looked for afterwards: addresses and numbers, and the name where nobody else has it."""
    reach = records.reach_of(context, person, name)
    told = [*reach.emails, *reach.phones, *reach.links]
    others = context.derivation().described
    alone = context.derivation().fetch(others.filter(others.name == name).select("person"), "namesakes").num_rows == 1
    return [word for word in [*told, *([name] if alone and " " in name else [])] if len(word) >= SHORTEST_WORD]


def export(context: Context, page: CandidatePage, record: CandidateRecord) -> bytes:
    """All that is kept of a candidate, as a zip; that it was given out is noted."""
    desk = context.desk.candidates
    papers = desk.papers((record.account,))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        accounts = context.derivation().accounts_of(page.row.person)
        rows = context.desk.kept_of((record.account, *accounts))
        packed.writestr("record.json", _json({**_record(page), "rows": rows}))
        packed.writestr("resume.json", _json(resume_of(page.reach, papers[-1].profile if papers else "")))
        for paper, name in zip(papers, file_names(paper.name for paper in papers), strict=True):
            try:
                packed.writestr(f"originals/{name}", desk.original(paper.id))
            except StorageError as error:  # whoever asks gets the rest, and is told
                packed.writestr(f"originals/{name}.missing.txt", f"{error}\n")
    desk.step(NewCandidateStep(record.account, "read", moment_of(None, context.zone)))
    return out.getvalue()


def _record(page: CandidatePage) -> dict[str, Any]:
    told = asdict(page)
    told["note"] = "Everything that is kept of you here, and to whom it was shown. Not legal advice."
    del told["row"]["person"]
    return told


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2, default=str) + "\n"
