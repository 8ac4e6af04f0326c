"""Channels ranked for a target group, each with its reasons in words and points.

The points of a channel are the sum of its reasons, and nothing else. They come from three places: the card (our own
judgement of whom it suits), one's own network (where people of this profession already are), and one's own results
(rates shrunk to the class). Invariant: the same question gives the same answer; what nobody said moves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from renown.recruit.advice import results as own_results
from renown.recruit.advice.network import OwnNetwork
from renown.recruit.advice.professions import fields_of, level_of
from renown.recruit.advice.results import Rate, Result
from renown.recruit.advice.target_group import TargetGroup
from renown.recruit.channels.card import FIELDS, LEVELS, REGIONS, SEEKERS, SHOWN_LANGUAGES, Card

FIRST, SUITS, SUITS_ALL, SUITS_OTHERS = 4.0, 2.5, 1.0, -3.0
SEEKER, NO_SEEKER = 2.0, -2.0
MADE_FOR_LEVEL, LEVEL, NO_LEVEL = 2.0, 1.0, -1.0
USUAL_LEVEL = "skilled"
"""A channel without this level is made for those that it has."""

NEEDS = -2.0
HOME, SPOKEN, NOT_SPOKEN = 0.5, 0.5, -2.0
INTEREST, MOST_INTERESTS = 0.5, 2
NETWORK, MANY = 3.0, 20
"""At most so many points for one's own people, reached with so many of them there."""

RESULTS = 3.0
"""At most so many points for results, up or down: one for each doubling against all channels together."""

MOST_CHOSEN, PLACES_NAMED = 5, 3
NEAR = 0.5
"""Chosen is what has more than this part of the best one's points."""


@dataclass(frozen=True, slots=True)
class ChannelReason:
    """Why a channel stands where it stands. what: card, network or results."""

    what: str
    points: float
    words: str


