"""One act that serves several rhythms: which it serves is said by purposes alone, never guessed from days that happen to agree."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from crmcore._arguments import typed
from crmcore.worktime.rhythms.states import RhythmReading


@attrs.frozen(kw_only=True)
class Served:
    """One act, and the occurrences that it made complete or helped to: each the id of a rhythm and the number of the occurrence."""

    act: str
    occurrences: tuple[tuple[str, int], ...]

    @property
    def rhythms(self) -> tuple[str, ...]:
        """Return the ids of the rhythms that it served, each once."""
        return tuple(dict.fromkeys(rhythm for rhythm, _ in self.occurrences))


@typed
def serving_several(readings: Iterable[RhythmReading]) -> tuple[Served, ...]:
    """Return each act that served two rhythms or more, and which: one training for two duties, one visit for two intervals.

    Rhythms are served by one act where they have the same `purpose`, or where the act names the purposes of both; each still counts by itself.

    Clause: BANK-2.2, BANK-6.1
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for reading in readings:
        for one in reading.occurrences:
            for act in one.done_by:
                found.setdefault(act, []).append((reading.rhythm, one.n))
    served = (Served(act=act, occurrences=tuple(occurrences)) for act, occurrences in sorted(found.items()))
    return tuple(one for one in served if len(one.rhythms) > 1)
