"""What is read in a CV, before anybody is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from renown.cli.options import AsJson
from renown.cli.recruit.group import recruit
from renown.cli.show import print_json, print_table, say
from renown.errors import InputError

if TYPE_CHECKING:
    from renown.workspace.recruit.resumes import ReadResume

MOST_REST = 20
"""So many lines that were not understood are printed; --json has them all."""


@recruit.command("cv")
def cv(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A CV, or a folder or zip of them.")],
    day: Annotated[
        str, typer.Option(metavar="DAY", help="The day of 'until now', like 2026-05-04; today unless said.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """What is read in a CV: jobs, gaps, schools, skills, languages, and what was not understood. Nobody is kept."""
    from renown.workspace.recruit.resumes import read_resumes

    found = list(read_resumes(path, _day(day)))
    if as_json:
        told = [one.json_resume for one in found]
        print_json(told[0] if len(told) == 1 and path.is_file() and len(found) == 1 else told)
        return
    for one in found:
        show_resume(one)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words) if words else date.today()
    except ValueError:
        raise InputError(f"{words!r} is no day", hint="write it like 2026-05-04") from None


def show_resume(one: ReadResume) -> None:
    """Print one CV."""
    experience = "" if one.years is None else f", {one.years:g} years of experience"
    say(f"{one.file}: {one.name or 'no name found'}{experience}")
    if one.twin:
        say(f"  It says the same as {one.twin}.")
    for words in one.remarks:
        say(f"  Note: {words}")
    print_table(
        ("from", "to", "what", "where", "place"),
        [
            (
                str(job.period.start or ""),
                "now" if job.period.ongoing else str(job.period.end or ""),
                job.title,
                job.employer,
                job.place,
            )
            for job in one.positions
        ]
        + [
            (str(study.period.start or ""), str(study.period.end or ""), study.degree, study.school, study.place)
            for study in one.studies
        ],
    )
    for gap in one.gaps:
        say(f"  Nothing is said about {gap.start} to {gap.end}; that is no minus.")
    _line("Skills", one.skills)
    _line("Named in the text", one.mentioned)
    _line("Languages", tuple(f"{language} ({level})" if level else language for language, level in one.languages))
    _lines("Not understood", one.rest)
    _lines("Hidden from people, counts as nothing", one.hidden)


def _line(title: str, words: tuple[str, ...]) -> None:
    if words:
        say(f"  {title}: {', '.join(words)}")


def _lines(title: str, lines: tuple[str, ...]) -> None:
    if not lines:
        return
    say(f"  {title}:")
    for line in lines[:MOST_REST]:
        say(f"    {line}")
    if len(lines) > MOST_REST:
        say(f"    and {len(lines) - MOST_REST} more: --json has them all")
