"""The eight steps of a recruiting strategy: what is there already, and what is proposed next, in plain words.

Invariants: what is there comes from answers of other rooms and is not worked out anew; minutes are our own estimate
and are called one. A later part of the product is never told as if it were there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renown.recruit.advice.advice import Advised
from renown.recruit.channels.card import COSTS, SEEKERS, Card
from renown.recruit.vacancies.finding import Shrink
from renown.recruit.vacancies.vacancy import Vacancy

if TYPE_CHECKING:
    from renown.recruit.plan.posts import Post


@dataclass(frozen=True, slots=True)
class StepKind:
    """A step. after: how many working days after the first day of a plan it is proposed; minutes: our estimate."""

    name: str
    title: str
    after: int
    minutes: int


STEP_KINDS = (
    StepKind("target", "Target group", 0, 45),
    StepKind("channels", "Channels", 0, 30),
    StepKind("brand", "Employer brand", 1, 90),
    StepKind("content", "Content", 2, 120),
    StepKind("dialogue", "Dialogue", 3, 45),
    StepKind("paid", "Paid reach", 4, 30),
    StepKind("tracking", "Tracking", 4, 30),
    StepKind("optimisation", "Optimisation", 14, 60),
)
"""The steps in their order."""

STEP_NAMES = tuple(kind.name for kind in STEP_KINDS)
MOST_SHRINKS = 3


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known when a plan is walked. findings: open ones of the ad check, of_law: those with a law behind them;
    pool: how many of one's own people, None without a pool; shrinks: what each must-have does to it; channels: those
    of the plan, each with its card and text; asked: the seeker of the plan's frame; topics: what is talked about."""

    vacancy: Vacancy
    findings: int = 0
    of_law: int = 0
    pool: int | None = None
    shrinks: Sequence[Shrink] = ()
    channels: Sequence[tuple[Card, Advised, Post]] = ()
    unknown: Sequence[str] = ()
    topics: Sequence[str] = ()
    seeker: str = ""
    link: str = ""
    budget: float | None = None


Walked = tuple[tuple[str, ...], str]
"""What is there, and what is proposed."""


def walk(step: str, known: Situation) -> Walked:
    """One step of the plan.

    >>> walk("target", Situation(Vacancy()))[1]
    'Say in the vacancy what job it is, then whom it suits; without it, no channel is better than another.'
    """
    there, proposal = _WALKS[step]
    return tuple(there(known)), proposal(known)


def _target(known: Situation) -> Iterator[str]:
    vacancy = known.vacancy
    if vacancy.title:
        place = f", {vacancy.place.value}" if vacancy.place else ""
        yield f"The vacancy: {vacancy.title.value}{place}."
    must, nice = len(vacancy.of("must")), len(vacancy.of("nice"))
    yield f"It demands {_counted(must, 'thing')} and wishes for {_counted(nice, 'more', 'more')}."
    if vacancy.missing:
        yield f"It does not say: {', '.join(vacancy.missing)}."
    yield f"People who are {SEEKERS[known.seeker]}." if known.seeker else "Whether they look for a job: not said."
    yield from _pool(known)


def _pool(known: Situation) -> Iterator[str]:
    if known.pool is None:
        yield "Your own pool: none at hand, so how many of your people fit is not known."
        return
    yield f"Your own pool: {_counted(known.pool, 'person', 'people')}."
    for shrink in sorted(known.shrinks, key=lambda one: -one.excluded)[:MOST_SHRINKS]:
        if shrink.excluded:
            yield f"“{shrink.demand.value}”: {shrink.excluded} of {shrink.of} do not show it."


def _target_next(known: Situation) -> str:
    if not known.vacancy.title:
        return "Say in the vacancy what job it is, then whom it suits; without it, no channel is better than another."
    if len(known.vacancy.of("must")) > 5:
        return "Go through the must-haves with the team: keep those without which the work cannot be done."
    return "Describe in three sentences who does this work well today, by what they do and never by who they are."


def _channels(known: Situation) -> Iterator[str]:
    for card, advised, _post in known.channels:
        why = "; ".join(reason.words for reason in advised.reasons[:2])
        yield f"{card.title}, about {card.minutes} minutes a week" + (f": {why}." if why else ".")
    yield from known.unknown


def _channels_next(known: Situation) -> str:
    if not known.channels:
        return "Choose at least one channel below: the advice found none that stands out or fits the time you have."
    return "Look at the reasons, leave out what you cannot keep up, and name for each channel who answers there."


