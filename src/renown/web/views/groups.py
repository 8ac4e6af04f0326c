"""Groups, the map, whom to meet, where to go, and what is talked about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from renown.web import served
from renown.web.charts import hue, shape
from renown.web.views.request import as_of
from renown.workspace.groups.answers import NetworkMap
from renown.workspace.influence.answers import NetworkPicture, Node

CORE = 160
"""How many of the best connected are drawn where no script runs."""

FINE = 9999
SHORT, LONG, CHANGES, TOPICS = 5, 30, 5, 12


@require_GET
def groups(request: HttpRequest) -> HttpResponse:
    """The map, one's own network, the list of groups, and the first to meet and to go to."""
    room, moment = served.workspace().groups, as_of(request)
    owner = served.workspace().state(moment).owner is not None
    drawn = room.map(moment, CORE)
    context = {
        "groups": room.list(moment),
        "picture": picture(drawn),
        "people": len(drawn.people) + drawn.left_out,
        "diversity": room.diversity(None, moment) if owner else None,
        "meet": room.meet(SHORT, moment) if owner else (),
        "places": room.where_to_go(SHORT, moment) if owner else (),
    }
    return render(request, "groups/groups.html", context)


@require_GET
def group(request: HttpRequest, group: str) -> HttpResponse:
    """One group: positions, sub-groups, risks, members."""
    return render(request, "groups/group.html", {"view": served.workspace().groups.group(group, as_of(request))})


@require_GET
def group_map(request: HttpRequest) -> JsonResponse:
    """The whole map for the canvas: columns of whole numbers, ids as text because they have 63 bits."""
    return JsonResponse(compact(served.workspace().groups.map(as_of(request))))


@require_GET
def meet(request: HttpRequest) -> HttpResponse:
    """People one should meet, what meeting the first of them would change, and places to go."""
    room, moment = served.workspace().groups, as_of(request)
    if served.workspace().state(moment).owner is None:
        return render(request, "groups/meet.html", {"rows": (), "places": ()})
    found = room.meet(LONG, moment)
    changes = {row.person: room.what_if(row.person, moment).words for row in found[:CHANGES]}
    rows = [(row, changes.get(row.person, "")) for row in found]
    return render(request, "groups/meet.html", {"rows": rows, "places": room.where_to_go(LONG, moment)})


@require_GET
def talk(request: HttpRequest) -> HttpResponse:
    """Rising topics and links that go round, with whom each would help."""
    room, moment = served.workspace().talk, as_of(request)
    return render(
        request, "groups/talk.html", {"topics": room.rising(moment, TOPICS), "links": room.links(moment, TOPICS)}
    )


def picture(drawn: NetworkMap) -> NetworkPicture:
    """A map as a drawing with links."""
    nodes = tuple(
        Node(who.person, who.name, x, y, size, community, who.person == drawn.owner)
        for who, x, y, size, community in zip(drawn.people, drawn.x, drawn.y, drawn.size, drawn.community, strict=True)
    )
    return NetworkPicture(nodes, drawn.edges, drawn.communities)


def compact(drawn: NetworkMap) -> dict[str, object]:
    """A map as the canvas reads it.

    >>> found = compact(NetworkMap((), (), (), (), (), (), (), None, 0))
    >>> found["owner"], found["words"]
    (-1, '0 people and 0 ties')
    """
    persons = [who.person for who in drawn.people]
    words = {"people": len(persons), "ties": len(drawn.edges)}
    return {
        "ids": [str(person) for person in persons],
        "names": [who.name for who in drawn.people],
        "x": [round(FINE * value) for value in drawn.x],
        "y": [round(FINE * value) for value in drawn.y],
        "s": [round(100 * value) for value in drawn.size],
        "c": [int(hue(community)[1:]) for community in drawn.community],
        "g": [shape(community) for community in drawn.community],
        "e": [end for edge in drawn.edges for end in edge],
        "owner": persons.index(drawn.owner) if drawn.owner in persons else -1,
        "words": _("%(people)s people and %(ties)s ties") % words,
    }
