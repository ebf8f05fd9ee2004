"""How far what an inspection found is mended on a day, told from what happened, one thing at a time."""

from __future__ import annotations

from datetime import date, timedelta


def standing(due: date, happened: list[tuple[str, date]], day: date, check_days: int) -> tuple[bool, bool]:
    """Return whether it is mended, and whether it is late; what happened is `done`, `good` (effective) or `bad`, in order."""
    mended, wait_until = False, due
    owes = True
    for word, when in happened:
        if when > day:
            break
        if word == "done":
            mended, owes, wait_until = True, True, when + timedelta(days=check_days)
        if word in ("good", "bad"):
            mended, owes = word == "good", False
    return mended, owes and day > wait_until
