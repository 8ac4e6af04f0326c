"""Every address that a page takes from the data goes through the one filter that knows where a page may link to."""

from __future__ import annotations

import re
from pathlib import Path

from renown.web import settings

OWN = {
    "address", "card.ask", "feed", "links.community", "links.name", "links.page", "links.score", "one.onward.1",
    "match.person",
    "page.page", "key", "name", "pack.language", "undo", "request.path",
}  # fmt: skip
"""What the views put together from addresses of our own; `match.person` and the like stand inside of one."""

_WRITTEN = re.compile(r"""(?:href|src|action|hx-[a-z]+)="([^"]*)\"""")
_VALUE = re.compile(r"{{\s*([^}|\s]+)((?:\|[^}]*)?)\s*}}")


def test_no_page_links_to_data_as_it_came() -> None:
    seen = set()
    for template in (Path(settings.HERE) / "templates").rglob("*.html"):
        for place in _WRITTEN.findall(template.read_text(encoding="utf-8")):
            for value, filters in _VALUE.findall(re.sub(r"{%.*?%}", "", place)):
                if value in OWN or place.startswith(("{% url", "?", "/")):
                    continue
                seen.add(value)
                assert filters.strip() == "|link", f"{template.name}: {value} is linked to without the filter `link`"
    assert {"account.url", "item.write", "mail", "item.url"} <= seen
