"""`renown team`: lend ties to colleagues, ask them for introductions, answer theirs; nobody sees another's contacts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, PersonName, WorkspacePath
from renown.cli.show import counted, print_json, print_table, say, warn
from renown.errors import InputError, NotFoundError
from renown.model.wording import day_in_words

if TYPE_CHECKING:
    from renown.workspace.team.answers import InboxAsk, LentTie, TeamAsk, TeamPage

team = typer.Typer(
    help="Lend ties to colleagues, never contacts, and ask theirs.",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(team, name="team")

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The team's shared folder.")]
As = Annotated[str, typer.Option("--as", metavar="NAME", help="The name by which the others read you.")]
Circle = Annotated[str, typer.Option("--circle", metavar="X", help="Everybody in this circle.")]
Person = Annotated[str, typer.Option("--person", metavar="P", help="One person: id, handle or name.")]


@contextmanager
def opened(path: Path) -> Iterator[renown.Workspace]:
    """The workspace; at the end, whatever in the team's folder was left out is told."""
    with renown.Workspace.open(path) as ws:
        yield ws
        for warning in ws.team.warnings():
            warn(warning)


@team.callback()
def overview(context: typer.Context, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """The team: members and roles, what you lend, who waits for your answer, and what became of your asks."""
    if context.invoked_subcommand is not None:
        return
    with opened(workspace) as ws:
        page = ws.team.page()
    if as_json:
        print_json(page)
    elif page is None:
        say("You are in no team. Begin one with: renown team create FOLDER --as NAME, or join one: renown team join.")
    else:
        show_page(page)


def show_page(page: TeamPage) -> None:
    """The team in words."""
    say(f"The team of {page.folder}")
    print_table(
        ("name", "role", "", "sign", "id"),
        [(m.name, m.role, "you" if m.you else "", m.sign, m.id[:8]) for m in page.members],
    )
    say(f"You lend {counted(len(page.lent), 'tie')}. See exactly what others can learn: renown team lent")
    show_inbox(page.inbox)
    show_asks(page.asks)


@team.command("create")
def create(folder: Folder, name: As, workspace: WorkspacePath = HERE) -> None:
    """Begin a team in a new shared folder; you are its admin. Nothing is lent until you say so."""
    with opened(workspace) as ws:
        ws.team.create(folder, name)
    say(f"The team of {folder} has begun, with you as its admin. Let others in with: renown team invite")


@team.command("invite")
def invite(
    role: Annotated[str, typer.Option("--role", help="admin, member, or guest (lends, asks nothing).")] = "member",
    workspace: WorkspacePath = HERE,
) -> None:
    """Print a code that lets one person join. It carries the team's key: hand it over where nobody else reads."""
    with opened(workspace) as ws:
        code = ws.team.invite(role)
    typer.echo(code)
    warn("This code opens the team. Hand it over in person or in an encrypted message. It serves once.")


@team.command("join")
def join(folder: Folder, code: str, name: As, workspace: WorkspacePath = HERE) -> None:
    """Join a team with the code of an invitation. Nothing is lent until you say so."""
    with opened(workspace) as ws:
        ws.team.join(folder, code, name)
    say("You are in the team. You lend nothing yet; choose what with: renown team lend")


@team.command("lend")
def lend(
    workspace: WorkspacePath = HERE,
    circle: Circle = "",
    person: Person = "",
    everybody: Annotated[bool, typer.Option("--all", help="Everybody with whom contact was seen.")] = False,
    never: Annotated[list[str] | None, typer.Option("--not", metavar="P", help="Keep a person out, always.")] = None,
    as_json: AsJson = False,
) -> None:
    """Let your ties be used for paths: all, those of a circle, or one; the others learn no more than `lent` shows."""
    with opened(workspace) as ws:
        lent = ws.team.lend(
            everybody=everybody,
            circle=circle,
            person=ws.people.find(person) if person else None,
            never=[ws.people.find(who) for who in never or ()],
        )
    show_lent(lent, as_json)


@team.command("unlend")
def unlend(
    workspace: WorkspacePath = HERE,
    circle: Circle = "",
    person: Person = "",
    everything: Annotated[bool, typer.Option("--all", help="Everything.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take ties back: all, a circle, or a person (who is kept out from then on)."""
    if not (circle or person or everything):
        raise InputError("nothing was named to take back", hint="say --all, --circle X or --person P")
    with opened(workspace) as ws:
        lent = ws.team.unlend(everything=everything, circle=circle, person=ws.people.find(person) if person else None)
    show_lent(lent, as_json)


@team.command("lent")
def lent(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """What you lend, and exactly what the others can learn of each tie."""
    with opened(workspace) as ws:
        found = ws.team.lent()
    show_lent(found, as_json)


def show_lent(lent: tuple[LentTie, ...], as_json: bool) -> None:
    """What is lent, in words or as JSON."""
    if as_json:
        print_json(lent)
        return
    if not lent:
        say("You lend no tie.")
        return
    print_table(("name", "lent as", "what others can learn"), [(t.name, t.rule, t.words) for t in lent])
    say("Others never see names, addresses, messages, numbers, or who lends. Your name is told only when you say yes.")


@team.command("who")
def who(
    who: Annotated[str, typer.Argument(metavar="PERSON-OR-ADDRESS", help="A person here, or any address or page.")],
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Whether somebody in the team knows a person. Not who, and not how many."""
    with opened(workspace) as ws:
        found = ws.team.who(who)
    if as_json:
        print_json(found)
    else:
        say(found.words)


@team.command("ask")
def ask(
    person: PersonName,
    words: Annotated[str, typer.Option("--words", "-m", help="Your words; only who lends a tie reads them.")] = "",
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Ask whoever knows a person to introduce you. They see your name and words; you see theirs when they agree."""
    with opened(workspace) as ws:
        asked = ws.team.ask(ws.people.find(person), words)
    if as_json:
        print_json(asked)
    else:
        say(f"Asked. You hear of a yes only, until {day_in_words(asked.until)}. See: renown team asks")


@team.command("asks")
def asks(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """What you asked, and who agreed."""
    with opened(workspace) as ws:
        found = ws.team.asks()
    if as_json:
        print_json(found)
    elif not found:
        say("You asked for no introduction yet.")
    else:
        show_asks(found)


def show_asks(asks: tuple[TeamAsk, ...]) -> None:
    """One's own asks as a table."""
    if asks:
        print_table(("id", "to", "your words", "state"), [(a.id[:8], a.name, a.words, a.state_words) for a in asks])


@team.command("inbox")
def inbox(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Who asks you for an introduction."""
    with opened(workspace) as ws:
        found = ws.team.inbox()
    if as_json:
        print_json(found)
    elif not found:
        say("Nobody asks you for an introduction.")
    else:
        show_inbox(found)


def show_inbox(asked: tuple[InboxAsk, ...]) -> None:
    """The asks of others as a table."""
    if asked:
        rows = [(a.id[:8], a.asker, a.name, a.words, a.answer or "waiting for you") for a in asked]
        print_table(("id", "asks", "to meet", "their words", "your answer"), rows)


@team.command("answer")
def answer(
    ask: Annotated[str, typer.Argument(metavar="ID", help="The ask's id, from: renown team inbox.")],
    said: Annotated[str, typer.Argument(metavar="yes|no", help="Only a yes is told, with your name.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Agree to introduce a colleague, or not. A no is told to nobody."""
    if said not in ("yes", "no"):
        raise InputError(f"found {said!r} as an answer", hint="say yes or no")
    with opened(workspace) as ws:
        line = ws.team.answer(ask, yes=said == "yes")
    told = (
        f"{line.asker} now reads that you will introduce them to {line.name}." if said == "yes" else "Nobody is told."
    )
    say(told)


@team.command("withdraw")
def withdraw(
    ask: Annotated[str, typer.Argument(metavar="ID", help="The ask's id, from: renown team asks.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Take an ask back."""
    with opened(workspace) as ws:
        if not ws.team.withdraw(ask):
            raise NotFoundError(f"you asked nothing under {ask!r}", hint="see: renown team asks")
    say("Taken back.")


@team.command("here")
def here(
    workspace: WorkspacePath = HERE,
    folder: Annotated[Path | None, typer.Option(help="Where the team's folder lies now, if elsewhere.")] = None,
) -> None:
    """Let this workspace, which was copied, restored or moved, be the one that acts in its team."""
    with renown.Workspace.open(workspace) as ws:
        ws.team.here(folder)
    say("This workspace acts in the team from now on. If another one did, do not use both.")


@team.command("leave")
def leave(
    workspace: WorkspacePath = HERE,
    anyway: Annotated[bool, typer.Option("--anyway", help="Also when the folder is out of reach.")] = False,
) -> None:
    """Leave the team: everything you lent is taken out of its folder."""
    with opened(workspace) as ws:
        ws.team.leave(anyway=anyway)
    say("You have left the team.")


@team.command("remove")
def remove(
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="A member's name or id.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Let a member go (admins): all others get new keys, and lend anew when they next use the team."""
    with opened(workspace) as ws:
        name = ws.team.remove(member)
    say(f"{name} is no longer in the team. The keys are new; open invitations are void.")
