"""Which time zone a place or a phone number lies in, where that is beyond doubt.

Invariant: a place that may lie in two zones, whose clocks differ, lies in none that is known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from renown.model.values.name import fold

_OWN_WORDS = {
    "usa": "US", "united states of america": "US",
    "uk": "GB", "united kingdom": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "deutschland": "DE", "alemania": "DE", "germany": "DE", "osterreich": "AT", "schweiz": "CH", "suisse": "CH",
    "suiza": "CH", "espana": "ES", "spanien": "ES", "frankreich": "FR", "francia": "FR", "italia": "IT",
    "italien": "IT", "polska": "PL", "nederland": "NL", "niederlande": "NL", "belgique": "BE", "belgien": "BE",
    "sverige": "SE", "danmark": "DK", "norge": "NO", "suomi": "FI", "brasil": "BR", "mexico": "MX", "india": "IN",
    "indien": "IN", "japan": "JP", "turkiye": "TR", "turkey": "TR", "ireland": "IE", "south korea": "KR",
    "czechia": "CZ", "czech republic": "CZ",
}  # fmt: skip
"""Countries by names that the list of ISO 3166 spells otherwise."""

_MAINLAND = {
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "PT": "Europe/Lisbon",
}
"""Countries of which the zones beside the one that is meant are islands or a village: an address there names them."""

_CITIES = {
    "munich": "Europe/Berlin", "munchen": "Europe/Berlin", "hamburg": "Europe/Berlin", "cologne": "Europe/Berlin",
    "koln": "Europe/Berlin", "frankfurt": "Europe/Berlin", "barcelona": "Europe/Madrid", "porto": "Europe/Lisbon",
    "milan": "Europe/Rome", "geneva": "Europe/Zurich", "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles", "boston": "America/New_York", "washington": "America/New_York",
    "beijing": "Asia/Shanghai", "bangalore": "Asia/Kolkata", "bengaluru": "Asia/Kolkata", "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata", "wien": "Europe/Vienna", "praha": "Europe/Prague",
    "ponta delgada": "Atlantic/Azores", "funchal": "Atlantic/Madeira", "las palmas": "Atlantic/Canary",
    "lisboa": "Europe/Lisbon", "roma": "Europe/Rome", "warszawa": "Europe/Warsaw", "kobenhavn": "Europe/Copenhagen",
}  # fmt: skip
"""Cities after which no zone is called, and names of others in their own language."""

_ALSO_STATES = frozenset({"georgia", *"al ar ca co de ga id il in la ma md me mn mo ms mt nc ne pa sc sd va".split()})
"""What may be a country or a state of the United States."""

_PARTS = re.compile(r"[;,/|()\n]+")


def zone_of_place(place: str) -> str:
    """The zone of an address or a place as people write it; empty where it is not known, or there are several.

    >>> zone_of_place("1 Quay Lane; Lisbon; ; 1100; Portugal"), zone_of_place("Greater Oslo Area")
    ('Europe/Lisbon', 'Europe/Oslo')
    >>> zone_of_place("Chile"), zone_of_place("Paris, Texas, USA")
    ('', '')
    """
    parts = [part for text in _PARTS.split(place) if (part := _plain(text))]
    countries = {code for part in parts[-1:] if (code := _codes().get(part))}
    found = {zone for part in parts if (zone := _cities().get(part)) and countries <= {_of_zones()[zone]}}
    found = found or {zone for code in countries if (zone := _whole().get(code))}
    return found.pop() if len(found) == 1 else ""


def zone_of_number(number: str) -> str:
    """The zone of a phone number in E.164; empty where the number may ring in several.

    >>> zone_of_number("+4930901820"), zone_of_number("+12025550123"), zone_of_number("+18005550123")
    ('Europe/Berlin', 'America/New_York', '')
    """
    import phonenumbers
    from phonenumbers import timezone

    try:
        zones = timezone.time_zones_for_number(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        return ""
    known = [zone for zone in zones if zone != "Etc/Unknown"]
    return known[0] if known and _agree(known) else ""


def _agree(zones: Iterable[str]) -> bool:
    """Whether the clocks of these zones show the same, in winter and in summer."""
    year = datetime.now(UTC).year
    moments = [datetime(year, month, 1, tzinfo=UTC) for month in (1, 7)]
    return len({tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments) for zone in zones}) == 1


def _plain(text: str) -> str:
    words = fold(text)
    return re.sub(r"\A(?:greater |city of )|(?: metropolitan)?(?: area| region)\Z", "", words).strip()


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, str], ...]:
    """(country, zone) of every zone that is in use."""
    lines = (files("tzdata.zoneinfo") / "zone.tab").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((row[0], row[2]) for row in rows)


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for _, zone in _table():
        named[fold(zone.rpartition("/")[2].replace("_", " "))].add(zone)
    return {city: zones.pop() for city, zones in named.items() if len(zones) == 1} | _CITIES


@lru_cache(maxsize=1)
def _of_zones() -> dict[str, str]:
    return {zone: country for country, zone in _table()}


@lru_cache(maxsize=1)
def _whole() -> dict[str, str]:
    """The zone of each country whose clocks all show the same."""
    zones: defaultdict[str, list[str]] = defaultdict(list)
    for country, zone in _table():
        zones[country].append(zone)
    return {country: found[0] for country, found in zones.items() if _agree(found)} | _MAINLAND


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Countries by their names and letters; a name that a state of another country bears is left out."""
    lines = (files("tzdata.zoneinfo") / "iso3166.tab").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    named = {fold(word): code for code, name in rows for word in (name, code)} | _OWN_WORDS
    return {name: code for name, code in named.items() if name not in _ALSO_STATES}
