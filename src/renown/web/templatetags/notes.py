"""The text of a note as a page shows it: Markdown, without anything that could act or fetch.

Invariant: no HTML of the note's own, no picture, and no link but to the web or a mailbox.
"""

from __future__ import annotations

from functools import cache

from django.template import Library
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

register = Library()

SCHEMES = ("http://", "https://", "mailto:")
SHIFT, DEEPEST_HEADING = 2, 6
"""A page has its own headings: those of a note stand below them."""

LONGEST_PARAGRAPH = 5_000
"""Longer ones are shown as they were typed: what brackets in them mean takes more time than their length explains."""

SHORTENED = 280


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).disable("image")
    reader.core.ruler.at("inline", _inline)
    reader.validateLink = lambda url: url.strip().lower().startswith(SCHEMES)  # type: ignore[method-assign]
    return reader


def _inline(state: StateCore) -> None:
    """Read what stands inside of paragraphs, but for those that are too long."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if len(token.content) > LONGEST_PARAGRAPH:
            token.children.append(Token("text", "", 0, content=token.content))
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)


@register.filter
def markdown(text: str) -> SafeString:
    """A note's text as HTML.

    >>> markdown("**Ana** <b> [x](javascript:alert(1))")
    '<p><strong>Ana</strong> &lt;b&gt; [x](javascript:alert(1))</p>\\n'
    """
    reader = _reader()
    tokens = reader.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1:]) + SHIFT, DEEPEST_HEADING)}"
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("rel", "noreferrer noopener")
    told: str = reader.renderer.render(tokens, reader.options, {})
    return mark_safe(told)


@register.filter
def shortened(text: str) -> str:
    """The beginning of a note, on one line.

    >>> shortened("# one\\n\\ntwo")
    'one two'
    """
    flat = " ".join(text[: SHORTENED * 4].split()).lstrip("#>*-+ ") or text.strip()[:SHORTENED]
    return flat if len(flat) <= SHORTENED else f"{flat[:SHORTENED].rstrip()}…"
