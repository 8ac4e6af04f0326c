"""From what people wrote to terms that can be counted: hashtags, words and pairs of words; and links passed on.

Invariant: names that are addressed (`@somebody`), addresses, quoted subjects' marks and signs are no words; a term is
the same whatever its case or width. Nothing is stemmed: what is shown is what was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

_STOP_EN = """
a about above after again against all almost also although always am an and another any anybody anyone anything are as
ask at away back be because been before being below best better between both but by came can cannot come could did do
does doing done down during each either else enough even ever every everybody everyone everything far few find first for
from full get gets getting give go goes going good got great had has have having he hello help her here hers him his how
however i idea if in into is it its just keep kind know last least less let like little long look looks lot made make
makes many may maybe me mean means might mine more most much must my near need needs never new next no nobody none nor
not note notes nothing now of off often oh old on once one only open or other others our ours out over own part people
perhaps please put quite rather read really right said same saw say says see seem seen set several she should since so
some somebody someone something soon still such sure take tell than thank thanks that the their them then there these
they thing things think this those though thought through time to today together told too took tried try two under
until up upon us use used using very want wants was way we week well went were what when where whether which while who
whole whom whose why will with without word work works would write wrote yes yet you your yours
anybody's can't couldn't didn't doesn't don't hadn't hasn't haven't i'd i'll i'm i've isn't it's let's shouldn't that's
there's they're wasn't we'd we'll we're we've weren't what's won't wouldn't you'd you'll you're you've
fwd re day days year years morning afternoon evening night tomorrow yesterday month months hour hours minute minutes
monday tuesday wednesday thursday friday saturday sunday three four five six seven eight nine ten twice
"""
_STOP_DE = """
aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei bin bis
bist bitte da dabei damit danke dann das dass dein deine deinem deinen deiner dem den denn der des dich die dies diese
diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines einig einige er es etwas euch euer
eure für gegen gewesen gibt hab habe haben hallo hat hatte hatten heute hier hin hinter ich ihm ihn ihnen ihr ihre ihrem
ihren ihrer im immer in indem ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinem keinen keiner können
könnte machen man manche mein meine meinem meinen meiner mehr mich mir mit muss musste nach nicht nichts noch nun nur ob
oder ohne schon sehr sein seine seinem seinen seiner seit sich sie sind so solche soll sollte sondern sonst über um und
uns unser unsere unter viel vom von vor wann war waren warst was weil welche welcher wenn werde werden wie wieder will
wir wird wirst wo wollen wurde würde würden zu zum zur zwar zwischen
"""
_STOP_ES = """
a al algo algunas algunos ante antes aquí así aunque bien cada casi como con contra cual cuando de del desde donde dos
durante e el él ella ellas ellos en entre era eran eres es esa esas ese eso esos esta está están estar estas este esto
estos estoy fue fueron gracias ha había habían han hasta hay he hola hoy la las le les lo los más me mi mis mismo mucho
muchos muy nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque pues que qué
quien quién se sea ser si sí sido sin sino sobre solo sólo son soy su sus también tan tanto te tengo ti tiene tienen
todo todos tu tú tus un una unas uno unos usted va vamos ver y ya yo
"""
STOP_WORDS = frozenset((_STOP_EN + _STOP_DE + _STOP_ES).split())
"""Words of English, German and Spanish that say nothing about what a text is about."""

SHORTEST, LONGEST = 3, 40
_LINK = re.compile(r"https?://[^\s<>\"'|)\]]+")
_ADDRESSED = re.compile(r"@[\w.\-]+|(?<![\w.+\-])[\w.+\-]++@[\w\-]++\.[\w.\-]+")
_MARKS = re.compile(r"^(?:\s*(?:re|aw|wg|fw|fwd|rv)\s*:|\s*\[[^\]]{1,60}\])+", re.IGNORECASE)
_SIGN = re.compile(r":[a-z0-9_+\-]{2,30}:")
_TAG = re.compile(r"(?<!\w)#(\w*[^\W\d]\w*)")
_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid)$")


def terms_of(text: str) -> frozenset[str]:
    """The hashtags, words and pairs of neighbouring words of a text, without words that say nothing.

    >>> sorted(terms_of("Re: [list] @ana the tidal index and #Maps at https://maps.example/a"))
    ['#maps', 'index', 'tidal', 'tidal index']
    """
    plain = _LINK.sub(" . ", _MARKS.sub("", unicodedata.normalize("NFKC", text)))
    plain = _SIGN.sub(" . ", _ADDRESSED.sub(" . ", plain)).casefold().replace("’", "'")
    tags = {f"#{tag}" for tag in _TAG.findall(plain) if len(tag) <= LONGEST}
    found = set(tags)
    for piece in re.split(r"[^\w\s'\-]+|_+", _TAG.sub(" . ", plain)):
        words = _TOKEN.findall(piece)
        found.update(word for word in words if _tells(word))
        found.update(f"{one} {two}" for one, two in pairwise(words) if _tells(one) and _tells(two))
    return frozenset(found)


@cache
def _tells(word: str) -> bool:
    """Whether a word says what a text is about."""
    return SHORTEST <= len(word) <= LONGEST and not word.isdecimal() and word not in STOP_WORDS


def links_of(text: str) -> frozenset[str]:
    """The web addresses in a text, without fragments and without what only tells where a reader came from.

    >>> sorted(links_of("see https://maps.example/tides?utm_source=x&page=2#top, and http://Sand.example/."))
    ['http://sand.example/', 'https://maps.example/tides?page=2']
    """
    return frozenset(filter(None, (_cleaned(found.rstrip(".,;:!?")) for found in _LINK.findall(text))))


def _cleaned(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    kept = "&".join(pair for pair in parts.query.split("&") if pair and not _TRACKING.match(pair.partition("=")[0]))
    return f"{parts.scheme}://{parts.netloc.casefold()}{parts.path}{'?' + kept if kept else ''}" if parts.netloc else ""


def apart(terms: Iterable[str], limit: int) -> tuple[str, ...]:
    """The first few terms that have no word in common.

    >>> apart(["tidal index", "tidal", "maps", "index"], 3)
    ('tidal index', 'maps')
    """
    kept: list[str] = []
    for term in terms:
        if len(kept) < limit and not any(set(term.split()) & set(other.split()) for other in kept):
            kept.append(term)
    return tuple(kept)


def asks(text: str) -> bool:
    """Whether a text asks something.

    >>> asks("Has anybody seen this?"), asks("Seen at https://maps.example/?a=1")
    (True, False)
    """
    return "?" in _LINK.sub("", text)
