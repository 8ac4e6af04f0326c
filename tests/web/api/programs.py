"""A program with a token, which notes every address it asked and what came of it."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

Answer = tuple[int, Any]


class Program:
    """Asks the interface as a program does: an address with its arguments, and JSON both ways."""

    def __init__(self, token: str = "") -> None:
        bearer = {"authorization": f"Bearer {token}"} if token else {}
        self._client = Client(headers={"host": "127.0.0.1:8765", **bearer}, raise_request_exception=False)
        self.asked: list[tuple[str, str, dict[str, Any], int, Any]] = []
        """Method, address as the description has it, arguments, status and answer of every question."""

    def get(self, path: str, /, **given: Any) -> Answer:
        return self.ask("GET", path, **given)

    def post(self, path: str, /, **given: Any) -> Answer:
        return self.ask("POST", path, **given)

    def delete(self, path: str, /, **given: Any) -> Answer:
        return self.ask("DELETE", path, **given)

    def ask(self, method: str, path: str, /, **given: Any) -> Answer:
        """Arguments named in the address go there, the others into the query, or into the body of a POST."""
        everything = dict(given)
        inside = {name: given.pop(name) for name in list(given) if f"{{{name}}}" in path}
        address = f"/api/v1{path.format(**inside)}"
        if method == "POST":
            answer = self._client.post(address, json.dumps(given), content_type="application/json")
        else:
            answer = self._client.generic(method, address, query_params=given)
        found = json.loads(answer.content) if answer.content else None
        self.asked.append((method, path, everything, answer.status_code, found))
        return answer.status_code, found

    def done(self, method: str, path: str, /, **given: Any) -> Any:
        """The answer, which has to be one."""
        status, found = self.ask(method, path, **given)
        assert status == 200, (method, path, given, status, found)
        return found
