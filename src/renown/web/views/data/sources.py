"""What came in: uploads, imports, and taking them back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from renown.errors import InputError, RenownError
from renown.web import columns, served, uploads
from renown.web.views.data.preview import open_for
from renown.web.views.request import Request

POLICIES = ("skip", "stop", "keep")
PATH_BYTES, PART_BYTES = 4096, 255
"""The longest path, and the longest name in one, that an operating system takes."""

LONGEST_NAME = 200
"""So many letters of the names of what was uploaded stand over the work on it."""


@require_http_methods(["GET", "POST"])
def sources(request: HttpRequest) -> HttpResponse:
    """The imports so far, and a form for the next: files to upload, or a path on this machine."""
    if request.method == "POST":
        return _begin(request)
    context = {
        "reports": tuple(reversed(served.workspace().imports.reports())),
        "cards": served.workspace().source_cards(),
        "kinds": columns.kinds(),
        "servers": served.workspace().servers.list(),
        "jobs": served.desk().jobs.pending(),
        "backup": served.workspace().backup_due(),
    }
    return render(request, "data/sources.html", context)


def _begin(request: HttpRequest) -> HttpResponse:
    """Bring in what was given; a table that nothing knows opens its preview, and is not asked for again."""
    options, folder = _options(request), served.workspace().path
    files, path = request.FILES.getlist("file"), request.POST.get("path", "").strip()
    batch = (
        uploads.add(folder, "", files, [file.name or "" for file in files]) if files else request.POST.get("batch", "")
    )
    if batch:
        kept = uploads.place_of(folder, batch)
        if not options["source"] and served.workspace().imports.is_unknown_table(kept):
            return redirect("preview", batch)
        return redirect("job", _bring_in(kept, options))
    if not _possible(path):
        raise InputError(_("the path is no path of this machine"), hint=_("write where the file or folder lies"))
    if not path:
        raise InputError(_("no file was chosen"), hint=_("choose a file, or write a path on this machine"))
    if not options["source"] and served.workspace().imports.is_unknown_table(path):
        return redirect(open_for(Path(path)))
    return redirect("job", served.desk().jobs.enqueue("import", path=path, uploaded=False, name=path, **options))


def _bring_in(kept: Path, options: dict[str, Any]) -> int:
    folder = served.workspace().path
    try:
        job: int = served.desk().jobs.enqueue("import", path=str(kept), uploaded=True, name=_called(kept), **options)
    except RenownError:
        uploads.drop(folder, kept)
        raise
    uploads.decided(folder, uploads.batch_of(folder, kept))
    return job


@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """Take some of the files of a batch, with the folders that they lay in; what becomes of them is said afterwards."""
    files, names = request.FILES.getlist("file"), _names(request.POST.get("paths", ""))
    if len(files) != len(names):
        raise InputError(_("some of the files did not arrive"), hint=_("choose the files again"))
    uploads.sweep_undecided(served.workspace().path)
    return JsonResponse({"batch": uploads.add(served.workspace().path, request.POST.get("batch", ""), files, names)})


def _names(told: str) -> list[str]:
    """The names in a JSON list; none where it is no such list.

    >>> _names('["a/b.json"]'), _names('["a", 1]'), _names("a")
    (['a/b.json'], [], [])
    """
    try:
        names = json.loads(told)
    except ValueError:
        return []
    return names if isinstance(names, list) and all(isinstance(name, str) for name in names) else []


def _called(kept: Path) -> str:
    """What came, by the names of its files; a folder by its own."""
    if kept.name != uploads.TOGETHER:
        return kept.name
    found = sorted(place.name for place in kept.rglob("*") if place.is_file())
    return ", ".join(found)[:LONGEST_NAME]


def _possible(path: str) -> bool:
    """Whether this machine could have such a path at all."""
    parts = path.encode("utf-8", "replace").split(b"/")
    return sum(map(len, parts)) + len(parts) <= PATH_BYTES and max(map(len, parts)) <= PART_BYTES and "\0" not in path


def _options(request: HttpRequest) -> dict[str, Any]:
    """How to read what comes in; columns that are named mean a table."""
    policy, named = request.POST.get("on_problem", "skip"), columns.read_columns(request.POST.dict())
    source = request.POST.get("source", "") or (columns.TABLE if named else "")
    if source == columns.TABLE:
        columns.check_columns(named)
    return {
        "source": source or None,
        "on_problem": policy if policy in POLICIES else "skip",
        "extra": named if source == columns.TABLE else {},
    }


@require_GET
def report(request: HttpRequest, import_id: int) -> HttpResponse:
    """One import: per file what was read, kept and skipped, the problems, and what it can show at all."""
    imports = served.workspace().imports
    context = {"report": imports.report(import_id), "coverage": imports.coverage(import_id)}
    return render(request, "data/report.html", context)


@require_POST
def take_back(request: HttpRequest, import_id: int, what: str) -> HttpResponse:
    """Undo an import, or bring it back."""
    if what not in ("undo", "redo"):
        raise Http404
    return redirect("job", served.desk().jobs.enqueue(what, import_id=import_id))


@require_http_methods(["GET", "POST"])
def job(request: Request, job: int) -> HttpResponse:
    """Work under way; htmx asks for its state alone, a POST stops it."""
    if request.method == "POST":
        served.desk().jobs.cancel(job)
        return redirect("job", job)
    found = served.desk().jobs.get(job)
    reports = tuple(served.workspace().imports.report(number) for number in found.result.get("imports", ()))
    context = {"job": found, "reports": reports, "first": served.workspace().welcome.steps()}
    if not request.htmx:
        return render(request, "data/job.html", context)
    response = render(request, "data/parts/job.html", context)
    if found.state.over:
        response.status_code = 286
    return response


@require_POST
def rescore(request: HttpRequest) -> HttpResponse:
    """Work the scores out anew and fill in the history."""
    return redirect("job", served.desk().jobs.enqueue("rescore"))
