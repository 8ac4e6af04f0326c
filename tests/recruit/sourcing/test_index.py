"""The index follows its profiles, survives what happens to its files, and forgets provably."""

from __future__ import annotations

import json
import logging
import random
import signal
import subprocess
import sys
import textwrap
from dataclasses import fields, replace
from pathlib import Path
from threading import Thread

import pytest
import tantivy

from renown.errors import InputError, LockedError, NotFoundError
from renown.lake.lock import locked
from renown.recruit.profiles import Profile
from renown.recruit.query.tree import TEXT_FIELDS, And, Everything, Near, Not, Phrase, Term, Wild
from renown.recruit.sourcing import schema
from renown.recruit.sourcing.index import ProfileIndex, Renewed

from .worlds import AT, TODAY, profiles

EVERYBODY = Everything(AT)
SECRET = "xylotomist"
"""A word that only one person has."""


def told(person: int, **more: object) -> Profile:
    return replace(Profile(person, text=f"engineer number{person}", skills=("Python",)), **more)


def found(index: ProfileIndex, word: str, field: str = "") -> set[int]:
    return set(index.everybody(Term(word, AT, field), TODAY))


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def words_of(folder: Path, prefix: str) -> list[tuple[str, int]]:
    """All words of every dictionary, read by the engine itself."""
    searcher = tantivy.Index.open(str(folder)).searcher()
    labels = (f"{name}_label" for name in schema.COUNTED)
    return [word for name in ("all", *TEXT_FIELDS, *labels) for word in searcher.terms_with_prefix(name, prefix)]


def test_nothing_is_there_before_the_first_profiles(tmp_path):
    index = ProfileIndex(tmp_path / "index")
    assert not index.is_whole
    with pytest.raises(NotFoundError, match="no index"):
        index.search(EVERYBODY, TODAY)
    assert index.sync([]) == Renewed()
    assert index.is_whole
    assert index.search(EVERYBODY, TODAY).count == 0
    assert index.facets(EVERYBODY, TODAY).skills == ()
    assert index.sync([told(1)]) == Renewed(new=1, shards=1)


def test_only_shards_in_which_something_changed_are_built(tmp_path):
    index = ProfileIndex(tmp_path / "index", size=10)
    people = [told(n) for n in range(35)]
    assert index.sync(people) == Renewed(new=35, shards=4)
    before = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "index").iterdir()}
    assert index.sync(people) == Renewed()
    people[12] = told(12, text="sailor")
    assert index.sync([*people, told(99)]) == Renewed(new=1, changed=1, shards=2)
    stayed = {n for n, at in before.items() if (tmp_path / "index" / n).exists() and n.endswith(".people")}
    assert len(stayed) == 2
    assert found(index, "sailor") == {12}
    assert found(index, "number12") == set()
    assert found(index, "number99") == {99}
    assert index.people == 36
    assert index.sync(people[:5]) == Renewed(gone=31, shards=1)
    assert set(index.everybody(EVERYBODY, TODAY)) == {0, 1, 2, 3, 4}


def test_people_are_renewed_by_what_is_read_of_them(tmp_path):
    index = ProfileIndex(tmp_path / "index", size=10)
    now = {n: told(n) for n in range(30)}
    index.sync(now.values())
    asked: list[int] = []

    def read(persons):
        asked.extend(persons)
        return [now[person] for person in persons if person in now]

    del now[4]
    now[40] = told(40, text="sailor")
    assert index.renew([4, 40, 41], read) == Renewed(new=1, gone=1, shards=1)
    assert set(asked) == {4, 40, 41, *range(10)}
    assert found(index, "sailor") == {40}
    assert index.prints().keys() == now.keys()


