"""The slow, obvious twin: try every way to give each signature to somebody, and see whether one of them names nobody twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product


def can_be_signed(turns: Sequence[Sequence[str]], held: Mapping[str, frozenset[str]]) -> bool:
    who = [[id_ for id_, positions in held.items() if positions & set(turn)] for turn in turns]
    return any(len(set(people)) == len(people) for people in product(*who))
