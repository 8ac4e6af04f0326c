"""Work under way in the pages: queued, watched, stopped, over, and gone wrong."""

from __future__ import annotations

from typing import Any

from django.test import Client


def test_undo_and_redo_are_queued_as_work(owner: Client, hand_made: Any) -> None:
    answer = owner.post("/sources/1/undo/")
    job = hand_made.desk.jobs.pending()[0]
    assert answer.headers["Location"] == f"/jobs/{job.id}/" and (job.kind, job.arguments) == ("undo", {"import_id": 1})
    assert owner.get("/sources/").content.count(b"waiting for its turn") == 1
    owner.post(f"/jobs/{job.id}/")
    assert b"stopped" in owner.get(f"/jobs/{job.id}/").content


def test_progress_is_polled_until_the_work_is_over(owner: Client, hand_made: Any) -> None:
    number = hand_made.desk.jobs.enqueue("import", path="a.zip", name="a.zip")
    hand_made.desk.jobs.claim()
    hand_made.desk.jobs.progress(number, 30, 120, "reading general")
    part = owner.get(f"/jobs/{number}/", headers={"HX-Request": "true"})
    assert (
        b'value="30" max="120"' in part.content
        and b"every 500ms" in part.content
        and b"reading general" in part.content
    )
    hand_made.desk.jobs.finish(number, imports=[1])
    part = owner.get(f"/jobs/{number}/", headers={"HX-Request": "true"})
    assert part.status_code == 286 and b"every 500ms" not in part.content and b"1 problem" in part.content


def test_failed_work_says_why(owner: Client, hand_made: Any) -> None:
    number = hand_made.desk.jobs.enqueue("import", path="a.zip")
    hand_made.desk.jobs.claim()
    hand_made.desk.jobs.fail(number, "a.zip is not an export that is known here")
    assert b"a.zip is not an export that is known here" in owner.get(f"/jobs/{number}/").content