def test_a_person_who_is_forgotten_is_in_no_file_and_no_dictionary(tmp_path):
    folder = tmp_path / "index"
    index = ProfileIndex(folder, size=10)
    gone = told(
        7, text=f"{SECRET} writes {SECRET}s", titles=(SECRET,), skills=(SECRET.upper(),), companies=(f"{SECRET} Ltd",),
        cities=(f"{SECRET}ton",), schools=(SECRET,), topics=(SECRET,), circles=(SECRET,),
        sources=(SECRET,), languages=(SECRET,), past_titles=(f"old {SECRET}",),
    )  # fmt: skip
    people = [*(told(n) for n in range(25) if n != 7), gone]
    index.sync(people)
    print_of = index.prints()[7].to_bytes(8, "little", signed=True)
    assert words_of(folder, "xylo")
    assert index.traces([SECRET, "zither"]) == (SECRET,)
    assert SECRET.upper().encode() in everything_in(folder)
    assert print_of in everything_in(folder)
    index.renew([7], lambda persons: [p for p in people if p.person in persons and p.person != 7])
    assert words_of(folder, "xylo") == []
    assert index.traces([SECRET]) == ()
    left = everything_in(folder).lower()
    assert b"xylo" not in left
    assert print_of not in everything_in(folder)
    assert found(index, SECRET) == set()
    assert 7 not in index.everybody(EVERYBODY, TODAY)
    assert index.people == 24


def test_whoever_is_forgotten_takes_only_their_shard_along(tmp_path):
    folder = tmp_path / "index"
    index = ProfileIndex(folder, size=10)
    people = [told(n, **({"text": SECRET, "skills": (SECRET,)} if n == 7 else {})) for n in range(35)]
    index.sync(people)
    assert words_of(folder, "xylo") and SECRET.encode() in everything_in(folder)
    before = {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.iterdir()}
    assert index.forget([7, 99]) == 1
    assert words_of(folder, "xylo") == [] and SECRET.encode() not in everything_in(folder)
    assert set(index.everybody(EVERYBODY, TODAY)) == set(range(10, 35))
    assert index.sync(p for p in people if p.person != 7) == Renewed(new=9, shards=1)
    after = {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.iterdir()}
    stayed = {name for name, at in after.items() if before.get(name) == at and "." in name}
    assert len({name for name in stayed if name.endswith(".people")}) == 3
    assert len({name for name in stayed if name.endswith(".idx")}) == 3
    assert set(index.everybody(EVERYBODY, TODAY)) == set(range(35)) - {7}
    assert index.forget([7]) == 0
    assert index.forget(range(10, 35)) == 3
    assert index.people == 9


def test_forgetting_needs_no_index_and_leaves_no_damaged_one(tmp_path):
    folder = tmp_path / "index"
    assert ProfileIndex(folder).forget([1]) == 0
    assert not folder.exists()
    ProfileIndex(folder, size=3).sync([told(n, text=SECRET) for n in range(6)])
    assert words_of(folder, "xylo")
    file = next(file for file in folder.iterdir() if file.name.endswith(".people"))
    file.write_bytes(file.read_bytes()[:-9])
    assert ProfileIndex(folder).forget([99]) == 0
    assert {file.name for file in folder.iterdir()} <= {"shards.lock", ".tantivy-meta.lock"}
    assert not ProfileIndex(folder).is_whole


def test_what_is_read_is_read_when_nobody_else_can_write(tmp_path):
    """Else somebody who is let go of meanwhile would come back with what was read before."""
    index = ProfileIndex(tmp_path / "index")

    def read():
        with pytest.raises(LockedError):
            ProfileIndex(tmp_path / "index").forget([1])
        yield told(2)

    index.sync([told(1), told(2)])
    index.sync(read())
    assert found(index, "number1") == set()


def test_a_writer_is_waited_for(tmp_path):
    index = ProfileIndex(tmp_path / "index", patience=60.0)
    index.sync([told(1), told(2)])
    waiting = Thread(target=index.forget, args=([1],))
    with locked(tmp_path / "index" / "shards.lock", "a test"):
        waiting.start()
        waiting.join(0.1)
        assert waiting.is_alive()
    waiting.join()
    assert not ProfileIndex(tmp_path / "index").people


