"""The room `plans`: the plan of each vacancy, what it takes, its texts, and what the owner says of it.

Invariant: nothing is worked out here that another room answers: the vacancy and its check, the advice on channels, what
is talked about, and the team are asked. A plan is a proposal until something is said of it; looking keeps nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from renown.desk.recruit.plan_records import PlanRecord
from renown.errors import InputError, NotFoundError, RenownError
from renown.model.local_time import localised
from renown.publish.calendar_feed import Entry, calendar_text
from renown.recruit.advice.advice import Advice, Advised
from renown.recruit.channels.card import Card
from renown.recruit.channels.registry import card_named
from renown.recruit.plan.ideas import ideas
from renown.recruit.plan.links import tracked
from renown.recruit.plan.paper import markdown
from renown.recruit.plan.plan import PlanItem, PlanStep, Words, channel_of, costs_of, steps_of, summed, verdict
from renown.recruit.plan.posts import Post, looked_at, proposed
from renown.recruit.plan.steps import STEP_NAMES, Situation
from renown.recruit.plan.told import Told, told_by
from renown.recruit.plan.words import PlanFrame, PlanWord, checked_frame, checked_word
from renown.recruit.vacancies.advert import pasted
from renown.workspace.context import Context
from renown.workspace.groups.talk import Talk
from renown.workspace.recruit.channels import Channels
from renown.workspace.recruit.plan_answers import Plan, PlanRow
from renown.workspace.recruit.vacancies import Vacancies
from renown.workspace.recruit.vacancy_answers import VacancyCard
from renown.workspace.room import Room
from renown.workspace.team.team import Team

if TYPE_CHECKING:
    from renown.desk.recruit.plans import Plans as DeskPlans

TOPICS_ASKED = 3


class Plans(Room):
    """Plans of vacancies: eight steps, texts for the channels, weeks, costs; on paper and in calendars."""

    def __init__(self, context: Context, vacancies: Vacancies, channels: Channels, talk: Talk, team: Team) -> None:
        super().__init__(context)
        self._vacancies, self._channels, self._talk, self._team = vacancies, channels, talk, team

    def list(self) -> tuple[PlanRow, ...]:
        """The plans of which something was said, of vacancies on the list, the newest vacancy first."""
        plans = (self.show(number) for number in self._desk.begun() if not self._vacancies.card(number).removed)
        return tuple(_row(plan) for plan in plans)

    def show(self, vacancy: int) -> Plan:
        """The plan of a vacancy, proposed where nothing was said of it. Raises NotFoundError for the vacancy."""
        card = self._vacancies.card(vacancy)
        record = self._desk.get(vacancy)
        frame = record.frame if record else PlanFrame(self._today())
        return self._put_together(card, record, frame, record.words if record else {})

    def owners(self, vacancy: int) -> tuple[str, ...]:
        """Who can be asked to do something: whoever does so in this plan already, and the people of the team."""
        record = self._desk.get(vacancy)
        said = [word.owner for word, _since in record.words.values() if word.said and word.owner] if record else []
        return tuple(dict.fromkeys((*said, *self._colleagues())))

    def set_frame(  # noqa: PLR0913 - one argument per thing that a plan has to fit
        self,
        vacancy: int,
        seen: int,
        start: date,
        weeks: int = 4,
        minutes: int | None = None,
        budget: float | None = None,
        region: str = "",
        seeker: str = "",
        link: str = "",
    ) -> Plan:
        """Say what a plan has to fit. seen: the version of the plan that was seen.

        minutes: at hand in a week; budget: to spend in a month; None: not said. region: like DE; seeker: active or
        latent; link: the page of the vacancy. Raises InputError, and ChangedError where the frame is newer than seen.
        """
        frame = checked_frame(PlanFrame(start, weeks, minutes, budget, region, seeker, link))
        self._desk.set_frame(vacancy, seen, frame)
        return self.show(vacancy)

    def edit(
        self,
        vacancy: int,
        seen: int,
        item: str,
        words: str = "",
        owner: str = "",
        day: date | None = None,
        minutes: int | None = None,
    ) -> Plan:
        """Say of a step or an own task what is to be done, by whom, until when, and how long it takes.

        item: its key. words: empty for a step: what is proposed. Raises InputError, NotFoundError, and ChangedError
        where this step or task is newer than seen.
        """
        now = self._item(vacancy, item)
        step = self._step_of(vacancy, item)
        if item.startswith("task:") and not words.strip():
            raise InputError("found no words", hint="say what is to be done, or take the task off the plan")
        self._say(vacancy, seen, PlanWord(item, step, words, "", owner, day, minutes, done=now.done))
        return self.show(vacancy)

    def tick(self, vacancy: int, seen: int, item: str, *, done: bool = True) -> Plan:
        """Tick off a step or an own task, or put it back. Raises NotFoundError and ChangedError."""
        now, when = self._item(vacancy, item), self._today() if done else None
        words = now.words if now.own else ""
        step = self._step_of(vacancy, item)
        self._say(vacancy, seen, PlanWord(item, step, words, "", now.owner, now.day, now.minutes, done=when))
        return self.show(vacancy)

    def add(
        self,
        vacancy: int,
        step: str,
        words: str,
        owner: str = "",
        day: date | None = None,
        minutes: int | None = None,
    ) -> Plan:
        """Put a task of one's own into a step of a plan: target, channels, brand, ... Raises InputError."""
        if step not in STEP_NAMES:
            raise InputError(f"found no step {step[:40]!r}", hint=f"one of: {', '.join(STEP_NAMES)}")
        word = checked_word(PlanWord("task:", step, words, "", owner, day, minutes))
        if not word.words:
            raise InputError("found no words", hint="say what is to be done")
        self._desk.add(vacancy, word, self._today())
        return self.show(vacancy)

    def drop(self, vacancy: int, seen: int, item: str) -> Plan:
        """Take an own task off a plan, or let a step be as it is proposed. Raises NotFoundError and ChangedError."""
        now, step = self._item(vacancy, item), self._step_of(vacancy, item)
        words = now.words if now.own else ""
        self._say(vacancy, seen, PlanWord(item, step, words, "", now.owner, now.day, now.minutes, said=False))
        return self.show(vacancy)

    def set_channel(
        self, vacancy: int, seen: int, channel: str, cost: float | None = None, *, use: bool = True
    ) -> Plan:
        """Take a channel into a plan or leave it out. cost: in a month, by your own figure; None: unknown.

        Raises NotFoundError for a channel that there is not, ChangedError where it is newer than seen.
        """
        before = self._channel_word(vacancy, channel)
        self._say(vacancy, seen, replace(before, cost=cost, out=not use, said=True))
        return self.show(vacancy)

    def write(self, vacancy: int, seen: int, channel: str, text: str, headline: str = "") -> Plan:
        """Keep a text for a channel as yours. Raises InputError for an empty one, ChangedError where it is newer."""
        if not text.strip():
            raise InputError("found no text", hint="write one, or take the proposal again")
        before, version = self._channel_word(vacancy, channel), self._vacancies.card(vacancy).version
        word = replace(before, words=text, headline=headline, out=False, said=True, written_from=version)
        self._say(vacancy, seen, word)
        return self.show(vacancy)

    def rewrite(self, vacancy: int, seen: int, channel: str) -> Plan:
        """Take the proposed text for a channel in place of the one that is kept; its cost stays."""
        before = self._channel_word(vacancy, channel)
        self._say(vacancy, seen, replace(before, words="", headline="", written_from=0))
        return self.show(vacancy)

    def undo(self, vacancy: int, change: int) -> Plan:
        """Take back the change that made a version of the plan.

        Raises NotFoundError where there is none, ChangedError where the same thing was changed once more since.
        """
        self._desk.take_back(vacancy, change)
        return self.show(vacancy)

    def markdown(self, vacancy: int) -> str:
        """The plan on paper, as Markdown."""
        return markdown(self.show(vacancy))

    def calendar(self, vacancy: int) -> str:
        """What has a day, as iCalendar: whole days that keep their UID, so a newer export replaces an older one."""
        plan, card, record = self.show(vacancy), self._vacancies.card(vacancy), self._desk.get(vacancy)
        entries = [*_entries(plan), *_withdrawn(plan, record)]
        uid = hashlib.sha256(self._context.desk.secret("plans") + str(vacancy).encode()).hexdigest()[:16]
        sequence = plan.version + card.version - 1
        named = [replace(entry, key=f"plan-{uid}-{entry.key}", sequence=sequence) for entry in entries]
        at = max(card.at, record.at) if record else card.at
        return calendar_text(named, at.astimezone(UTC).replace(tzinfo=None, microsecond=0), f"Plan: {plan.title}")

    # --- how it is done --------------------------------------------------------------------------------------

    def _put_together(self, card: VacancyCard, record: PlanRecord | None, frame: PlanFrame, words: Words) -> Plan:
        advice = self._advice(card.number, frame)
        told = told_by(card.checked.vacancy, pasted(card.checked.text))
        used = _used(advice, words)
        cards = [(card_named(row.channel), row, _post(told, row.channel, frame, card.number, words)) for row in used]
        topics = tuple(topic.term for topic in self._talk.rising(limit=TOPICS_ASKED))
        channels = tuple(channel_of(one, post, words, card.version) for one, _row, post in cards)
        steps = steps_of(frame, _situation(card, frame, cards, advice, topics), words)
        weeks, money = summed(frame, steps, channels), costs_of(frame, channels)
        items = [item for step in steps for item in (step.item, *step.tasks)]
        names = {row.channel for row in used}
        others = ((row.channel, row.title) for row in advice.channels if not row.left_out and row.channel not in names)
        return Plan(
            vacancy=card.number,
            title=told.title,
            version=record.version if record else 0,
            frame=frame,
            steps=steps,
            channels=channels,
            offered=tuple(others),
            ideas=ideas(told, topics, frame.link),
            weeks=weeks,
            costs=money,
            verdict=verdict(frame, weeks, money),
            open=sum(item.done is None for item in items),
            done=sum(item.done is not None for item in items),
            gaps=sum(channel.post.open for channel in channels),
        )

    def _advice(self, vacancy: int, frame: PlanFrame) -> Advice:
        return self._channels.advise(
            region=frame.region, seeker=frame.seeker, budget=frame.budget, minutes=frame.minutes, vacancy=vacancy
        )

    def _say(self, vacancy: int, seen: int, word: PlanWord) -> None:
        self._desk.say(vacancy, seen, checked_word(word), self._today())

    def _item(self, vacancy: int, key: str) -> PlanItem:
        found = next((item for _step, item in self.show(vacancy).items() if item.key == key), None)
        if found is None:
            raise NotFoundError(f"there is no {key[:40]!r} in this plan", hint="look at the plan again")
        return found

    def _step_of(self, vacancy: int, key: str) -> str:
        record = self._desk.get(vacancy)
        known = record.words.get(key) if record and key.startswith("task:") else None
        return known[0].step if known else ""

    def _channel_word(self, vacancy: int, channel: str) -> PlanWord:
        """What was said of a channel, or a word that says nothing but that it is in the plan."""
        key = f"channel:{card_named(channel).name}"
        record = self._desk.get(vacancy)
        word = record.words.get(key, (None, 0))[0] if record else None
        return word if word is not None and word.said else PlanWord(key)

    def _colleagues(self) -> tuple[str, ...]:
        try:
            page = self._team.page()
        except RenownError:  # its folder is out of reach: a name can still be typed
            return ()
        return tuple(member.name for member in page.members) if page else ()

    def _today(self) -> date:
        return localised(datetime.now(UTC), self._context.zone).date()

    @property
    def _desk(self) -> DeskPlans:
        return self._context.desk.plans