@dataclass(frozen=True, slots=True)
class Advised:
    """A channel's place. chosen: in the mix that fits the time. money: its part of the budget; None where none is said.

    cautions: what to mind. left_out: why it is no choice at all, in words; empty for all others.
    """

    channel: str
    title: str
    kind: str
    points: float
    minutes: int
    reasons: tuple[ChannelReason, ...]
    cautions: tuple[str, ...]
    rate: Rate | None
    left_out: str = ""
    chosen: bool = False
    money: float | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Channels for a target group, best first, those left out last.

    group: as it was said, with the level that the profession's words say. fields: the fields of work the answer rests
    on; guessed: whether these or the level were read from the profession's words.
    minutes: what the chosen ones take in a week. unknown: what this answer does not know.
    """

    group: TargetGroup
    fields: tuple[str, ...]
    guessed: bool
    channels: tuple[Advised, ...]
    minutes: int
    unknown: tuple[str, ...]


def advise(
    group: TargetGroup,
    cards: Iterable[Card],
    network: OwnNetwork,
    today: date,
    results: Sequence[Result] = (),
) -> Advice:
    """The channels for a target group."""
    said, group = group, replace(group, level=group.level or level_of(group.profession))
    fields = (group.field,) if group.field else fields_of(group.profession)
    rates = own_results.rates(results)
    known = list(cards)
    rows = [_advised(card, group, fields, network, rates.get(card.name), _against(rates)) for card in known]
    rows.sort(key=lambda row: (bool(row.left_out), -row.points, row.minutes, row.title.casefold()))
    chosen = _with_money(_chosen(rows, group.minutes), known, group.budget)
    unknown = (*_unknown_of_group(group, fields), *_unknown_of_channels(known, chosen, network, today, bool(rates)))
    guessed = (bool(fields) and not group.field) or group.level != said.level
    return Advice(group, fields, guessed, tuple(chosen), sum(r.minutes for r in chosen if r.chosen), unknown)


def _against(rates: Mapping[str, Rate]) -> float | None:
    return own_results.overall(rates) if any(rate.tried for rate in rates.values()) else None


def _advised(
    card: Card, group: TargetGroup, fields: Sequence[str], network: OwnNetwork, rate: Rate | None, against: float | None
) -> Advised:
    reasons = (*_of_card(card, group, fields), *_of_network(card, group, network), *_of_results(rate, against))
    return Advised(
        channel=card.name,
        title=card.title,
        kind=card.kind,
        points=round(sum(reason.points for reason in reasons), 2),
        minutes=card.minutes,
        reasons=reasons,
        cautions=tuple(_cautions(card, group)),
        rate=rate,
        left_out=_left_out(card, group),
    )


def _left_out(card: Card, group: TargetGroup) -> str:
    regions = card.target.regions
    if group.region and regions and group.region not in regions:
        return f"it is at home in {_named(REGIONS, regions)}, not in {_named(REGIONS, [group.region])}"
    if group.budget == 0 and not card.organic:
        return "all of it costs money, and you have none to spend"
    return ""


def _of_card(card: Card, group: TargetGroup, fields: Sequence[str]) -> Iterator[ChannelReason]:
    target = card.target
    yield from _of_fields(card, fields)
    if group.level:
        yield _of_level(card, group.level)
    if group.seeker:
        fits = group.seeker in target.seekers
        words = "reaches" if fits else "hardly reaches"
        yield ChannelReason("card", SEEKER if fits else NO_SEEKER, f"{words} people who are {SEEKERS[group.seeker]}")
    if group.region and group.region in target.regions:
        yield ChannelReason("card", HOME, f"at home in {_named(REGIONS, [group.region])}")
    if group.languages and target.languages:
        spoken = [language for language in group.languages if language in target.languages]
        words = (
            f"in {_named(SHOWN_LANGUAGES, spoken)}"
            if spoken
            else f"mostly in {_named(SHOWN_LANGUAGES, target.languages)}"
        )
        yield ChannelReason("card", SPOKEN if spoken else NOT_SPOKEN, words)
    if card.needs:
        yield ChannelReason("card", NEEDS, f"it needs {card.needs} first")
    shared = [word for word in target.interests if word in {interest.casefold() for interest in group.interests}]
    if shared:
        yield ChannelReason(
            "card", INTEREST * min(len(shared), MOST_INTERESTS), f"people there care about {', '.join(shared)}"
        )


def _named(names: Mapping[str, str], keys: Iterable[str]) -> str:
    """Keys by their names; one without a name as it is."""
    return ", ".join(names.get(key, key) for key in keys)


def _of_level(card: Card, level: str) -> ChannelReason:
    if level not in card.target.levels:
        return ChannelReason("card", NO_LEVEL, f"is not the usual place for people at the level: {LEVELS[level]}")
    if USUAL_LEVEL not in card.target.levels:
        return ChannelReason("card", MADE_FOR_LEVEL, f"made for people at the level: {LEVELS[level]}")
    return ChannelReason("card", LEVEL, f"reaches people at the level: {LEVELS[level]}")


def _of_fields(card: Card, fields: Sequence[str]) -> Iterator[ChannelReason]:
    if not fields:
        return
    first = [FIELDS[field] for field in fields if field in card.target.first]
    suits = [FIELDS[field] for field in fields if field in card.target.fields]
    if first:
        yield ChannelReason("card", FIRST, f"a first choice for {', '.join(first)}")
    elif suits:
        yield ChannelReason("card", SUITS, f"suits {', '.join(suits)}")
    elif card.target.every:
        yield ChannelReason("card", SUITS_ALL, "suits every kind of work")
    else:
        yield ChannelReason(
            "card", SUITS_OTHERS, f"is not the usual place for {', '.join(FIELDS[field] for field in fields)}"
        )


def _of_network(card: Card, group: TargetGroup, network: OwnNetwork) -> Iterator[ChannelReason]:
    """Where one's own people of the profession are: the more of them, the better this way to them and theirs."""
    there = sum(network.accounts.get(name, 0) for name in card.networks)
    places = [place for place in network.places if _belongs(card, place.network, place.kind)]
    most = max([there, *(place.people for place in places)])
    if not most:
        return
    points = round(NETWORK * min(1.0, math.log1p(most) / math.log1p(MANY)), 2)
    said = []
    if there:
        said.append(f"{there} of your {network.people} people with this profession have an account there")
    if places:
        named = ", ".join(f"{place.name} ({place.people})" for place in places[:PLACES_NAMED])
        said.append(f"places where some of them are: {named}")
    yield ChannelReason("network", points, "; ".join(said))


