"""The columns of a table, as the form on the Sources page asks for them.

Invariant: the keys are those the table importer reads, and what is missing is named by its label before a job is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from renown.errors import InputError
from renown.model.kinds import KINDS

TABLE = "table"
COLUMN_LABELS = {
    "network": gettext_lazy("Network"),
    "actor": gettext_lazy("Who acted"),
    "target": gettext_lazy("Because of whom"),
    "time": gettext_lazy("When"),
    "time_unit": gettext_lazy("Unit of times"),
    "kind": gettext_lazy("Kind of act"),
    "all_kind": gettext_lazy("One kind for all"),
    "kind_map": gettext_lazy("What the kinds mean"),
    "separator": gettext_lazy("Separator"),
    "no_header": gettext_lazy("No header"),
}
"""The importer's options by the name of their field; a field `x` is sent as `table_x`."""

NEEDED = ("network", "actor", "target", "time")
_ELSEWHERE = {"as": gettext_lazy("What it is"), "on_problem": gettext_lazy("A line that cannot be read")}
_OPTION = re.compile(r"--([a-z]+(?:-[a-z]+)*)")


def read_columns(form: Mapping[str, str]) -> dict[str, object]:
    """What the form says of a table's columns, without the fields left empty."""
    said: dict[str, object] = {name: form.get(f"table_{name}", "").strip()[:2000] for name in COLUMN_LABELS}
    columns = {name: value for name, value in said.items() if value}
    return {**columns, "no_header": True} if "no_header" in columns else columns


def check_columns(columns: Mapping[str, object]) -> None:
    """Raise InputError unless the columns say who, because of whom, when, what and on which network."""
    missing = [str(COLUMN_LABELS[name]) for name in NEEDED if name not in columns]
    hint = _("open “Columns of a table” and fill it in; a column is a name, or a number from 1")
    if missing:
        raise InputError(_("a table needs: %(fields)s") % {"fields": ", ".join(missing)}, hint=hint)
    if ("kind" in columns) is ("all_kind" in columns):
        raise InputError(_("a table needs either a column with the kind of act, or one kind for all"), hint=hint)


def kinds() -> tuple[tuple[str, str], ...]:
    """Every kind of act with its sentence."""
    return tuple((kind.name, kind.sentence) for kind in KINDS.values())


def labelled(text: str) -> str:
    """A sentence with the options of the command line called by the labels of the form.

    >>> labelled("--actor names the column 'x'; see --all-kind")
    "“Who acted” names the column 'x'; see “One kind for all”"
    """
    return _OPTION.sub(_label, text)


def _label(option: re.Match[str]) -> str:
    label = {**COLUMN_LABELS, **_ELSEWHERE}.get(option[1].replace("-", "_"))
    return f"“{label}”" if label else option[0]
