"""A text as the places its words stand at, each with everything it is found by; and a searched word in the same terms.

Invariant: what is indexed and what is searched go through the same rules, so a word as it stands in a profile finds
that profile. Addresses (e-mail, web, telephone) are no words: they are left out of every index.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

from renown.recruit.sourcing.compounds import parts
from renown.recruit.sourcing.gender import base, neutral, without_note
from renown.recruit.sourcing.spellings import spellings

Place: TypeAlias = tuple[str, ...]
"""The terms that one place of a text is found by."""

LONGEST_WORD = 60
"""A word is known by its first so many letters; a word with gaps has no more."""

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff"
_LETTER = f"(?:[^\\W_{_UNSPACED}]|[{_MARKS}])"
_WORD = re.compile(
    rf"[{_UNSPACED}]|(?<![\w.])\.net(?!\w)|{_LETTER}+(?:[.&]{_LETTER}+){{0,9}}(?:\+\+|#)?", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?<![^\s<>()\[\],;:\"@])[^\s<>()\[\],;:\"@]++@[^\s<>()\[\],;:\"]+|(?:https?://|www\.)\S+"
    r"|(?<![\w.-])(?:[\w-]++\.){1,9}(?:com|org|de|at|ch|me|eu|dev|info)/\S*",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"\+\d[\d\s()/-]{6,}\d")
_APART = re.compile(r"\s?([/|])\s?")
_JOINED = frozenset("js ts net io ai py rs jl".split())
"""What may stand behind a point within a word: Node.js, ASP.NET."""

_BREAKS = re.compile(r"[\s/,;:()\"'’_\-–—]+")
_GAPS = re.compile(r"([*?]+)")
_UNKNOWN = re.compile(r"[^\w.+#&]|_")


def places(text: str) -> tuple[Place, ...]:
    """The words of a text, place by place.

    >>> places("C++/C# in .NET, Node.js. Softwareentwickler:innen")
    (('c++',), ('c#',), ('in',), ('.net',), ('node.js',), ('softwareentwickler', 'software'), ('entwickler',))
    """
    found: list[Place] = []
    for chunk in _chunks(text):
        found += _places(chunk)
    return tuple(found)


def asked(text: str) -> tuple[tuple[str, ...], ...]:
    """The terms that a searched word or phrase stands for, one after the other; with umlauts in both spellings.

    >>> asked("Geschäftsführerin"), asked("C++"), asked("Softwareentwickler")
    ((('geschaft', 'fuhrer'), ('geschaeft', 'fuehrer')), (('c++',),), (('software', 'entwickler'),))
    """
    words = [part for chunk in _chunks(text) for part in _parts(chunk)]
    return tuple(dict.fromkeys((tuple(word[0] for word in words), tuple(word[-1] for word in words))))


def patterns(pattern: str) -> tuple[tuple[str, ...], ...]:
    """A word with gaps as regular expressions over terms, in every spelling; several where it has a hyphen.

    >>> patterns("Büro*"), patterns("*entwicklerin"), patterns("c+*"), patterns("data-eng?neer")
    ((('buro.*',), ('buero.*',)), (('.*entwickler',),), (('c\\\\+.*',),), (('data', 'eng.neer'),))
    """
    words = [word for piece in _BREAKS.split(unicodedata.normalize("NFKC", pattern)) for word in _expressions(piece)]
    return tuple(dict.fromkeys((tuple(word[0] for word in words), tuple(word[-1] for word in words))))


def _chunks(text: str) -> list[str]:
    """What stands between spaces, once what has spaces within is settled: most of it comes again and again."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if "+" in text:
        text = _TELEPHONE.sub(" ", text)
    if "/" in text or "|" in text:
        text = _APART.sub(r"\1", text)
    return without_note(text).split()


@lru_cache(maxsize=100_000)
def _places(chunk: str) -> tuple[Place, ...]:
    found: list[Place] = []
    for word in _words(chunk):
        whole, apart = spellings(word), [spellings(part) for part in parts(word)]
        also = (".net",) if word.endswith(".net") else ()
        found.append(tuple(dict.fromkeys((*whole, *apart[0], *also) if len(apart) > 1 else (*whole, *also))))
        found.extend(apart[1:])
    return tuple(found)


@lru_cache(maxsize=10_000)
def _parts(chunk: str) -> tuple[tuple[str, ...], ...]:
    return tuple(spellings(part) for word in _words(chunk) for part in parts(word))


def _words(chunk: str) -> list[str]:
    """The words of a chunk in small letters, whole, each the word for everybody."""
    raw = _WORD.findall(neutral(_ADDRESS.sub(" ", chunk)))
    return [base(piece[:LONGEST_WORD]) for word in raw for piece in _pieces(word)]


def _pieces(raw: str) -> list[str]:
    """The words within what no space parts: Node.js is one, "done.Next" two, B.Sc. is BSc, R&D one."""
    sign = raw[-2:] if raw.endswith("++") else raw[-1:] if raw.endswith("#") else ""
    body = raw[: len(raw) - len(sign)]
    found: list[str] = []
    joint = ""
    for part in re.split(r"(?<=.)([.&])", body) if "." in body[1:] or "&" in body else [body]:
        if part in (".", "&"):
            joint = part
        elif found and joint and (glue := _glue(found[-1], joint, part)) is not None:
            found[-1] += glue + part
        else:
            found.append(part)
    if sign == "++" or (sign and len(found[-1]) == 1):
        found[-1] += sign
    return found


def _glue(left: str, joint: str, right: str) -> str | None:
    """What stands between two parts of one word; None where they are two words."""
    if joint == "&":
        return "&" if len(left) <= 2 and len(right) <= 2 else None
    if right.casefold() in _JOINED or (left[-1].isdigit() and right[0].isdigit()):
        return "."
    initials = left.isalpha() and right.isalpha() and (len(left) == 1 or left.isupper()) and len(left + right) <= 6
    return "" if initials and len(right) <= 3 else None


def _expressions(piece: str) -> list[tuple[str, ...]]:
    if not _GAPS.search(piece):
        return [tuple(map(re.escape, part)) for chunk in _chunks(piece) for part in _parts(chunk)]
    runs = _GAPS.split(piece)
    last = max((n for n in range(0, len(runs), 2) if runs[n]), default=0)
    found = [[""], [""]]
    for n, run in enumerate(runs):
        gap = n % 2 == 1
        forms = (_gap(run),) if gap else spellings(_UNKNOWN.sub("", base(run) if n == last else run))
        for side, form in ((0, forms[0]), (1, forms[-1])):
            found[side].append(form if gap else re.escape(form).replace("\\#", "#").replace("\\&", "&"))
    return [tuple("".join(side) for side in found)]


def _gap(run: str) -> str:
    """`*` is any letters, `?` one; stars that follow each other are one."""
    return "." * run.count("?") + (".*" if "*" in run else "")
