"""Who is named in a line: words of names that are known here, and words that stand where a name stands.

Invariant: a name is a piece of the line itself. Whom it means is asked of those who know the people; a word that is
in the dictionary too (will, rose, sol) is a name only where nothing else fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from renown.model.networks import NETWORKS
from renown.ties.giving.notes.dates import MONTHS, WEEKDAYS
from renown.ties.giving.notes.draft import Span
from renown.ties.giving.notes.kinds import KIND_OF
from renown.ties.giving.notes.letters import TOKEN, plain
from renown.ties.giving.notes.phrases import PARTICLES, SMALL

MOST_NAMES = 100
"""So many names of one note are looked at."""

_PARTICLES = frozenset(PARTICLES.replace("|", " ").split())
_ALSO_WORDS = frozenset(
    """
    will mark rose hope grace joy faith may june april sun dawn art bill pat sue rob jack frank ernst wolf sol luz mar
    pilar paz cruz max rosa don ray christian iris amber ruby miles chance dean earl guy harry heath jasmine lily olive
    penny pearl rich robin ruby sandy summer victor violet heike mercedes dolores consuelo socorro angel blanca clara
    """.split()
)
"""Given names that are words of the dictionary."""

_NEVER = frozenset(
    """
    signal skype zoom teams discord google
    mail email e-mail sms dm tv pr ok hi hello hallo hola dear lieber liebe team chef boss mum mom dad mama papa oma opa
    idea idee note notiz nota todo ps re fwd question frage pregunta reminder lunch coffee dinner breakfast brunch zoom
    call called meeting met saw visited texted emailed mittagessen kaffee abendessen treffen telefonat anruf nachricht
    videoanruf fruhstuck bier postkarte brief danke habe hab war waren heute gestern morgen langes lange kaffchen
    comida cafe cena desayuno llamada videollamada reunion paseo correo mensaje gracias charla larga visita almuerzo
    navidad reyes pascua ostern easter whoever yes no
    everybody everyone nobody somebody alle keiner jemand todos nadie alguien god gott dios christmas weihnachten
    ich du er sie es wir ihr yo tu el ella nosotros ellos she he they we you it i i'm i've i'll i'd he's she's
    """.split()
) | {network.name.casefold() for network in NETWORKS.values()}
"""Words that are nobody's name, whatever stands before them."""

_SAID = frozenset(
    """
    rang sent wrote said told gave has had is was lent knows likes loves came called owes will wants thinks says got
    plays lives works starts moved turned hat ist war mag sucht kennt meint zieht wurde wird arbeitet spielt schreibt
    me nos dice tiene busca trabaja parece es ha toca vive cree getroffen gesehen besucht angerufen gesprochen
    paid got made brought broke went took left lost found met saw spoke sold bought built drove ran sat seems looks
    needs
        can could would might does did just also really still now again isn't doesn't won't teaches runs owns
    writes cooks
    habla estudia canta se no ya kommt geht macht war wohnt lebt studiert lernt hatte bringt kam ging
    """.split()
)
"""What a name at the beginning of a line is followed by."""

_AND = ("and", "und", "y", "e")
_IS = ("is", "ist", "has", "hat")

_LEADS = frozenset("with w mit con met called phoned emailed texted messaged visited thanked helped ask asked".split())
"""After these stands a name, known or not."""

_LEADS_TO = {
    "to": frozenset("wrote write talked talk spoke speak sent message mail email letter reply replied gave".split()),
    "an": frozenset("nachricht mail e-mail email brief danke dank postkarte".split()),
    "von": frozenset("nachricht anruf mail e-mail email brief postkarte whatsapp sms".split()),
    "from": frozenset("call message mail email letter postcard voicemail heard".split()),
    "a": frozenset("conoci llame vi visite escribi llamar escribir visitar invitar ayude".split()),
    "de": frozenset("llamada mensaje correo carta postal whatsapp".split()),
}
"""After these, where one of those stands before, stands a name, known or not."""

_BESIDE = frozenset(
    """
    with w mit con to an a al bei von de from for fur para and und y e saw met call called texted emailed phoned ask
    asked told thanked promised helped gave sent lent owe habe hab hat le sehe saw visit visited invite und oder
    """.split()
)
"""Behind these a name in small letters is a name."""

_THINGS = frozenset(
    "the a an this that im am beim zum zur der die das den dem ein eine einen el la los las un una".split()
)
"""Behind these a word is a thing, though somebody may be called so."""

