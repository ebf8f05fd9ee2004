"""The slow, obvious twin of reading a time: each format in turn, by `strptime` alone, and only what is written as the format writes it."""

import re
from datetime import datetime, tzinfo


def told(cell: str, formats: list[str], zone: tzinfo) -> datetime | None:
    """Return the time that a cell tells in the first format that it fits; a time without a zone is in `zone`."""
    for one in formats:
        try:
            found = datetime.strptime(cell, one)  # noqa: DTZ007 - the zone stands in for a missing one
        except ValueError:
            continue
        if not written_so(cell, found, one):
            continue
        return found if found.tzinfo is not None else found.replace(tzinfo=zone)
    return None


def written_so(cell: str, at: datetime, format_: str) -> bool:
    """Return whether a cell is its time as the format writes it, but for leading zeros, small letters, and whatever follows a fraction or a zone."""
    wanted = at.strftime(re.split("%[fz]", format_)[0])
    words = [
        [str(int(word)) if word.isascii() and word.isdigit() else word.lower() for word in re.findall(r"[0-9]+|[^0-9]", text)]
        for text in (cell, wanted)
    ]
    return words[0] == words[1] if "%f" not in format_ and "%z" not in format_ else words[0][: len(words[1])] == words[1]
