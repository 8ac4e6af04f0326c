"""Who fits a vacancy and why, whom a person put on its shortlist, and what was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.recruit.group import recruit
from renown.cli.show import cell, counted, local, print_json, print_table, say, warn

if TYPE_CHECKING:
    from renown.workspace.recruit.match_answers import Matches, MatchRow

shortlist = typer.Typer(help="Whom you want to talk to for a vacancy, one by one.", no_args_is_help=True)
recruit.add_typer(shortlist, name="shortlist")

OfVacancy = Annotated[int, typer.Argument(metavar="VACANCY", min=1, help="A vacancy's number; see `vacancy list`.")]
OneOf = Annotated[
    int, typer.Argument(metavar="CANDIDATE", min=1, help="The number of a record; see `candidates list`.")
]
Entry = Annotated[int, typer.Argument(metavar="ENTRY", min=1, help="The number of an entry; see `shortlist show`.")]


@recruit.command("match")
def match(  # noqa: PLR0913 - one option for each filter
    vacancy: OfVacancy,
    candidate: Annotated[int, typer.Argument(metavar="[CANDIDATE]", help="Only this one, with all evidence.")] = 0,
    missing: Annotated[
        str, typer.Option(help="none: who names every must-have; or a need's number: who does not name it.")
    ] = "",
    profession: Annotated[str, typer.Option(help="Only who works or worked as this.")] = "",
    place: Annotated[str, typer.Option(help="Only who works or worked there.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many.")] = 25,
    offset: Annotated[int, typer.Option(min=0, help="After how many.")] = 0,
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """In which order to read your candidates for a vacancy: what fits, what is missing, what to ask. It is logged."""
    with renown.Workspace.open(workspace) as ws:
        if candidate:
            card = ws.matching.match(vacancy, candidate)
            found = None
        else:
            found = ws.matching.people(vacancy, missing, profession, place, limit, offset)
    if as_json:
        print_json(found or card)
    elif found:
        _print(found)
    else:
        _print_row(card.row)
        for one in card.evidence:
            long = f", {one.years:g} years" if one.years else ""
            last = f", last {one.last:%Y-%m}" if one.last else ""
            said = f": “{' '.join(one.words.split())}”" if one.words else ""
            say(f"  {one.need.words} ({one.need.strength}): {one.found}{long}{last}{said}")
        for remark in card.remarks:
            warn(remark)


def _print(found: Matches) -> None:
    say(f"{found.title or '(no title)'} asks for:")
    for need in found.needs:
        say(f"  {need.number}. {need.words} ({need.strength}): {need.named} of {found.pool} name it or something near")
    left = f", {found.locked} locked and left out" if found.locked else ""
    say(f"{counted(found.count, 'candidate')} of {found.pool}{left}. An order to read in, by: {found.criteria}.")
    for row in found.rows:
        _print_row(row)
    say("Nobody is rejected by this; a person decides, one at a time.")


def _print_row(row: MatchRow) -> None:
    say(f"{row.name} (candidate {row.candidate}){'' if row.seeking == 'applied' else ', ' + row.seeking}")
    for what, words in (("fits", row.fit.fits), ("partly", row.fit.partly), ("missing", row.fit.missing)):
        if words:
            say(f"  {what}: {'; '.join(words)}")
    for ask in row.fit.asks[:3]:
        say(f"  ask: {ask}")


@recruit.command("suits")
def suits(candidate: OneOf, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Which of your vacancies suit a candidate: what each asks that they name, and what they do not."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.matching.vacancies(candidate)
    if as_json:
        print_json(found)
        return
    shown = [
        (r.vacancy, r.title or "(no title)", "; ".join(r.fit.fits) or "-", "; ".join(r.fit.missing) or "-")
        for r in found.rows
    ]
    print_table(("vacancy", "title", "fits", "missing"), shown)


@shortlist.command("show")
def show(vacancy: OfVacancy, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Who is on the shortlist of a vacancy, and why."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.matching.shortlist(vacancy)
    if as_json:
        print_json(rows)
        return
    shown = [(r.number, r.candidate, r.name, r.words, f"locked: {r.locked}" if r.locked else "") for r in rows]
    print_table(("entry", "candidate", "name", "why", ""), shown)


@shortlist.command("put")
def put(
    vacancy: OfVacancy,
    candidate: OneOf,
    words: Annotated[str, typer.Option(help="Why, in your own words.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Put one candidate on the shortlist, with a word of your own; `take-off` takes it back."""
    with renown.Workspace.open(workspace) as ws:
        entry = ws.matching.put(vacancy, candidate, words)
    say(f"On the shortlist. Take it back with: renown recruit shortlist take-off {entry}")


@shortlist.command("take-off")
def take_off(entry: Entry, workspace: WorkspacePath = HERE) -> None:
    """Take an entry off a shortlist; `put-back` puts it there again."""
    with renown.Workspace.open(workspace) as ws:
        done = ws.matching.take_off(entry)
    say(f"Taken off. Undo: renown recruit shortlist put-back {entry}" if done else "That was taken off before.")


@shortlist.command("put-back")
def put_back(entry: Entry, workspace: WorkspacePath = HERE) -> None:
    """Let an entry that was taken off stand again."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.matching.put_back(entry)
    say(f"It stands again, as entry {number}.")


@recruit.command("rankings")
def rankings(
    vacancy: Annotated[int, typer.Option(help="Only those of this vacancy.")] = 0,
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many, the last first.")] = 25,
    offset: Annotated[int, typer.Option(min=0, help="After how many.")] = 0,
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """The log of rankings: when who was shown whom in which order for which vacancy, and by what."""
    with renown.Workspace.open(workspace) as ws:
        found, zone = ws.matching.shown(vacancy, limit, offset), ws.zone
    for wrong in found.wrong:
        warn(wrong)
    if as_json:
        print_json(found)
        return
    for one in found.rows:
        names = ", ".join(f"{row.place}. {row.name or '(not here any more)'}" for row in one.rows)
        say(f"{cell(local(one.at, zone))}, {one.who}: vacancy {one.vacancy} in version {one.vacancy_version}")
        say(f"  {names} (of {one.people}; {one.version}; {one.criteria})")
    say(f"{counted(found.count, 'ranking')} in the log.")
