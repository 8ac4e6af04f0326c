"""Who lives in the made-up community: ordinary members, and the few whom the story is about.

Invariant: names, keys and addresses are unique; the people of the story come first, in the order of `ROLES`;
throwaway accounts come last and are extra, so that "people" counts people.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import numpy as np

from renown.demo.words import read_words

WEEKS = 78
"""How many weeks the story runs: a year and a half."""

COMMUNITIES = ("pipelines", "queries", "storage", "quality", "charts", "docs", "meetups", "newcomers")
POD_SIZE = 7

Numbers = np.ndarray[Any, np.dtype[np.float64]]

# role: first and last name, home, second home, voice (posts a week), ear (how much they react), pull (reactions drawn)
ROLES: dict[str, tuple[str, str, str, str, float, float, float]] = {
    "owner": ("Ana", "Ferreira-Lund", "meetups", "quality", 1.7, 16.0, 7.0),
    "mover": ("Ingrid", "Osei-Tandberg", "storage", "queries", 0.3, 3.0, 30.0),
    "bought": ("Dexter", "Vanehart", "growth", "general", 1.3, 0.0, 0.0),
    "faded": ("Tomas", "Adeyinka", "pipelines", "charts", 2.2, 6.0, 6.0),
    "newcomer": ("Mei", "Castellanos", "newcomers", "queries", 2.6, 12.0, 9.0),
    "connector": ("Yusuf", "Haraldsen", "queries", "docs", 1.6, 14.0, 7.0),
    "shepherd": ("Wanjiru", "Solheim", "pipelines", "general", 1.8, 8.0, 9.0),
    "teacher": ("Paloma", "Nieminen", "docs", "newcomers", 1.8, 12.0, 10.0),
}
STORY = {name: place for place, name in enumerate(ROLES)}


@dataclass(slots=True)
class Person:
    """One account of the community and how it behaves.

    voice: posts a week; ear: weight when somebody reacts; pull: reactions a post draws on average.
    life: per week of the story, how present the person is (0 to 1 and above in a burst).
    """

    name: str
    role: str
    handle: str
    email: str
    slack_id: str
    x_id: str
    x_handle: str
    slug: str
    company: str
    title: str
    zone: str
    offset: float
    home: str
    second: str
    voice: float
    ear: float
    pull: float
    life: Numbers


def plain(text: str) -> str:
    """Letters and digits only, lower case, accents gone.

    >>> plain("Åse Ferreira-Lund")
    'ase ferreiralund'
    """
    folded = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ş", "s")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9 ]", "", folded.lower())


def slack_key(rng: np.random.Generator, letter: str = "U") -> str:
    """A key as Slack makes them: a letter, 0, and nine letters or digits."""
    signs = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
    return f"{letter}0" + "".join(signs[i] for i in rng.integers(len(signs), size=9))


def weighted(rng: np.random.Generator, rows: list[list[Any]]) -> list[Any]:
    """One row of a table whose last column is its weight."""
    weights = np.array([row[-1] for row in rows], dtype=float)
    return rows[int(rng.choice(len(rows), p=weights / weights.sum()))]


def full_names(rng: np.random.Generator, many: int) -> list[tuple[str, str]]:
    """Different first and last names, combined by chance."""
    words = read_words("people")
    first, last = words["first"].split(), words["last"].split()
    picked = rng.permutation(len(first) * len(last))[:many]
    return [(first[i % len(first)], last[i // len(first)]) for i in picked.tolist()]


def ordinary_life(rng: np.random.Generator) -> Numbers:
    """Most were there before the story starts, some come later, some leave, some have a burst."""
    life = np.ones(WEEKS)
    if rng.random() < 0.35:
        life[: int(rng.integers(WEEKS - 4))] = 0.0
    if rng.random() < 0.2:
        life[int(rng.integers(20, WEEKS)) :] *= 0.03
    if rng.random() < 0.3:
        start = int(rng.integers(WEEKS))
        life[start : start + 5] *= 3.0
    return life


def life_of(role: str, rng: np.random.Generator) -> Numbers:
    """How present a person is, week by week."""
    weeks = np.arange(WEEKS)
    match role:
        case "faded":  # fourteen loud weeks, then silence
            return np.where((weeks >= 16) & (weeks < 30), 3.2, np.where(weeks < 34, 0.15, 0.0))
        case "newcomer":  # the last four months, week after week a little more
            return np.clip((weeks - (WEEKS - 18)) / 9.0, 0.0, 1.8)
        case "throwaway":
            return np.where(weeks >= WEEKS - 40, 1.0, 0.0)
        case "bought":
            return np.where(weeks >= WEEKS - 38, 1.0, 0.0)
        case "pod":
            return np.where(weeks >= WEEKS - 52, 1.0, 0.0)
        case "":
            return ordinary_life(rng)
        case _:
            return np.ones(WEEKS)


def temper(role: str, rng: np.random.Generator) -> tuple[str, str, float, float, float]:
    """Home, second home, voice, ear and pull; those of ordinary people have heavy tails."""
    if role in ROLES:
        return ROLES[role][2:]
    if role == "pod":
        return "pod", "meetups", 0.8, 0.0, 0.0
    if role == "throwaway":
        return "growth", "general", 0.0, 0.0, 0.0
    home, second = (COMMUNITIES[i] for i in rng.permutation(len(COMMUNITIES))[:2])
    voice = 0.085 * float(rng.lognormal(0.0, 1.1))
    pull = min(14.0, 0.55 * (1.0 + float(rng.pareto(1.35))))
    return home, second, min(voice, 3.0), float(rng.lognormal(0.3, 1.15)), pull


def unique(text: str, taken: set[str]) -> str:
    """The text, with a number behind it if somebody has it already."""
    found, number = text, 2
    while found in taken:
        found, number = f"{text}{number}", number + 1
    taken.add(found)
    return found


def make_person(rng: np.random.Generator, role: str, names: tuple[str, str], taken: set[str]) -> Person:
    """One account with everything the platforms ask for."""
    words = read_words("people")
    first, last = names
    company, domain, _ = weighted(rng, words["companies"])
    _, zone, offset, _ = weighted(rng, words["places"])
    short = plain(first) + plain(last).replace(" ", "")[:1]
    handle = unique(short if rng.random() < 0.5 else f"{plain(first)}.{plain(last)}".replace(" ", ""), taken)
    if role == "throwaway":
        company, domain, handle = "", "quickinbox.example", unique(f"{plain(first)}{rng.integers(1000, 9999)}", taken)
    home, second, voice, ear, pull = temper(role, rng)
    return Person(
        name=f"{first} {last}",
        role=role,
        handle=handle,
        email=f"{handle}@{domain}",
        slack_id=slack_key(rng),
        x_id=str(int(rng.integers(10**8, 2**60))),
        x_handle=unique(f"{plain(first)}_{plain(last)}".replace(" ", "")[:14], taken),
        slug=f"{plain(first)}-{plain(last)}-{rng.bytes(4).hex()}".replace(" ", "-"),
        company=company,
        title="Growth hacker" if role == "bought" else words["titles"][int(rng.integers(len(words["titles"])))],
        zone=zone,
        offset=float(offset),
        home=home,
        second=second,
        voice=voice,
        ear=ear,
        pull=pull,
        life=life_of(role, rng),
    )


def make_cast(rng: np.random.Generator, people: int, outsiders: int = 140) -> tuple[list[Person], list[Person]]:
    """The community (the story's people, the pod, ordinary members, throwaways on top), and people outside it."""
    roles = [*ROLES, *["pod"] * POD_SIZE]
    roles += [""] * (people - len(roles)) + ["throwaway"] * (people // 4) + ["outsider"] * outsiders
    chance = full_names(rng, len(roles))
    taken: set[str] = set()
    everybody = [
        make_person(rng, role, (ROLES[role][0], ROLES[role][1]) if role in ROLES else name, taken)
        for role, name in zip(roles, chance, strict=True)
    ]
    return everybody[: len(roles) - outsiders], everybody[len(roles) - outsiders :]
