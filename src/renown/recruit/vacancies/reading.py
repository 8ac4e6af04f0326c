"""From an advertisement to a vacancy.

Invariant: what a person reads comes before what the page's own data says. Where both speak and differ, the text
stands and a remark says so; data alone is taken, without a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from renown.recruit.vacancies.advert import Advert
from renown.recruit.vacancies.demands import Mentions, demands_in, tongues_in
from renown.recruit.vacancies.head import GENDERS, bare_title, contacts_in, employer_in, place_in, title_in
from renown.recruit.vacancies.pay import pay_in
from renown.recruit.vacancies.posting import Posting
from renown.recruit.vacancies.sections import Placed, placed
from renown.recruit.vacancies.terms import contract_in, hours_in, remote_in, start_in
from renown.recruit.vacancies.vacancy import VACANCY_FIELDS, Pay, Remote, Said, Vacancy

_CONTRACTS = {
    "FULL_TIME": "",
    "PART_TIME": "",
    "CONTRACTOR": "freelance",
    "TEMPORARY": "fixed term",
    "INTERN": "internship",
}


def read_vacancy(advert: Advert, mentions: Mentions | None = None) -> Vacancy:
    """What an advertisement says. mentions: finds the skills that a text names; without it demands have none.

    >>> from renown.recruit.vacancies.advert import pasted
    >>> vacancy = read_vacancy(pasted("Nurse (m/f/d)\\nRequirements:\\n- two years of care\\nPay: 20 EUR an hour"))
    >>> vacancy.title.value, vacancy.demands[0].value, vacancy.pay.low, vacancy.missing[:2]
    ('Nurse', 'two years of care', 20.0, ('employer', 'place'))
    """
    lines = tuple(placed(advert.lines))
    seen = _visible(advert)
    title = title_in(lines)
    place = place_in(advert, title)
    demands = tuple(demands_in(lines, mentions))
    vacancy = Vacancy(
        title=_without_place(title, place),
        employer=employer_in(advert),
        place=place,
        remote=remote_in(seen),
        hours=hours_in(seen),
        pay=pay_in(seen),
        contract=contract_in(seen),
        start=start_in(seen),
        contacts=tuple(contacts_in(seen)),
        demands=demands,
        tongues=tuple(tongues_in(demands)),
        language=advert.language,
        remarks=(*advert.remarks, *_several(lines, advert)),
    )
    vacancy = _with_data(vacancy, advert.postings[0]) if len(advert.postings) == 1 else vacancy
    return replace(vacancy, missing=missing_of(vacancy))


def _without_place(title: Said | None, place: Said | None) -> Said | None:
    """A title without the town at its end, where that was read as the place."""
    if title is None or place is None or not title.start < place.start < title.end:
        return title
    bare = re.sub(rf"\W+(?:(?:in|für|en|at)\s)?{re.escape(place.value)}$", "", title.value)
    return replace(title, value=bare or title.value)


def missing_of(vacancy: Vacancy) -> tuple[str, ...]:
    """The fields that an advertisement does not say."""
    found = {name: getattr(vacancy, name, None) for name in VACANCY_FIELDS}
    found |= {"contact": vacancy.contacts, "must": vacancy.of("must"), "nice": vacancy.of("nice")}
    return tuple(name for name in VACANCY_FIELDS if not found[name])


def _visible(advert: Advert) -> str:
    """The text with lines that no person sees blank, so that places stay."""
    if sum(len(line.text) for line in advert.lines) >= len(advert.text.replace("\n", "")):
        return advert.text
    kept = [" " if letter != "\n" else "\n" for letter in advert.text]
    for line in advert.lines:
        kept[line.at : line.at + len(line.text)] = line.text
    return "".join(kept)


def _several(lines: tuple[Placed, ...], advert: Advert) -> Iterator[str]:
    titles = [line for line in lines if GENDERS.search(line.text) and not line.bullet and len(line.text) <= 90]
    names = dict.fromkeys(bare_title(line.text).casefold() for line in titles)
    musts = sum(line.part == "must" and line.heading for line in lines)
    count = max(len(advert.postings), min(len(names), musts))
    if count > 1:
        yield f"this looks like {count} advertisements in one; give each by itself, or their demands are mixed"


def _with_data(vacancy: Vacancy, data: Posting) -> Vacancy:
    """The vacancy with what only the page's own data says, and a remark for each thing it says otherwise."""
    remarks = list(vacancy.remarks)
    found: dict[str, Said | None] = {}
    for name, value in (
        ("title", data.title),
        ("employer", data.employer),
        ("place", data.place),
        ("start", data.start),
    ):
        said: Said | None = getattr(vacancy, name)
        found[name] = said or (Said(bare_title(value), value) if value else None)
        if said and value and not _same(said.value, value):
            remarks.append(
                f"the page's own data says “{value}” for the {name}, its text “{said.value}”: the text was taken"
            )
    pay, told = _pay(vacancy.pay, data)
    remarks += told
    remote = vacancy.remote or (Remote("100 %", "TELECOMMUTE", share=100) if data.remote else None)
    contract = _CONTRACTS.get(data.employment.split(",")[0].strip(), "")
    return replace(
        vacancy,
        title=found["title"],
        employer=found["employer"],
        place=found["place"],
        start=found["start"],
        pay=pay,
        remote=remote,
        contract=vacancy.contract or (Said(contract, data.employment) if contract else None),
        remarks=tuple(remarks),
    )


def _pay(said: Pay | None, data: Posting) -> tuple[Pay | None, list[str]]:
    if data.low is None or data.high is None:
        return said, []
    words = f"{data.low:g} to {data.high:g} {data.currency}".strip()
    if said is None:
        period = data.unit if data.unit in ("year", "month", "week", "day", "hour") else ""
        told = Pay(words, words, low=data.low, high=data.high, currency=data.currency, period=period)
        return told, ["the pay stands in the page's own data only: a reader does not see it"]
    if said.low == data.low and said.high == data.high:
        return said, []
    return said, [f"the page's own data says “{words}” for the pay, its text “{said.words}”: the text was taken"]


def _same(one: str, other: str) -> bool:
    """Whether two values are one but for signs, case, a mark for genders, or one naming more than the other."""
    a, b = (re.sub(r"[\W_]+", " ", bare_title(text)).strip().casefold() for text in (one, other))
    return a == b or a in b or b in a