def _used(advice: Advice, words: Words) -> list[Advised]:
    """The channels of a plan: the advised mix without those left out, and those that were taken in."""
    said = {key.partition(":")[2]: word for key, (word, _) in words.items() if key.startswith("channel:") and word.said}
    return [row for row in advice.channels if (not said[row.channel].out if row.channel in said else row.chosen)]


def _post(told: Told, channel: str, frame: PlanFrame, vacancy: int, words: Words) -> Post:
    card = card_named(channel)
    link = tracked(frame.link, card, f"vacancy-{vacancy}", paid=not card.organic)
    word = words.get(f"channel:{channel}", (None, 0))[0]
    if word is not None and word.said and word.words:
        return looked_at(card, word.headline, word.words, link)
    return looked_at(card, *proposed(told, card, link), link)


def _situation(
    card: VacancyCard,
    frame: PlanFrame,
    channels: list[tuple[Card, Advised, Post]],
    advice: Advice,
    topics: tuple[str, ...],
) -> Situation:
    checked = card.checked
    return Situation(
        vacancy=checked.vacancy,
        findings=checked.open,
        of_law=sum(line.finding.of_law and not line.dismissed for line in checked.lines),
        pool=checked.pool,
        shrinks=checked.shrinks,
        channels=channels,
        unknown=advice.unknown,
        topics=topics,
        seeker=frame.seeker,
        link=frame.link,
        budget=frame.budget,
    )


