"""Whether a problem recurred: complaints with the same cause, product and unit, and the actions that they prove ineffective."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import attrs

from crmcore._arguments import typed
from crmcore.complaints.papers.action import ActionKind
from crmcore.complaints.record import ComplaintRecord
from crmcore.complaints.rules.supervision import RecurrenceRules, last_day
from crmcore.complaints.supervision.actions import ActionState, ActionStatus
from crmcore.decision import Facts
from crmcore.errors import InvalidValue
from crmcore.measures.same_id import once
from crmcore.messages import Language, render
from crmcore.worktime.calendars.duration import Duration


@attrs.frozen(kw_only=True)
class Recurrence:
    """A complaint about a problem that was complained about before: the `earlier` ones within the window, the oldest first.

    `same` are the values that they share, in the order of the rulebook's fields.

    Clause: DEPT-1.4, RULES-4.1
    """

    id: str
    received: date
    earlier: tuple[str, ...]
    same: tuple[str, ...]

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        facts = Facts({"id": self.id, "received": self.received, "earlier": self.earlier, "same": self.same})
        return render("supervision.recurrence", facts, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@attrs.frozen(kw_only=True)
class Recurrences:
    """What recurred, by day of receipt; `incomparable` are the complaints that lack one of the fields, and so could not be compared.

    Clause: DEPT-1.4, RULES-4.1
    """

    found: tuple[Recurrence, ...]
    incomparable: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Contradiction:
    """A preventive action that was found effective, and the complaints that show otherwise.

    Clause: MAN-4.2, DEPT-1.4
    """

    action: ActionStatus
    by: tuple[str, ...]

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        facts = Facts({"case": self.action.case, "id": self.action.action.id, "done": self.action.done, "by": self.by})
        return render("supervision.contradicted", facts, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def recurrences(records: Iterable[ComplaintRecord], rules: RecurrenceRules) -> Recurrences:
    """Return which complaints are about a problem that recurred within the window, and which were the earlier ones.

    The window is counted from the receipt of the earlier complaint, its last day included; of two received on one day the smaller id is the earlier.
    A record given twice counts once. Raises `InvalidValue` for two different ones with the same id.

    Clause: DEPT-1.4, RULES-4.1
    """
    alike: dict[tuple[str, ...], list[ComplaintRecord]] = defaultdict(list)
    incomparable: list[str] = []
    for one in once(records):
        values: tuple[str | None, ...] = tuple(getattr(one, field) for field in rules.same)
        known = tuple(value for value in values if value is not None)
        if len(known) == len(values):
            alike[known].append(one)
        else:
            incomparable.append(one.id)
    found: list[Recurrence] = []
    for same, group in alike.items():
        group.sort(key=lambda one: (one.received, one.id))
        first = 0
        for n, one in enumerate(group):
            while _is_over(group[first].received, rules.within, one.received):
                first += 1
            if first < n:
                earlier = tuple(other.id for other in group[first:n])
                found.append(Recurrence(id=one.id, received=one.received, earlier=earlier, same=same))
    return Recurrences(found=tuple(sorted(found, key=lambda one: (one.received, one.id))), incomparable=tuple(sorted(incomparable)))


def _is_over(received: date, within: Duration, day: date) -> bool:
    """Return whether the window of a complaint is over on a day; one that ends beyond the dates that there are is not."""
    try:
        return last_day(received, within) < day
    except (InvalidValue, OverflowError):
        return False


@typed
def contradicted(actions: Iterable[ActionStatus], found: Iterable[Recurrence]) -> tuple[Contradiction, ...]:
    """Return which preventive actions were found effective, although the problem of their complaint recurred after the day they were done.

    Clause: MAN-4.2, DEPT-1.4
    """
    again: dict[str, list[Recurrence]] = defaultdict(list)
    for one in found:
        for id_ in one.earlier:
            again[id_].append(one)
    wrong: list[Contradiction] = []
    for action in actions:
        if action.action.kind is ActionKind.PREVENTIVE and action.state is ActionState.EFFECTIVE and action.done is not None:
            by = tuple(one.id for one in again[action.case] if one.received > action.done)
            wrong += [Contradiction(action=action, by=by)] if by else []
    return tuple(wrong)
