"""What happens in a log, before anybody says what should: how cases begin and end, what directly follows what, and what happens again.

`Observed.draft` writes it down as a table, to begin a lifecycle from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from crmcore._arguments import typed
from crmcore._frozen import frozen_fields
from crmcore.lifecycles.fitting import Logged
from crmcore.lifecycles.plain import SUB_STATES, PlainLifecycle, PlainState, PlainStep
from crmcore.lifecycles.writing import STAYS_WORD


@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class Observed:
    """What a log shows, by the names of its events, the most frequent first.

    `starts` and `ends` count cases by their first and last event, `pairs` how often one event directly follows another in a case, `repeats` the
    cases in which an event happens more than once.
    """

    cases: int
    events: int
    starts: Mapping[str, int]
    ends: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    repeats: Mapping[str, int]

    @typed
    def draft(self, name: str) -> PlainLifecycle:
        """Return the log as a lifecycle, a first draft: a case is in the state of what happened last, and may rest where one of the log does.

        Every case that was observed fits it. Raises `RulebookError` for a log without cases.
        """
        words = dict.fromkeys((*self.starts, *(one for pair in self.pairs for one in pair)))
        names = {one: number for number, one in enumerate(words)}
        state: dict[str, str] = {}
        taken = {STAYS_WORD}
        for one in names:
            state[one] = _free(one, taken)
        begin = _free("begin", taken)
        before: defaultdict[tuple[str, bool], list[str]] = defaultdict(list)
        for one in self.starts:
            before[one, False].append(begin)
        for one, following in self.pairs:
            before[following, one in self.ends and following not in self.ends].append(state[one])
        steps = (
            PlainStep(from_=tuple(from_), happened=happened, to=state[happened], reopening=reopening)
            for (happened, reopening), from_ in sorted(before.items(), key=lambda row: (names[row[0][0]], row[0][1]))
        )
        states = (PlainState(state=begin), *(PlainState(state=state[one], final=one in self.ends) for one in names))
        return PlainLifecycle(name=name, initial=begin, states=states, steps=tuple(steps))


def _free(word: str, taken: set[str]) -> str:
    """Return a word as the name of a state that no other has, and that means nothing else in a table."""
    found, number = (f"{word} " if word.endswith(SUB_STATES) else word), 1
    while found in taken:
        number += 1
        found = f"{word} ({number})"
    taken.add(found)
    return found


@typed
def observe(log: Iterable[Logged]) -> Observed:
    """Return what a log shows; it is read once, in its order, and may mix cases."""
    last: dict[str, str] = {}
    times: defaultdict[str, Counter[str]] = defaultdict(Counter)
    starts, pairs = Counter[str](), Counter[tuple[str, str]]()
    events = 0
    for logged in log:
        events += 1
        before = last.get(logged.case)
        if before is None:
            starts[logged.name] += 1
        else:
            pairs[before, logged.name] += 1
        last[logged.case] = logged.name
        times[logged.case][logged.name] += 1
    repeats = Counter(name for one in times.values() for name, count in one.items() if count > 1)
    ordered = [MappingProxyType(dict(one.most_common())) for one in (starts, Counter(last.values()), repeats)]
    return Observed(
        cases=len(last),
        events=events,
        starts=ordered[0],
        ends=ordered[1],
        pairs=MappingProxyType(dict(pairs.most_common())),
        repeats=ordered[2],
    )
