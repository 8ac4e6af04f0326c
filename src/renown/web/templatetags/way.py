"""The way of a vacancy from its advertisement to its plan, on every page that belongs to it.

Invariant: the order is the same everywhere, and the step one is at is marked; a step that this workspace cannot take
is not offered.
"""

from __future__ import annotations

from typing import Any

from django.template import Library
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from renown.web import served

register = Library()

STEPS_OF_VACANCY = (
    ("check", _("Check the ad"), "vacancy", "path"),
    ("channels", _("Channels"), "advice", "query"),
    ("search", _("Search"), "sourcing", "query"),
    ("match", _("Who fits"), "matches", "path"),
    ("plan", _("Plan"), "plan", "path"),
)
"""Each step: its name, its words, its page, and how the page is told the vacancy."""

FOR_CANDIDATES = ("match",)
SILENT = ("channels", "search")
"""Pages that do not say themselves which vacancy they are about."""


@register.inclusion_tag("recruit/parts/way.html")
def way(vacancy: object, at: str = "") -> dict[str, Any]:
    """The steps of a vacancy. vacancy: its number, nothing where a page is about none; at: the step one is at."""
    text = str(vacancy or "")
    if not (text.isascii() and text.isdecimal()):
        return {"steps": ()}
    recruiting = served.workspace().recruiting
    return {
        "vacancy": served.workspace().vacancies.heading(int(text)) if at in SILENT else None,
        "steps": [
            {"words": words, "address": address, "here": name == at}
            for name, words, page, told in STEPS_OF_VACANCY
            if (recruiting or name not in FOR_CANDIDATES) and (address := _address(page, told, int(text)))
        ],
    }


def _address(page: str, told: str, vacancy: int) -> str:
    try:
        return reverse(page, args=[vacancy]) if told == "path" else f"{reverse(page)}?vacancy={vacancy}"
    except NoReverseMatch:
        return ""
