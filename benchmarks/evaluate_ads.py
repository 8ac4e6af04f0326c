"""How well the ad check finds what is wrong: advertisements made up by us, each finding marked in them with its place.

Sets: `clean` has nothing to be found in it; `flawed` was written with the rules; `wider` after them, then `heldout`,
`unseen` and `spare`, in this order: each was read once, and the rules were widened then by what they missed there.
Right is a finding of the same rule at exactly the same characters. What `unseen` and `spare` say of employer, place,
hours, pay, must-haves and wishes stands in their `fields.toml`. It needs no data from outside.

    python benchmarks/evaluate_ads.py tests/recruit/vacancies/ads
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter
from pathlib import Path

from renown.recruit.vacancies.advert import pasted
from renown.recruit.vacancies.check import check_advert
from renown.recruit.vacancies.reading import read_vacancy
from renown.recruit.vacancies.skills import skills_in
from renown.recruit.vacancies.vacancy import Vacancy

AD_SETS = ("clean", "flawed", "wider", "heldout", "unseen", "spare")
AD_GATE = 0.9
"""Precision and recall over all sets."""

_MARK = re.compile(r"\[\[([a-z.]+):(.*?)\]\]", re.DOTALL)
Places = set[tuple[str, int, int]]


def marked(file: Path) -> tuple[str, Places]:
    """An advertisement without its marks, and what they mark; a first line `! rule` is of the whole text."""
    text, right = file.read_text(encoding="utf-8"), set()
    if text.startswith("! "):
        head, text = text.split("\n", 1)
        right = {(rule, 0, 0) for rule in head[2:].split()}
    while mark := _MARK.search(text):
        text = text[: mark.start()] + mark[2] + text[mark.end() :]
        right.add((mark[1], mark.start(), mark.start() + len(mark[2])))
    return text, right


def found_in(text: str) -> Places:
    """What the check finds."""
    advert = pasted(text)
    told = check_advert(advert, read_vacancy(advert, skills_in))
    return {(finding.rule, finding.start, finding.end) for finding in told.findings}


def figures(folder: Path) -> dict[str, float]:
    """Advertisements, right findings, false ones and missed ones of a set, with precision and recall."""
    count: Counter[str] = Counter()
    for file in sorted(folder.glob("*.txt")):
        text, right = marked(file)
        found = found_in(text)
        count.update(ads=1, right=len(found & right), false=len(found - right), missed=len(right - found))
    return dict(count) | shares(count)


def shares(count: Counter[str]) -> dict[str, float]:
    """Precision and recall; 1 where nothing was to be found, or nothing was."""
    found, sought = count["right"] + count["false"], count["right"] + count["missed"]
    return {
        "precision": count["right"] / found if found else 1.0,
        "recall": count["right"] / sought if sought else 1.0,
    }


def fields(folder: Path) -> dict[str, float]:
    """The share of advertisements of which each field is read as it is told in `fields.toml`: all of it, or wrong."""
    true = tomllib.loads((folder / "fields.toml").read_text(encoding="utf-8"))
    right: Counter[str] = Counter()
    for name, told in true.items():
        advert = pasted(marked(folder / f"{name}.txt")[0])
        found = told_of(read_vacancy(advert, skills_in))
        right.update(field for field, value in told.items() if found[field] == value)
    return {field: right[field] / len(true) for field in next(iter(true.values()))}


def told_of(vacancy: Vacancy) -> dict[str, str | int]:
    """What is read of a vacancy, as `fields.toml` writes it: must and nice are how many there are."""
    pay, hours = vacancy.pay, vacancy.hours
    return {
        "employer": vacancy.employer.value if vacancy.employer else "",
        "place": vacancy.place.value if vacancy.place else "",
        "hours": _range(hours.low, hours.high) if hours else "",
        "pay": f"{_range(pay.low, pay.high)} {pay.period}".strip() if pay else "",
        "must": len(vacancy.of("must")),
        "nice": len(vacancy.of("nice")),
    }


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return ""
    return f"{low:g}" if high in (None, low) else f"{low:g}-{high:g}"


def main() -> None:
    """Print the figures of every set, and of all, as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    sets = {name: figures(folder / name) for name in AD_SETS}
    every = shares(
        Counter({key: int(sum(told[key] for told in sets.values())) for key in ("right", "false", "missed")})
    )
    told = {name: fields(folder / name) for name in ("unseen", "spare")}
    print(json.dumps({**sets, **every, "fields": told, "held": min(every.values()) >= AD_GATE}))


if __name__ == "__main__":
    main()
