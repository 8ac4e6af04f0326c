"""Ideas for content: one draft of each kind from the vacancy, and one for each topic that is talked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renown.recruit.plan.told import Told, gaps
from renown.recruit.plan.wordings import IDEA_TITLES, IDEA_WORDS, POST_WORDS

MOST_TOPICS = 3


@dataclass(frozen=True, slots=True)
class ContentIdea:
    """Something to show or tell. kind: a key of `wordings.IDEA_TITLES`; words: a draft; open: gaps left in it."""

    kind: str
    title: str
    words: str
    open: int


def ideas(told: Told, topics: Sequence[str], link: str = "") -> tuple[ContentIdea, ...]:
    """A draft of each kind. topics: what is talked about; none: there is no idea from it.

    >>> [idea.kind for idea in ideas(Told("en", title="Nurse", pay="20 EUR"), ["night shifts"])][-2:]
    ['referral', 'topic']
    """
    return (*_of_vacancy(told, link), *_of_topics(told, topics))


def _of_vacancy(told: Told, link: str) -> list[ContentIdea]:
    values = _values(told, link)
    wordings = IDEA_WORDS[told.language]
    return [_idea(kind, wordings[kind], values) for kind in IDEA_TITLES if kind != "topic"]


def _of_topics(told: Told, topics: Sequence[str]) -> list[ContentIdea]:
    values = _values(told, "")
    wording = IDEA_WORDS[told.language]["topic"]
    plain = [" ".join(topic.replace("[", "(").replace("]", ")").split()) for topic in topics[:MOST_TOPICS]]
    return [_idea("topic", wording, {**values, "topic": topic}) for topic in plain if topic]


def _values(told: Told, link: str) -> dict[str, str]:
    missing = POST_WORDS[told.language]
    return {
        "title": told.title or missing["title"],
        "place": told.place or missing["place"],
        "pay": told.pay or missing["no pay"],
        "tasks": "; ".join(told.tasks) or missing["no tasks"],
        "must": (told.must or (missing["no must"],))[0],
        "link": link or missing["no link"],
    }


def _idea(kind: str, wording: str, values: dict[str, str]) -> ContentIdea:
    words = wording.format_map(values)
    title = f"{IDEA_TITLES[kind]}: {values['topic']}" if kind == "topic" else IDEA_TITLES[kind]
    return ContentIdea(kind, title, words, gaps(words))
