"""What ids depend on: every value of a text with its path, those that the complaints section reads, those that make a reading of a law."""

from __future__ import annotations


def leaves(value: object, path: tuple[object, ...] = ()) -> dict[tuple[object, ...], str]:
    """Every value with its path, whatever the order in which tables stand."""
    if isinstance(value, dict):
        return {place: said for key, one in value.items() for place, said in leaves(one, (*path, key)).items()} or {path: "{}"}
    if isinstance(value, list | tuple):
        return {place: said for i, one in enumerate(value) for place, said in leaves(one, (*path, i)).items()} or {path: "[]"}
    return {path: str(value)}


def read_by_complaints(tables: dict[str, object]) -> dict[tuple[object, ...], str]:
    """The values that the complaints section reads, each with its path."""
    every = leaves(tables)
    clocks: dict[tuple[object, ...], dict[object, str]] = {
        path[:5]: {} for path in every if path[:2] == ("complaints", "classes") and len(path) > 5 and path[3] == "clocks"
    }
    for path in clocks:
        clocks[path] = {last[5]: said for last, said in every.items() if last[:5] == path and len(last) == 6}
    calendars = {one.get("calendar") for one in clocks.values()}
    regimes = {one.get("regime") for one in clocks.values()}

    def reads(path: tuple[object, ...]) -> bool:
        if "ours" in path:
            return False
        match path[0]:
            case "complaints" | "lifecycles":
                return True
            case "rulebook":
                return path[1] in {"zone", "currency"}
            case "calendars":
                return path[1] in calendars and path[2] != "exceptions"
            case "regimes":
                return path[1] in regimes
        return False

    return {path: said for path, said in every.items() if reads(path)} | {("is there", "policy"): str("policy" in tables)}


def demanded_by_law(tables: dict[str, object]) -> dict[tuple[object, ...], str]:
    """The values that make a reading of a regime, each with its path.

    All but its name, its days, where, when and how surely it was read, and how letters put what they must contain, filled in from where.
    """
    head = {"id", "valid_from", "valid_to", "revision", "supersedes", "checked_on", "review_by", "dates_status"}
    return {
        path: said
        for path, said in leaves(tables).items()
        if path[-1] not in {"status", "address", "on_file"}
        and not {"writes", "at_the_top"} & set(path)
        and not (path[0] == "regime" and path[1] in head)
    }


def day_sets(tables: dict[str, object]) -> object:
    """All values of a rulebook, the days of its lists without their order."""
    every = leaves(tables)

    def days(path: tuple[object, ...]) -> bool:
        return path[0] == "days" and path[2:3] in {("holidays",), ("workdays",)}

    return {path: said for path, said in every.items() if not days(path)}, {(path[:3], said) for path, said in every.items() if days(path)}
