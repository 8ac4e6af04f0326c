"""Slack's message markup: `<@U1>`, `<#C1|general>`, `<url|label>`, `<!here>` and three escaped signs.

Invariant: signs are unescaped once and last, so that a written `&lt;@U1&gt;` never becomes a mention.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_TOKEN = re.compile(r"<([^<>]+)>")
_ESCAPED = re.compile(r"&(lt|gt|amp);")
_SIGNS = {"lt": "<", "gt": ">", "amp": "&"}


def mentions(text: str) -> dict[str, str | None]:
    """The members mentioned, each once, with the name written inside the mention if there is one.

    >>> mentions("<@U1>, <@U2|bob> and <@U1> see <!here> <https://example.org>")
    {'U1': None, 'U2': 'bob'}
    """
    found: dict[str, str | None] = {}
    for token in _TOKEN.findall(text):
        key, _, label = token.partition("|")
        if key.startswith("@") and len(key) > 1:
            found[key[1:]] = found.get(key[1:]) or _unescape(label).lstrip("@") or None
    return found


def plain(text: str, shown: Callable[[str], str | None]) -> str:
    """The words as people read them. `shown` gives the name of a member or a conversation by its id.

    >>> plain("<@U1>: 1 &lt; 2 &amp;amp; <https://example.org|see> <#C1|talk> <!here>", {"U1": "Ann"}.get)
    '@Ann: 1 < 2 &amp; see #talk @here'
    """
    parts: list[str] = []
    end = 0
    for match in _TOKEN.finditer(text):
        parts += _unescape(text[end : match.start()]), _shown(match[1], shown)
        end = match.end()
    return "".join(parts) + _unescape(text[end:])


def _shown(token: str, shown: Callable[[str], str | None]) -> str:
    target, _, label = token.partition("|")
    label = _unescape(label)
    if target.startswith("@"):
        return f"@{shown(target[1:]) or label.lstrip('@') or target[1:]}"
    if target.startswith("#"):
        return f"#{label or shown(target[1:]) or target[1:]}"
    if target.startswith("!"):
        return label or f"@{target[1:].removeprefix('subteam^')}"
    return label or _unescape(target)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: _SIGNS[match[1]], text)
