"""The room `formula`: the public formula in plain words and numbers, as the model card shows it."""

from __future__ import annotations

from typing import Any

from renown.influence.factors import FACTORS
from renown.model.kinds import KINDS
from renown.workspace.room import Room


class FormulaCard(Room):
    """The formula in force."""

    def card(self) -> dict[str, Any]:
        """Name, factors (title, weight, meaning, cap in points), kinds (weight, sentence), half-lives and the walk."""
        formula = self._context.formula
        return {
            "name": formula.name,
            "factors": [
                {
                    "name": name,
                    "title": name.capitalize(),
                    "weight": formula.curves[name].weight,
                    "meaning": factor.__doc__ or "",
                    "cap_points": formula.curves[name].cap_points,
                }
                for name, factor in FACTORS.items()
            ],
            "reactions": [(k, w, KINDS[k].sentence) for k, w in formula.reaction.items()],
            "curations": [(k, w, KINDS[k].sentence) for k, w in formula.curation.items()],
            "half_lives": {
                "action": formula.action_half_life,
                "presence": formula.presence_half_life,
                "curation": formula.curation_half_life,
            },
            "walk": {"end": formula.end, "unspent": formula.unspent, "full_trust": formula.full_trust},
            "min_actors": formula.min_actors,
            "band": formula.band,
        }
