"""The letter to an introducer: read over, made one's own, kept while it is written, and sent by hand.

Invariant: what is opened as a mail, copied and noted as sent is what stands in the field for the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from renown.errors import InputError, NotFoundError
from renown.model.values.link import mail_link
from renown.web import served
from renown.web.views.request import Request, identifier, number
from renown.workspace.paths.answers.paths import LetterLine, RequestLetter
from renown.workspace.paths.drafts import MOST_WORDS

LONGEST_MAIL = 2000
"""Signs of a link that opens a mail: browsers and mail programs drop or cut off longer ones."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which letter a page or a form is about; language and why are those of the suggestion, None: not said."""

    to: int
    through: tuple[int, ...]
    hop: int
    language: str | None
    why: str | None

    def address(self, **more: Any) -> str:
        """The page of this letter."""
        asked: dict[str, Any] = {
            "to": self.to,
            "through": self.through,
            "hop": self.hop,
            "language": self.language,
            "why": self.why,
        }
        said = {name: value for name, value in (asked | more).items() if value not in (None, "")}
        return f"{reverse('ask')}?{urlencode(said, doseq=True)}"


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The letter to an introducer, to be read over, changed and sent by hand; sending it is then noted."""
    if request.method == "POST":
        return _written(request, _asked(request.POST))
    return _page(request, _asked(request.GET), dropped=number(request.GET.get("dropped"), 0))


@require_POST
def write(request: Request) -> HttpResponse:
    """Keep what has been written so far; answers with what was kept and the mail it makes."""
    asked, words = _asked(request.POST), request.POST.get("words", "")[: MOST_WORDS + 1]
    try:
        kept, trouble = _keep(asked, request.POST), ""
    except InputError as error:
        kept, trouble = number(request.POST.get("draft"), 0), error.message
    letter = _suggested(asked)
    return render(request, "paths/parts/kept.html", _mail(letter, words) | {"draft": kept, "trouble": trouble})


@require_POST
def drop(request: HttpRequest, letter: int) -> HttpResponse:
    """Let a letter go from the list of requests."""
    served.workspace().paths.drop_draft(letter)
    return redirect("requests")


def letter_address(draft: LetterLine) -> str:
    """The page on which a letter is gone on with."""
    through = tuple(person for person, _name in draft.chain)
    return Asked(draft.person, through, draft.hop, draft.language, draft.goal).address()


def _asked(form: QueryDict) -> Asked:
    through = tuple(identifier(person) for person in form.getlist("through")[:3])
    language, why = form.get("language"), form.get("why")
    return Asked(
        identifier(form.get("to")),
        through,
        min(number(form.get("hop"), 0), 9),
        None if language is None else language[:20],
        None if why is None else why.strip()[:300],
    )


def _written(request: HttpRequest, asked: Asked) -> HttpResponse:
    """What a button of the form says."""
    form, room = request.POST, served.workspace().paths
    how, words = form.get("how", ""), form.get("words", "")[:MOST_WORDS]
    if how == "sent":
        room.ask(asked.to, asked.through, words, asked.language or "en", goal=asked.why or "")
        return redirect("requests")
    if how == "suggestion":
        room.drop_draft(number(form.get("draft"), 0))
        return redirect(asked.address(**_wished(form), dropped=form.get("draft")))
    if how == "bring-back":
        _bring_back(number(form.get("dropped"), 0))
        return redirect(Asked(asked.to, asked.through, asked.hop, None, None).address())
    try:
        _keep(asked, form)
    except InputError as error:
        return _page(request, asked, words=words, trouble=error.message)
    if how == "keep":
        return redirect("requests")
    return redirect(asked.address(**_wished(form)))


def _wished(form: QueryDict) -> dict[str, str]:
    """In which language, and for what hope, a suggestion is wanted."""
    return {"language": form.get("in", form.get("chosen", ""))[:20], "why": form.get("hope", "").strip()[:300]}


def _keep(asked: Asked, form: QueryDict) -> int:
    """Keep the words of a form. language and why of the form are those of the suggestion that it showed."""
    return served.workspace().paths.keep_draft(
        asked.to,
        asked.through,
        form.get("words", "")[: MOST_WORDS + 1],
        asked.language or "en",
        hop=asked.hop,
        why=asked.why or "",
        changed=number(form.get("draft"), 0),
    )


def _bring_back(letter: int) -> None:
    try:
        served.workspace().paths.restore_draft(letter)
    except NotFoundError:
        return


def _suggested(asked: Asked) -> RequestLetter:
    room = served.workspace().paths
    return room.request(asked.to, asked.through, asked.language or "en", asked.hop, asked.why or "")


def _page(request: HttpRequest, asked: Asked, *, words: str = "", trouble: str = "", dropped: int = 0) -> HttpResponse:
    """The letter with own words where there are some; words, trouble: of a form that could not be kept."""
    draft = served.workspace().paths.draft(asked.to, asked.through, asked.hop)
    chosen = asked.language or (draft.language if draft else served.workspace().preferences.all().letters)
    why = asked.why if asked.why is not None else (draft.goal if draft else "")
    letter = _suggested(Asked(asked.to, asked.through, asked.hop, chosen, why))
    text = words or (draft.words if draft else letter.text)
    began = (draft.language, draft.goal) if draft else (chosen, why)
    spoken = _suggested(Asked(asked.to, asked.through, asked.hop, *began)) if draft else letter
    context = {
        "letter": letter,
        "why": why,
        "own": draft is not None or bool(words),
        "draft": draft.id if draft else 0,
        "text": text,
        "began": began,
        "subject": spoken.subject,
        "chosen": dict(letter.languages)[chosen],
        "check": served.workspace().favours.before_asking(letter.introducer),
        "first": asked.hop == 0,
        "hop": asked.hop,
        "trouble": trouble,
        "dropped": dropped,
    }
    return render(request, "paths/ask.html", context | _mail(spoken, text))


def _mail(letter: RequestLetter, words: str) -> dict[str, Any]:
    """An address that opens the words in the owner's own mail program; without them where they are too long for one."""
    body = words.replace("\r\n", "\n").strip().replace("\n", "\r\n")
    whole = mail_link(letter.address, letter.subject, body)
    fits = len(whole) <= LONGEST_MAIL
    return {"mail": whole if fits else mail_link(letter.address, letter.subject), "fits": fits}
