"""The words of the world: every template can be filled, and the room knows nothing of the rooms that read it."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pytest

from renown import demo
from renown.demo.cast import full_names, make_cast
from renown.demo.words import Speaker, read_words

LISTS = ("posts", "replies")


@pytest.mark.parametrize("topic", [name for name in read_words("slack") if name != "shared"])
def test_every_template_of_a_channel_can_be_filled(topic):
    words, rng = read_words("slack"), np.random.default_rng(5)
    lists = [*LISTS, "agree", "ask_back", "thanks"]
    for template in [t for name in lists for t in {**words["shared"], **words[topic]}[name]]:
        said = Speaker({**words[topic], "one": [template]}, words["shared"]).say(rng, "one", person="<@U1>")
        assert "{" not in said
        assert not said[:1].islower()


def test_a_slot_that_nobody_fills_is_an_error():
    with pytest.raises(KeyError, match="nobody"):
        Speaker({"posts": ["{nobody} knows"]}).say(np.random.default_rng(1), "posts")


def test_a_channel_hardly_ever_repeats_itself():
    words, rng = read_words("slack"), np.random.default_rng(5)
    speaker = Speaker(words["pipelines"], words["shared"])
    said = [speaker.say(rng, "posts", person="<@U1>") for _ in range(300)]
    assert len(set(said)) > 200


def test_names_keys_and_addresses_are_unique():
    cast, outsiders = make_cast(np.random.default_rng(3), 300)
    everybody = [*cast, *outsiders]
    for what in ("name", "handle", "email", "slack_id", "x_id", "x_handle", "slug"):
        assert len({getattr(person, what) for person in everybody}) == len(everybody), what
    assert len(set(full_names(np.random.default_rng(1), 900))) == 900


def test_the_room_imports_nothing_of_the_house_but_words_and_errors():
    allowed = ("renown.demo", "renown.errors", "renown.model")
    for path in sorted(Path(demo.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert [n for n in names if n.startswith("renown") and not n.startswith(allowed)] == [], path.name