def _row(plan: Plan) -> PlanRow:
    days = [item.day for _step, item in plan.items() if item.day is not None and item.done is None]
    return PlanRow(plan.vacancy, plan.title, plan.done, plan.open, plan.gaps, min(days, default=None))


def _entries(plan: Plan) -> list[Entry]:
    """What has a day, and as cancelled what was given one and has none any more."""
    return [
        Entry(
            item.key.replace(":", "-"),
            item.day or plan.frame.start,
            _headed(plan, step, item),
            _described(item),
            cancelled=item.day is None,
        )
        for step, item in plan.items()
        if item.day is not None or item.since
    ]


def _headed(plan: Plan, step: PlanStep, item: PlanItem) -> str:
    """What an entry is called: a step by its name, an own task by its own words."""
    named = item.words if item.key.startswith("task:") else step.title
    return f"{'Done: ' if item.done else ''}{named} ({plan.title or 'vacancy'})"


def _described(item: PlanItem) -> str:
    facts = (item.words, item.owner and f"Who: {item.owner}", item.minutes and f"Minutes: {item.minutes}")
    return "\n".join(str(fact) for fact in facts if fact)


def _withdrawn(plan: Plan, record: PlanRecord | None) -> list[Entry]:
    """Own tasks that were taken off, so that a calendar that has them lets them go."""
    words: Mapping[str, tuple[PlanWord, int]] = record.words if record else {}
    return [
        Entry(key.replace(":", "-"), word.day or plan.frame.start, "Taken off the plan", cancelled=True)
        for key, (word, _since) in words.items()
        if key.startswith("task:") and not word.said
    ]
