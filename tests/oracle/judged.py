"""The slow, obvious twin of judging a log's own deadlines: each case written out as runs, each run as when it was met, and by when it had to be."""

import itertools


def judged(events: list[tuple[str, int]], dues: list[tuple[int, int]], stops: set[str], reopens: set[str], by: str | None, as_of: int | None) -> str:
    """Return `in_time`, `late`, `no_target` or `unread`; `dues` are (number of events before it, hour), times are hours.

    A run goes on until a stop. With `reopens` a stopped case hears no stop until it is reopened; without, each stop is a run of its own.
    """
    if any(later < before for (_, before), (_, later) in itertools.pairwise(events)):
        return "unread"
    runs: list[tuple[int | None, int | None]] = []
    is_open = True
    for number, (name, hour) in enumerate(events):
        if name in reopens:
            is_open = True
        elif name in stops and (is_open or not reopens):
            known = [due for since, due in dues if since <= number] or [due for _, due in dues][:1]
            runs.append((hour, known[-1] if known else None))
            is_open = False
    if is_open:
        runs.append((as_of, dues[-1][1] if dues else None))
    if len(runs) > 1 and by is None:
        return "unread"
    if by == "first_stop":
        runs = [runs[0]]
    if by == "last_stop":
        runs = [runs[-1]]
    known_runs = [(met, due) for met, due in runs if due is not None]
    if not known_runs:
        return "no_target"
    return "late" if any(met is not None and met > due for met, due in known_runs) else "in_time"
