"""Candidates: who is kept and on which grounds, what was done with them, and how they leave."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.options import HERE, AsJson, WorkspacePath, Yes, confirm, place_for_file
from renown.cli.recruit.group import recruit
from renown.cli.show import counted, print_json, print_table, say, warn, write_file
from renown.errors import InputError

if TYPE_CHECKING:
    from renown.workspace.recruit.candidate_answers import CandidatePage, CandidateRow, Erased

candidates = typer.Typer(
    help="People you want to win: on which grounds each is kept, what is due, and how they leave. Not legal advice.",
    no_args_is_help=True,
)
recruit.add_typer(candidates, name="candidates")

Which = Annotated[int, typer.Argument(metavar="CANDIDATE", min=1, help="The number of the record; see `list`.")]
Day = Annotated[str, typer.Option(metavar="DAY", help="A day like 2026-05-04; today unless said.")]
Purpose = Annotated[str, typer.Option(help="What they are kept for, like the title of the job.")]
Basis = Annotated[str, typer.Option(help="6(1)(b) they applied; 6(1)(f) you found them; 6(1)(a) they agreed.")]
Proof = Annotated[str, typer.Option(help="What they applied for; the balancing test; or the proof of consent.")]
Source = Annotated[str, typer.Option(help="The page, platform or file they were found in; a file names itself.")]
Visibility = Annotated[str, typer.Option(help="public: all could see it; consent: they gave it themselves.")]
Until = Annotated[str, typer.Option(metavar="DAY", help="The last day of a consent.")]
Place = Annotated[str, typer.Option("--jurisdiction", help="Whose law says how long: DE, AT, US-CA.")]


@candidates.command("add")
def add(  # noqa: PLR0913 - one option for each of the grounds
    who: Annotated[str, typer.Argument(metavar="FILE|NAME", help="A CV, a folder or zip of them; or a name.")],
    purpose: Purpose = "",
    basis: Basis = "",
    proof: Proof = "",
    source: Source = "",
    visibility: Visibility = "",
    collected: Day = "",
    until: Until = "",
    jurisdiction: Place = "DE",
    language: Annotated[str, typer.Option(help="Theirs: en, de or es; that of the file unless said.")] = "",
    email: Annotated[str, typer.Option(help="Of somebody added by name.")] = "",
    phone: Annotated[str, typer.Option(help="Of somebody added by name.")] = "",
    link: Annotated[str, typer.Option(help="A profile of somebody added by name.")] = "",
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Keep somebody, or whom files are about: with purpose, basis, proof, source and visibility, or not at all."""
    day, end = day_typed(collected), day_typed(until)
    with renown.Workspace.open(workspace) as ws:
        room = ws.candidates
        if Path(who).exists():
            place = {"jurisdiction": jurisdiction, "language": language}
            told = room.add_file(
                Path(who), purpose, basis, proof, source, visibility, collected=day, until=end, **place
            )
            added, left, remarks = told.added, told.left, told.remarks
        else:
            place = {"jurisdiction": jurisdiction, "language": language, "email": email, "phone": phone, "link": link}
            number = room.add(who, purpose, basis, proof, source, visibility, collected=day, until=end, **place)
            added, left, remarks = (number,), (), ()
    if as_json:
        print_json({"added": added, "left": left, "remarks": remarks})
    else:
        say(f"Kept: {counted(len(added), 'candidate')}. See what is due: renown recruit law due")
        for name, words in remarks:
            say(f"  {name}: {words}")
    for name, why in left:
        warn(f"left out: {name}: {why}")
    if left and not added:
        raise InputError("nobody was kept")


