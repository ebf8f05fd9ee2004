"""The slow, obvious twin of walking a log: a list of allowed (state, event, next state) lines, and one case at a time."""

from datetime import datetime


def reopenings(lines: list[tuple[str, str, str]], initial: str, final: set[str], events: list[str]) -> int:
    """Return how often a case whose events all have a line went from an end back to a state that is none."""
    state, times = initial, 0
    for event in events:
        for from_, name, to in lines:
            if (from_, name) == (state, event):
                times += 1 if state in final and to not in final else 0
                state = to
                break
        else:
            return times
    return times


def walk(
    lines: list[tuple[str, str, str]], initial: str, final: set[str], log: list[tuple[str, str, datetime]]
) -> dict[str, tuple[str, int, int, int | None]]:
    """Return for each case: (state, events, after the end, number of the first misfit or None)."""
    cases: dict[str, list[tuple[str, datetime]]] = {}
    for case, event, at in log:
        cases.setdefault(case, []).append((event, at))
    answer = {}
    for case, events in cases.items():
        state, late = initial, 0
        misfit: int | None = None
        before: datetime | None = None
        for number, (event, at) in enumerate(events, start=1):
            if misfit is not None:
                continue
            next_states = [to for from_, name, to in lines if from_ == state and name == event]
            if before is not None and at < before:
                misfit = number
            elif next_states:
                state, before = next_states[0], at
            elif state in final:
                late, before = late + 1, at
            else:
                misfit = number
        answer[case] = (state, len(events), late, misfit)
    return answer