def test_no_text_is_stored(tmp_path):
    folder = tmp_path / "index"
    index = ProfileIndex(folder)
    index.sync([told(n, text="quondam sentence about ann@example.org of length") for n in range(50)])
    searcher = tantivy.Index.open(str(folder)).searcher()
    hit = searcher.search(tantivy.Query.all_query(), limit=1).hits[0][1]
    assert searcher.doc(hit).to_dict() == {}
    assert b"quondam sentence" not in everything_in(folder)
    assert words_of(folder, "ann") == []


def test_the_traps_of_the_engine(tmp_path):
    """Its parser gives nothing for `A AND NOT B`; a lone NOT is refused; a slop of three words misses places."""
    index = ProfileIndex(tmp_path / "index", size=2)
    index.sync([Profile(1, "python junior"), Profile(2, "python"), Profile(3, "x a x b x c x"), Profile(4, "c x a b")])
    assert index.everybody(And((Term("python", AT), Not(Term("junior", AT), AT)), AT), TODAY) == (2,)
    assert index.everybody(Not(Term("python", AT), AT), TODAY) == (3, 4)
    assert index.everybody(Not(Not(Term("python", AT), AT), AT), TODAY) == (1, 2)
    assert index.everybody(And((), AT), TODAY) == (1, 2, 3, 4)
    assert index.everybody(Phrase(("a", "b", "c"), AT, slop=2), TODAY) == (3,)
    assert index.everybody(Phrase(("a", "b", "c"), AT, slop=4), TODAY) == (3, 4)


@pytest.mark.parametrize("text", ["wrote data", "schrieb über data"])
def test_nothing_reaches_from_one_value_to_the_next(tmp_path, text):
    index = ProfileIndex(tmp_path / "index")
    index.sync(
        [Profile(1, text, titles=("engineer", "data"), past_titles=("engineer lead",), skills=("data engineer",))]
    )
    for field, count in (("", 1), ("title", 0), ("skill", 1)):
        asked = Phrase(("data", "engineer"), AT, field)
        assert index.search(asked, TODAY).count == count, field
    for left, right, count in (("data", "engineer", 1), ("data", "lead", 0), ("engineer", "lead", 1)):
        near = Near(Term(left, AT), Term(right, AT), 10_000, False, AT)
        assert index.search(near, TODAY).count == count, (left, right)


def test_what_cannot_be_searched_says_so(tmp_path):
    index = ProfileIndex(tmp_path / "index")
    index.sync([told(1)])
    with pytest.raises(InputError, match="may be moved"):
        index.search(Phrase(tuple("abcdef"), AT, slop=50), TODAY)
    with pytest.raises(InputError, match="one field"):
        index.search(Near(Term("a", AT, "title"), Term("b", AT), 3, False, AT), TODAY)
    with pytest.raises(InputError, match="order"):
        index.search(Near(Phrase(("a", "b"), AT, slop=2), Term("b", AT), 3, False, AT), TODAY)
    for pattern in ("?" * 3_000, "*a" + "?" * 40):
        with pytest.raises(InputError, match="gaps"):
            index.search(Wild(pattern, AT), TODAY)
    for limit, offset in ((0, 0), (10**6, 0), (5, -1)):
        with pytest.raises(InputError, match="expected 1 to"):
            index.search(EVERYBODY, TODAY, limit, offset)
    with pytest.raises(InputError, match="two profiles of person 1"):
        index.sync([told(1), told(1)])
    assert found(index, "python") == {1}


def test_odd_profiles_are_indexed(tmp_path):
    index = ProfileIndex(tmp_path / "index")
    odd = [
        Profile(-(2**62), text="\x00\ud800 ok\u202e", skills=("\ud800", "", "x" * 10_000)),
        Profile(2**62, text="word " * 20_000, years=float("nan"), seen=-(10**9)),
        Profile(3, text="x" * 1_000_000, titles=("engineer",) * 500, years=float("inf")),
    ]
    index.sync(odd)
    assert index.search(EVERYBODY, TODAY).count == 3
    assert found(index, "ok") == {-(2**62)}
    assert found(index, "word") == {2**62}
    assert found(index, "engineer", "title") == {3}
    assert len(index.facets(EVERYBODY, TODAY).skills) == 1


