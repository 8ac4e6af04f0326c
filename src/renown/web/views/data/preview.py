"""A table that is not recognised: what it seems to hold, what is said of its columns, what that would give, and in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import available_timezones

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from renown.errors import InputError
from renown.web import columns, served, uploads
from renown.web.views.request import Request, number
from renown.workspace.data.imports import READ_BY

ACT_LABELS = {
    "actor": gettext_lazy("Who acted"),
    "target": gettext_lazy("Because of whom"),
    "time": gettext_lazy("When"),
    "kind": gettext_lazy("Kind of act"),
}
CONTACT_LABELS = {
    "name": gettext_lazy("Name"),
    "first": gettext_lazy("First name"),
    "last": gettext_lazy("Last name"),
    "email": gettext_lazy("E-mail address"),
    "phone": gettext_lazy("Phone number"),
    "company": gettext_lazy("Organisation"),
    "title": gettext_lazy("Role there"),
    "birthday": gettext_lazy("Birthday"),
    "nickname": gettext_lazy("Nickname"),
    "url": gettext_lazy("Web page"),
    "note": gettext_lazy("Note"),
    "label": gettext_lazy("Group"),
}
COLUMNS_SHOWN = 12
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", " ": "space", "|": "pipe"}
SIGNS = {name: sign for sign, name in SEPARATORS.items()}
_NO_NAME = re.compile(r"[^a-z0-9]+")


def open_for(path: Path) -> str:
    """The address of the preview of a file of this machine, which is left where it is."""
    return reverse("preview", args=[uploads.lend(served.workspace().path, path)])


@require_http_methods(["GET", "POST"])
def preview(request: Request, batch: str) -> HttpResponse:
    """Look at the table, choose what its columns mean, see what that gives; a POST brings it in."""
    said = request.POST if request.method == "POST" else request.GET
    file = _file_of(batch, said.get("file", ""))
    separator, header = SIGNS.get(said.get("separator", ""), ""), {"yes": True, "no": False}.get(said.get("header", ""))
    seen = served.workspace().imports.preview(file, separator, header)
    chosen = _chosen(said, seen)
    if request.method == "POST":
        return redirect("job", _bring_in(batch, file, chosen))
    tried = (
        None
        if chosen["missing"]
        else served.workspace().imports.trial(
            file, chosen["source"], zone=chosen["zone"] or None, extra=chosen["extra"]
        )
    )
    values: dict[str, Any] = {"batch": batch, "file": said.get("file", ""), "seen": seen, "chosen": chosen}
    values |= {"tried": tried, "kinds": columns.kinds(), "shown": COLUMNS_SHOWN, "separators": SEPARATORS}
    values |= {"separator": SEPARATORS.get(seen.separator, ""), "zones": sorted(available_timezones())}
    return render(request, "data/parts/preview.html" if request.htmx else "data/preview.html", values)


def _file_of(batch: str, inside: str) -> Path:
    """The file of a batch; of several, the one that is named by where it lies. Raises InputError."""
    place = uploads.place_of(served.workspace().path, batch)
    if not inside:
        return place
    found = next((file for file in uploads.files_of(place) if file.relative_to(place).as_posix() == inside), None)
    if found is None:
        raise InputError(_("that file is no longer here"), hint=_("choose it again"))
    return found


def _chosen(said: QueryDict, seen: Any) -> dict[str, Any]:
    """What is said of the table, with the guess where nothing was said yet."""
    fresh = "sort" not in said
    sort = said.get("sort", seen.sort) if said.get("sort") in ("acts", "contacts") else seen.sort
    guessed, labels = (seen.acts, ACT_LABELS) if sort == "acts" else (seen.contacts, CONTACT_LABELS)
    again = fresh or said.get("before") != sort
    of = {role: guessed.get(role, 0) if again else number(said.get(role), 0) for role in labels}
    roles = [(role, label, of[role] if of[role] <= len(seen.columns) else 0) for role, label in labels.items()]
    held = {role: place for role, _label, place in roles if place}
    order = said.get("day_order", "") if said.get("day_order") in ("day", "month") else ""
    more: dict[str, object] = {"separator": SEPARATORS.get(seen.separator, "")}
    if order:
        more["day_order"] = order
    if not seen.header:
        more["no_header"] = True
    named = {
        "sort": sort,
        "roles": roles,
        "day_order": order,
        "all_kind": "",
        "network": "",
        "zone": "",
        "kind_map": "",
    }
    if sort == "contacts":
        extra = {"columns": ",".join(f"{role}={place}" for role, place in held.items()), **more}
        return named | {"source": READ_BY[sort], "extra": extra, "missing": [] if held else [_("a column")]}
    named |= {
        "network": said.get("network", "").strip()[:60] or _NO_NAME.sub("-", Path(seen.name).stem.lower()).strip("-"),
        "all_kind": "" if held.get("kind") else said.get("all_kind", "") or "message",
        "kind_map": said.get("kind_map", "")[:2000],
        "zone": said.get("zone", str(served.workspace().zone))[:60],
    }
    extra = {"network": named["network"] or "table", **{role: str(place) for role, place in held.items()}, **more}
    extra |= {key: named[key] for key in ("all_kind", "kind_map") if named[key]}
    missing = [str(ACT_LABELS[role]) for role in ("actor", "target", "time") if role not in held]
    return named | {"source": READ_BY[sort], "extra": extra, "missing": missing}


def _bring_in(batch: str, file: Path, chosen: dict[str, Any]) -> int:
    """Let the worker bring the table in; what came beside it in the batch stays for its own decision."""
    if chosen["missing"]:
        raise InputError(_("say which column holds: %(fields)s") % {"fields": ", ".join(chosen["missing"])})
    folder, lent = served.workspace().path, file.is_symlink()
    path = file.resolve() if lent else uploads.apart(folder, batch, file)
    job: int = served.desk().jobs.enqueue(
        "import",
        path=str(path),
        uploaded=not lent,
        name=file.name,
        source=chosen["source"],
        on_problem="skip",
        extra=chosen["extra"],
        zone=chosen["zone"] or None,
    )
    if lent:
        uploads.drop(folder, file)
    else:
        uploads.decided(folder, uploads.batch_of(folder, path))
    return job


def address_of(batch: str, inside: str) -> str:
    """The address of the preview of one file of a batch."""
    asked = f"?{urlencode({'file': inside})}" if inside else ""
    return reverse("preview", args=[batch]) + asked
