"""The slow, obvious twin of what authorities wait for: told day by day, sharing nothing with the library."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple


class Letter(NamedTuple):
    """A letter: from an authority (`due` is the day that it names, if any), or our feedback to it, and when it arrived or was sent."""

    moment: datetime
    reference: str
    feedback: bool
    due: date | None = None
    body: str = "NFRA"

    @property
    def day(self) -> date:
        return self.moment.date()


def waiting(letters: list[Letter]) -> list[Letter]:
    """Answer on which letters feedback is owed, as they came, whoever wrote them down and when: none was sent on its reference since."""
    found = []
    for one in sorted(letters, key=lambda letter: letter.moment):
        replies = [other for other in letters if other.feedback and (other.body, other.reference) == (one.body, one.reference)]
        if not one.feedback and not any(other.moment >= one.moment for other in replies):
            found.append(one)
    return found


def owed(letters: list[Letter]) -> list[str]:
    """Answer under which references feedback is owed, in the order of the letters."""
    return [one.reference for one in waiting(letters)]


def stands(letters: list[Letter], *, usual: int, today: date) -> tuple[str, date] | None:
    """Answer how the clock of feedback stands: each letter of an authority has its own last day, until the next feedback on its reference."""
    found = []
    for number, one in enumerate(letters):
        if not one.feedback:
            replies = [later.day for later in letters[number + 1 :] if later.feedback and later.reference == one.reference]
            found.append((one.due or one.day + timedelta(days=usual), number, replies[0] if replies else None))
    open_until = [last for last, _, replied in found if replied is None]
    if open_until:
        return ("breached" if today > min(open_until) else "running"), min(open_until)
    if not found:
        return None
    number, reply = [(n, one) for n, one in enumerate(letters) if one.feedback][-1]
    before = [n for n, one in enumerate(letters) if one.feedback and one.reference == reply.reference and n < number]
    ended = [last for last, n, _ in found if letters[n].reference == reply.reference and n < number and n > max(before, default=-1)]
    return ("met late" if reply.day > min(ended) else "met in time"), min(ended)
