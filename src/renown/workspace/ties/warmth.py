"""How often warmth was right on the owner's own data, as the doors show it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from renown.ties.backtest import AHEAD, Ranking, auc_by_ego, called_warm, cuts_of, in_words, ranking_at
from renown.ties.contacts import date_of
from renown.ties.share import interval
from renown.workspace.ties.answers import WarmthCheck


def check_of(contact_days: pa.Table, owner: int) -> WarmthCheck:
    """The back-test over the months that the data allow, a year at most; all months count together."""
    cuts = cuts_of(contact_days)
    rankings = [ranking_at(contact_days, cut, owner) for cut in cuts]
    found = called_warm(rankings)
    low, high = interval(found.in_touch, found.called) if found.enough else (None, None)
    return WarmthCheck(
        cuts=tuple(date_of(cut) for cut in cuts),
        ahead_days=AHEAD,
        called=found.called,
        in_touch=found.in_touch,
        share=found.in_touch / found.called if found.enough else None,
        low=low,
        high=high,
        others=found.others,
        others_in_touch=found.others_in_touch,
        auc=_auc(rankings, "warmth"),
        auc_last=_auc(rankings, "last"),
        words=in_words(found),
    )


def _auc(rankings: list[Ranking], by: str) -> float | None:
    """The mean AUC of the months on which it can be told."""
    each = [auc_by_ego(r.ego, getattr(r, by), r.met) for r in rankings]
    told = np.concatenate(each) if each else np.zeros(0)
    return float(told.mean()) if len(told) else None
