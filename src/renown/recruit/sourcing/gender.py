"""German words for people without their gender: Entwickler:in, Entwicklerinnen and Entwickler are one word.

Invariant: whoever searches finds everybody who does the work, and the index does not know who is a woman or a man.
A form is only taken for one where what stands before it names people, so LinkedIn and "remote/in" stay what they are.
"""

from __future__ import annotations

import re

from renown.recruit.sourcing.spellings import small

_ENDINGS = (
    "er|or|eur|är|aer|ent|ant|ist|yst|wirt|graf|graph|ekt|onom|eut|naut|pilot|chef|urg|krat|lomat|oldat|idat|mat"
    "|ekar|ivar|otar|orand|omand|ikant|scout|coach|bot"
)
_WOMAN = re.compile(rf"(?P<stem>\w{{2,60}}(?:{_ENDINGS}))in(?:nen)?")
_WITH_E = re.compile(r"(?P<stem>\w{0,60}(?:olog|agog|päd|paed|strateg|kolleg|expert|kund|gesell|gehilf))in(?:nen)?")
_VOWELS = (("ärzt", "arzt"), ("aerzt", "arzt"), ("anwält", "anwalt"), ("anwaelt", "anwalt"), ("köch", "koch"))
_CHANGED = re.compile(rf"(?P<head>\w{{0,60}}?)(?P<stem>{'|'.join(stem for stem, _ in _VOWELS)})in(?:nen)?")
_WIFE = re.compile(r"(?P<stem>\w{2,60})(?:frau|frauen)")
_BOTH = re.compile(r"(?P<stem>\w{0,60}(?:kauf|fach))leuten?")
_NO_WOMAN = frozenset(
    "severin katherin catherin glycerin glyzerin nitroglycerin valentin florentin quentin argentin konstantin "
    "constantin levantin brigantin augustin kristin christin fluorin automatin climatin acrobatin".split()
)
_NO_TRADE = frozenset("haus jung ehe land klo meer schwieger".split())

_ALL = re.compile(r"[(\[]?(?<!\w)(?:[mwfdxi][/|*]){1,3}[mwfdxi*](?!\w)[)\]]?", re.IGNORECASE)
_NOTE = re.compile(r"\((?:gn|all genders|divers|m,\s?w,\s?d)\)", re.IGNORECASE)
_FRAU = re.compile(r"(?<!\w)(?P<stem>\w{2,}(?:mann|frau))(?:/-?|[:*_])(?:frau|mann)(?:en)?(?!\w)", re.IGNORECASE)
_MARKED = re.compile(
    r"(?<![^\W\d_])(?P<stem>[^\W\d_]{3,})(?:[:*_·•]|/-|\(-?|(?P<bare>/))in(?:nen)?(?!\w)\)?", re.IGNORECASE
)
_ADJECTIVE = re.compile(r"(?<![^\W\d_])(?P<stem>[^\W\d_]{3,}e)(?:[:*_·•]|/-?|\(-?)[rn](?!\w)\)?")
_CAMEL = re.compile(r"(?<!\w)(?P<stem>\w*[a-zäöüß])In(?:nen)?(?!\w)")
_SIGNS = re.compile(r"[/|*:_·•(]|[a-zäöüß]In")


def neutral(text: str) -> str:
    """A text without the forms that name both: the word for everybody stands in their place.

    >>> neutral("Entwickler:in oder Kaufmann/-frau (m/w/d), auch ÄrztInnen auf LinkedIn")
    'entwickler oder Kaufmann   , auch arzt auf LinkedIn'
    """
    if not _SIGNS.search(text):
        return text
    text = _ALL.sub(_all, text)
    text = _FRAU.sub(r"\g<stem> ", text)
    text = _MARKED.sub(_marked, text)
    text = _ADJECTIVE.sub(r"\g<stem>", text)
    return _CAMEL.sub(_camel, text)


def base(word: str) -> str:
    """The word for everybody, of a word for women; in small letters. Any other word stays.

    >>> base("Entwicklerinnen"), base("Psychologin"), base("Fachärztin"), base("Kauffrau"), base("Berlin")
    ('entwickler', 'psychologe', 'facharzt', 'kaufmann', 'berlin')
    """
    word = small(word)
    if word.endswith(("in", "innen")):
        return _of_woman(word)
    if (found := _WIFE.fullmatch(word)) and found["stem"] not in _NO_TRADE:
        return found["stem"] + "mann"
    if found := _BOTH.fullmatch(word):
        return found["stem"] + "mann"
    return word


def _of_woman(word: str) -> str:
    if found := _CHANGED.fullmatch(word):
        return str(found["head"]) + dict(_VOWELS)[found["stem"]]
    if found := _WITH_E.fullmatch(word):
        return str(found["stem"]) + "e"
    found = _WOMAN.fullmatch(word)
    return str(found["stem"]) if found and word not in _NO_WOMAN else word


def without_note(text: str) -> str:
    """A text without the note that everybody is meant, where it is one of words.

    >>> without_note("Entwickler (all genders)")
    'Entwickler  '
    """
    return _NOTE.sub(" ", text) if "(" in text else text


def _all(found: re.Match[str]) -> str:
    """m/w/d and its like name a man and a woman; "i/x" is something else."""
    letters = set(found[0].casefold())
    return " " if "m" in letters and letters & {"w", "f"} else found[0]


def _marked(found: re.Match[str]) -> str:
    word = base(found["stem"] + "in")
    if word != small(found["stem"] + "in"):
        return word
    return found[0] if found["bare"] else str(found["stem"])


def _camel(found: re.Match[str]) -> str:
    word = base(found["stem"] + "in")
    return word if word != small(found["stem"] + "in") else found[0]
