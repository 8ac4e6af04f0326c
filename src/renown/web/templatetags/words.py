"""How single values are written on the pages.

Invariant: a number that stands for too little data is never written as a number.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.template import Context, Library
from django.utils.text import slugify
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from renown.model import networks
from renown.model.glossary import meaning
from renown.model.local_time import day_of_moment, moment_in_words, span_in_words
from renown.model.values.link import href
from renown.model.wording import day_in_words
from renown.web.columns import labelled
from renown.workspace import Workspace
from renown.workspace.data.answers import FileReport, ImportReport
from renown.workspace.people.answers.people import Account

register = Library()
register.filter(labelled)
register.filter("link", href)


@register.filter
def initials(name: str) -> str:
    """At most two letters that stand for a name.

    >>> initials("Ana Maria Lopez"), initials("zoe"), initials("")
    ('AL', 'Z', '?')
    """
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@register.filter
def left_unread(report: ImportReport) -> list[FileReport]:
    """The files of an import that were not read at all."""
    return [file for file in report.files if file.ignored]


@register.filter
def points(number: float) -> str:
    """Points with one decimal.

    >>> points(3.14159)
    '3.1'
    """
    return f"{number:.1f}"


@register.filter
def whole(number: float) -> str:
    """A number without decimals.

    >>> whole(68.6)
    '69'
    """
    return f"{number:.0f}"


@register.filter
def share(number: float) -> str:
    """A number from 0 to 1 without its leading zero.

    >>> share(0.614), share(1.0), share(-0.2)
    ('.61', '1.00', '-.20')
    """
    return f"{number:.2f}".replace("0.", ".", 1)


@register.filter
def percent(number: float) -> str:
    """A share as a whole percentage.

    >>> percent(0.216)
    '22'
    """
    return f"{100 * number:.0f}"


@register.filter
def higher_than(percentile: float) -> str:
    """The share of people somebody's score is above; never all, for nobody is above themselves.

    >>> higher_than(99.9), higher_than(41.6)
    ('99', '42')
    """
    return f"{min(percentile, 99):.0f}"


@register.inclusion_tag("parts/term.html", takes_context=True)
def term(context: Context, word: str) -> dict[str, object]:
    """A question mark that says what a word means; raises KeyError for one that the glossary does not have."""
    number = (context.render_context.get("terms") or 0) + 1
    context.render_context["terms"] = number
    return {"word": word, "meaning": meaning(word), "id": f"term-{number}-{slugify(word)}"}


@register.filter
def closeness(constraint: float | None) -> str:
    """How far somebody's contacts know each other, in a word (Burt's constraint, 0 to about 1).

    >>> closeness(0.01), closeness(0.4), closeness(1.1), closeness(None)
    ('hardly any', 'some', 'most', 'unknown')
    """
    if constraint is None:
        return _("unknown")
    return next(
        (words for below, words in ((0.25, _("hardly any")), (0.6, _("some"))) if constraint < below), _("most")
    )


@register.filter
def in_likes(weight: float) -> str:
    """What one act of this weight comes to alone, on the scale of what people did (`influence.deeds`).

    >>> in_likes(1.0), in_likes(12.0)
    ('1.0', '3.7')
    """
    return f"{math.log2(1.0 + weight):.1f}"


@register.filter
def trusted(trust: float) -> str:
    """How far somebody is trusted, in words.

    >>> trusted(1.0), trusted(0.6), trusted(0.1), trusted(0.0)
    ('fully trusted', 'trusted', 'trusted a little', 'not trusted yet')
    """
    steps = ((0.95, _("fully trusted")), (0.5, _("trusted")), (0.05, _("trusted a little")))
    return next((words for least, words in steps if trust >= least), _("not trusted yet"))


register.filter("network", networks.name_of)


@register.filter("networks")
def named(keys: Iterable[str]) -> str:
    """Several networks in a row, as they are shown.

    >>> named(["slack", "x"])
    'Slack, X'
    """
    return ", ".join(map(networks.name_of, keys))


@register.filter
def acts(kinds: Iterable[str], network: str) -> str:
    """Kinds of acts as they are called on a network.

    >>> acts(["reply", "message"], "slack")
    'reply, direct messages'
    """
    return ", ".join(map(networks.describe(network).act_name, kinds))


@register.filter
def called(account: Account) -> str:
    """What tells an account from the same person's others."""
    return networks.describe(account.network).account_name(account.key, account.handle, account.name)


@register.simple_tag
def exports() -> str:
    """What can be brought in, in a row."""
    *titles, last = (card.title for card in Workspace.source_cards())
    return _("%(some)s or %(last)s") % {"some": ", ".join(titles), "last": last}


