"""Every address that a page takes from the data goes through the one filter that knows where a page may link to."""

from __future__ import annotations

import re
from pathlib import Path

from renown.web import settings

OWN = {
    "address", "after", "before", "beside", "card.ask", "feed", "heading.link", "key", "link", "links.community",
    "links.hidden", "links.listed", "links.name", "links.nameless", "links.page", "links.score", "match.person",
    "name", "one.onward.1", "one.undo.to", "pack.language", "page.page", "request.path", "step.address", "undo",
}  # fmt: skip
"""What the views put together from addresses of our own; `match.person` and the like stand inside of one."""

FIXED = ("{% url", "?", "#", "/", "mailto:", "tel:")
"""What an address begins with that leads nowhere else, whatever follows."""

_WRITTEN = re.compile(r"""(?:href|src|action|hx-[a-z]+)="([^"]*)\"""")
_VALUE = re.compile(r"{{\s*([^}|\s]+)((?:\|[^}]*)?)\s*}}")


def test_no_page_links_to_data_as_it_came() -> None:
    seen = set()
    for template in (Path(settings.HERE) / "templates").rglob("*.html"):
        for place in _WRITTEN.findall(template.read_text(encoding="utf-8")):
            for value, filters in _VALUE.findall(re.sub(r"{%.*?%}", "", place)):
                if value in OWN or place.startswith(FIXED):
                    continue
                seen.add(value)
                assert filters.strip() == "|link", f"{template.name}: {value} is linked to without the filter `link`"
    assert {"entry.url", "item.write", "mail", "item.url"} <= seen
