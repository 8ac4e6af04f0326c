"""Files of data: JSON and XML, as they were parsed, and their words as lines.

XML becomes dicts: an element with nothing but text is that text; else its elements by their names (without the
namespace), those that repeat as a list, its attributes by "@name", its own text as "#text".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from renown.errors import InputError
from renown.recruit.texts.document import Document, Remark
from renown.recruit.texts.drafts import Draft, document
from renown.recruit.texts.package import parsed
from renown.recruit.texts.plain import read as read_plain
from renown.recruit.texts.plain import text_of

_DEPTH = 100


def read_json(name: str, data: bytes) -> Document:
    """The document that a JSON file is; one that is damaged is read as text, with a remark."""
    try:
        held = json.loads(text_of(data))
        _check(held)
    except (ValueError, RecursionError) as error:
        return _as_text(name, data, f"It is damaged JSON ({error}), and was read as text")
    return document(name, "json", _drafts(held), data=held)


def read_xml(name: str, data: bytes) -> Document:
    """The document that an XML file is; one that is damaged is read as text, with a remark.

    Raises:
        UnsafeArchiveError: it defines entities.
    """
    try:
        tree = parsed(data, "It")
        held = {_bare(tree.tag): _plain(tree, 0)}
    except InputError as error:
        if type(error) is not InputError:
            raise
        return _as_text(name, data, f"{error.message}, and was read as text")
    return document(name, "xml", _drafts(held), data=held)


def _as_text(name: str, data: bytes, words: str) -> Document:
    as_text = read_plain(name, data)
    return Document(name, "text", as_text.lines, (Remark("damaged", words), *as_text.remarks))


def _check(held: object) -> None:
    """Raise ValueError for what is nested deeper than anybody writes."""
    level = [held]
    for _ in range(_DEPTH):
        level = [part for whole in level if isinstance(whole, dict | list) for part in _parts(whole)]
        if not level:
            return
    raise ValueError(f"it is nested more than {_DEPTH} deep")


def _parts(whole: dict[str, object] | list[object]) -> list[object]:
    return list(whole.values()) if isinstance(whole, dict) else whole


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def _plain(element: Element, depth: int) -> object:
    """An element as a text or a dict.

    >>> from xml.etree.ElementTree import fromstring
    >>> _plain(fromstring("<a b='1'><c>x</c><c>y</c> z </a>"), 0)
    {'@b': '1', 'c': ['x', 'y'], '#text': 'z'}
    """
    if depth > _DEPTH:
        raise InputError(f"It is nested more than {_DEPTH} deep")
    own = " ".join(filter(None, ((element.text or "").strip(), *((child.tail or "").strip() for child in element))))
    if not len(element) and not element.attrib:
        return own
    found: dict[str, object] = {f"@{_bare(key)}": value for key, value in element.attrib.items()}
    many: dict[str, list[object]] = {}
    for child in element:
        many.setdefault(_bare(child.tag), []).append(_plain(child, depth + 1))
    found |= {key: values[0] if len(values) == 1 else values for key, values in many.items()}
    return found | ({"#text": own} if own else {})


def _drafts(held: object) -> Iterator[Draft]:
    """All words of some data, in its order."""
    if isinstance(held, dict):
        for key, value in held.items():
            if not str(key).startswith("@"):
                yield from _drafts(value)
    elif isinstance(held, list):
        for value in held:
            yield from _drafts(value)
    elif isinstance(held, str):
        yield from (Draft(line) for line in held.splitlines())
    elif held is not None and not isinstance(held, bool):
        yield Draft(str(held))
