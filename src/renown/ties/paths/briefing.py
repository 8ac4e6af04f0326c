"""What a reference is told before somebody calls them: the job, what to stress, and a letter in three languages.

Invariant: only what the owner wrote down and what the job says stands in it; nothing is made up about anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renown.errors import InputError
from renown.ties.paths.references import Point

LETTERS = {
    "en": (
        "Hello {first},\n\nthank you for speaking for me. I have applied for {job}{at}, and they may call you in the "
        "next days.\n\n{points}If anything in this is not as you remember it, tell me; say only what you can stand "
        "behind. I will let you know how it went.\n\nThank you,\n{owner}",
        " at {company}",
        "It would help if you could speak about:\n{points}\n\n",
    ),
    "de": (
        "Hallo {first},\n\ndanke, dass du für mich sprichst. Ich habe mich als {job}{at} beworben, und man ruft dich "
        "vielleicht in den nächsten Tagen an.\n\n{points}Wenn du etwas davon anders in Erinnerung hast, sag es mir; "
        "sag nur, wozu du stehen kannst. Ich erzähle dir, wie es ausging.\n\nVielen Dank\n{owner}",
        " bei {company}",
        "Es würde mir helfen, wenn du hierüber sprichst:\n{points}\n\n",
    ),
    "es": (
        "Hola, {first}:\n\nGracias por hablar de mí. Me he presentado al puesto de {job}{at}, y es posible que te "
        "llamen en los próximos días.\n\n{points}Si recuerdas algo de otra manera, dímelo; di solo lo que puedas "
        "sostener. Te contaré cómo ha ido.\n\nMuchas gracias,\n{owner}",
        " en {company}",
        "Me ayudaría que hablaras de:\n{points}\n\n",
    ),
}
"""By language: the letter, where the job is, and the lead to the points."""


@dataclass(frozen=True, slots=True)
class Job:
    """What somebody speaks for: the job, the company, and what it asks for in its own words."""

    title: str
    company: str
    text: str


def letter(language: str, names: tuple[str, str], job: Job, points: Sequence[Point]) -> str:
    """The letter to a reference. names: theirs and the owner's. Raises InputError for a language not spoken here.

    >>> print(letter("en", ("Bo Diaz", "Ana"), Job("Data lead", "Lumenfold", ""), ())[:56])
    Hello Bo,
    <BLANKLINE>
    thank you for speaking for me. I have applied
    """
    if language not in LETTERS:
        raise InputError(f"found {language!r} as a language", hint=f"expected one of: {', '.join(LETTERS)}")
    whole, at, lead = LETTERS[language]
    listed = "\n".join(f"- {point.skill}" + (f" ({point.line})" if point.line else "") for point in points)
    return whole.format(
        first=names[0].split()[0] if names[0].split() else names[0],
        owner=names[1],
        job=job.title,
        at=at.format(company=job.company) if job.company else "",
        points=lead.format(points=listed) if listed else "",
    )


def markdown(names: tuple[str, str], job: Job, points: Sequence[Point], words: str) -> str:
    """The whole pack as Markdown, which reads well as plain text, too."""
    where = f" at {job.company}" if job.company else ""
    parts = [f"# Briefing: {names[0]} speaks for {names[1]}", f"Job: {job.title}{where}"]
    if points:
        parts += ["## To stress", "\n".join(_point(number, point) for number, point in enumerate(points, 1))]
    if job.text:
        parts += ["## What the job asks for", "\n".join(f"> {line}" for line in job.text.splitlines())]
    return "\n\n".join([*parts, "## Letter", words]) + "\n"


def _point(number: int, point: Point) -> str:
    named = ", named in the job" if point.named else ""
    return f"{number}. **{point.skill}**{named}" + (f": {point.line}" if point.line else "")
