"""The catalogue of channels, texts measured against them, and which of them for whom."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.options import HERE, AsJson, AsOf, Limit, WorkspacePath, parse_as_of
from renown.cli.recruit.group import recruit
from renown.cli.show import print_json, print_table, say
from renown.errors import InputError

if TYPE_CHECKING:
    from renown.workspace.recruit.answers import Advice, Card, ChannelCard, ChannelChoices, Source

WhichChannel = Annotated[str, typer.Argument(metavar="[CHANNEL]", help="A channel's name; without it, the list.")]
Channel = Annotated[str, typer.Argument(metavar="CHANNEL", help="A channel's name from the list.")]
Field = Annotated[str, typer.Option(help="A field of work, like software, health or crafts.")]
Seeker = Annotated[str, typer.Option(help="active: looking for a job; latent: not looking, but open.")]


@recruit.command("channels")
def channels(
    channel: WhichChannel = "",
    look_for: Annotated[str, typer.Option("--query", metavar="WORDS", help="Only channels with these words.")] = "",
    kind: Annotated[str, typer.Option(help="A class, like social, board or people.")] = "",
    field: Field = "",
    seeker: Seeker = "",
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Ways to reach people for a job; or one of them: what it takes, costs, allows, and whom it reaches."""
    with renown.Workspace.open(workspace) as ws:
        if channel:
            page, choices = ws.channels.card(channel), ws.channels.choices()
            print_json(page) if as_json else show_card(page, choices)
            return
        rows, words = ws.channels.list(look_for, kind, field, seeker), dict(ws.channels.choices().kinds)
    if as_json:
        print_json(rows)
        return
    print_table(
        ("name", "channel", "class", "costs", "minutes a week", ""),
        [
            (r.name, r.title, words[r.kind], _costs(r.free, r.paid), r.minutes, "an old card" if r.old else "")
            for r in rows
        ],
    )
    if not rows:
        say("No channel fits that. See all with: renown recruit channels")


def _costs(free: bool, paid: bool) -> str:
    """What can be had for what.

    >>> _costs(True, True), _costs(True, False), _costs(False, True)
    ('free or paid', 'free', 'paid')
    """
    return " or ".join(word for word, there in (("free", free), ("paid", paid)) if there)


def show_card(page: ChannelCard, choices: ChannelChoices) -> None:
    """A card in words, each figure with its source."""
    card = page.card
    say(f"{card.title} ({dict(choices.kinds)[card.kind]}): {card.what}")
    if page.old:
        say("Looked at more than 18 months ago: look again before you rely on it.")
    if page.people:
        say(f"In your sources: {page.people} people with an account there.")
    for title, lines in _parts(card, dict(choices.costs)):
        if lines:
            say(f"{title}:")
            for line in lines:
                say(f"  {line}")


def _parts(card: Card, costs: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    yield "For nothing", [card.organic] if card.organic else []
    yield "For money", [f"{card.paid} Paid {', '.join(costs[key] for key in card.costs)}."] if card.paid else []
    yield "Good for", list(card.good)
    yield "Not for", list(card.bad)
    yield "Needs first", [card.needs] if card.needs else []
    yield "Takes (our own estimate)", [f"{card.minutes} minutes a week: {card.effort}"]
    yield "Formats", [f"{form.title}: {form.words or 'no limit is known'}{_from(form.source)}" for form in card.formats]
    yield "Known", [f"{fact.says}{_from(fact.source)}" for fact in card.facts]
    yield (
        "Ages (they describe, and choose nobody)",
        [f"{age.group}: {age.percent:g} % of {age.of}{_from(age.source)}" for age in card.ages],
    )
    yield "Rules", [f"{rule.says}{_from(rule.source)}" for rule in card.rules]
    yield "Tracked links", [f"utm_source={card.utm.source} utm_medium={card.utm.medium}"]


def _from(source: Source | None) -> str:
    if source is None:
        return ""
    return f" [{source.where}{f', of {source.published}' if source.published else ''}, seen {source.seen}]"


@recruit.command("fits")
def fits(
    channel: Channel,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The text; - reads what is piped in.")],
    title: Annotated[str, typer.Option(help="Its headline.")] = "",
    form: Annotated[str, typer.Option("--format", help="One format of the channel.")] = "",
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Whether a text fits what a channel takes, counted as that channel counts."""
    text = sys.stdin.read() if file == "-" else _read(Path(file))
    with renown.Workspace.open(workspace) as ws:
        found = ws.channels.check_text(channel, text.rstrip("\n"), title, form)
    if as_json:
        print_json(found)
        return
    for fit in found:
        most = "no limit is known" if fit.most is None else f"at most {fit.most:,}"
        say(f"{fit.title}: {fit.length:,} signs ({most})" + "".join(f"; {problem}" for problem in fit.problems))
    if any(fit.problems for fit in found):
        raise typer.Exit(1)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read as text: {error}") from error


@recruit.command("advise")
def advise(  # noqa: PLR0913 - one option per thing that can be said of a target group
    profession: Annotated[str, typer.Argument(metavar="[PROFESSION]", help="In your own words, en, de or es.")] = "",
    field: Field = "",
    level: Annotated[str, typer.Option(help="apprentice, student, starter, skilled, senior or executive.")] = "",
    region: Annotated[str, typer.Option(metavar="COUNTRY", help="In two letters, like DE.")] = "",
    languages: Annotated[str, typer.Option(help="In two letters each, like 'de, en'.")] = "",
    interests: Annotated[str, typer.Option(help="Words with commas between.")] = "",
    seeker: Seeker = "",
    budget: Annotated[float | None, typer.Option(min=0, help="To spend in a month; 0 for nothing.")] = None,
    minutes: Annotated[int | None, typer.Option(min=0, help="To work on it in a week.")] = None,
    vacancy: Annotated[
        int | None, typer.Option(min=1, help="A vacancy by its number, for its title and languages.")
    ] = None,
    limit: Limit = 10,
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    as_json: AsJson = False,
) -> None:
    """Which channels for whom, best first, with the reasons, and what is not known. Nobody is chosen by age."""
    with renown.Workspace.open(workspace) as ws:
        moment = parse_as_of(as_of)
        advice = ws.channels.advise(
            profession, field, level, region, languages, interests, seeker, budget, minutes, vacancy, moment
        )
    print_json(advice) if as_json else show_advice(advice, limit)


def show_advice(advice: Advice, limit: int) -> None:
    """The ranking in words."""
    if advice.guessed:
        read = ", ".join(filter(None, (*advice.fields, advice.group.level)))
        say(f"Read from the profession: {read}. Say another with --field or --level.")
    for row in advice.channels[:limit]:
        chosen = f"  -> in your mix, {row.minutes} minutes a week" if row.chosen else ""
        money = f", {row.money:g} of the budget" if row.money else ""
        say(f"{row.points:+.1f}  {row.title} ({row.channel}){chosen}{money}")
        for reason in row.reasons:
            say(f"        {reason.points:+.1f}  {reason.words}")
        if row.left_out:
            say(f"        left out: {row.left_out}")
    say("Not known:")
    for line in advice.unknown:
        say(f"  {line}")
