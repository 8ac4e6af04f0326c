"""Groups, the spread of a network, whom to meet, where to go, and what is talked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, WorkspacePath, parse_as_of
from renown.cli.show import counted, print_json, print_table, say
from renown.model.networks import name_of

if TYPE_CHECKING:
    from renown.workspace.groups.answers import DiversityPage, GroupPage

WhichGroup = Annotated[str, typer.Argument(metavar="[GROUP]", help="A group's id from the list; without it, the list.")]
Whose = Annotated[str, typer.Option("--of", metavar="PERSON", help="Somebody else than you.")]
Met = Annotated[str, typer.Option("--meeting", metavar="PERSON", help="What meeting this person would change.")]


@app.command("groups")
def groups(group: WhichGroup = "", workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False) -> None:
    """The groups there are; or one of them: positions, sub-groups, and what hangs on one person."""
    with renown.Workspace.open(workspace) as ws:
        if group:
            page = ws.groups.group(group, as_of=parse_as_of(as_of))
            print_json(page) if as_json else show_group(page)
            return
        rows = ws.groups.list(as_of=parse_as_of(as_of))
    if as_json:
        print_json(rows)
        return
    print_table(
        ("id", "name", "what", "people", "your ties", "you"),
        [(r.id, r.name, r.kind, r.people, r.ties, "in it" if r.own else "") for r in rows],
    )
    if not rows:
        say("No group of three people was seen. The export of a whole community or a mailing list would show some.")


def show_group(page: GroupPage) -> None:
    """A group in words."""
    say(f"{page.row.name}: {counted(page.row.people, 'person', 'people')}, {counted(page.ties, 'tie')}. {page.line}")
    for risk in page.risks:
        say(f"  {risk.words} {risk.advice}")
    for line in page.roles:
        named = ", ".join(f"{who.name} ({words})" if words else who.name for who, words in line.who)
        say(
            f"{line.role}: {counted(line.people, 'person', 'people')}, {line.meaning}" + (f": {named}" if named else "")
        )
    for words in page.leanings:
        say(f"  {words}")
    if not page.named:
        say("This workspace is not personal, so nobody but you is named in a position.")


@app.command("diversity")
def diversity(
    of: Whose = "", meeting: Met = "", workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False
) -> None:
    """How many-sided your network is, what hangs on one tie, and what meeting somebody would change."""
    with renown.Workspace.open(workspace) as ws:
        moment = parse_as_of(as_of)
        if meeting:
            change = ws.groups.what_if(ws.people.find(meeting), as_of=moment)
            print_json(change) if as_json else say(change.words)
            return
        page = ws.groups.diversity(ws.people.find(of) if of else None, as_of=moment)
    print_json(page) if as_json else show_diversity(page)


def show_diversity(page: DiversityPage) -> None:
    """The figures with their meaning."""
    say(page.words)
    figures = (
        ("spread", page.spread, "0: all warmth in one community, 1: evenly in all communities that were seen"),
        ("constraint", page.constraint, "near 0: contacts who do not know each other, near 1: all in one close group"),
        ("effective size", page.effective_size, "how many of the contacts lead to different people"),
        ("outward", page.outward, "-1: all ties in one's own circle, 1: all outside it"),
        ("weak ties", page.weak, "share of the ties"),
        ("dormant ties", page.dormant, "share of the ties"),
        ("within two steps", page.reached, "people"),
    )
    shown = [(n, "unknown" if v is None else f"{v:.2f}" if isinstance(v, float) else v, w) for n, v, w in figures]
    print_table(("figure", "value", "meaning"), shown)
    for share in page.circles:
        say(f"  {100 * share.share:.0f} % {share.name}: {counted(share.people, 'person', 'people')}")
    for bottleneck in page.bottlenecks:
        say(f"  {bottleneck.words}.")


@app.command("meet")
def meet(workspace: WorkspacePath = HERE, as_of: AsOf = "", limit: Limit = 20, as_json: AsJson = False) -> None:
    """People you should meet: strangers two steps away, and who joins you."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.groups.meet(limit=limit, as_of=parse_as_of(as_of))
    if as_json:
        print_json(rows)
        return
    print_table(("name", "what", "why"), [(r.name, r.headline, r.words) for r in rows])
    if not rows:
        say("Nobody was seen two steps away from you whom you have not been in contact with.")


@app.command("where")
def where(workspace: WorkspacePath = HERE, as_of: AsOf = "", limit: Limit = 20, as_json: AsJson = False) -> None:
    """Where to go: channels, lists, groups and events in which your ties are already."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.groups.where_to_go(limit=limit, as_of=parse_as_of(as_of))
    if as_json:
        print_json(rows)
        return
    print_table(
        ("place", "what", "people", "why"),
        [(r.name, f"{r.kind} on {name_of(r.network)}", r.people, r.words) for r in rows],
    )
    if not rows:
        say("No place was seen where your ties are and you are not.")


@app.command("talk")
def talk(workspace: WorkspacePath = HERE, as_of: AsOf = "", limit: Limit = 20, as_json: AsJson = False) -> None:
    """What more people around you write about than before, which links go round, and whom it would help."""
    with renown.Workspace.open(workspace) as ws:
        moment = parse_as_of(as_of)
        topics, links = ws.talk.rising(as_of=moment, limit=limit), ws.talk.links(as_of=moment, limit=limit)
    if as_json:
        print_json({"topics": topics, "links": links})
        return
    rows = [(t.term, t.words, tuple(n.name for n in t.who[:3]), tuple(h.name for h in t.helps[:3])) for t in topics]
    rows += [
        (link.url, link.words, tuple(n.name for n in link.who[:3]), tuple(h.name for h in link.helps[:3]))
        for link in links
    ]
    print_table(("topic or link", "rise", "who", "would help"), rows)
    if not rows:
        say("Nothing rises, or less than three months were seen. The export of a whole community shows it.")
