"""What is searched and matched of a person: their work in words, never who they are.

Invariant: a profile has no name, picture, birth date, age, address, postcode, gender, nationality or score. What is
not here can move no rank and stands in no index.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """One person's working life.

    person: the id of whoever keeps them. text: all words of their documents, without the way to reach them.
    titles, companies: of now; past_titles, past_companies: of before. skills: labels of the taxonomy, or words.
    cities: where they work, as they said. languages: ISO 639-1. topics: what they talk about. circles: the owner's.
    sources: where they came from (a site, a platform, a file); no page that names them.
    years: of experience, None where it is not known. seen: the day (since 1970-01-01) something was last seen.
    """

    person: int
    text: str = ""
    titles: tuple[str, ...] = ()
    past_titles: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    past_companies: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    years: float | None = None
    seen: int | None = None