def test_facets_count_people(tmp_path):
    index = ProfileIndex(tmp_path / "index", size=2)
    index.sync(
        [
            told(1, skills=("Python", "python", "Go"), cities=("Zürich",), companies=("Ashgrove",), years=3.0),
            told(2, skills=("PYTHON",), cities=("Zurich",), past_companies=("Ashgrove", "Tern"), years=5.0),
            told(3, skills=("Python",), companies=("Tern",), years=25.0),
            told(4, skills=(), text="nothing"),
            told(5, skills=("Go",), years=0.0),
        ]
    )
    facets = index.facets(EVERYBODY, TODAY)
    assert [(tally.label, tally.people) for tally in facets.skills] == [("Python", 3), ("Go", 2)]
    assert [(tally.label, tally.people) for tally in facets.cities] == [("Zurich", 2)]
    assert [(tally.label, tally.people) for tally in facets.companies] == [("Ashgrove", 2), ("Tern", 2)]
    assert [(tally.label, tally.people) for tally in facets.years] == [
        ("0-2", 1), ("2-5", 1), ("5-10", 1), ("20+", 1), ("", 1),
    ]  # fmt: skip
    assert index.counts([Term("go", AT, "skill"), EVERYBODY], TODAY) == (2, 5)
    some = index.facets(Term("go", AT, "skill"), TODAY, most=1)
    assert [(tally.label, tally.people) for tally in some.skills] == [("Go", 2)]


def test_nothing_is_counted_of_who_somebody_is():
    assert set(schema.COUNTED) == {"skills", "titles", "languages", "cities", "companies", "sources"}
    never = set("name picture birth age address postcode gender sex nationality religion score".split())
    assert never.isdisjoint(field.name for field in fields(Profile))


def test_facets_of_generated_profiles_are_exact(tmp_path):
    people = profiles(random.Random(3), 300)
    index = ProfileIndex(tmp_path / "index", size=70)
    index.sync(people)
    meant = [p for p in people if "Berlin" in p.cities]
    facets = index.facets(Term("berlin", AT, "city"), TODAY, most=1_000)
    kinds = {
        "skills": lambda p: p.skills,
        "titles": lambda p: (*p.titles, *p.past_titles),
        "languages": lambda p: p.languages,
        "companies": lambda p: (*p.companies, *p.past_companies),
        "sources": lambda p: p.sources,
    }
    for field, own in kinds.items():
        labels = [{label.casefold() for label in own(p)} for p in meant]
        for tally in getattr(facets, field):
            assert tally.people == sum(tally.label.casefold() in person for person in labels), tally
        assert len(getattr(facets, field)) == len(set().union(*labels))
    assert sum(tally.people for tally in facets.years) == len(meant)


@pytest.mark.parametrize("ending", [".term", ".idx", ".pos", ".fast", ".people", ".labels", "meta.json"])
@pytest.mark.parametrize("how", ["cut", "changed", "gone"])
def test_a_damaged_index_counts_as_missing_and_is_made_again(tmp_path, caplog, ending, how):
    folder = tmp_path / "index"
    people = [told(n) for n in range(6)]
    ProfileIndex(folder, size=3).sync(people)
    file = next(file for file in sorted(folder.iterdir()) if file.name.endswith(ending))
    content = file.read_bytes()
    if how == "gone":
        file.unlink()
    else:
        middle = len(content) // 2
        file.write_bytes(
            content[:middle] + (b"" if how == "cut" else bytes([content[middle] ^ 0x55]) + content[middle + 1 :])
        )
    with caplog.at_level(logging.WARNING):
        index = ProfileIndex(folder, size=3)
        assert not index.is_whole
    assert ("counts as missing" in caplog.text) == ((ending, how) != ("meta.json", "gone"))
    assert index.sync(people) == Renewed(new=6, shards=2)
    assert found(index, "number5") == {5}


def test_an_index_of_other_rules_is_made_again(tmp_path, monkeypatch):
    folder = tmp_path / "index"
    ProfileIndex(folder).sync([told(1)])
    monkeypatch.setattr("renown.recruit.sourcing.shards.mark", lambda: "other")
    index = ProfileIndex(folder)
    assert not index.is_whole
    index.sync([told(1)])
    assert ProfileIndex(folder).is_whole


