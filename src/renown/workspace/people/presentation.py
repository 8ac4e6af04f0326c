"""The room `presentation`: the owner's profiles, a card to hand over, and what the owner says of themselves."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import segno

from renown.errors import InputError
from renown.intake import imports
from renown.model.networks import NETWORKS, describe
from renown.publish.vcard import write_cards
from renown.reckoning.derivation import EPOCH, Derivation
from renown.sources.contact import Contact
from renown.ties.paths.letters import listed
from renown.ties.people import presentation
from renown.ties.people.presentation import Position, Profile, seconds_to_say
from renown.workspace.context import AsOf
from renown.workspace.me import me
from renown.workspace.people.answers.presentation import BusinessCard, PitchText, ProfileCheck
from renown.workspace.register import name_of
from renown.workspace.room import Room

TEXT_SORTS = ("pitch", "headline", "about")
"""The texts one keeps of oneself: half a minute spoken, one line, a paragraph."""

LONGEST = 5_000
_SHOWING = listed([network.name for network in NETWORKS.values() if network.profile], "or")
_BRING = f"No export shows a profile of yours: bring in your {_SHOWING} export."
FILLED = ("name", "handle", "headline", "url")


class Presentation(Room):
    """The owner as others see them."""

    def check(self, as_of: AsOf = None) -> ProfileCheck:
        """Whether the owner's profiles are complete, current and tell the same, by the owner's own exports."""
        derivation = self._context.derivation(as_of)
        profiles = self._profiles(derivation)
        today = (EPOCH + timedelta(days=derivation.day)).date()
        found = presentation.check(profiles, today)
        networks = tuple(profile.network for profile in profiles)
        words = "" if networks else _BRING
        return ProfileCheck(networks, found, words)

    def card(self, show: Collection[str] | None = None) -> BusinessCard:
        """A card with the owner's name and what is chosen of it: role, addresses, numbers and profiles.

        show: the keys of the choices that stand on it; None: role, the first address and the profiles.
        Raises NotFoundError when no account is confirmed as the owner's.
        """
        derivation = self._context.derivation()
        name = name_of(self._context, self._owner())
        known = dict(self._known(derivation))
        chosen = {key for key in known if _usual(key)} if show is None else set(show) & set(known)
        lines = tuple(known[key] for key in known if key in chosen)
        (vcard,) = write_cards([_contact(name, {key: known[key] for key in known if key in chosen})], "3.0")
        choices = tuple((key, words, key in chosen) for key, words in known.items())
        return BusinessCard(name, lines, vcard.decode(), _qr(vcard), choices)

    def texts(self, sort: str = "pitch") -> tuple[PitchText, ...]:
        """Every version of a text, newest first; the first that stands is in force. Raises InputError."""
        versions = self._context.desk.pitches.versions(_sort(sort))
        return tuple(
            PitchText(v.id, v.sort, v.text, len(v.text.split()), seconds_to_say(v.text), v.at, v.undone is None)
            for v in versions
        )

    def write(self, text: str, sort: str = "pitch") -> int:
        """Keep a new version of a text; its number. Raises InputError for an empty or endless one."""
        told = text.strip()
        if not 0 < len(told) <= LONGEST:
            raise InputError(f"found a text of {len(told)} characters, expected 1 to {LONGEST:,}")
        return self._context.desk.pitches.write(_sort(sort), told)

    def take_back(self, version: int) -> None:
        """Take a version back; the one before it is in force again. Raises NotFoundError."""
        self._context.desk.pitches.take_back(version)

    def _owner(self) -> int:
        return me(self._context).require("profiles and cards are about you")

    def _profiles(self, derivation: Derivation) -> tuple[Profile, ...]:
        """The owner's profiles, one per network, as the newest export of each shows it."""
        accounts = derivation.accounts_of(self._owner())
        rows = _rows(derivation, "accounts", accounts)
        facts = _rows(derivation, "facts", accounts)
        made = {report.import_id: report.at.date() for report in imports.reports(self._context.lake)}
        acted = _last_acts(derivation, self._owner())
        networks = sorted({n for row in rows if row["owner"] and describe(n := row["network"]).profile is not None})
        return tuple(
            _profile(network, _of(rows, network), _of(facts, network), made, acted.get(network)) for network in networks
        )

    def _known(self, derivation: Derivation) -> Iterator[tuple[str, str]]:
        """What may stand on a card: a key that names it, and its words."""
        accounts = derivation.accounts_of(self._owner())
        rows, facts = _rows(derivation, "accounts", accounts), _rows(derivation, "facts", accounts)
        role = next((post for post in _positions(facts) if post.lasts), None)
        if role is not None:
            yield "role", ", ".join(filter(None, (role.title, role.organisation)))
        told = {("email", row["email"]) for row in rows} | {("profile", row["url"]) for row in rows}
        told |= {(row["fact"], row["value"]) for row in facts if row["fact"] in ("email", "phone", "profile")}
        for sort, value in sorted((sort, value) for sort, value in told if value):
            yield f"{sort}:{value}", value


