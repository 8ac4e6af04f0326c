"""The room `team`: what is lent by which rule, what becomes of it when somebody is let go, and asks from end to end."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from renown.errors import InputError, NotAllowedError, NotFoundError
from renown.workspace import Workspace
from renown.workspace.team.answers import LentTie, TeamAsk

T = TypeVar("T")


def card(name: str, address: str = "", phone: str = "") -> str:
    mail = f"EMAIL:{address}\n" if address else ""
    number = f"TEL:{phone}\n" if phone else ""
    return f"BEGIN:VCARD\nVERSION:3.0\nUID:{name}\nFN:{name}\n{mail}{number}END:VCARD\n"


def mails(owner: str, others: dict[str, int]) -> str:
    """A mailbox in which the owner and each of these wrote to each other on so many days."""
    told = []
    for other, days in others.items():
        for day in range(days):
            when = date.today() - timedelta(days=30 - day)
            for sender, taker in ((owner, other), (other, owner)):
                told.append(
                    f"From {sender} Sun Nov  1 09:00:00 2026\n"
                    f"From: {sender.partition('@')[0].title()} Made <{sender}>\n"
                    f"To: {taker}\nDate: {when:%d %b %Y} 09:0{len(told) % 10}:00 +0000\n"
                    f"Message-ID: <{len(told)}.{other}>\nSubject: hello\n\n\n"
                )
    return "".join(told)


PEOPLE = {"xia@maps.example": 25, "eli@maps.example": 25, "mai@maps.example": 1, "info@maps.example": 9}


@dataclass
class Two:
    """Ana, who lends, and Bo, who asks; one workspace is open at a time, as in two processes."""

    root: Path

    def ana(self, do: Callable[[Workspace], T]) -> T:
        with Workspace.open(self.root / "ana") as ws:
            return do(ws)

    def bo(self, do: Callable[[Workspace], T]) -> T:
        with Workspace.open(self.root / "bo") as ws:
            return do(ws)

    def knows(self, who: str) -> str | None:
        return self.bo(lambda ws: ws.team.who(who)).level


def make(root: Path, owner: str, people: dict[str, int]) -> None:
    (root / f"{owner}.mbox").write_text(mails(f"{owner}@own.example", people))
    (root / f"{owner}.vcf").write_text(card("Noor Unmet", "noor@maps.example") + card("Xia Made", "xia@maps.example",
                                                                                    "+4930901820"))  # fmt: skip
    with Workspace.create(root / owner) as ws:
        ws.imports.add(root / f"{owner}.mbox", owner=f"{owner}@own.example")
        ws.imports.add(root / f"{owner}.vcf")
        ws.people.confirm_owner(f"{owner}@own.example")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("two")
    make(root, "ana", PEOPLE)
    make(root, "bo", {"xia@maps.example": 1, "eli@maps.example": 1})
    with Workspace.open(root / "ana") as ws:
        ws.team.create(root / "shared", "Ana")
        code = ws.team.invite()
    with Workspace.open(root / "bo") as ws:
        ws.team.join(root / "shared", code, "Bo")
    return root


@pytest.fixture
def two(made: Path, tmp_path: Path) -> Iterator[Two]:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    for owner in ("ana", "bo"):  # the copies have a folder of their own
        with Workspace.open(tmp_path / owner) as ws:
            ws.team.here(tmp_path / "shared")
    yield Two(tmp_path)


def names(lent: tuple[LentTie, ...]) -> list[tuple[str, str]]:
    return [(tie.name, tie.level) for tie in lent]


ALL = [("Eli Made", "well"), ("Mai Made", "some"), ("Xia Made", "well")]


# --- lending -------------------------------------------------------------------------------------------------------


def test_everybody_means_people_with_whom_contact_was_seen(two: Two) -> None:
    assert names(two.ana(lambda ws: ws.team.lend(everybody=True))) == ALL
    assert (two.knows("xia@maps.example"), two.knows("mai@maps.example")) == ("well", "some")
    for unknown in ("noor@maps.example", "info@maps.example", "bo@own.example", "ana@own.example"):
        assert two.knows(unknown) is None


def test_a_number_or_page_from_an_address_book_tells_them_too(two: Two) -> None:
    two.ana(lambda ws: ws.team.lend(person=ws.people.find("Xia Made")))
    assert two.knows("+49 30 901820") == "well"


def test_one_person_is_lent_and_kept_out_again(two: Two) -> None:
    lent = two.ana(lambda ws: ws.team.lend(person=ws.people.find("Xia Made")))
    assert names(lent) == [("Xia Made", "well")]
    [tie] = lent
    assert tie.words == (
        "A colleague who has an address or a phone number of Xia Made can learn: "
        "someone in the team knows Xia Made well."
    )
    assert names(two.ana(lambda ws: ws.team.unlend(person=ws.people.find("Xia Made")))) == []
    assert two.knows("xia@maps.example") is None


def test_whoever_is_kept_out_stays_out_whatever_else_is_lent(two: Two) -> None:
    two.ana(lambda ws: ws.team.lend(everybody=True, never=[ws.people.find("Xia Made")]))
    assert two.knows("xia@maps.example") is None and two.knows("eli@maps.example") == "well"
    two.ana(lambda ws: ws.circles.put(ws.people.find("Xia Made"), "friends"))
    assert ("Xia Made", "well") not in names(two.ana(lambda ws: ws.team.lend(circle="friends")))


def test_a_circle_is_lent_with_whoever_joins_it(two: Two) -> None:
    two.ana(lambda ws: ws.circles.put(ws.people.find("Eli Made"), "clients"))
    assert names(two.ana(lambda ws: ws.team.lend(circle="clients"))) == [("Eli Made", "well")]
    two.ana(lambda ws: ws.circles.put(ws.people.find("Mai Made"), "clients"))
    assert names(two.ana(lambda ws: ws.team.lent())) == [("Eli Made", "well"), ("Mai Made", "some")]
    assert two.ana(lambda ws: ws.team.unlend(circle="clients")) == ()


def test_whoever_is_not_to_be_contacted_is_not_lent(two: Two) -> None:
    two.ana(lambda ws: ws.team.lend(everybody=True))
    two.ana(lambda ws: ws.desk.today.never(account(ws, "Xia Made")))
    assert ("Xia Made", "well") not in names(two.ana(lambda ws: ws.team.lent()))
    assert two.knows("xia@maps.example") is None


def account(ws: Workspace, name: str) -> int:
    return int(ws._context.derivation().accounts_of(ws.people.find(name))[0])


def test_nobody_is_lent_with_whom_no_contact_was_seen(two: Two) -> None:
    with pytest.raises(InputError, match="Noor"):
        two.ana(lambda ws: ws.team.lend(person=ws.people.find("Noor Unmet")))
    assert two.knows("noor@maps.example") is None


def test_a_rule_can_be_taken_back_alone(two: Two) -> None:
    two.ana(lambda ws: ws.team.lend(everybody=True))
    two.ana(lambda ws: ws.team.lend(person=ws.people.find("Xia Made")))
    assert two.ana(lambda ws: ws.team.take_back("all"))
    assert names(two.ana(lambda ws: ws.team.lent())) == [("Xia Made", "well")]
    assert not two.ana(lambda ws: ws.team.take_back("all"))


def test_nothing_is_lent_before_it_is_said(two: Two) -> None:
    assert two.ana(lambda ws: ws.team.lent()) == ()
    assert two.knows("xia@maps.example") is None


# --- letting somebody go -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["forget", "record_objection"])
def test_whoever_is_let_go_is_lent_no_more_also_after_another_import(two: Two, how: str) -> None:
    two.ana(lambda ws: ws.team.lend(everybody=True))
    assert two.knows("xia@maps.example") == "well"
    certificate = two.ana(lambda ws: getattr(ws.people, how)(ws.people.find("Xia Made")))
    assert certificate["team"] == "gone from the team's folder"
    assert two.knows("xia@maps.example") is None and two.knows("eli@maps.example") == "well"
    # She comes back under another account with the same number, and is still not lent.
    (two.root / "again.vcf").write_text(card("Xia Again", "xia.new@maps.example", "+4930901820"))
    (two.root / "again.mbox").write_text(mails("ana@own.example", {"xia.new@maps.example": 25}))

    def again(ws: Workspace) -> object:
        ws.imports.add(two.root / "again.mbox", owner="ana@own.example")
        ws.imports.add(two.root / "again.vcf")
        return ws.team.lend(everybody=True)

    two.ana(again)
    assert two.knows("+4930901820") is None and two.knows("xia@maps.example") is None
    assert two.knows("xia.new@maps.example") == "well"


def test_letting_somebody_go_takes_ones_own_ask_about_them_along(two: Two) -> None:
    two.ana(lambda ws: ws.team.lend(everybody=True))
    ask = two.bo(lambda ws: ws.team.ask(ws.people.find("Xia Made"), "Hello"))
    two.bo(lambda ws: ws.people.forget(ws.people.find("Xia Made")))
    assert not (two.root / "shared" / "asks" / ask.id).exists()
    assert two.bo(lambda ws: ws.team.asks()) == () == two.ana(lambda ws: ws.team.inbox())


def test_a_folder_out_of_reach_holds_no_erasure_up(two: Two) -> None:
    two.ana(lambda ws: ws.team.lend(everybody=True))
    (two.root / "shared").rename(two.root / "away")
    certificate = two.ana(lambda ws: ws.people.forget(ws.people.find("Xia Made")))
    assert "out of reach" in str(certificate["team"])
    (two.root / "away").rename(two.root / "shared")
    assert ("Xia Made", "well") not in names(two.ana(lambda ws: ws.team.lent()))
    assert two.knows("xia@maps.example") is None


def test_an_erasure_without_a_team_says_nothing_of_one(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "ana", tmp_path / "ana")
    with Workspace.open(tmp_path / "ana") as ws:
        ws.team.leave(anyway=True)
    with Workspace.open(tmp_path / "ana") as ws:
        assert "team" not in ws.people.forget(ws.people.find("Xia Made"))


def test_a_copy_leaves_the_folder_of_the_team_alone_until_it_is_told_to(two: Two, tmp_path: Path) -> None:
    two.ana(lambda ws: ws.team.lend(everybody=True))
    copy = Path(shutil.copytree(two.root / "ana", two.root / "copy"))
    before = files_in(two.root / "shared")
    with Workspace.open(copy) as ws:
        for ask in (ws.team.page, ws.team.lent, lambda: ws.team.unlend(everything=True), ws.team.leave):
            with pytest.raises(InputError, match=r"copied, restored or moved .* renown team here"):
                ask()
        assert ws.team.knows(ws.people.find("Xia Made")) is None
        assert "left alone" in str(ws.people.forget(ws.people.find("Xia Made"))["team"])
    assert files_in(two.root / "shared") == before
    two.ana(lambda ws: ws.team.lent())
    shutil.rmtree(two.root / "ana")
    copy.rename(two.root / "ana")  # the same path, another folder
    with Workspace.open(two.root / "ana") as ws:
        with pytest.raises(InputError, match="copied, restored or moved"):
            ws.team.lent()
        ws.team.here()
        assert ("Xia Made", "well") not in names(ws.team.lent())


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


# --- asking --------------------------------------------------------------------------------------------------------


def test_an_ask_from_end_to_end(two: Two) -> None:
    two.ana(lambda ws: ws.team.lend(everybody=True))
    asked = two.bo(lambda ws: ws.team.ask(ws.people.find("Xia Made"), "Hello  there\n"))
    assert (asked.state, asked.introducers, asked.words) == ("waiting", (), "Hello there")
    with pytest.raises(InputError, match="already"):
        two.bo(lambda ws: ws.team.ask(ws.people.find("Xia Made")))
    [line] = two.ana(lambda ws: ws.team.inbox())
    assert (line.asker, line.name, line.words, line.answer) == ("Bo", "Xia Made", "Hello there", None)

    assert two.ana(lambda ws: ws.team.answer(line.id[:6], yes=False)).answer == "no"
    [state] = two.bo(lambda ws: ws.team.asks())
    assert state == asked, "a no tells nothing"

    assert two.ana(lambda ws: ws.team.answer(line.id, yes=True)).answer == "yes"
    [agreed] = two.bo(lambda ws: ws.team.asks())
    assert (agreed.state, agreed.introducers, agreed.state_words) == ("agreed", ("Ana",), "Ana will introduce you")
    with pytest.raises(InputError, match="yes to this already"):
        two.ana(lambda ws: ws.team.answer(line.id, yes=False))
    assert two.bo(lambda ws: ws.desk.audit_findings()) == ()


def test_an_ask_can_be_taken_back(two: Two) -> None:
    two.ana(lambda ws: ws.team.lend(everybody=True))
    ask: TeamAsk = two.bo(lambda ws: ws.team.ask(ws.people.find("Xia Made")))
    assert two.bo(lambda ws: ws.team.withdraw(ask.id[:8]))
    assert two.ana(lambda ws: ws.team.inbox()) == ()
    assert [a.state for a in two.bo(lambda ws: ws.team.asks())] == ["over"]
    with pytest.raises(NotFoundError):
        two.ana(lambda ws: ws.team.answer(ask.id, yes=True))


def test_a_removal_ends_the_asks_under_way(two: Two) -> None:
    two.ana(lambda ws: ws.team.lend(everybody=True))
    two.bo(lambda ws: ws.team.ask(ws.people.find("Xia Made")))
    (two.root / "cy").mkdir()
    code = two.ana(lambda ws: ws.team.invite("guest"))
    with Workspace.create(two.root / "cy") as ws:
        ws.team.join(two.root / "shared", code, "Cy")
        with pytest.raises(NotAllowedError, match="guest"):
            ws.team.who("xia@maps.example")
        assert ws.team.knows(1) is None
    assert two.ana(lambda ws: ws.team.remove("Cy")) == "Cy"
    assert [a.state for a in two.bo(lambda ws: ws.team.asks())] == ["over"]
    assert two.knows("xia@maps.example") == "well"


def test_the_page_tells_everything_and_other_pages_work_without_the_folder(two: Two) -> None:
    assert two.bo(lambda ws: ws.team.knows(ws.people.find("Xia Made"))) is not None
    page = two.ana(lambda ws: ws.team.page())
    assert page is not None and [(m.name, m.role, m.you) for m in page.members] == [
        ("Ana", "admin", True), ("Bo", "member", False),
    ]  # fmt: skip
    shutil.rmtree(two.root / "shared")
    assert two.bo(lambda ws: ws.team.knows(ws.people.find("Xia Made"))) is None
    with pytest.raises(NotFoundError, match="folder"):
        two.bo(lambda ws: ws.team.who("xia@maps.example"))
    two.bo(lambda ws: ws.team.leave(anyway=True))
    assert not two.bo(lambda ws: ws.team.joined())


@pytest.mark.parametrize("said", [{"person": 0}, {"never": [0]}, {"everybody": True, "never": [0]}])
def test_nobody_is_neither_lent_nor_kept_out(two: Two, said: dict[str, object]) -> None:
    before = two.ana(lambda ws: ws.team.lent())
    for act in ("lend", "unlend"):
        with pytest.raises(NotFoundError, match="no person 0"):
            two.ana(lambda ws, act=act: getattr(ws.team, act)(**({"person": 0} if act == "unlend" else said)))
    with pytest.raises(NotFoundError):
        two.ana(lambda ws: ws.team.take_back("all", person=0))
    assert two.ana(lambda ws: ws.team.lent()) == before
