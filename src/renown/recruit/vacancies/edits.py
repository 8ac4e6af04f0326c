"""What the owner, or a page's own data, says of a vacancy in place of its text.

Invariant: a field that was said is what it was said to be; an empty word means that the vacancy does not say it. Words
are read as those of an advertisement are: `55,000 to 65,000 euros a year` is a range with currency and period.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from renown.errors import InputError
from renown.recruit.vacancies.demands import Mentions, skilled
from renown.recruit.vacancies.pay import pay_in
from renown.recruit.vacancies.reading import missing_of
from renown.recruit.vacancies.terms import hours_in, remote_in, start_in
from renown.recruit.vacancies.vacancy import VACANCY_FIELDS, Demand, Hours, Pay, Remote, Said, Vacancy, Weight

EDITABLE = (*VACANCY_FIELDS, "not")
"""The fields that can be said in place of the text, in the order in which they are shown."""

LONGEST_FIELD, MOST_LINES = 5_000, 100
_LISTS: Mapping[str, Weight] = {"must": "must", "nice": "nice", "not": "not"}


def checked_edit(field: str, words: str) -> str:
    """Words for a field as they are kept. Raises InputError for a field that is none, and for too many words.

    >>> checked_edit("must", " SQL \\n\\n Python")
    'SQL\\nPython'
    """
    if field not in EDITABLE:
        raise InputError(f"found no field {field[:40]!r}", hint=f"one of: {', '.join(EDITABLE)}")
    if len(words) > LONGEST_FIELD:
        raise InputError(f"found {len(words):,} characters for {field}", hint=f"at most {LONGEST_FIELD:,}")
    lines = [" ".join(line.split()) for line in words.replace("\0", " ").splitlines()]
    lines = [line for line in lines if line]
    if len(lines) > MOST_LINES:
        raise InputError(f"found {len(lines):,} lines for {field}", hint=f"at most {MOST_LINES}")
    return "\n".join(lines) if field in (*_LISTS, "contact") else " ".join(lines)


def with_edits(vacancy: Vacancy, edits: Mapping[str, str], mentions: Mentions | None = None) -> Vacancy:
    """A vacancy with what was said of its fields. mentions: finds the skills that a demand names.

    >>> told = with_edits(Vacancy(), {"pay": "20 to 22 EUR an hour", "must": "SQL\\nPython", "title": "Nurse"})
    >>> told.pay.high, [d.value for d in told.of("must")], told.title.value, "place" in told.missing
    (22.0, ['SQL', 'Python'], 'Nurse', True)
    """
    for field, words in edits.items():
        if field in _LISTS:
            kept = tuple(demand for demand in vacancy.demands if demand.weight != _LISTS[field])
            new = tuple(skilled(Demand(line, line, weight=_LISTS[field]), mentions) for line in words.splitlines())
            vacancy = replace(vacancy, demands=(*kept, *new))
        elif field == "contact":
            vacancy = replace(vacancy, contacts=tuple(Said(line, line) for line in words.splitlines()))
        elif field in VACANCY_FIELDS:
            said = _READ.get(field, _plain)(words) if words else None
            vacancy = replace(vacancy, **{field: said})  # type: ignore[arg-type]
    return replace(vacancy, missing=missing_of(vacancy))


def said_of(vacancy: Vacancy, field: str) -> tuple[Said, ...]:
    """What a vacancy says of a field.

    >>> [said.value for said in said_of(Vacancy(title=Said("Nurse", "Nurse")), "title")]
    ['Nurse']
    """
    if field in _LISTS:
        return vacancy.of(_LISTS[field])
    found = vacancy.contacts if field == "contact" else getattr(vacancy, field)
    return found if isinstance(found, tuple) else (found,) if found else ()


def of_page(vacancy: Vacancy) -> dict[str, str]:
    """What only the page's own data says of a vacancy, to be kept beside its text."""
    fields = (field for field in VACANCY_FIELDS if field not in (*_LISTS, "contact"))
    return {field: _worded(said[0]) for field in fields if (said := said_of(vacancy, field)) and said[0].nowhere}


def _worded(said: Said) -> str:
    """A value in words that read as the same value."""
    return f"{said.value} a {said.period}" if isinstance(said, Pay) and said.period else said.value


def _plain(words: str) -> Said:
    return Said(words, words)


def _pay(words: str) -> Said:
    found = pay_in(f"pay {words}")
    return replace(found, value=words, words=words, start=0, end=0) if found else Pay(words, words)


def _hours(words: str) -> Said:
    found = hours_in(words)
    return replace(found, value=words, words=words, start=0, end=0) if found else Hours(words, words)


def _remote(words: str) -> Said:
    found = remote_in(words) or remote_in(f"{words} remote")
    return replace(found, value=words, words=words, start=0, end=0) if found else Remote(words, words)


def _start(words: str) -> Said:
    found = start_in(f"from {words}")
    return replace(found, words=words, start=0, end=0) if found else Said(words, words)


_READ: Mapping[str, Callable[[str], Said]] = {"pay": _pay, "hours": _hours, "remote": _remote, "start": _start}
