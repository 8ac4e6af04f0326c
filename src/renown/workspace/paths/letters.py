"""Letters that ask for an introduction: the wordings there are, and what the people of a path really share.

A file `<workspace>/wordings/<language>.toml` replaces single sentences of a wording that comes with Renown.
"""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import pyarrow as pa

from renown.errors import InputError
from renown.lake.expressions import _, ibis
from renown.model.networks import describe
from renown.reckoning.scoring import Scoring
from renown.ties.paths.letters import Bond, Ground, Letter, Wording, letter, wording
from renown.ties.paths.shared import shared_places
from renown.ties.warmth import warmth_with
from renown.workspace.context import Context
from renown.workspace.kept import kept
from renown.workspace.me import me

LETTER_LANGUAGES = ("en", "de", "de-formal", "es")
FOLDER = "wordings"
LATELY_DAYS = 180


def wording_of(path: Path, language: str) -> Wording:
    """The wording of a language, with the sentences that this workspace has of its own. Raises InputError."""
    if language not in LETTER_LANGUAGES:
        raise InputError(f"found the language {language!r}, expected one of {', '.join(LETTER_LANGUAGES)}")
    shipped = (files("renown.workspace.paths") / FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    own = path / FOLDER / f"{language}.toml"
    return wording(tomllib.loads(shipped) | _own(own), str(own) if own.exists() else f"{language}.toml")


def _own(file: Path) -> dict[str, object]:
    if not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}", hint="it is a TOML file in UTF-8") from error


def languages() -> tuple[tuple[str, str], ...]:
    """The languages there are, with the name each gives itself."""
    shipped = files("renown.workspace.paths") / FOLDER
    texts = {key: (shipped / f"{key}.toml").read_text(encoding="utf-8") for key in LETTER_LANGUAGES}
    return tuple((key, str(tomllib.loads(text)["name"])) for key, text in texts.items())


def write(context: Context, chain: tuple[int, ...], hop: int, language: str, why: str) -> Letter:
    """The letter to somebody on a path. chain: the owner, those between, the target; hop: whom of those, from 0."""
    return letter(_ground(context, chain, hop, why), wording_of(context.path, language))


def _ground(context: Context, chain: tuple[int, ...], hop: int, why: str) -> Ground:
    known = _described(context, chain)
    owner, introducer, after, target = chain[0], chain[hop + 1], chain[hop + 2], chain[-1]
    names = {person: row["name"] or str(person) for person, row in known.items()}
    return Ground(
        owner=names[owner],
        introducer=names[introducer],
        target=names[target],
        own=_worth_saying(_bond(context, owner, introducer), context.today().date()),
        bond=_bond(context, introducer, after),
        role=known[target]["headline"] or "",
        about=known[owner]["headline"] or "",
        why=why,
        next="" if after == target else names[after],
        before=names[chain[hop]] if hop else "",
    )


def _worth_saying(bond: Bond, today: date) -> Bond:
    """Who was in touch lately knows that, and from where: saying so would sound like a file that is kept on them."""
    lately = bond.last is not None and (today - bond.last).days < LATELY_DAYS
    return Bond(bond.networks) if lately else bond


def _described(context: Context, people: tuple[int, ...]) -> dict[int, dict[str, str | None]]:
    described = context.derivation().described
    rows = described.filter(described.person.isin(list(people)))
    return {row["person"]: row for row in context.lake.engine.fetch(rows, "people of a path").to_pylist()}


def _bond(context: Context, a: int, b: int) -> Bond:
    scoring = context.scoring()
    derivation = scoring.derivation
    own = me(context)
    if own.person in (a, b):
        days = own.days
    else:
        between = derivation.contact_days.filter((_.a == min(a, b)) & (_.b == max(a, b)))
        days = derivation.fetch(between, "contact of two people")
    warmth = warmth_with(days, a, b, derivation.day)
    places = _places(context, scoring)
    channels = tuple(describe(network).place_name(place) for network, place in shared_places(places, a, b))
    return Bond((), None, channels) if warmth is None else Bond(warmth.networks, warmth.last, channels)


@kept(most=2)
def _places(context: Context, scoring: Scoring) -> pa.Table:
    """Where everybody was seen: as a member, or acting there before the moment."""
    derivation = scoring.derivation
    facts, acts = derivation.facts("facts"), derivation.lake.facts("interactions")
    member = facts.filter(facts.fact == "membership").select("network", "account", place=facts.value)
    acted = acts.filter(acts.place.notnull() & (acts.ts < derivation.before))
    seen = ibis.union(member, acted.select("network", "place", account=acted.actor).select(*member.columns))
    named = seen.inner_join(derivation.mapping, "account").select("network", "place", "person").distinct()
    return derivation.fetch(named, "places of people")
