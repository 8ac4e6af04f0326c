"""The nearest name for any words: misspelled, inflected, with words around; and nothing where nothing is near."""

from __future__ import annotations

import pytest

from renown.recruit.taxonomy import Concept, Taxonomy, load_seed
from renown.recruit.taxonomy.nearest import CUT_OFF


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("kubernets", "kubernetes"),
        ("Pflegefachkrft", "job:nurse"),
        ("data enginering", "data-engineering"),
        ("Kaffee kochen", "cooking"),
        ("Elektriker mit Fuehrerschein", "job:electrician"),
        ("PROJEKTMANAGER Bau", "job:project-manager"),
        ("atención de clientes", "customer-service"),
    ],
)
def test_words_nearly_like_a_name_find_it(words: str, wanted: str) -> None:
    assert load_seed().nearest([words])[0][0].concept == wanted


@pytest.mark.parametrize("words", ["flibbertigibbet", "", "🙂", "quantum basket weaving", " \n", "x" * 100_000])
def test_where_nothing_is_near_nothing_is_said(words: str) -> None:
    assert load_seed().nearest([words]) == [[]]


def test_answers_come_in_the_order_asked_nearest_first_and_each_concept_once() -> None:
    seed = load_seed()
    asked = ["Projektmanagement", "nothing like it zzqx", "nurse"] * 100
    answers = seed.nearest(asked, limit=3)
    assert [bool(found) for found in answers] == [True, False, True] * 100
    for found in answers:
        assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
        assert len({one.concept for one in found}) == len(found) <= 3
        assert all(CUT_OFF <= one.score <= 1 for one in found)


def test_every_name_of_the_list_is_an_answer_to_itself() -> None:
    seed = load_seed()
    pairs = [(name, one.id) for one in seed.concepts.values() for name in one.names() if len(name) > 2][::15]
    answers = seed.nearest([name for name, _id in pairs], limit=6)
    for (name, right), found in zip(pairs, answers, strict=True):
        assert right in {one.concept for one in found} or len(seed.named(name)) > 1, name


def test_kinds_and_languages_narrow_what_is_looked_for() -> None:
    seed = load_seed()
    (found,) = seed.nearest(["Koch"], kinds=("skill",), cut_off=0.1)
    assert found and {seed[one.concept].kind for one in found} == {"skill"}
    assert "Krankenpflege" in {one.name for one in seed.nearest(["Krankenpflege"], languages=("de",))[0]}
    assert "Krankenpflege" not in {one.name for one in seed.nearest(["Krankenpflege"], languages=("en",))[0]}


def test_a_taxonomy_without_names_and_one_of_letters_answer() -> None:
    assert Taxonomy([]).nearest(["anything"]) == [[]]
    assert Taxonomy([]).mentions("anything") == []
    assert Taxonomy([Concept("r", "skill", {"": ("R",)})]).nearest(["R"])[0][0].concept == "r"