REASONS = {
    "cadence": gettext_lazy("Keep in touch"),
    "rhythm": gettext_lazy("Gone quiet"),
    "promise": gettext_lazy("Promise"),
    "thanks": gettext_lazy("Thanks"),
    "life": gettext_lazy("News"),
    "give": gettext_lazy("Your turn"),
    "follow-up": gettext_lazy("Just met"),
}
"""What the reasons of a day are called, beside the colour of each."""


@register.filter
def reason(term: str) -> str:
    """A reason of the day in a word or three.

    >>> str(reason("promise"))
    'Promise'
    """
    return str(REASONS.get(term, term))


TIERS = {
    "community": (gettext_lazy("whole community"), gettext_lazy("shows what all members did because of each other")),
    "dealings": (gettext_lazy("your dealings"), gettext_lazy("shows what passed between you and others, no more")),
    "contacts": (gettext_lazy("who somebody is"), gettext_lazy("shows addresses, numbers and groups, and no tie")),
    "outgoing": (gettext_lazy("mostly outgoing"), gettext_lazy("shows mainly what you did because of others")),
}


@register.filter
def tier(name: str) -> str:
    """How much a kind of export can show, in a word or two.

    >>> tier("dealings"), tier("anything")
    ('your dealings', 'anything')
    """
    return str(TIERS[name][0]) if name in TIERS else name


@register.filter
def tier_meaning(name: str) -> str:
    """The same in a sentence."""
    return str(TIERS[name][1]) if name in TIERS else ""


@register.filter
def hundredths(number: float) -> str:
    """A small change with its sign.

    >>> hundredths(0.214), hundredths(-0.05)
    ('+0.21', '−0.05')
    """
    return f"{number:+.2f}".replace("-", "−")


@register.filter
def signed(number: float) -> str:
    """A change with its sign.

    >>> signed(4.21), signed(-0.5)
    ('+4.2', '−0.5')
    """
    return f"{number:+.1f}".replace("-", "−")


@register.filter
def day(when: date | datetime | None) -> str:
    """A day as people write it; of a moment, the day that it was for the owner.

    >>> day(date(2026, 3, 9))
    '9 Mar 2026'
    """
    return day_in_words(local_day(when)) if when else _("undated")


@register.filter
def local_day(when: date | datetime) -> date:
    """The day of a moment where the owner's clocks stand."""
    return day_of_moment(when, get_current_timezone())


@register.filter
def moment(when: datetime) -> str:
    """A day and the hour, where the owner's clocks stand."""
    return moment_in_words(when, get_current_timezone())


@register.filter
def span(since: datetime, until: datetime | None) -> str:
    """From when to when, where the owner's clocks stand."""
    return span_in_words(since, until, get_current_timezone())


@register.filter
def clock(zone: str) -> str:
    """What the clocks of a zone show now."""
    return f"{datetime.now(ZoneInfo(zone)):%H:%M}"


@register.filter
def city(zone: str) -> str:
    """The city a zone is called after.

    >>> city("America/New_York")
    'New York'
    """
    return zone.rpartition("/")[2].replace("_", " ")


OF_PEOPLE = {
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Number"),
    "profile": gettext_lazy("Page"),
    "address": gettext_lazy("Address"),
    "birthday": gettext_lazy("Birthday"),
    "anniversary": gettext_lazy("Anniversary"),
    "date": gettext_lazy("Date"),
    "nickname": gettext_lazy("Nickname"),
    "position": gettext_lazy("Role"),
}


@register.filter
def occasion(fact: str) -> str:
    """What a detail of a person is called.

    >>> occasion("birthday"), occasion("other")
    ('Birthday', 'other')
    """
    return str(OF_PEOPLE.get(fact, fact))


@register.filter
def weekday(when: date) -> str:
    """A day with the day of its week.

    >>> weekday(date(2026, 11, 21))
    'Saturday 21 November'
    """
    return f"{when:%A} {when.day} {when:%B}"


@register.filter
def first_name(name: str) -> str:
    """What somebody is called by: the first word of a name.

    >>> first_name("Ana Ferreira-Lund")
    'Ana'
    """
    return name.split()[0] if name.split() else name


@register.filter
def ago(when: datetime) -> str:
    """How long ago something was, in the largest unit that fits; `when` is UTC."""
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    minutes = int((datetime.now(UTC) - aware).total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(n)s minute ago", "%(n)s minutes ago", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        return ngettext("%(n)s hour ago", "%(n)s hours ago", minutes // 60) % {"n": minutes // 60}
    return _("%(n)s days ago") % {"n": minutes // 1440}