@candidates.command("list")
def list_candidates(
    query: Annotated[str, typer.Argument(help="Words of the name, purpose or source.")] = "",
    state: Annotated[str, typer.Option(help="due, locked, open (signs), latent, or gone (let go).")] = "",
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Who is kept, the last first."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.candidates.list(query, state)
    if as_json:
        print_json(rows)
        return
    print_table(
        ("no.", "name", "purpose", "basis", "kept since", "next"),
        [(r.number, r.name, r.purpose, r.basis, r.collected, _next(r)) for r in rows],
    )


def _next(row: CandidateRow) -> str:
    if row.locked:
        return f"locked: {row.locked}"
    return next((f"{d.due:%Y-%m-%d} {d.words} ({d.rule})" for d in row.duties), "nothing")


@candidates.command("show")
def show(candidate: Which, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Everything that is kept of one candidate."""
    with renown.Workspace.open(workspace) as ws:
        page = ws.candidates.show(candidate)
    print_json(page) if as_json else _print(page)


def _print(page: CandidatePage) -> None:
    row = page.row
    say(f"{row.name} (candidate {row.number}): {row.purpose}")
    if row.locked:
        warn(f"locked: {row.locked}")
    say(f"Kept since {row.collected} under {row.basis}, from {row.source} ({page.visibility}); {page.jurisdiction}")
    say(f"Proof: {page.proof}")
    say("Reached at: " + (", ".join((*page.reach.emails, *page.reach.phones, *page.reach.links)) or "nothing known"))
    for duty in row.duties:
        say(f"{duty.due:%Y-%m-%d} {duty.state}: {duty.words} ({duty.rule})")
    for step in page.steps:
        say(f"{step.on} {step.told}{': ' + step.words if step.words else ''} (step {step.id})")
    for paper in page.papers:
        say(f"paper {paper.id}: {paper.name}, {paper.size:,} bytes")
    if page.guarded:
        words = ", ".join(dict.fromkeys(f"{one.word} ({one.kind})" for one in page.guarded))
        warn(f"Do not decide by these words (GDPR 9): {words}")


@candidates.command("step")
def step(
    candidate: Which,
    kind: Annotated[
        str,
        typer.Argument(
            help="notice, message, disclosure, correction, told, hired, hold, release, consent, withdrawn, ..."
        ),
    ],
    words: Annotated[str, typer.Option(help="To whom they were shown, which dispute it is, how it was done.")] = "",
    on: Day = "",
    until: Until = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Note what was done; `unstep` takes it back."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.candidates.step(candidate, kind, words, day_typed(on), day_typed(until))
    say(f"Noted. Take it back with: renown recruit candidates unstep {number}")


@candidates.command("unstep")
def unstep(
    number: Annotated[int, typer.Argument(metavar="STEP", help="The number of a step; see `show`.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Take back what was noted."""
    with renown.Workspace.open(workspace) as ws:
        done = ws.candidates.take_step_back(number)
    say("Taken back." if done else "That was taken back before.")


@candidates.command("reject")
def reject(
    candidate: Which,
    reason: Annotated[str, typer.Option(help="Why, in words that they could be told.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Reject one candidate, after looking at the record: it is shown, and you are asked."""
    with renown.Workspace.open(workspace) as ws:
        _print(ws.candidates.show(candidate))
        began = time.monotonic()
        confirm("You have looked at all of it, and reject this person for the reason you gave?", False)
        ws.candidates.reject(candidate, reason, time.monotonic() - began)
    say("Noted. It stands in the log, and the time until deletion runs.")


@candidates.command("notice")
def notice(candidate: Which, workspace: WorkspacePath = HERE) -> None:
    """The notice under Art. 14 to somebody you found, in their language, for you to send. A draft, not legal advice."""
    with renown.Workspace.open(workspace) as ws:
        text = ws.candidates.notice(candidate)
    say(text)
    warn(f"When it is sent: renown recruit candidates step {candidate} notice")


@candidates.command("export")
def export(
    candidate: Which,
    file: Annotated[Path, typer.Option("--file", "-o", help="The zip to write.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """All that is kept of somebody, for them: the record, a JSON Resume, and the files as they came."""
    place_for_file(file)
    with renown.Workspace.open(workspace) as ws:
        content = ws.candidates.export(candidate)
    file.touch(mode=0o600)
    file.write_bytes(content)
    say(f"Wrote {file}. Make sure that whoever gets it is who they say.")


@candidates.command("let-go")
def let_go(candidate: Which, workspace: WorkspacePath = HERE) -> None:
    """Keep somebody no longer: locked now, to be erased in a week; `take-up` until then."""
    with renown.Workspace.open(workspace) as ws:
        done = ws.candidates.let_go(candidate)
    say("They are locked, and to be erased in a week." if done else "That was said before.")


@candidates.command("take-up")
def take_up(candidate: Which, workspace: WorkspacePath = HERE) -> None:
    """Keep somebody after all who was let go."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.candidates.take_up(candidate)
    say(f"They are candidate {number}.")


Certificate = Annotated[Path | None, typer.Option("--certificate", help="The file to write the certificate to.")]


@candidates.command("erase")
def erase(candidate: Which, certificate: Certificate = None, yes: Yes = False, workspace: WorkspacePath = HERE) -> None:
    """Erase somebody from every file; prints the signed certificate. They stay out when their papers come again."""
    place_for_file(certificate)
    with renown.Workspace.open(workspace) as ws:
        name = ws.candidates.show(candidate).row.name
        confirm(f"Erase {name} (candidate {candidate}) from every file? This cannot be taken back.", yes)
        _gone(ws.candidates.erase(candidate), certificate)


@candidates.command("object")
def object_to(
    candidate: Which, certificate: Certificate = None, yes: Yes = False, workspace: WorkspacePath = HERE
) -> None:
    """Somebody objects: erased, and nothing goes to any of their addresses ever again."""
    place_for_file(certificate)
    with renown.Workspace.open(workspace) as ws:
        name = ws.candidates.show(candidate).row.name
        confirm(f"Record that {name} (candidate {candidate}) objects, and erase them? This cannot be taken back.", yes)
        _gone(ws.candidates.object(candidate), certificate)


def _gone(erased: Erased, file: Path | None) -> None:
    if file is not None:
        write_file(file, erased.certificate)
        say(f"Erased. The certificate is in {file}; it names nobody.")
    else:
        typer.echo(erased.certificate, nl=False)


def day_typed(text: str) -> date | None:
    """A day as it was typed; None for nothing. Raises InputError."""
    if not text:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise InputError(f"found {text!r}, expected a day like 2026-05-04") from error
