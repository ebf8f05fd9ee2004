"""The slow, obvious twin of what authorities wait for: told day by day, sharing nothing with the library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from crmcore.lifecycles import Step


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
    for place, one in sorted(enumerate(letters), key=lambda each: (each[1].moment, each[0])):
        later = [other for number, other in enumerate(letters) if other.feedback and (other.moment, number) > (one.moment, place)]
        if not one.feedback and not any((other.body, other.reference) == (one.body, one.reference) for other in later):
            found.append(one)
    return found


def sent(letters: list[Letter], moment: datetime, reference: str, body: str | None) -> list[Letter]:
    """Answer which letters of ours feedback is: to the body named, or to each that waits under the reference."""
    bodies = [one.body for one in waiting(letters) if one.reference == reference] if body is None else [body]
    return [Letter(moment, reference, feedback=True, body=one) for one in dict.fromkeys(bodies)]


def post(history: Iterable[Step]) -> list[Letter]:
    """Answer what letters a file holds, those of its duplicates where they were merged in."""
    letters: list[Letter] = []
    for step in history:
        e = step.event
        if e.name == "forwarded":
            letters.append(Letter(e.received_at or e.at, e.reference, feedback=False, body=e.authority))  # type: ignore[attr-defined]
        elif e.name == "reported_back":
            letters += sent(letters, e.at, e.reference, e.authority)  # type: ignore[attr-defined]
        elif e.name == "merged_in":
            letters += post(e.history)  # type: ignore[attr-defined]
    return letters


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
