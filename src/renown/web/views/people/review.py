"""Who is who: one card at a time, three answers, and the last of them taken back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from renown.web import served
from renown.web.views.request import identifier

ANSWERS_SHOWN = 8


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """The pair for which most speaks, and what was answered so far; an answer leads to the next pair."""
    people = served.workspace().people
    if request.method == "POST":
        if "undo" in request.POST:
            people.take_back()
        elif "certain" in request.POST:
            people.answer_certain()
        else:
            word = request.POST.get("word", "")[:10]
            people.answer(identifier(request.POST.get("a")), identifier(request.POST.get("b")), word)
        return redirect("review")
    answers = people.answers(ANSWERS_SHOWN)
    context = {
        "pair": next(iter(people.review(1)), None),
        "progress": people.review_progress(),
        "answers": answers,
        "last": next((answer for answer in answers if answer.undone is None), None),
    }
    return render(request, "people/review.html", context)


@require_POST
def split(request: HttpRequest, person: int) -> HttpResponse:
    """Say that an account is not this person's."""
    served.workspace().people.split(person, request.POST.get("account", "")[:400])
    return redirect("review")
