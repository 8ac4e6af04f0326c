"""The address that a text leads to, saying which channel somebody came from."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from renown.recruit.channels.card import Card


def tracked(link: str, card: Card, campaign: str, *, paid: bool = False) -> str:
    """A link with the card's UTM words; what it says already stays. Empty for no link, as it is for a card without.

    >>> from renown.recruit.channels.registry import card_named
    >>> tracked("https://jobs.example.org/7?ref=a#top", card_named("mastodon"), "vacancy-7")
    'https://jobs.example.org/7?ref=a&utm_source=mastodon&utm_medium=social&utm_campaign=vacancy-7#top'
    """
    if not link or not card.utm.source:
        return link
    parts = urlsplit(link)
    said = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    medium = card.utm.paid_medium if paid and card.utm.paid_medium else card.utm.medium
    words = {"utm_source": card.utm.source, "utm_medium": medium, "utm_campaign": campaign}
    more = urlencode({name: value for name, value in words.items() if name not in said})
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, more)))))
