"""The card of a channel: what is known of one way to reach people for a job, and from where.

Invariant: every figure of a platform names its source and the day it was looked up; what has no source is empty. What
is our own judgement (whom a channel suits, the minutes it takes) is a word or an estimate, and is called one. Ages
describe who is there; nothing takes them to choose whom an advertisement is shown to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

KINDS = {
    "professional": "professional network",
    "social": "social network",
    "messenger": "messenger",
    "community": "community",
    "publishing": "publishing",
    "board": "job board",
    "advertising": "advertising",
    "direct": "direct message",
    "people": "through people",
    "own": "your own",
}
"""Classes of channels: what is known of one of a class is the first guess for another of it."""

FIELDS = {
    "software": "software and data",
    "engineering": "engineering",
    "science": "science and research",
    "health": "health and care",
    "education": "teaching and social work",
    "crafts": "crafts and trades",
    "production": "production",
    "transport": "transport and logistics",
    "sales": "sales and retail",
    "hospitality": "hospitality",
    "marketing": "marketing and communication",
    "design": "design and arts",
    "finance": "finance and law",
    "office": "office and human resources",
    "management": "management",
}
"""Fields of work."""

LEVELS = {
    "apprentice": "apprentice",
    "student": "student",
    "starter": "starter",
    "skilled": "skilled",
    "senior": "senior",
    "executive": "executive",
}
"""How far somebody is in their work; it is about experience, never about age."""

SEEKERS = {"active": "looking for a job", "latent": "not looking, but open"}

COSTS = {
    "free": "free",
    "click": "per click",
    "view": "per thousand views",
    "message": "per message",
    "post": "per advertisement",
    "seat": "per seat and month",
    "result": "per result",
    "fee": "agreed fee",
    "bonus": "bonus",
}
"""What is paid for. How much it is changes by the day: the channel itself says so."""

RULES = {
    "job-ads": "rules for job advertisements",
    "messages": "messages",
    "bulk": "limits on many",
    "label": "label",
    "law": "law",
    "data": "data",
}

REGIONS = {
    "DE": "Germany", "AT": "Austria", "CH": "Switzerland", "GB": "United Kingdom", "IE": "Ireland", "FR": "France",
    "NL": "Netherlands", "BE": "Belgium", "LU": "Luxembourg", "ES": "Spain", "PT": "Portugal", "IT": "Italy",
    "PL": "Poland", "CZ": "Czechia", "DK": "Denmark", "SE": "Sweden", "NO": "Norway", "FI": "Finland", "RO": "Romania",
    "US": "United States", "CA": "Canada", "MX": "Mexico", "BR": "Brazil", "AR": "Argentina", "IN": "India",
    "CN": "China", "JP": "Japan", "TW": "Taiwan", "TH": "Thailand", "SG": "Singapore", "AU": "Australia",
    "NZ": "New Zealand", "ZA": "South Africa", "TR": "Turkey", "UA": "Ukraine", "KZ": "Kazakhstan",
    "RU": "Russia", "BY": "Belarus",
}  # fmt: skip
"""Countries to choose from by name; any other is said by its two letters."""

SHOWN_LANGUAGES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "ja": "Japanese", "ru": "Russian", "th": "Thai",
    "zh": "Chinese",
}  # fmt: skip
"""Languages by name; any other is said by its two letters."""

LONG_MONTHS = 18
"""A card that nobody looked at for longer says so."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is said: an address or the name of a study, and the day it was looked up."""

    where: str
    seen: date
    published: str = ""

    @property
    def name(self) -> str:
        """What stands for it in a line: the host of an address.

        >>> Source("https://www.example.org/a/b", date(2026, 11, 30)).name
        'example.org'
        """
        return (urlsplit(self.where).hostname or self.where).removeprefix("www.")


@dataclass(frozen=True, slots=True)
class Format:
    """What can be put on a channel, and its limits; None or empty where none is known.

    characters, title_characters: the most of the text, of its headline. counts: how they are counted, a key of
    `limits.COUNTS`: points of Unicode, units of 16 bits, graphemes (what people see as one), weighted as X does, sms.
    link: what an address counts, however long it is; None: as long as it is. ratios: width to height of pictures and
    films. seconds: the least and most of a film, 0 where there is none. tags: the most hashtags.
    """

    name: str
    title: str
    paid: bool = False
    characters: int | None = None
    title_characters: int | None = None
    counts: str = "points"
    link: int | None = None
    ratios: tuple[str, ...] = ()
    seconds: tuple[int, ...] = ()
    tags: int | None = None
    source: Source | None = None
    notes: str = ""

    @property
    def words(self) -> str:
        """Its limits in words; empty where none is known.

        >>> Format("film", "Film", characters=300, ratios=("9:16",), seconds=(3, 60)).words
        'at most 300 signs; 9:16; 3 to 60 seconds'
        """
        said = []
        if self.title_characters is not None:
            said.append(f"a headline of at most {self.title_characters:,} signs")
        if self.characters is not None:
            said.append(f"at most {self.characters:,} signs")
        said += [" or ".join(self.ratios)] if self.ratios else []
        if self.seconds:
            least, most = self.seconds
            said.append(f"{least} to {most} seconds" if least else f"at most {most} seconds")
        if self.tags is not None:
            said.append(f"at most {self.tags} hashtags")
        return "; ".join(said)

    @property
    def has_limits(self) -> bool:
        """Whether any limit is known."""
        figures = (self.characters, self.title_characters, self.link, self.tags)
        return any(value is not None for value in figures) or bool(self.ratios or self.seconds)


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with its source."""

    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class Ages:
    """The part of a group of ages that uses a channel, in a place, as a study found; it describes and never targets."""

    group: str
    percent: float
    of: str
    source: Source


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be kept to. kind: a key of `RULES`; source: None for what we merely advise."""

    kind: str
    says: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a channel reaches, in our judgement. An empty list of regions or languages: anywhere, in any.

    fields: keys of `FIELDS` it suits; every: it suits any; first: those for which it is a first choice. levels: keys of
    `LEVELS`. seekers: keys of `SEEKERS`.
    """

    fields: tuple[str, ...] = ()
    every: bool = False
    first: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    seekers: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Utm:
    """What a tracked link on a channel says where it came from."""

    source: str
    medium: str
    paid_medium: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One way to reach people.

    name: its key. kind: a key of `KINDS`. networks: keys of the networks whose accounts show who of one's own people
    is there; places: kinds of places (`ties.groups.places`) that belong to it wherever they are. organic, paid: what
    can be done for nothing, for money; empty where nothing. needs: what has to be there before it brings anybody.
    minutes: what a week there takes, by our own estimate. checked: the day of the card.
    """

    name: str
    title: str
    kind: str
    what: str
    checked: date
    networks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organic: str = ""
    paid: str = ""
    costs: tuple[str, ...] = ()
    needs: str = ""
    minutes: int = 0
    effort: str = ""
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    target: Target = Target()
    formats: tuple[Format, ...] = ()
    facts: tuple[Fact, ...] = ()
    ages: tuple[Ages, ...] = ()
    rules: tuple[Rule, ...] = ()
    utm: Utm = Utm("", "")

    def is_old(self, today: date) -> bool:
        """Whether the card is older than 18 months.

        >>> card = Card("x", "X", "social", "", date(2026, 1, 31))
        >>> card.is_old(date(2027, 7, 31)), card.is_old(date(2027, 8, 1))
        (False, True)
        """
        months = 12 * (today.year - self.checked.year) + today.month - self.checked.month
        return (months, today.day) > (LONG_MONTHS, self.checked.day)
