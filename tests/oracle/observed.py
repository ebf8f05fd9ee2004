"""The slow, obvious twin of what a log shows: each case as a list of its events."""


def seen(log: list[tuple[str, str]]) -> dict[str, dict[object, int]]:
    """Return how many cases begin and end with each event, how often each pair stands side by side, and in how many cases an event stands twice."""
    cases: dict[str, list[str]] = {}
    for case, event in log:
        if case not in cases:
            cases[case] = []
        cases[case].append(event)
    found: dict[str, dict[object, int]] = {"starts": {}, "ends": {}, "pairs": {}, "repeats": {}}

    def more(what: str, key: object) -> None:
        found[what][key] = found[what].get(key, 0) + 1

    for events in cases.values():
        more("starts", events[0])
        more("ends", events[len(events) - 1])
        for number in range(1, len(events)):
            more("pairs", (events[number - 1], events[number]))
        for event in set(events):
            if len([one for one in events if one == event]) >= 2:
                more("repeats", event)
    return found
