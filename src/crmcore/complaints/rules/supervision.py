"""The rules of supervision: who is told when a clock runs short, when customers are followed up, how soon the same problem counts as recurring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

import attrs

from crmcore._arguments import typed_fields
from crmcore._frozen import frozen_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.worktime.calendars.duration import BY_CALENDAR, Duration, TimeUnit
from crmcore.worktime.period import add_months

# The roles that the complaint procedure has.
ROLES: Final = ("intake", "administration", "handler", "handler_supervisor", "general_manager", "customer_service")
# Roles that take no step themselves: the law lets them approve that a complaint takes longer.
APPROVING: Final = frozenset({"senior_management"})
# The law's word for the institution above the one that handles a complaint: whoever leads it may approve that too, by whatever role.
SUPERIOR: Final = "superior"
# By what two complaints may be compared: fields of their records.
COMPARED: Final = ("about", "cause", "channel", "class_id", "matter", "product", "unit")


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class EscalationStep:
    """One step of the ladder: at which share of a clock's time, or how long past its due instant, which procedural roles are told.

    `share` is above 0; 1 is the due instant. `past_due` counts elapsed minutes and hours, or local days, weeks and months. Raises `InvalidValue` with
    every fault.

    Clause: RULES-4.25
    """

    id: str
    clock: str = "close"
    share: Fraction | None = None
    past_due: Duration | None = None
    tell: tuple[str, ...]
    clause: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a step that nobody hears of, or that is never reached."""
        if faults := tuple(self._faults()):
            raise InvalidValue(*faults)

    def _faults(self) -> Iterator[Reason]:
        if not self.tell:
            yield reason("supervision.nobody_told", field="tell", id=self.id)
        if (self.share is None) == (self.past_due is None):
            yield reason("supervision.one_of_two", id=self.id)
        if self.share is not None and not 0 < self.share <= 1:
            yield reason("supervision.bad_share", field="share", id=self.id, found=self.share)
        if self.past_due is not None and self.past_due.unit in BY_CALENDAR:
            yield reason("supervision.working_time", field="past_due", id=self.id, found=self.past_due)


@typed_fields
@attrs.frozen(kw_only=True)
class FollowUpRules:
    """Within how many days, weeks or months of the answer the customer is followed up, and by which role. Raises `InvalidValue`.

    Clause: FIN-5.2
    """

    within: Duration = attrs.field()
    by: str = "customer_service"

    def __attrs_post_init__(self) -> None:
        """Refuse a time that has no days."""
        last_day(date(2000, 1, 1), self.within)


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class RecurrenceRules:
    """When a problem counts as recurring: a complaint with the `same` fields, received within so many days, weeks or months of another.

    Raises `InvalidValue`.

    Clause: DEPT-1.4, RULES-4.1
    """

    within: Duration
    same: tuple[str, ...] = ("cause", "product", "about")

    def __attrs_post_init__(self) -> None:
        """Refuse a time that has no days, and fields that cannot be compared, both at once."""
        if faults := tuple(self._faults()):
            raise InvalidValue(*faults)

    def _faults(self) -> Iterator[Reason]:
        unknown = tuple(sorted(set(self.same) - set(COMPARED)))
        if unknown or not self.same:
            yield reason("supervision.not_compared", field="same", found=unknown, known=COMPARED)
        try:
            last_day(date(2000, 1, 1), self.within)
        except InvalidValue as error:
            yield from error.reasons


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class SupervisionRules:
    """What the administration department inspects, supervises and follows up; a part that the rulebook leaves out is not watched.

    `check_within` is how long after an action was done its effect is checked, in days, weeks or months. Raises `InvalidValue`.

    Clause: RULES-4.25, MAN-4.2
    """

    escalation: tuple[EscalationStep, ...] = ()
    follow_up: FollowUpRules | None = None
    recurrence: RecurrenceRules | None = None
    check_within: Duration | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse two steps with one id, and a time that has no days."""
        twice = sorted(id_ for id_, times in Counter(step.id for step in self.escalation).items() if times > 1)
        if twice:
            raise InvalidValue(*(reason("supervision.step_twice", id=id_) for id_ in twice))
        if self.check_within is not None:
            last_day(date(2000, 1, 1), self.check_within)


def last_day(day: date, within: Duration) -> date:
    """Return the last day within days, weeks or months of a day, which itself is not counted. Raises `InvalidValue` for other units.

    Clause: RULES-4.26
    """
    match within.unit:
        case TimeUnit.DAY:
            return day + timedelta(days=within.amount)
        case TimeUnit.WEEK:
            return day + timedelta(weeks=within.amount)
        case TimeUnit.MONTH:
            return add_months(day, within.amount)
        case _:
            raise InvalidValue(reason("supervision.not_in_days", found=within))
