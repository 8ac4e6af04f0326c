"""Vacancies: an advertisement read, checked, and kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.recruit.group import recruit
from renown.cli.show import print_json, print_table, say

if TYPE_CHECKING:
    from renown.workspace.recruit.vacancy_answers import CheckedAd

vacancy = typer.Typer(help="Vacancies from advertisements, each with its check.", no_args_is_help=True)
recruit.add_typer(vacancy, name="vacancy")

AdFile = Annotated[Path, typer.Argument(metavar="FILE", help="PDF, DOCX, HTML, text, ...; - reads what is piped in.")]
Number = Annotated[int, typer.Argument(help="A vacancy's number.")]
PIPED = Path("-")


@recruit.command("check")
def check(file: AdFile, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Check an advertisement and keep nothing: what is wrong, why, by which law or study, and better words."""
    with renown.Workspace.open(workspace) as ws:
        checked = ws.vacancies.check(sys.stdin.read()) if file == PIPED else ws.vacancies.check_file(file)
    if as_json:
        print_json(checked)
    else:
        _print_fields(checked)
        _print_findings(checked)


@vacancy.command("add")
def add(file: AdFile, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Keep an advertisement as a vacancy."""
    with renown.Workspace.open(workspace) as ws:
        card = ws.vacancies.add(sys.stdin.read()) if file == PIPED else ws.vacancies.add_file(file)
    if as_json:
        print_json(card)
        return
    say(f"Kept as vacancy {card.number}. {card.checked.open} findings: renown recruit vacancy check {card.number}")
    _print_fields(card.checked)


@vacancy.command("list")
def list_vacancies(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the vacancies, newest first."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.vacancies.list()
    if as_json:
        print_json(rows)
        return
    shown = [(row.number, row.title or "(no title)", row.employer, row.place, row.findings) for row in rows]
    print_table(("number", "title", "employer", "place", "findings"), shown)


@vacancy.command("show")
def show(number: Number, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Show what a vacancy says, and what it does not say."""
    with renown.Workspace.open(workspace) as ws:
        card = ws.vacancies.card(number)
    print_json(card) if as_json else _print_fields(card.checked)


@vacancy.command("check")
def check_vacancy(number: Number, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Show what the check of a vacancy's advertisement finds, and what was dismissed."""
    with renown.Workspace.open(workspace) as ws:
        card = ws.vacancies.card(number)
    print_json(card.checked.lines) if as_json else _print_findings(card.checked)


def _print_fields(checked: CheckedAd) -> None:
    rows = [(field.name, "; ".join(field.values) or "not said", field.by) for field in checked.fields]
    print_table(("field", "what is said", "by"), rows)
    for remark in checked.vacancy.remarks:
        say(f"Note: {remark}.")


def _print_findings(checked: CheckedAd) -> None:
    for line in checked.lines:
        found = line.finding
        where = f"line {checked.text.count(chr(10), 0, found.start) + 1}" if found.end else "the whole text"
        words = " ".join(found.words.split())
        quoted = f" “{words[:80]}{'…' if len(words) > 80 else ''}”" if words else ""
        say(f"{found.title}, {where}:{quoted}" + (f" (dismissed: {line.dismissed})" if line.dismissed else ""))
        say(f"  {found.why}")
        say(f"  Better: {found.instead or found.proposal}")
        say("  Rests on: " + "; ".join(f"{source.name} ({source.day})" for source in found.sources))
    say(f"{checked.open} findings. This is no legal advice.")
