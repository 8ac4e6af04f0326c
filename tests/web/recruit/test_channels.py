"""The catalogue of channels in the pages."""

from __future__ import annotations

from django.test import Client


def test_the_list_leads_to_the_card(at_home: Client) -> None:
    text = at_home.get("/recruit/channels/?q=linkedin").content.decode()
    assert 'href="/recruit/channels/linkedin/"' in text
    assert "<h1>LinkedIn</h1>" in at_home.get("/recruit/channels/linkedin/").content.decode()
    assert at_home.get("/recruit/channels/nowhere/").status_code == 404
