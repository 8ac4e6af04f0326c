"""Companies aimed at and leads on the desk: forwards step by step, back by undoing, gone with the erased."""

from __future__ import annotations

from datetime import date

import pytest

from renown.desk import Desk
from renown.errors import InputError, NotFoundError

DAY = date(2026, 5, 4)


def test_a_lead_goes_forwards_and_may_skip(desk: Desk) -> None:
    number = desk.leads.add("Tern & Tallow", DAY, role="baker", contact=7, words="the oven is theirs")
    desk.leads.step(number, "talk", DAY, "over tea")
    with pytest.raises(InputError, match="'asked' after 'talk'"):
        desk.leads.step(number, "asked", DAY)
    with pytest.raises(InputError, match="stage"):
        desk.leads.step(number, "dinner", DAY)
    desk.leads.step(number, "closed", DAY)
    with pytest.raises(InputError, match="closed"):
        desk.leads.step(number, "offer", DAY)
    (row,) = desk.leads.list()
    assert (row.organisation, row.role, row.contact, row.stage) == ("Tern & Tallow", "baker", 7, "closed")


def test_undoing_goes_back_step_by_step(desk: Desk) -> None:
    number = desk.leads.add("Tern & Tallow", DAY)
    desk.leads.step(number, "closed", DAY)
    assert [desk.leads.undo(number) for _ in range(2)] == ["closed", "lead"]
    assert desk.leads.list() == () and desk.audit_findings() == ()
    with pytest.raises(NotFoundError):
        desk.leads.undo(number)


def test_companies_are_aimed_at_once(desk: Desk) -> None:
    number = desk.leads.add_company(" Oakum ", DAY, why="kind people", role="baker", digital=False)
    for name in ("oakum", "  "):
        with pytest.raises(InputError):
            desk.leads.add_company(name, DAY)
    (row,) = desk.leads.companies()
    assert (row.id, row.name, row.why, row.digital) == (number, "Oakum", "kind people", False)
    assert desk.leads.drop_company(number) and not desk.leads.drop_company(number)
    assert desk.leads.companies() == ()
    desk.leads.add_company("Oakum", DAY)


def test_leads_with_the_erased_go_and_their_names_go_from_others(desk: Desk) -> None:
    desk.leads.add("Oakum", DAY, contact=7)
    desk.leads.add("Brindle", DAY, words="said Dee Vale")
    desk.erase([7], ["Dee Vale"])
    (row,) = desk.leads.list()
    assert (row.organisation, row.words) == ("Brindle", "said (erased)")
