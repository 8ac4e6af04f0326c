"""Goals, mentors and the answers of weekly reviews, as they were written down."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.day.goal_records import AnswerRecord, GoalRecord
from renown.desk.models import Goal, Mentor, ReviewAnswer
from renown.desk.reading import read
from renown.desk.records import recorded, told
from renown.desk.undo import OWNER, undo
from renown.errors import NotFoundError


class GoalsDesk:
    """The goals of one desk."""

    def add(self, goal: GoalRecord, who: str = OWNER) -> int:
        """Keep a goal (its id is not looked at); returns its number."""
        with store.transaction():
            row = Goal.objects.create(**told(goal, "id"), who=who, at=timezone.now())
            audit.record(who, "goal", kind=goal.kind)
        return row.pk

    def remove(self, goal: int, who: str = OWNER) -> bool:
        """Let a goal go; False when that was done already. Raises NotFoundError."""
        with store.transaction():
            if not Goal.objects.filter(pk=goal).exists():
                raise NotFoundError(f"there is no goal {goal}", hint="see the numbers with: renown goals")
            undone = undo(Goal.objects.filter(pk=goal), who)
            if undone:
                audit.record(who, "let goal go", goal=goal)
        return undone

    def restore(self, goal: int, who: str = OWNER) -> int:
        """Take up a goal again that was let go; returns its new number. Raises NotFoundError."""
        with store.transaction():
            row = Goal.objects.filter(pk=goal).exclude(undone_at=None).first()
            if row is None:
                raise NotFoundError(f"no goal {goal} was let go", hint="see the numbers with: renown goals")
            return self.add(_record(row), who)

    @read
    def list(self) -> tuple[GoalRecord, ...]:
        """The goals that stand, in the order of setting."""
        with store.refusals():
            rows = Goal.objects.filter(undone_at=None).order_by("pk")
            return tuple(_record(row) for row in rows)

    def add_mentor(self, account: int, who: str = OWNER) -> None:
        """This account's holder is somebody to learn from. Saying it twice changes nothing."""
        with store.transaction():
            if account not in self.mentors():
                Mentor.objects.create(account=account, who=who, at=timezone.now())
                audit.record(who, "mentor", [account])

    def remove_mentor(self, account: int, who: str = OWNER) -> bool:
        """They are no longer; False when they were not."""
        with store.transaction():
            undone = undo(Mentor.objects.filter(account=account), who)
            if undone:
                audit.record(who, "mentor no longer", [account])
        return undone

    @read
    def mentors(self) -> tuple[int, ...]:
        """The accounts of mentors, in the order of naming."""
        with store.refusals():
            return tuple(Mentor.objects.filter(undone_at=None).order_by("pk").values_list("account", flat=True))

    def answer(self, week: date, question: str, answer: str, who: str = OWNER) -> int:
        """Keep the answer to a week's question, in the place of an earlier one; returns its number."""
        with store.transaction():
            undo(ReviewAnswer.objects.filter(week=week, question=question), who)
            row = ReviewAnswer.objects.create(week=week, question=question, answer=answer, who=who, at=timezone.now())
            audit.record(who, "weekly review", week=week.isoformat())
        return row.pk

    @read
    def answers(self) -> tuple[AnswerRecord, ...]:
        """The answers that stand, newest week first."""
        with store.refusals():
            rows = ReviewAnswer.objects.filter(undone_at=None).order_by("-week", "pk")
            return tuple(recorded(AnswerRecord, r) for r in rows)


def _record(row: Goal) -> GoalRecord:
    return recorded(GoalRecord, row)
