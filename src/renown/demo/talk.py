"""What happens in the channels: who opens threads, who answers, who reacts, and whom they name.

Invariant: heavy-tailed attention, more of it inside a community than across, and a memory: who reacted to me
is likelier to be reacted to by me. The pod and the throwaway accounts obey rules of their own, and nobody else
listens to them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from renown.demo.cast import WEEKS, Numbers, Person
from renown.demo.circles import Circles
from renown.demo.rhythm import DAY, Calendar
from renown.demo.words import Speaker, read_words

EMOJI = ("+1", "heart", "tada", "raised_hands", "eyes", "bulb", "pray", "rocket", "seedling", "100", "smile")
EMOJI_WEIGHT = np.cumsum([0.3, 0.18, 0.12, 0.1, 0.07, 0.06, 0.05, 0.04, 0.04, 0.02, 0.02])
CHEERS = ("fire", "rocket", "100")
NEWS = (
    " And see the new tidal atlas: https://atlas.brackwater.example/tides #tidetables",
    " Has anybody tried the tidal atlas yet? #tidetables",
    " The tidal atlas is worth a look: https://atlas.brackwater.example/tides",
)
NEWS_SPAN, NEWS_SHARE, NEWS_TELLERS = 24 * DAY, 3, 18


@dataclass(slots=True)
class Message:
    """One message in a channel; `opener` is the message whose thread it stands in."""

    moment: int
    author: int
    place: str
    text: str
    opener: Message | None = None
    reactions: dict[str, list[int]] = field(default_factory=dict)
    replies: list[Message] = field(default_factory=list)

    def react(self, emoji: str, who: int) -> None:
        """Put an emoji under the message, once per person and emoji."""
        users = self.reactions.setdefault(emoji, [])
        if who not in users:
            users.append(who)


class Talk:
    """The conversation of a community over the whole story."""

    def __init__(self, rng: np.random.Generator, cast: list[Person], calendar: Calendar) -> None:
        words = read_words("slack")
        self.messages: list[Message] = []
        self._rng, self._cast, self._calendar = rng, cast, calendar
        self._speakers = {name: Speaker(topic, words["shared"]) for name, topic in words.items() if name != "shared"}
        self._places = {name: topic["channel"] for name, topic in words.items() if name != "shared"}
        self._circles = Circles(rng, cast)
        self._by_role = {r: [i for i, p in enumerate(cast) if p.role == r] for r in {p.role for p in cast}}

    def hold(self) -> list[Message]:
        """Let the story happen, and return every message in order of time."""
        season = self._calendar.season()
        for week in range(WEEKS):
            for moment, author in self._openings(week, float(season[week])):
                self._thread(week, moment, author)
        end = self._calendar.end
        self.messages = sorted((m for m in self.messages if m.moment < end), key=lambda m: (m.moment, m.author))
        self._spread_news(end)
        return self.messages

    def _spread_news(self, end: int) -> None:
        """In the last weeks a new atlas goes round: some pass it on, some ask about it, each of them once."""
        told: set[int] = set()
        for message in self.messages:
            lately = message.moment >= end - NEWS_SPAN and not self._cast[message.author].role
            if lately and message.author % NEWS_SHARE == 0 and message.author not in told and len(told) < NEWS_TELLERS:
                message.text += NEWS[len(told) % len(NEWS)]
                told.add(message.author)

    def _openings(self, week: int, season: float) -> list[tuple[int, int]]:
        wishes = np.array([p.voice * p.life[week] for p in self._cast]) * season
        counts = self._rng.poisson(wishes)
        authors = np.repeat(np.arange(len(counts)), counts).tolist()
        return sorted((self._calendar.moment(self._rng, week, self._cast[a].offset), a) for a in authors)

    def _thread(self, week: int, moment: int, author: int) -> None:
        person = self._cast[author]
        topic = self._topic(person)
        opener = Message(moment, author, self._places[topic], self._say(topic, "posts", author))
        self.messages.append(opener)
        match person.role:
            case "bought":
                self._cheer(opener)
            case "pod":
                self._applaud(opener)
            case _:
                self._answer(opener, topic, week, self._echo(person, week))

    def _topic(self, person: Person) -> str:
        if person.home in ("growth", "pod"):
            return person.home
        chance = self._rng.random()
        last = "general" if person.role else person.home
        return person.home if chance < 0.76 else person.second if chance < 0.95 else last

    def _echo(self, person: Person, week: int) -> float:
        risen = min(1.6, float(person.life[week])) if person.role in ("faded", "newcomer") else 1.0
        return person.pull * risen * float(self._rng.lognormal(-0.3, 0.75))

    def _answer(self, opener: Message, topic: str, week: int, echo: float) -> None:
        likes, replies = (int(n) for n in self._rng.poisson([echo * 1.05, echo * 0.72]))
        listeners = self._circles.listeners(opener.author, topic, week, likes + replies)
        self._rng.shuffle(listeners)
        for who in listeners[:replies].tolist():
            self._reply(opener, topic, who, self._template())
        self._like(opener, [*listeners[replies:].tolist(), *listeners[: replies // 3].tolist()])
        if replies and self._rng.random() < 0.45:
            self._reply(opener, topic, opener.author, "thanks", after=max(m.moment for m in opener.replies))

    def _template(self) -> str:
        chance = self._rng.random()
        return "replies" if chance < 0.62 else "agree" if chance < 0.82 else "ask_back"

    def _reply(self, opener: Message, topic: str, who: int, template: str, after: int | None = None) -> None:
        start = opener.moment if after is None else after
        text = self._say(topic, template, who)
        if self._rng.random() < 0.22 and who != opener.author:
            among = [opener, *opener.replies[-1:]] if topic != "growth" else [opener]
            named = among[-1] if self._rng.random() < 0.4 else opener
            text = f"<@{self._cast[named.author].slack_id}> {text}" if named.author != who else text
        reply = Message(self._calendar.later(self._rng, start, 35.0), who, opener.place, text, opener)
        opener.replies.append(reply)
        self.messages.append(reply)
        self._circles.remember(opener.author, who)
        if who != opener.author and topic != "growth" and self._rng.random() < 0.3:
            self._like(reply, [opener.author])

    def _like(self, message: Message, who: list[int]) -> None:
        picked = np.searchsorted(EMOJI_WEIGHT, self._rng.random(len(who)) * EMOJI_WEIGHT[-1])
        for reader, emoji in zip(who, picked.tolist(), strict=True):
            message.react(EMOJI[emoji], reader)
            self._circles.remember(message.author, reader)

    def _cheer(self, opener: Message) -> None:
        fakes = self._by_role.get("throwaway", [])
        many = int(self._rng.integers(len(fakes) // 3, max(2, len(fakes) * 3 // 4)))
        crowd = self._rng.permutation(fakes)[:many].tolist()
        for who in crowd:
            opener.react(CHEERS[int(self._rng.integers(len(CHEERS)))], who)
        for who in crowd[: int(self._rng.integers(2, 8))]:
            self._reply(opener, "growth", who, "replies")

    def _applaud(self, opener: Message) -> None:
        for who in self._by_role["pod"]:
            if who != opener.author and self._rng.random() < 0.88:
                self._like(opener, [who])
                if self._rng.random() < 0.45:
                    self._reply(opener, "pod", who, "replies")

    def _say(self, topic: str, template: str, author: int) -> str:
        named = self._circles.somebody(author, topic)
        return self._speakers[topic].say(self._rng, template, person=f"<@{self._cast[named].slack_id}>")


def received(messages: list[Message], people: int) -> Numbers:
    """How many reactions and answers each person drew from others."""
    count = np.zeros(people)
    for message in messages:
        count[message.author] += sum(who != message.author for users in message.reactions.values() for who in users)
        if message.opener and message.opener.author != message.author:
            count[message.opener.author] += 1
    return count
