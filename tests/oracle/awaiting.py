"""The slow, obvious twin of what authorities wait for: told day by day, sharing nothing with the library."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple


class Letter(NamedTuple):
    """A letter: from an authority (`due` is the day that it names, if any), or our feedback to it."""

    day: date
    reference: str
    feedback: bool
    due: date | None = None


def owed(letters: list[Letter]) -> list[str]:
    """Answer under which references feedback is owed, in the order of the letters."""
    found = []
    for number, one in enumerate(letters):
        answered = any(later.feedback and later.reference == one.reference for later in letters[number + 1 :])
        if not one.feedback and not answered:
            found.append(one.reference)
    return found


def last_day(letters: list[Letter], *, usual: int) -> date | None:
    """Answer the last day for the feedback that is owed now, or was owed last; None where none ever was."""
    rounds: list[list[Letter]] = []
    for number, one in enumerate(letters):
        if one.feedback:
            continue
        if not owed(letters[:number]):
            rounds.append([])
        rounds[-1].append(one)
    if not rounds:
        return None
    named = [one.due for one in rounds[-1] if one.due is not None]
    return min(named) if named else rounds[-1][0].day + timedelta(days=usual)
