"""The list that ships: complete in each language, whole in itself, and found in texts by its own names."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from renown.errors import NotFoundError
from renown.recruit.taxonomy import Concept, Taxonomy, load_list, load_seed
from renown.recruit.taxonomy.doubt import Doubt, doubt_of
from renown.recruit.taxonomy.folding import fold


def test_the_list_is_whole_and_of_the_size_that_is_said() -> None:
    folder = files("renown.recruit.taxonomy") / "seed"
    found = load_list(folder)  # type: ignore[arg-type]
    assert found.problems == ()
    kinds = Counter(concept.kind for concept in found.taxonomy.concepts.values())
    assert kinds["skill"] >= 400 and kinds["occupation"] >= 120 and kinds["group"] >= 30


def test_everything_has_a_name_and_a_field_and_occupations_have_skills_in_each_language() -> None:
    seed = load_seed()
    for concept in seed.concepts.values():
        assert all(concept.names((language,)) for language in ("de", "en", "es")), concept.id
        if concept.kind != "group":
            assert any(one.startswith("field:") for one in seed.broader_of(concept.id)), concept.id
        if concept.kind == "occupation":
            assert seed.skills_of(concept.id)[0], concept.id
            assert all(concept.labels.get(language) for language in ("de", "en", "es")), concept.id


def test_every_name_that_leaves_no_doubt_is_found_where_it_stands_alone() -> None:
    seed = load_seed()
    for concept in seed.concepts.values():
        for name in concept.names():
            if doubt_of(name, fold(name)) < Doubt.NEAR:
                found = {one for m in seed.mentions(f"- {name}, -") for one in m.concepts if m.text == name}
                assert concept.id in found, name


def test_other_words_for_a_word_have_gender_forms_and_not_the_word_itself() -> None:
    seed = load_seed()
    german = seed.synonyms("krankenschwester", languages=("de",))
    assert {"Pflegefachkraft", "Krankenpfleger", "Krankenpflegerin", "Pflegefachfrau"} <= set(german)
    assert "Krankenschwester" not in german and "Krankenschwesterin" not in german
    assert "enfermera" in seed.synonyms("nurse", languages=("es",))
    assert "Softwareentwickler" in seed.synonyms("Softwareentwicklerin")
    assert seed.synonyms("flibbertigibbet") == ()


def test_occupations_and_skills_lead_to_each_other() -> None:
    seed = load_seed()
    essential, optional = seed.skills_of("job:intensive-nurse")
    assert essential[:2] == ("intensive-care", "nursing-care") and "wound-care" in optional
    assert not set(essential) & set(optional)
    needed = seed.occupations_of("python")
    assert needed.index("job:data-engineer") < needed.index("job:software-developer")
    with pytest.raises(NotFoundError, match="the taxonomy has no flying"):
        seed.occupations_of("flying")


def test_lists_are_joined_by_id_and_neither_is_changed() -> None:
    seed, own = load_seed(), Taxonomy([Concept("python", "skill", {"de": ("Schlangensprache",)}, ("craft",))])
    both = seed.joined(own)
    assert [m.concept for m in both.mentions("Schlangensprache, Python")] == ["python", "python"]
    assert both.broader_of("python") == ("programming", "field:it")
    assert seed.mentions("Schlangensprache") == [] and len(own) == 1