def test_the_mark_follows_the_rules(tmp_path):
    ProfileIndex(tmp_path).sync([told(1)])
    shaping = {f"{name}.py" for name in ("spellings", "gender", "compounds", "tokens", "schema")} | {"compounds.txt"}
    assert set(schema._RULES) == shaping
    assert schema.mark() in json.loads((tmp_path / "meta.json").read_bytes())["payload"]


def test_one_process_writes_at_a_time_and_others_see_what_it_wrote(tmp_path):
    folder = tmp_path / "index"
    one, other = ProfileIndex(folder), ProfileIndex(folder)
    one.sync([told(1)])
    assert found(other, "number1") == {1}
    one.sync([told(2)])
    assert found(other, "number1") == set()
    assert found(other, "number2") == {2}
    with locked(folder / "shards.lock", "a test"):
        with pytest.raises(LockedError, match="a test"):
            one.sync([told(3)])
        assert found(ProfileIndex(folder), "number2") == {2}


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from renown.recruit.profiles import Profile
    from renown.recruit.sourcing import shards
    from renown.recruit.sourcing.index import ProfileIndex

    folder, when = Path(sys.argv[1]), sys.argv[2]
    def die(*_): os.kill(os.getpid(), signal.SIGKILL)
    def people():
        for n in range(25):
            if n == 17 and when == "reading": die()
            yield Profile(n, text=f"new person{n}")
    index = ProfileIndex(folder, size=10)
    forgetting = when.startswith("forgetting, ")
    when = when.removeprefix("forgetting, ")
    if when == "written": shards.Shards.publish = die
    if when == "listed": shards.Shards._sweep = die
    if when == "listing": shards.write_bytes = die
    if forgetting: index.forget([17])
    with index._shards.written("test"): index._fill(people())
"""


@pytest.mark.parametrize("when", ["written", "listing", "listed"])
def test_a_process_killed_while_it_forgets_leaves_the_shard_or_nothing_of_it(tmp_path, when):
    folder = tmp_path / "index"
    people = [told(n, text="other", skills=(SECRET,) if n == 17 else ()) for n in range(25)]
    ProfileIndex(folder, size=10).sync(people)
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(folder), f"forgetting, {when}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    index = ProfileIndex(folder, size=10)
    assert index.is_whole
    gone = when == "listed"
    assert set(index.everybody(EVERYBODY, TODAY)) == set(range(25)) - (set(range(10, 20)) if gone else set())
    assert (SECRET.encode() in everything_in(folder)) == (not gone), "what was left is swept when the index is opened"
    assert bool(words_of(folder, "xylo")) == (not gone)
    assert index.forget([17]) == (0 if gone else 1)
    assert SECRET.encode() not in everything_in(folder) and words_of(folder, "xylo") == []
    assert index.sync(p for p in people if p.person != 17) == Renewed(new=9, shards=1)


@pytest.mark.parametrize("when", ["reading", "written", "listing", "listed"])
def test_a_process_killed_while_it_writes_leaves_a_whole_index(tmp_path, when):
    folder = tmp_path / "index"
    ProfileIndex(folder, size=10).sync([told(n, text="old") for n in range(25)])
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(folder), when]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    index = ProfileIndex(folder, size=10)
    assert index.is_whole
    new = when == "listed"
    assert len(found(index, "new")) == (25 if new else 0)
    assert len(found(index, "old")) == (0 if new else 25)
    assert not any(file.is_dir() for file in folder.iterdir())
    assert (words_of(folder, "old") == []) == new
    gone = b"old" if new else b"person17"
    assert gone not in everything_in(folder)
    files = {file.name.partition(".")[0] for file in folder.iterdir()} - {"meta", "shards", ""}
    assert len(files) == 2 * 3, "three shards, each a segment and our own files"
    assert index.sync([told(1)]) == Renewed(changed=1, gone=24, shards=1)
