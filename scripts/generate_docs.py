"""Write the parts of the docs that the code knows better: tables, kinds, verbs, areas, rooms, the pictures.

Invariant: text outside the marks is written by people and never touched; text between them is what the code says now.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from draw_house import drawn, rows_of

if TYPE_CHECKING:
    from renown.identity.evidence import Sign
    from renown.ledger.areas import Area

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PICTURES = {"house.svg": "renown", "wings.svg": "renown.workspace"}
"""Picture -> the package whose rooms it shows."""
MARKED = re.compile(r"(<!-- made by `make docs`: (\w+) -->\n).*?(<!-- end of what is made -->)", re.DOTALL)


def cell(text: str) -> str:
    """Text that may stand in one cell of a table.

    >>> cell("a | b\\n c")
    'a \\\\| b c'
    """
    return " ".join(text.split()).replace("|", "\\|")


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """A Markdown table.

    >>> print(table(("a", "b"), iter([("1", "2")])), end="")
    | a | b |
    | --- | --- |
    | 1 | 2 |
    """
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cell(c) for c in line)} |\n" for line in lines)


def tables_section() -> str:
    """Every canonical table with every column."""
    from renown.model.tables import TABLES

    parts = []
    for each in TABLES.values():
        rows = ((f"`{c.name}`", c.type, "yes" if c.optional else "no", c.prose) for c in each.columns)
        key = ", ".join(f"`{k}`" for k in each.key)
        head = f"## {each.name}\n{each.prose} The same fact when equal: {key}.\n\n"
        parts.append(head + table(("column", "type", "may be empty", "meaning"), rows))
    return "\n".join(parts)


def kinds_section() -> str:
    """Every kind of interaction with its class."""
    from renown.model.kinds import KINDS

    rows = ((f"`{k.name}`", k.kind_class, "yes" if k.exchange else "no", k.sentence) for k in KINDS.values())
    return table(("kind", "class", "makes a day of contact", "the actor ..."), rows)


TIERS = {
    "community": ("whole community", "everyone's score, communities, reasons"),
    "dealings": (
        "your dealings",
        'your ties, replies owed, contacts; a partial score for yourself; others: "not enough seen"',
    ),
    "contacts": ("who somebody is", "addresses, numbers, relations, groups; no ties, no score"),
    "outgoing": ("mostly outgoing", "for whom you act; followers as contacts; no score alone"),
}
"""What a source of each tier is called, and what it gives."""


def tiers_section() -> str:
    """What the sources of each tier give."""
    from renown.sources.registry import all_sources

    cards = [source.card for source in all_sources()]
    rows = ((name, ", ".join(c.title for c in cards if c.tier == tier), gives) for tier, (name, gives) in TIERS.items())
    return table(("tier", "sources so far", "gives"), rows)


def sources_section() -> str:
    """Every source: what it shows, how to get it, and the page of its format."""
    from renown.sources.registry import all_sources

    rows = (
        (f"`{c.name}`", c.title, TIERS[c.tier][0], c.reads, f"`sources/{c.name}/FORMAT.md`, seen {c.seen}")
        for c in (source.card for source in all_sources())
    )
    return table(("name", "what", "tier", "reads", "format"), rows)


def networks_section() -> str:
    """Every network, and what the house assumes of it."""
    from renown.model.networks import NETWORKS

    rows = (
        (
            f"`{n.key}`",
            n.name,
            "one" if n.one_each else "several",
            f"{n.place}, `{n.sign}name`" if n.sign else n.place,
            n.messages,
            "none" if n.profile is None else ", ".join(n.profile) or "nothing",
            ", ".join(f"`{host}`" for host in n.hosts),
        )
        for n in NETWORKS.values()
    )
    head = ("key", "shown as", "accounts each", "a place is a", "private messages", "own profile shows", "profiles at")
    return table(head, rows)


def areas_section() -> str:
    """Every measure, by the example of replies on Slack: its areas differ only in network, kind and half-life.

    The catalogue of one network and one kind also holds `all` networks and `all` kinds; one of the four is told here.
    """
    from renown.ledger.areas import catalogue

    groups: dict[str, list[Area]] = {}
    found = [area for area in catalogue(["slack"], ["reply"]) if (area.network, area.kind) == ("slack", "reply")]
    for area in found:
        groups.setdefault(area.measure, []).append(area)
    rows = (
        (
            f"`{group[-1].name}`",
            ", ".join(str(a.half_life) for a in group if a.half_life) or "none",
            group[-1].sentence,
            group[-1].unit,
            f"{group[-1].low:g} to {'any' if group[-1].high is None else format(group[-1].high, 'g')}",
        )
        for group in groups.values()
    )
    head = f"{len(found)} areas for each network and kind, from {len(groups)} measures:\n\n"
    return head + table(("example", "days", "what it says", "unit", "range"), rows)


def commands_of(command: object, path: str) -> Iterator[tuple[str, str]]:
    """Every command below one, with the first sentence of its help."""
    children = getattr(command, "commands", {})
    # A group that does something by itself is a command as well, and stands before its own.
    if not children or (" " in path and getattr(command, "invoke_without_command", False)):
        said = getattr(command, "help", "") or ""
        yield f"`{path}`", said.strip().partition("\n\n")[0]
    for name in children:
        yield from commands_of(children[name], f"{path} {name}")


def commands_section() -> str:
    """Every verb of the command line."""
    import typer.main

    from renown.cli.commands import app

    return table(("command", "what it does"), commands_of(typer.main.get_command(app), "renown"))


def signs_section() -> str:
    """Every sign that two are one person, with its points."""
    from renown.identity.evidence import REVIEW, SIGNS, SURE

    rows = ((sign.family, sign.words, f"{sign.points:+g}", _fading(sign)) for sign in SIGNS[1:])
    bounds = f"From {REVIEW:g} points on somebody is asked; from {SURE:g} on the pair is called nearly certain.\n\n"
    return bounds + table(("family", "sign", "points", "less where many share it"), rows)


def _fading(sign: Sign) -> str:
    if not sign.fades:
        return ""
    return f"{sign.fades:g} off for each doubling beyond {sign.few}, down to {sign.least:g}"


def glossary_section() -> str:
    """The words and their meanings."""
    from renown.model.glossary import TERMS

    return table(("word", "meaning"), iter(TERMS.items()))


def rooms_section() -> str:
    """Every room of the workspace with what it can be asked, from the signatures and docstrings themselves."""
    from renown.workspace.lobby import Workspace

    parts = [f"### `Workspace`\n{_heading(Workspace)}\n\n{_methods(Workspace)}"]
    for name, room in _rooms(Workspace):
        where = f"Class `{room.__name__}` in `{_file_of(room)}`."
        parts.append(f"### `.{name}`\n{_heading(room)} {where}\n\n{_methods(room)}")
    return "\n".join(parts)


def _rooms(workspace: type) -> Iterator[tuple[str, type]]:
    """The rooms that a workspace opens, in the order in which it names them."""
    from renown.deferred import Deferred

    yield from ((name, room.built_by()) for name, room in vars(workspace).items() if isinstance(room, Deferred))


def _methods(room: type) -> str:
    """What a room can be asked: how, what is answered, and what that is."""
    rows = []
    for name, member in vars(room).items():
        told = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
        if name.startswith("_") or not inspect.isfunction(told):
            continue
        asked = name if isinstance(member, property) else f"{name}({_arguments(told)})"
        said = " ".join((inspect.getdoc(told) or "").split("\n\n")[0].split())
        rows.append((f"`{asked}`", f"`{told.__annotations__.get('return', 'None')}`", said))
    return table(("method", "answer", "what it says"), iter(rows))


def _arguments(method: Callable[..., object]) -> str:
    """The arguments with what stands for them when they are left out; their types are left to the code."""
    given = list(inspect.signature(method).parameters.values())
    plain = [p.replace(annotation=inspect.Parameter.empty) for p in given if p.name not in ("self", "cls")]
    return str(inspect.Signature(plain))[1:-1]


def _heading(room: type) -> str:
    return " ".join((inspect.getdoc(room) or "").split("\n\n")[0].split())


def _file_of(room: type) -> str:
    return Path(inspect.getfile(room)).relative_to(ROOT / "src" / "renown").as_posix()


def wings_section() -> str:
    """Every wing, from the top, with the modules that it has in each layer."""
    house = ROOT / "src" / "renown"
    rows = rows_of("renown.workspace", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wings = [room for row in rows for room in row if (house / "workspace" / room).is_dir()]
    layers = ("workspace", "ties", "desk", "cli", "web/views")
    lines = ((f"**{wing}**", *(_held(house / layer, wing) for layer in layers)) for wing in wings)
    return table(("wing", *(f"`{layer}`" for layer in layers)), lines)


def _held(layer: Path, wing: str) -> str:
    if (layer / f"{wing}.py").exists():
        return f"`{wing}.py`"
    return ", ".join(path.stem for path in sorted((layer / wing).glob("[!_]*")) if path.suffix in (".py", ""))


SECTIONS: dict[str, Callable[[], str]] = {
    "sources": sources_section,
    "tiers": tiers_section,
    "networks": networks_section,
    "tables": tables_section,
    "kinds": kinds_section,
    "areas": areas_section,
    "commands": commands_section,
    "rooms": rooms_section,
    "wings": wings_section,
    "signs": signs_section,
    "glossary": glossary_section,
}


def fresh(text: str) -> str:
    """A page with its made parts written anew."""
    return MARKED.sub(lambda m: f"{m[1]}{SECTIONS[m[2]]()}{m[3]}", text)


def stale_pages(folder: Path) -> Iterator[tuple[Path, str]]:
    """The pages whose made parts differ from what the code says, with their new text; README stands beside the docs."""
    for page in (*folder.parent.glob("README.md"), *sorted(folder.rglob("*.md"))):
        text = page.read_text(encoding="utf-8")
        new = fresh(text)
        if new != text:
            yield page, new


def stale_pictures(folder: Path) -> Iterator[tuple[Path, str]]:
    """The pictures that differ from what the source says now, with how they should be."""
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name, package in PICTURES.items():
        picture, new = folder / "img" / name, drawn(package, ROOT / "src", pyproject)
        if not picture.exists() or picture.read_text(encoding="utf-8") != new:
            yield picture, new


def main() -> int:
    """Write every stale page and picture anew."""
    for page, text in (*stale_pages(DOCS), *stale_pictures(DOCS)):
        page.write_text(text, encoding="utf-8")
        print(f"wrote {page.relative_to(DOCS.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
