"""What a firm decides about the watch on its complaint volume: what is normal, and how rare false alarms must be."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Final

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import reason
from crmcore.errors import InvalidValue

_LARGEST_RATE: Final = Fraction(1, 10)  # a watch that is wrong more often than every tenth time is useless


class Baseline(StrEnum):
    """What a number of complaints is compared with; it also determines the length of the window in which they are counted.

    Clause: BANK-6.2
    """

    SAME_WEEKDAY = "same_weekday"  # a day, against the same weekday of the weeks before
    WEEKS_BEFORE = "weeks_before"  # seven days, against the sevens of days before: no season
    SAME_MONTH = "same_month"  # a month, against the same month of the years before


@typed_fields
@attrs.frozen(kw_only=True)
class WatchRules:
    """How complaint volume is watched: against which windows, how many of them, and how rare alarms by chance must be.

    `history` is the number of comparable windows whose mean is the expected number. `false_alarm` is the chance, for one group and one window, that
    a method raises an alarm although nothing has changed. With fewer than `minimum` complaints there is no alarm. `ewma_weight` is the weight of the
    newest window in the smoothed number, `ewma_run` how many windows are smoothed. Raises `InvalidValue` naming every number that is out of range.

    Clause: BANK-6.2
    """

    baseline: Baseline
    history: int
    false_alarm: Fraction
    minimum: int
    ewma_weight: Fraction
    ewma_run: int

    def __attrs_post_init__(self) -> None:
        """Check every number."""
        ranges = {"history": (self.history, 2, 120), "minimum": (self.minimum, 1, 10_000), "ewma_run": (self.ewma_run, 2, 120)}
        faults = [
            reason("out_of_range", field=field, found=found, low=low, high=high)
            for field, (found, low, high) in ranges.items()
            if not low <= found <= high
        ]
        if not 0 < self.false_alarm <= _LARGEST_RATE:
            faults.append(reason("watch.bad_rate", field="false_alarm", found=self.false_alarm))
        if not 0 < self.ewma_weight < 1:
            faults.append(reason("watch.bad_weight", field="ewma_weight", found=self.ewma_weight))
        if faults:
            raise InvalidValue(*faults)
