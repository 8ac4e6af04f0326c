"""A text for a channel, written from the vacancy and measured against the channel's card and the ad check.

Invariants: a text is made shorter by leaving whole lines out, the least important first, never by cutting one; where
even the shortest is too long, the measurement says so. A text that was kept is never touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renown.recruit.channels.card import Card, Format
from renown.recruit.channels.limits import Fit, check_text
from renown.recruit.plan.told import Told, gaps
from renown.recruit.plan.wordings import POST_WORDS
from renown.recruit.vacancies.advert import MOST_CHARACTERS, pasted
from renown.recruit.vacancies.check import check_advert
from renown.recruit.vacancies.finding import AdFinding
from renown.recruit.vacancies.reading import read_vacancy


@dataclass(frozen=True, slots=True)
class Post:
    """A text for a channel. fit: against the card's first format, None where the card has none. findings: what the ad
    check marks in it; what it misses in a whole advertisement is no fault of a short text. link: with its UTM words."""

    headline: str
    text: str
    link: str
    fit: Fit | None
    findings: tuple[AdFinding, ...]
    open: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text. rank: the higher, the sooner it is left out; 0: never."""

    rank: int
    words: str


def proposed(told: Told, card: Card, link: str) -> tuple[str, str]:
    """The headline and the text that are proposed for a channel.

    >>> from renown.recruit.channels.registry import card_named
    >>> told = Told("en", title="Nurse", shown_title="Nurse", place="Cork", tasks=("walk " * 30,))
    >>> print(proposed(told, card_named("sms"), "")[1])
    We are looking for: Nurse
    [employer], Cork
    [pay, from and to]
    [what one must be able to do]
    [link to the vacancy]
    """
    form = _format(card)
    lines = list(_lines(told, card, link))
    while form is not None and not _fits(card, form, lines) and any(line.rank for line in lines):
        lines.remove(max(lines, key=lambda line: line.rank))
    return _headline(told, form), _joined(lines)


def looked_at(card: Card, headline: str, text: str, link: str) -> Post:
    """A text as a plan shows it: measured, checked, its gaps counted."""
    form = _format(card)
    fit = next(iter(check_text(card, text, headline, form.name)), None) if form else None
    return Post(headline, text, link, fit, _findings(f"{headline}\n{text}"), gaps(headline) + gaps(text))


def _format(card: Card) -> Format | None:
    return card.formats[0] if card.formats else None


def _fits(card: Card, form: Format, lines: Sequence[_Line]) -> bool:
    return all(fit.fits for fit in check_text(card, _joined(lines), form=form.name))


def _joined(lines: Sequence[_Line]) -> str:
    return "\n".join(line.words for line in lines)


def _lines(told: Told, card: Card, link: str) -> Iterator[_Line]:
    say = POST_WORDS[told.language]
    if card.kind == "people" and any(rule.kind == "label" for rule in card.rules):
        yield _Line(0, say["label"])
    yield _Line(0, say["looking"].format(title=_titled(told) or say["title"]))
    yield _Line(1, f"{told.employer or say['employer']}, {told.place or say['place']}")
    yield _Line(2, say["pay"].format(pay=told.pay) if told.pay else say["no pay"])
    yield _Line(4, say["tasks"].format(tasks="; ".join(told.tasks)) if told.tasks else say["no tasks"])
    yield _Line(3, say["must"].format(must="; ".join(told.must)) if told.must else say["no must"])
    if told.terms:
        yield _Line(5, say["terms"].format(terms="; ".join(told.terms)))
    yield _Line(6, say["why"])
    if card.kind != "advertising":  # there the address stands beside the text
        yield _Line(0, say["link"].format(link=link) if link else say["no link"])
    if told.contact:
        yield _Line(7, say["contact"].format(contact=told.contact))


def _titled(told: Told) -> str:
    """The title with the form that German law asks for; the advertisement's own where it has one."""
    if told.language == "de" and told.title and told.shown_title == told.title:
        return f"{told.title} (m/w/d)"
    return told.shown_title or told.title


def _headline(told: Told, form: Format | None) -> str:
    if form is None or form.title_characters is None:
        return ""
    title = _titled(told)
    if title and len(title) <= form.title_characters:
        return title
    return POST_WORDS[told.language]["headline"].format(most=form.title_characters)


def _findings(text: str) -> tuple[AdFinding, ...]:
    if not text.strip() or len(text) > MOST_CHARACTERS:
        return ()
    advert = pasted(text)
    return tuple(finding for finding in check_advert(advert, read_vacancy(advert)).findings if finding.end)
