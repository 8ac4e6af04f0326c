"""The one form in which a program is told that something did not work, and the status that goes with each error.

Invariant: nothing below `API` answers in another form, whoever noticed: a room, the framework, or the server itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase

from renown.errors import (
    AmbiguousError,
    EngineError,
    LockedError,
    NotAllowedError,
    NotFoundError,
    RenownError,
    ServerError,
    StorageError,
)

API = "/api/"
"""Below this address nobody has a session: its own door asks for a token."""

STATUS = (
    (NotFoundError, 404),
    (AmbiguousError, 409),
    (LockedError, 409),
    (StorageError, 507),
    (NotAllowedError, 403),
    (EngineError, 500),
    (ServerError, 502),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What did not work: the kind of error, a sentence, what to do, and the people that a name may have meant."""

    kind: str
    message: str
    hint: str
    matches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Every answer that is an error."""

    error: Told


DOCUMENTED = (400, 401, 403, 404, 409, 413, 422, 500, 502, 507)
"""The statuses with which any address may answer instead of what was asked."""

_UNSAID = {
    400: ("InputError", "the request cannot be read", ""),
    403: ("Forbidden", "this is not allowed", ""),
    404: ("NotFoundError", "nothing is here", "the addresses are in /api/v1/openapi.json"),
    405: ("MethodNotAllowed", "nothing answers to this method here", "the addresses are in /api/v1/openapi.json"),
    413: ("TooLarge", "the request is larger than is taken", ""),
    500: (
        "UnforeseenError",
        "Renown met something it did not foresee",
        "the place it was started in shows the details",
    ),
}
"""Kind, sentence and hint of the errors that nobody put into words."""


def status_of(error: RenownError) -> int:
    """The status that goes with an error of our own.

    >>> status_of(NotFoundError("there is no person 7")), status_of(RenownError("no"))
    (404, 400)
    """
    return next((status for kind, status in STATUS if isinstance(error, kind)), 400)


def told(status: int, kind: str, words: str, hint: str = "", matches: Sequence[str] = ()) -> JsonResponse:
    """An error as a program is told of it."""
    return JsonResponse(asdict(Refusal(Told(kind, words, hint, tuple(matches)))), status=status)


def unsaid(status: int) -> JsonResponse:
    """An error that nobody put into words."""
    return told(status, *_UNSAID.get(status, ("RenownError", HTTPStatus(status).phrase, "")))


def refusing(status: int) -> Callable[..., JsonResponse]:
    """What Django calls when it has nothing better to answer below `API`."""
    return lambda request, exception=None: unsaid(status)


def in_form(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response, unless it is an error below `API` in another form than ours: then the same status in ours."""
    status, sort = response.status_code, response.headers.get("Content-Type", "")
    if status < HTTPStatus.BAD_REQUEST or not request.path.startswith(API) or sort.startswith("application/json"):
        return response
    answer = unsaid(status)
    if "Allow" in response.headers:
        answer.headers["Allow"] = response.headers["Allow"]
    return answer
