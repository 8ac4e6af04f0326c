"""Answers that are kept: what may be asked while one is worked out."""

from __future__ import annotations

from threading import Thread

from renown.workspace.kept import Kept


def test_while_one_thread_works_an_answer_out_another_may_ask_the_desk() -> None:
    kept, elsewhere = Kept(), list[int]()

    def make() -> tuple[int, ...]:
        other = Thread(target=lambda: elsewhere.append(kept.making))
        other.start()
        other.join()
        return (kept.making,)

    assert kept.get("depth", (), 1, make) == (1,)
    assert elsewhere == [0] and kept.making == 0
