"""The catalogue of channels, the card of one, and which of them for whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from renown.errors import InputError
from renown.web import served
from renown.web.views.recruit.numbers import typed_number
from renown.web.views.request import Request, as_of, number
from renown.workspace.recruit.answers import Advice, Card

LONGEST_SEARCH = 200
_SHORT = 12
"""So many channels of an answer stand open; the others are a click away."""


@require_GET
def channels(request: Request) -> HttpResponse:
    """The channels, filtered by what the query says; htmx asks for the list alone."""
    room, asked = served.workspace().channels, request.GET
    chosen = {name: asked.get(name, "")[:LONGEST_SEARCH] for name in ("q", "kind", "field", "seeker")}
    choices, free = room.choices(), asked.get("free") == "on"
    found = room.list(chosen["q"], chosen["kind"], chosen["field"], chosen["seeker"], free=free)
    kinds = dict(choices.kinds)
    context = {"rows": [(row, kinds[row.kind]) for row in found], "chosen": chosen, "free": free, "choices": choices}
    page = "recruit/parts/channel_list.html" if request.htmx else "recruit/channels.html"
    return render(request, page, context)


@require_http_methods(["GET", "POST"])
def channel(request: Request, name: str) -> HttpResponse:
    """The card of one channel; and a text measured against it, where one was sent."""
    room = served.workspace().channels
    page, words = room.card(name), {key: dict(pairs) for key, pairs in _choices().items()}
    text, title = request.POST.get("text", ""), request.POST.get("title", "")
    context = {
        "page": page,
        "card": page.card,
        **_told(page.card, words),
        "text": text,
        "headline": title,
        "fits": room.check_text(name, text.replace("\r\n", "\n"), title) if request.method == "POST" else (),
    }
    return render(request, "recruit/channel.html", context)


def _choices() -> dict[str, tuple[tuple[str, str], ...]]:
    choices = served.workspace().channels.choices()
    names = ("kinds", "fields", "levels", "seekers", "costs", "rules", "regions", "languages")
    return {name: getattr(choices, name) for name in names}


def _told(card: Card, words: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """What the keys of a card mean."""
    target = card.target
    return {
        "kind": words["kinds"][card.kind],
        "costs": [words["costs"][key] for key in card.costs],
        "fields": [words["fields"][key] for key in target.fields],
        "first": [words["fields"][key] for key in target.first],
        "levels": [words["levels"][key] for key in target.levels],
        "seekers": [words["seekers"][key] for key in target.seekers],
        "regions": [words["regions"].get(key, key) for key in target.regions],
        "languages": [words["languages"].get(key, key) for key in target.languages],
        "rules": [(words["rules"][rule.kind], rule) for rule in card.rules],
    }


@require_GET
def advice(request: Request) -> HttpResponse:
    """A target group to say, and the channels for it once something was said."""
    asked = request.GET
    context: dict[str, Any] = {"asked": _asked(asked), **_choices(), "problem": ""}
    context["vacancy"] = number(asked.get("vacancy"), 0) or None
    if context["vacancy"] or any(value.strip() for value in context["asked"].values()):
        try:
            context |= _answered(request, asked)
            if context["vacancy"]:
                told = context["advice"].group
                context["asked"] |= {"profession": told.profession, "languages": ", ".join(told.languages)}
        except InputError as error:
            context["problem"] = error.message
    return render(request, "recruit/advice.html", context, status=400 if context["problem"] else 200)


_ASKED = ("profession", "field", "level", "region", "languages", "interests", "seeker", "budget", "minutes")


def _asked(asked: QueryDict) -> dict[str, str]:
    return {name: asked.get(name, "")[:LONGEST_SEARCH] for name in _ASKED}


def _answered(request: Request, asked: QueryDict) -> dict[str, Any]:
    said = _asked(asked)
    budget, minutes = typed_number(said.pop("budget"), _("budget")), typed_number(said.pop("minutes"), _("minutes"))
    found = served.workspace().channels.advise(
        **said,
        budget=budget,
        minutes=None if minutes is None else int(minutes),
        vacancy=number(asked.get("vacancy"), 0) or None,
        as_of=as_of(request),
    )
    return {"advice": found, **_rows(found)}


def _rows(found: Advice) -> dict[str, Any]:
    kinds, fields = dict(_choices()["kinds"]), dict(_choices()["fields"])
    rows = [(row, kinds[row.kind]) for row in found.channels if not row.left_out]
    levels = dict(_choices()["levels"])
    read = [*(fields[key] for key in found.fields), *filter(None, [levels.get(found.group.level)])]
    return {
        "mix": [row for row, _kind in rows if row.chosen],
        "rows": rows[:_SHORT],
        "more": rows[_SHORT:],
        "left_out": [row for row in found.channels if row.left_out],
        "read_as": read if found.guessed else [],
    }
