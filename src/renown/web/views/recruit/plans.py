"""The page of a plan: eight steps, weeks, costs, ideas and texts, each changed where it stands.

Invariant: what was typed is never lost: where it is refused, or was changed in another window meanwhile, it stands in
its field again with what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from renown.errors import ChangedError, InputError, NotFoundError
from renown.web import served
from renown.web.views.recruit.numbers import typed_number
from renown.web.views.request import Request, number
from renown.workspace.recruit.plan_answers import Plan
from renown.workspace.recruit.plans import Plans

PLAN_SAID = {
    "frame": gettext_lazy("Kept: the plan is fitted to it."),
    "edit": gettext_lazy("Kept."),
    "tick": gettext_lazy("Ticked off."),
    "untick": gettext_lazy("Open again."),
    "add": gettext_lazy("The task is in the plan."),
    "drop": gettext_lazy("Taken off."),
    "use": gettext_lazy("Kept: the channel is in the plan."),
    "leave": gettext_lazy("The channel is left out."),
    "write": gettext_lazy("Your text is kept."),
    "rewrite": gettext_lazy("The proposed text stands again."),
    "undo": gettext_lazy("Taken back."),
}
"""What was just done, by the word that stands in the address."""

_TYPED = ("words", "owner", "day", "minutes", "text", "headline", "cost", "step", "start", "weeks", "budget", "link")
_TYPED_WHERE = ("do", "item", "channel", "region", "seeker")


@require_http_methods(["GET", "POST"])
def plan(request: Request, vacancy: int) -> HttpResponse:
    """The plan of a vacancy; POST changes it."""
    room = served.workspace().plans
    if request.method == "GET":
        return _page(request, room.show(vacancy))
    what = request.POST.get("do", "")
    if (act := PLAN_ACTS.get(what)) is None:
        raise Http404
    before = room.show(vacancy).version
    try:
        after = act(room, vacancy, request.POST)
    except (ChangedError, InputError, NotFoundError) as error:
        status = 409 if isinstance(error, ChangedError) else 404 if isinstance(error, NotFoundError) else 400
        return _page(request, room.show(vacancy), status, problem=error, sent=_sent(request.POST))
    was = f"&was={after.version}" if after.version != before else ""
    return redirect(f"{reverse('plan', args=[vacancy])}?done={what}{was}{_anchor(request.POST, after)}")


@require_GET
def plan_file(request: Request, vacancy: int, form: str) -> HttpResponse:
    """The plan as a file: `md` for Markdown, `ics` for calendars."""
    room = served.workspace().plans
    writers = {
        "md": (room.markdown, "text/markdown; charset=utf-8"),
        "ics": (room.calendar, "text/calendar; charset=utf-8"),
    }
    if form not in writers:
        raise Http404
    write, media = writers[form]
    headers = {"Content-Disposition": f'attachment; filename="plan-{vacancy}.{form}"', "Cache-Control": "no-store"}
    return HttpResponse(write(vacancy).encode(), content_type=media, headers=headers)


def _seen(form: QueryDict) -> int:
    return number(form.get("version"), 0)


def _frame(room: Plans, vacancy: int, form: QueryDict) -> Plan:
    now = room.show(vacancy).frame
    return room.set_frame(
        vacancy,
        _seen(form),
        _day(form.get("start", "")) or now.start,
        _whole(form.get("weeks", ""), _("weeks")) or now.weeks,
        _whole(form.get("minutes", ""), _("minutes")),
        typed_number(form.get("budget", ""), _("budget")),
        form.get("region", ""),
        form.get("seeker", ""),
        form.get("link", ""),
    )


def _edit(room: Plans, vacancy: int, form: QueryDict) -> Plan:
    return room.edit(vacancy, _seen(form), form.get("item", ""), *_item_of(form))


def _add(room: Plans, vacancy: int, form: QueryDict) -> Plan:
    return room.add(vacancy, form.get("step", ""), *_item_of(form))


def _item_of(form: QueryDict) -> tuple[str, str, date | None, int | None]:
    minutes = _whole(form.get("minutes", ""), _("minutes"))
    return form.get("words", ""), form.get("owner", ""), _day(form.get("day", "")), minutes


def _use(room: Plans, vacancy: int, form: QueryDict) -> Plan:
    cost = typed_number(form.get("cost", ""), _("cost"))
    return room.set_channel(vacancy, _seen(form), form.get("channel", ""), cost)


PLAN_ACTS: Mapping[str, Callable[[Plans, int, QueryDict], Plan]] = {
    "frame": _frame,
    "edit": _edit,
    "tick": lambda room, one, form: room.tick(one, _seen(form), form.get("item", "")),
    "untick": lambda room, one, form: room.tick(one, _seen(form), form.get("item", ""), done=False),
    "add": _add,
    "drop": lambda room, one, form: room.drop(one, _seen(form), form.get("item", "")),
    "use": _use,
    "leave": lambda room, one, form: room.set_channel(one, _seen(form), form.get("channel", ""), use=False),
    "write": lambda room, one, form: room.write(
        one, _seen(form), form.get("channel", ""), form.get("text", ""), form.get("headline", "")
    ),
    "rewrite": lambda room, one, form: room.rewrite(one, _seen(form), form.get("channel", "")),
    "undo": lambda room, one, form: room.undo(one, number(form.get("change"), 0)),
}
"""What can be done with a plan, by the word that its form sends."""


def _page(request: Request, found: Plan, status: int = 200, **more: object) -> HttpResponse:
    workspace, asked = served.workspace(), request.GET
    choices = workspace.channels.choices()
    costs = dict(choices.costs)
    context: dict[str, Any] = {
        "plan": found,
        "owners": workspace.plans.owners(found.vacancy),
        "channels": [(one, ", ".join(costs[model] for model in one.models)) for one in found.channels],
        "choices": choices,
        "done": PLAN_SAID.get(asked.get("done", "")),
        "was": number(asked.get("was"), 0),
        "today": datetime.now(workspace.zone).date(),
        **more,
    }
    return render(request, "recruit/plan.html", context, status=status)


def _sent(form: QueryDict) -> dict[str, str]:
    """What was typed, by the name of its field, to stand there again."""
    return {name: form.get(name, "") for name in (*_TYPED_WHERE, *_TYPED)}


def _anchor(form: QueryDict, after: Plan) -> str:
    """The place on the page at which somebody was."""
    channel = form.get("channel", "")
    if channel in {one.name for one in after.channels}:
        return f"#channel-{channel}"
    steps = [step.name for step, item in after.items() if item.key == form.get("item")]
    steps += [step.name for step in after.steps if step.name == form.get("step")]
    return f"#step-{steps[0]}" if steps else ""


def _whole(text: str, what: str) -> int | None:
    """A whole number as it is typed; None for nothing. Raises InputError."""
    found = typed_number(text, what)
    return None if found is None else round(found)


def _day(text: str) -> date | None:
    """A day as a form sends it; None for nothing. Raises InputError."""
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        raise InputError(_("a day was sent that is none"), hint=_("write it like 2026-05-04")) from error