_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Roster:
    """The words of the names of everybody known here, as `plain` gives them; given: those that stand first."""

    given: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> Roster:
        """The roster of these names.

        >>> sorted(Roster.of(["Ana de la Cruz"]).words)
        ['ana', 'cruz']
        """
        split = [[word for word in TOKEN.findall(plain(name)) if word not in _PARTICLES] for name in names]
        return cls(
            frozenset(words[0] for words in split if words and len(words[0]) > 1),
            frozenset(word for words in split for word in words if len(word) > 1 or word.isdecimal()),
        )


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the line. base: without what marks a possessor; end: where that ends."""

    start: int
    end: int
    told: str
    base: str
    capital: bool
    opens: bool

    @property
    def owns(self) -> bool:
        return len(self.base) < len(self.told)


def find_names(text: str, roster: Roster, *, german: bool = False, handles_only: bool = False) -> tuple[Span, ...]:
    """The names in a text, in order. handles_only: those with an @, and those of two known words at least.

    >>> known = Roster.of(["Ana Lund", "Ben Okafor"])
    >>> [span.text for span in find_names("Lunch with ana and Ben Okafor's son", known)]
    ['ana', 'Ben Okafor']
    """
    reader = _Reader(text, roster, german)
    return reader.names(handles_only=handles_only)


class _Reader:
    """One text, word by word."""

    def __init__(self, text: str, roster: Roster, german: bool) -> None:
        self._text, self._roster, self._german = text, roster, german
        folded = plain(text)
        self._words = [self._word(m.start(), m.end(), folded) for m in TOKEN.finditer(folded)]

    def _word(self, start: int, end: int, folded: str) -> _Word:
        told = folded[start:end].removeprefix("@")
        base = _POSSESSIVE.sub("", told)
        if base == told and told not in self._roster.words and told.endswith("s") and told[:-1] in self._roster.given:
            base = told[:-1]
        first = start + (folded[start] == "@")
        before = self._text[:start].rstrip(" \"'“”„«»¿¡([*_>-") if start < 200 else "x"
        opens = not before or before[-1] in ".!?:\n"
        return _Word(start, first + len(base), told, base, self._text[first].isupper(), opens)

    def names(self, *, handles_only: bool) -> tuple[Span, ...]:
        found: list[Span] = []
        at = 0
        while at < len(self._words) and len(found) < MOST_NAMES:
            end = self._name_at(at, found, handles_only=handles_only)
            if end > at:
                found.append(self._span(at, end))
            at = max(end, at + 1)
        return tuple(found)

    def _name_at(self, at: int, found: list[Span], *, handles_only: bool) -> int:
        """Behind the last word of the name that begins here; here, when none does."""
        handle = self._text[self._words[at].start] == "@"
        if handle or (not handles_only and self._begins(at, found)):
            return self._behind(at)
        if handles_only and self._words[at].capital and self._words[at].base in self._roster.given:
            end = self._behind(at)
            return end if end > at + 1 else at
        return at

    def _span(self, at: int, end: int) -> Span:
        start, stop = self._words[at].start, self._words[end - 1].end
        return Span(start, stop, self._text[start:stop])

    def _begins(self, at: int, found: list[Span]) -> bool:
        word = self._words[at]
        if word.base in _NEVER or word.base in MONTHS or word.base in WEEKDAYS or not word.base[0].isalpha():
            return False
        if word.base in self._roster.given:
            return self._is_given(at, found)
        if word.base in SMALL or word.base in KIND_OF:
            return False
        if word.base in self._roster.words:
            return word.capital and self._before(at) not in _THINGS
        return word.capital and self._stands_where_names_stand(at)

    def _is_given(self, at: int, found: list[Span]) -> bool:
        """Whether a word that is somebody's given name is one here."""
        word, common = self._words[at], self._words[at].base in _ALSO_WORDS or self._words[at].base in SMALL
        if self._is_known(at + 1) and self._follows(at + 1):
            return word.capital or not common or self._before(at) in _BESIDE
        if not word.capital:
            listed = bool(found) and found[-1].end == self._words[at - 1].end
            return not common and (at == 0 or listed or self._before(at) in _BESIDE)
        listed = self._word_at(at + 1) in _AND and self._is_known(at + 2) and self._words[at + 2].capital
        said = self._word_at(at + 1) in _SAID or self._word_at(at + 1).endswith("ed")
        return not (common and word.opens) or word.owns or said or listed or self._colon(at)

    def _stands_where_names_stand(self, at: int) -> bool:
        """Whether an unknown word with a capital is taken for a name."""
        before, earlier = self._before(at), self._before(at - 1)
        if before in _LEADS or earlier in _LEADS_TO.get(before, ()):
            return True
        word, last = self._words[at], self._surname(at)
        if not word.opens or word.base in _SAID:
            return False
        return (last > at and self._word_at(last + 1) in _SAID) or self._word_at(at + 1) in _IS or self._colon(last)

    def _surname(self, at: int) -> int:
        """The next word, where it may be a surname."""
        return at + 1 if self._follows(at + 1) and self._words[at + 1].capital else at

    def _behind(self, at: int) -> int:
        """Behind the last word that belongs to the name that begins here."""
        end, lower = at + 1, not self._words[at].capital
        while not self._words[end - 1].owns and end - at < 6:
            step = self._particles(end)
            if not self._follows(step) or not self._belongs(step, at, lower=lower):
                break
            end = step + 1
        return end

    def _belongs(self, at: int, first: int, *, lower: bool) -> bool:
        word = self._words[at]
        if word.base in _NEVER or word.base in MONTHS or word.base in WEEKDAYS:
            return False
        if word.base in self._roster.words:
            return (
                word.capital
                or word.told.isdecimal()
                or (lower and word.base not in SMALL and word.base not in _ALSO_WORDS)
            )
        unknown = not self._german or self._words[first].base not in self._roster.given
        return word.capital and unknown and (word.base not in SMALL or not self._german) and at - first < 3

    def _particles(self, at: int) -> int:
        """The first word from here that is no particle, where a name goes on behind it."""
        end = at
        while end < len(self._words) and end - at < 2 and self._follows(end) and self._words[end].base in _PARTICLES:
            end += 1
        return end if end > at and self._is_known(end) and self._follows(end) else at

    def _is_known(self, at: int) -> bool:
        return at < len(self._words) and self._words[at].base in self._roster.words

    def _follows(self, at: int) -> bool:
        """Whether nothing but a blank stands before a word."""
        if not 0 < at < len(self._words):
            return False
        return self._text[self._words[at - 1].end : self._words[at].start] == " "

    def _before(self, at: int) -> str:
        return self._words[at - 1].told if at > 0 else ""

    def _word_at(self, at: int) -> str:
        return self._words[at].told if at < len(self._words) else ""

    def _colon(self, at: int) -> bool:
        end = self._words[at].end
        return self._text[end : end + 1] == ":"
