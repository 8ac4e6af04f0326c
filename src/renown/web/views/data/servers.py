"""Servers to bring in from: kept, brought in as work of its own, let go.

Invariant: a password that is typed here is kept in its file at once and never enters the list of work.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from renown.errors import InputError
from renown.web import served


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Keep a server and bring it in for the first time."""
    sort, password = request.POST.get("sort", ""), request.POST.get("password", "")
    if not sort:
        raise InputError(_("the sort of server was not said"), hint=_("choose mail, address book or calendar"))
    if not password:
        raise InputError(
            _("no password was given"), hint=_("the pages need it kept; the command line can ask each time")
        )
    address, user = request.POST.get("address", "").strip(), request.POST.get("user", "").strip()
    made = served.workspace().servers.add(_with_scheme(address, sort), user=user, sort=sort, password=password)
    return redirect("job", _enqueue(made.server))


def _with_scheme(address: str, sort: str) -> str:
    """The address as a person may write it, without the scheme, made whole.

    >>> _with_scheme("mail.postbox.example", "imap"), _with_scheme("http://localhost:5232", "caldav")
    ('imaps://mail.postbox.example', 'http://localhost:5232')
    """
    return address if "://" in address else f"{'imaps' if sort == 'imap' else 'https'}://{address}"


@require_POST
def change(request: HttpRequest, server: int, what: str) -> HttpResponse:
    """Bring a server in, from its beginning too, or let it go."""
    servers = served.workspace().servers
    if what == "remove":
        servers.remove(server)
        return redirect("sources")
    if what == "anew":
        servers.begin_anew(server)
    elif what != "sync":
        raise Http404
    return redirect("job", _enqueue(server))


def _enqueue(server: int) -> int:
    return served.desk().jobs.enqueue("sync", server=server)