def _usual(key: str) -> bool:
    return key == "role" or key.startswith(("email:", "profile:"))


def _contact(name: str, chosen: dict[str, str]) -> Contact:
    """The card of what was chosen; its id follows from the name, so that the same card is written each time."""
    title, _, organisation = chosen.get("role", "").partition(", ")
    by_sort: dict[str, list[str]] = {"email": [], "phone": [], "profile": []}
    for key, value in chosen.items():
        by_sort.get(key.partition(":")[0], []).append(value)
    return Contact(
        uid=f"card of {name}",
        name=name,
        emails=by_sort["email"],
        phones=by_sort["phone"],
        urls=by_sort["profile"],
        title=title,
        organisation=organisation,
    )


def _qr(vcard: bytes) -> str:
    """The QR code (ISO 18004) as SVG, in the colour of the text around it."""
    drawn = io.BytesIO()
    # What a phone does not need makes the code finer and harder to read.
    told = [line for line in vcard.decode().splitlines(keepends=True) if not line.startswith(("PRODID:", "UID:"))]
    code = segno.make_qr("".join(told), error="m", encoding="utf-8")
    code.save(drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=4, svgclass="qr", lineclass=None)
    return drawn.getvalue().decode()


def _sort(sort: str) -> str:
    if sort not in TEXT_SORTS:
        raise InputError(f"found {sort!r}, expected {', '.join(TEXT_SORTS)}")
    return sort


def _rows(derivation: Derivation, table: str, accounts: Iterable[int]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = derivation.told(table, list(accounts)).to_pylist()
    return found


def _of(rows: list[dict[str, Any]], network: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["network"] == network]


def _profile(
    network: str, rows: list[dict[str, Any]], facts: list[dict[str, Any]], made: dict[int, date], acted: date | None
) -> Profile:
    newest = {name: next((row[name] for row in reversed(rows) if row[name]), "") for name in FILLED}
    counts = Counter(row["fact"] for row in facts)
    seen = [made[row["import_id"]] for row in rows if row["import_id"] in made]
    return Profile(
        network=network,
        positions=_positions(facts),
        skills=counts["skill"],
        schools=counts["education"],
        seen=max(seen, default=None),
        acted=acted,
        **newest,
    )


def _positions(facts: list[dict[str, Any]]) -> tuple[Position, ...]:
    """The posts, the newest first."""
    posts = sorted((row for row in facts if row["fact"] == "position"), key=lambda row: str(row["since"]), reverse=True)
    return tuple(Position(row["value"] or "", row["organisation"] or "", row["until"] is None) for row in posts)


def _last_acts(derivation: Derivation, owner: int) -> dict[str, date]:
    rows = derivation.ledger_around(owner).to_pylist()
    acted: dict[str, int] = {}
    for row in rows:
        if row["actor"] == owner:
            acted[row["network"]] = max(row["last"], acted.get(row["network"], row["last"]))
    return {network: (EPOCH + timedelta(days=day)).date() for network, day in acted.items()}