def _brand(known: Situation) -> Iterator[str]:
    employer = known.vacancy.employer
    yield f"The employer: {employer.value}." if employer else "The advertisement does not say who the employer is."
    yield "What working there is like, Renown does not know: it stands as a gap in every text until you fill it in."
    yield f"Open findings in the advertisement: {known.findings}, with a law behind {known.of_law}."


def _brand_next(known: Situation) -> str:
    if known.of_law:
        return "Mend what the law asks for in the advertisement first; then ask three colleagues for one true reason."
    return "Ask three colleagues for one true reason to work here and one honest drawback; use their own words."


def _content(known: Situation) -> Iterator[str]:
    posts = [post for _card, _advised, post in known.channels]
    open_gaps, over = sum(post.open for post in posts), sum(bool(p.fit and p.fit.problems) for p in posts)
    yield f"{_counted(len(posts), 'text')} for your channels, {_counted(open_gaps, 'gap')} to fill in."
    if over:
        yield f"{_counted(over, 'text does', 'texts do')} not fit the limits of the channel."
    if known.topics:
        yield f"Talked about around you, not only by the people you look for: {', '.join(known.topics)}."
    else:
        yield "What the people you look for talk about is not known: no source of yours shows it."


def _content_next(known: Situation) -> str:
    if not known.topics:
        return "Make two of the ideas below; ask somebody who does the job what their colleagues elsewhere talk about."
    return "Make two of the ideas below, one of them on what is talked about."


def _dialogue(known: Situation) -> Iterator[str]:
    contacts = known.vacancy.contacts
    yield f"Questions go to: {contacts[0].value}." if contacts else "The advertisement names nobody to ask."
    for card, _advised, _post in known.channels:
        rule = next((rule.says for rule in card.rules if rule.kind == "messages"), "")
        if rule:
            yield f"{card.title}: {rule}"


def _dialogue_next(known: Situation) -> str:
    first = "Name who answers" if known.vacancy.contacts else "Put a name and a number into the advertisement"
    return f"{first}, and by when: the same working day for questions, a week for applications. Write the answers once."


def _paid(known: Situation) -> Iterator[str]:
    for card, _advised, _post in known.channels:
        models = ", ".join(COSTS[cost] for cost in card.costs)
        if card.paid:
            yield f"{card.title}: {models or 'how it is paid is not known'}. {card.paid}"
        for rule in card.rules:
            if rule.kind == "job-ads":
                yield f"{card.title}: {rule.says}"
    if not any(card.paid for card, _advised, _post in known.channels):
        yield "Nothing on your channels has to be paid for."
    yield "What a click or an advertisement costs today is on no card: the channel itself says so."


def _paid_next(known: Situation) -> str:
    if known.budget is None:
        return "Say what you can spend in a month; 0 is an answer, too."
    if known.budget == 0:
        return "Nothing is to be spent: leave paid reach out, and tick this off."
    return "Ask each channel for its price, write it in as its cost, and begin with one for two weeks."


def _tracking(known: Situation) -> Iterator[str]:
    if known.link:
        yield "Every text leads to your page with the channel's own UTM words, so that your web statistics can count."
    else:
        yield "There is no address of the vacancy's page yet, so the texts lead nowhere."
    yield "Renown does not count clicks and applications yet: short links and campaigns are no part of the plan so far."


def _tracking_next(known: Situation) -> str:
    if not known.link:
        return "Give the address of the page on which the vacancy stands; then open one link of each text."
    return "Open one link of each text. Ask everybody who applies where they saw the vacancy, and write it down."


def _optimisation(known: Situation) -> Iterator[str]:
    yield "No results of your own are known yet, so nothing can be said of what works."


def _optimisation_next(known: Situation) -> str:
    return (
        "After two weeks, look at applications from each channel, not at clicks: stop the one that brought none, "
        "change one thing in the others. Under 30 of anything is too few to compare."
    )


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_WALKS: Mapping[str, tuple[Callable[[Situation], Iterator[str]], Callable[[Situation], str]]] = {
    "target": (_target, _target_next),
    "channels": (_channels, _channels_next),
    "brand": (_brand, _brand_next),
    "content": (_content, _content_next),
    "dialogue": (_dialogue, _dialogue_next),
    "paid": (_paid, _paid_next),
    "tracking": (_tracking, _tracking_next),
    "optimisation": (_optimisation, _optimisation_next),
}