def _belongs(card: Card, network: str, kind: str) -> bool:
    return kind in card.places or (network in card.networks and kind != "event")


def _of_results(rate: Rate | None, against: float | None) -> Iterator[ChannelReason]:
    if rate is None or not against:
        return
    points = max(-RESULTS, min(RESULTS, math.log2(rate.mean / against)))
    said = f"your own results: {rate.won} of {rate.tried} went on, so {_percent(rate.mean)} are expected"
    yield ChannelReason(
        "results",
        round(points, 2),
        f"{said} ({_percent(rate.low)} to {_percent(rate.high)}), against {_percent(against)} on all channels",
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _cautions(card: Card, group: TargetGroup) -> Iterator[str]:
    yield from card.bad
    if group.minutes is not None and card.minutes > group.minutes:
        yield f"it takes about {card.minutes} minutes a week, and you have {group.minutes}"
    if group.budget == 0 and card.paid and card.organic:
        yield "only what costs nothing is meant here"
    if not group.region and card.target.regions:
        yield f"only for {_named(REGIONS, card.target.regions)}"


def _chosen(rows: Sequence[Advised], minutes: int | None) -> list[Advised]:
    """The mix: from the top, what is not far behind the best and still fits into the week."""
    left, taken, found = math.inf if minutes is None else minutes, 0, []
    least = NEAR * max((row.points for row in rows if not row.left_out), default=0.0)
    for row in rows:
        fits = not row.left_out and row.points > max(least, 0.0) and row.minutes <= left and taken < MOST_CHOSEN
        if fits:
            left, taken = left - row.minutes, taken + 1
        found.append(replace(row, chosen=fits))
    return found


def _with_money(rows: Sequence[Advised], cards: Sequence[Card], budget: float | None) -> list[Advised]:
    """The budget in equal parts over what is chosen and can be paid for: nothing else is known to begin with."""
    costly = {card.name for card in cards if card.paid}
    paid = [row.channel for row in rows if row.chosen and row.channel in costly]
    if not budget or not paid:
        return list(rows)
    return [replace(row, money=round(budget / len(paid), 2)) if row.channel in paid else row for row in rows]


def _unknown_of_group(group: TargetGroup, fields: Sequence[str]) -> Iterator[str]:
    if not group.profession and not group.field:
        yield "You said no profession and no field of work, so no channel is better than another for that."
    elif not fields:
        yield f"“{group.profession}” was not recognised: choose its field of work, and channels are told apart better."
    for said, words in ((group.seeker, "whether they look for a job"), (group.region, "where they live")):
        if not said:
            yield f"You did not say {words}."
    if group.minutes is None:
        yield "You did not say how much time you have, so the mix is not fitted to it."
    if group.budget is None:
        yield "You did not say what you can spend, so no part of it is given to any."
    yield "How many people of a profession are on a channel, and what a click costs there today, no card knows."
    yield "How old people are plays no part: nobody may be chosen by it."


def _unknown_of_channels(
    cards: Sequence[Card], rows: Sequence[Advised], network: OwnNetwork, today: date, results: bool
) -> Iterator[str]:
    if not results:
        yield "There are no results of your own yet; once there are, they move the ranking."
    if not network.people:
        yield "Nobody with this profession was seen in your own sources, so they move nothing here."
    by_name = {card.name: card for card in cards}
    chosen = [by_name[row.channel] for row in rows if row.chosen]
    unseen = [c.title for c in chosen if c.networks and not any(network.networks.get(name) for name in c.networks)]
    if unseen:
        yield f"No source of yours shows who is on {', '.join(unseen)}: that is unknown, not zero."
    old = [card.title for card in chosen if card.is_old(today)]
    if old:
        yield f"Looked at more than 18 months ago: {', '.join(old)}."
    yield "Whom a channel suits and the minutes it takes are our own judgement; only figures have a source."
