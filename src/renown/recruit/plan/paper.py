"""A plan as Markdown, to be sent round or kept.

Invariant: what somebody wrote cannot become a heading, a link or a box of its own; texts to copy stand as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from renown.recruit.plan.plan import Plan, PlanChannel, PlanItem, PlanStep

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])|^(\d{0,9})([-+=.)])(?=\s|$)")


def markdown(plan: Plan) -> str:
    """The whole plan on paper."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield f"# Plan: {escaped(plan.title) or '(no title)'}"
    yield ""
    yield f"From {plan.frame.start}, {plan.frame.weeks} weeks. {plan.done} done, {plan.open} open."
    yield ""
    yield from (f"- {escaped(line)}" for line in plan.verdict)
    for number, step in enumerate(plan.steps, start=1):
        yield from _step(number, step)
    yield from _weeks(plan)
    yield from _ideas(plan)
    for channel in plan.channels:
        yield from _channel(channel)


def _step(number: int, step: PlanStep) -> Iterator[str]:
    yield ""
    yield f"## {number}. {step.title}"
    yield ""
    yield from (f"- {escaped(line)}" for line in step.there)
    yield ""
    yield from (_item(item) for item in (step.item, *step.tasks))


def _item(item: PlanItem) -> str:
    facts = [escaped(item.owner) or "nobody yet", str(item.day or "no day")]
    facts.append("minutes not said" if item.minutes is None else f"{item.minutes} minutes")
    return f"- [{'x' if item.done else ' '}] {escaped(item.words)} ({', '.join(facts)})"


def _weeks(plan: Plan) -> Iterator[str]:
    yield from ("", "## Weeks", "", "| week of | once | channels | together |", "| --- | --- | --- | --- |")
    for week in plan.weeks:
        over = f", {week.over} too many" if week.over else ""
        yield f"| {week.monday} | {week.once} | {week.regular} | {week.minutes}{over} |"


def _ideas(plan: Plan) -> Iterator[str]:
    yield from ("", "## Ideas for content", "")
    yield from (f"- **{escaped(idea.title)}**: {escaped(idea.words)}" for idea in plan.ideas)


def _channel(channel: PlanChannel) -> Iterator[str]:
    cost = "not said" if channel.cost is None else f"{channel.cost:,.2f} a month"
    yield from ("", f"## Text for {escaped(channel.title)}", "")
    yield f"About {channel.minutes} minutes a week; cost: {cost}; gaps: {channel.post.open}."
    problems = channel.post.fit.problems if channel.post.fit else ()
    yield from (f"- {escaped(problem)}" for problem in problems)
    yield ""
    words = f"{channel.post.headline}\n\n{channel.post.text}" if channel.post.headline else channel.post.text
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", words)), default=0))
    yield from (fence, words, fence)


def escaped(text: str) -> str:
    """Words on one line that mean nothing to Markdown.

    >>> escaped("# [a](b) <i>"), escaped("1. first")
    ('\\\\# \\\\[a\\\\](b) \\\\<i\\\\>', '1\\\\. first')
    """
    line = " ".join(text.split())
    return _SPECIAL.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)
