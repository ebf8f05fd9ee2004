"""The slow, obvious twin of reading a time: each format in turn, by `strptime` alone."""

from datetime import datetime, tzinfo


def told(cell: str, formats: list[str], zone: tzinfo) -> datetime | None:
    """Return the time that a cell tells in the first format that it fits; a time without a zone is in `zone`."""
    for one in formats:
        try:
            found = datetime.strptime(cell, one)  # noqa: DTZ007 - the zone stands in for a missing one
        except ValueError:
            continue
        return found if found.tzinfo is not None else found.replace(tzinfo=zone)
    return None
