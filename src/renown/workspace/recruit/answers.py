"""What the rooms of recruiting answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel in a list. minutes: what a week there takes, by our own estimate. old: looked at over 18 months ago."""

    name: str
    title: str
    kind: str
    what: str
    minutes: int
    paid: bool
    old: bool
