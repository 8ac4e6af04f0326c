"""`renown jobs`: companies aimed at, whom to talk to there, dormant ties, and leads on their way."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, WorkspacePath, parse_as_of
from renown.cli.show import print_json, print_table, say

jobs = typer.Typer(
    help="Work through people: companies you aim at, insiders, dormant ties, and leads by stage.",
    invoke_without_command=True,
)
app.add_typer(jobs, name="jobs")

Number = Annotated[int, typer.Argument(help="A lead's number.")]
CompanyName = Annotated[str, typer.Argument(metavar="COMPANY", help="The name of a company.")]


@jobs.callback()
def list_leads(
    context: typer.Context,
    workspace: WorkspacePath = HERE,
    open_only: Annotated[bool, typer.Option("--open", help="Only leads that are not closed.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the leads by stage, and how leads went on so far."""
    if context.invoked_subcommand:
        return
    with renown.Workspace.open(workspace) as ws:
        rows, funnel = ws.leads.list(open_only=open_only), ws.leads.funnel()
    if as_json:
        print_json({"leads": rows, "funnel": funnel})
        return
    shown = [(r.id, r.organisation, r.role, r.contact_name, r.stage, f"{r.weeks:.0f}") for r in rows]
    print_table(("number", "where", "as", "with", "stage", "weeks there"), shown)
    print_table(("from", "to", "went on"), [(p.stage, p.onward, p.words) for p in funnel])


@jobs.command("aim")
def aim(
    company: CompanyName,
    why: Annotated[str, typer.Option(help="Why you would like to be there.")] = "",
    role: Annotated[str, typer.Option(help="As what.")] = "",
    digital: Annotated[bool | None, typer.Option("--digital/--not-digital", help="Whether its industry is.")] = None,
    workspace: WorkspacePath = HERE,
) -> None:
    """Aim at a company."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.leads.aim(company, why, role, digital)
    say(f"{company} is number {number} on your list. Who is there: renown jobs insiders")


@jobs.command("companies")
def companies(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the companies you aim at."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.leads.companies()
    if as_json:
        print_json(rows)
        return
    columns = ("number", "company", "as", "why", "since", "people known there")
    print_table(columns, [(r.id, r.name, r.role, r.why, r.since, r.people) for r in rows])


@jobs.command("drop")
def drop(number: Annotated[int, typer.Argument(help="A company's number.")], workspace: WorkspacePath = HERE) -> None:
    """Aim at a company no longer."""
    with renown.Workspace.open(workspace) as ws:
        dropped = ws.leads.drop(number)
    say("Taken off the list." if dropped else f"There is no company {number} on the list.")


@jobs.command("insiders")
def insiders(
    company: CompanyName, workspace: WorkspacePath = HERE, as_of: AsOf = "", limit: Limit = 10, as_json: AsJson = False
) -> None:
    """Whom to talk to at a company: those whose tie is likeliest to carry a job first, with the best path."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.leads.insiders(company, limit, parse_as_of(as_of))
    if as_json:
        print_json(rows)
        return
    shown = [
        (r.name, r.ground, f"{r.value:.2f}", r.words, _way(r.path.said, len(r.path.hops)) if r.path else "no path seen")
        for r in rows
    ]
    print_table(("name", "as", "may help", "because", "path"), shown)
    if not rows:
        say(f"Nobody is known at {company!r} in what was imported.")


@jobs.command("dormant")
def dormant(workspace: WorkspacePath = HERE, as_of: AsOf = "", limit: Limit = 10, as_json: AsJson = False) -> None:
    """Ties silent for a year or more, by novelty, trust and willingness rather than by comfort."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.leads.dormant(limit, parse_as_of(as_of))
    if as_json:
        print_json(rows)
        return
    print_table(("name", "value", "why"), [(r.name, f"{r.value:.2g}", r.words) for r in rows])
    if not rows:
        say("No tie has been silent for a year or more, as far as the sources reach.")


@jobs.command("lead")
def lead(
    company: CompanyName,
    role: Annotated[str, typer.Option(help="As what.")] = "",
    contact: Annotated[str, typer.Option(metavar="PERSON", help="Through whom it came, or whom it is about.")] = "",
    words: Annotated[str, typer.Option(help="A note of your own.")] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Write down a lead."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.leads.add(company, role, ws.people.find(contact) if contact else None, words)
    say(f"Noted as lead {number}. When it goes on: renown jobs step {number} STAGE")


@jobs.command("step")
def step(
    number: Number,
    stage: Annotated[str, typer.Argument(help="asked, talk, referral, interview, offer or closed.")],
    words: Annotated[str, typer.Option(help="A note of your own.")] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Note the stage a lead came to; stages may be skipped."""
    with renown.Workspace.open(workspace) as ws:
        ws.leads.step(number, stage, words)
    say(f"Lead {number}: {stage}.")


@jobs.command("undo")
def undo(number: Number, workspace: WorkspacePath = HERE) -> None:
    """Take the last step of a lead back."""
    with renown.Workspace.open(workspace) as ws:
        taken = ws.leads.undo(number)
    say(f"Lead {number}: {taken!r} was taken back.")


def _way(said: str, hops: int) -> str:
    return f"{said}, 1 hop" if hops == 1 else f"{said}, {hops} hops"
