"""Is the number of complaints rising more than chance explains? Two methods for every group, each with the expected number and its limit.

The first method compares one window with windows like it; it finds the sudden rise. The second compares a smoothed run of windows; it finds the
small one that stays. A group is judged only if the history reaches back far enough: otherwise it is not measurable, never just quiet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeAlias, assert_never

import attrs

from crmcore._arguments import typed
from crmcore.complaints.record import ComplaintRecord
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import plain_day
from crmcore.kpi.figures.breakdowns import BREAKDOWNS, Population
from crmcore.kpi.watch.limits import first_abnormal
from crmcore.kpi.watch_rules import Baseline, WatchRules
from crmcore.measures.same_id import once
from crmcore.messages import Term
from crmcore.worktime.calendars.zone import DAY
from crmcore.worktime.period import Period, PeriodKind, add_months

Group: TypeAlias = tuple[str | None, ...]  # one word for each dimension; None where the source does not say; () is all complaints

# The number of windows after which a season repeats.
SEASON: Final = {Baseline.SAME_WEEKDAY: 7, Baseline.WEEKS_BEFORE: 1, Baseline.SAME_MONTH: 12}
# What a complaint can be grouped by on the day it is received, and how that is read.
_READERS: Final = {one.name: one.read for one in BREAKDOWNS if one.population is Population.RECEIVED}
_FINE: Final = 1000  # a ratio with a larger denominator costs time and changes no limit


class Method(StrEnum):
    """How volume was judged: one window against others like it, or an exponentially weighted moving average of the last ones.

    Clause: BANK-6.2
    """

    POISSON = "poisson"
    EWMA = "ewma"


class VolumeState(StrEnum):
    """The result of the watch for one group."""

    ALARM = "alarm"
    QUIET = "quiet"
    NOT_MEASURABLE = "not_measurable"


@attrs.frozen(kw_only=True)
class Volume:
    """The result of one method for one group: how many complaints there were, how many were to be expected, and how many are an alarm.

    `group` has a word for each dimension; the empty group is all complaints. `first` and `last` are the days of the window, both included; for the
    smoothed number they are those of the whole run, and all three numbers are complaints per window. `expected` and `limit` are None if the
    history is too short to say.

    Clause: BANK-6.2
    """

    group: Group
    method: Method
    state: VolumeState
    first: date
    last: date
    observed: Fraction
    expected: Fraction | None
    limit: Fraction | None
    reasons: tuple[Reason, ...]

    @property
    def alarm(self) -> bool:
        """Return whether somebody should look into it now."""
        return self.state is VolumeState.ALARM


@attrs.frozen(kw_only=True)
class VolumeWatch:
    """The watch on complaint volume on one day: what was watched, and the results of both methods for every group.

    Clause: BANK-6.2
    """

    on: date
    by: tuple[str, ...]
    rules: WatchRules
    answers: tuple[Volume, ...]

    @property
    def alarms(self) -> tuple[Volume, ...]:
        """Return the groups whose volume rose abnormally, by method."""
        return tuple(one for one in self.answers if one.alarm)

    @property
    def false_alarms(self) -> Fraction:
        """Return how many alarms to expect by chance alone, if nothing had changed anywhere."""
        return self.rules.false_alarm * sum(one.state is not VolumeState.NOT_MEASURABLE for one in self.answers)


@typed
def watch_volume(
    complaints: Iterable[ComplaintRecord], *, on: date, known_from: date, rules: WatchRules, by: str | tuple[str, ...] = "matter"
) -> VolumeWatch:
    """Return whether the complaints received in the last whole window up to `on` rose abnormally, in total and in every group.

    `by` names the dimensions of groups, one or several together: matter, product, channel, class, tier, unit; () watches the total alone.
    Every complaint received from `known_from` through `on` must be among the records; later ones are passed over. If the windows to compare with
    begin before `known_from`, the result is not measurable. A record given twice is counted once. Raises `InvalidValue` for an unknown dimension,
    and for two different records with the same id.

    Clause: BANK-6.2
    """
    dimensions = (by,) if isinstance(by, str) else by
    if strange := tuple(one for one in dimensions if one not in _READERS):
        raise InvalidValue(reason("watch.unknown_dimension", found=strange, known=tuple(_READERS)))
    on, known_from = plain_day(on, "on"), plain_day(known_from, "known_from")
    windows = _windows(rules.baseline, on)
    counts: dict[Group, Counter[int]] = {(): Counter()}
    for one in once(complaints):
        back = windows.back(one.received)
        if back >= 0:
            counts[()][back] += 1
            if dimensions:
                counts.setdefault(tuple(_READERS[name](one) for name in dimensions), Counter())[back] += 1
    looks = [_look(method, windows, rules) for method in Method]
    ordered = sorted(counts, key=lambda group: [word or "" for word in group])
    answers = tuple(_judge(group, counts[group], look, known_from, rules) for group in ordered for look in looks)
    return VolumeWatch(on=on, by=dimensions, rules=rules, answers=answers)


@attrs.frozen
class _Windows:
    """The windows up to a day: which one contains a day (0 is the last, below 0 is later), and when each begins and ends."""

    back: Callable[[date], int]
    days: Callable[[int], tuple[date, date]]


def _windows(baseline: Baseline, on: date) -> _Windows:
    match baseline:
        case Baseline.SAME_WEEKDAY:
            return _Windows(lambda day: (on - day).days, lambda back: (on - back * DAY, on - back * DAY))
        case Baseline.WEEKS_BEFORE:
            week = timedelta(weeks=1)
            return _Windows(lambda day: (on - day).days // 7, lambda back: (on - (back + 1) * week + DAY, on - back * week))
        case Baseline.SAME_MONTH:
            month = Period.containing(PeriodKind.MONTH, on)
            newest = month if month.last == on else month.previous()

            def days(back: int) -> tuple[date, date]:
                found = Period(PeriodKind.MONTH, add_months(newest.first, -back))
                return found.first, found.last

            return _Windows(lambda day: (newest.first.year - day.year) * 12 + newest.first.month - day.month, days)
        case _:
            assert_never(baseline)


@attrs.frozen(kw_only=True)
class _Look:
    """What a method compares: the weight of each of the last windows, newest first, the windows each is compared with, and when the first begins."""

    method: Method
    weights: tuple[Fraction, ...]
    alike: tuple[range, ...]
    first: date
    last: date
    begins: date


def _look(method: Method, windows: _Windows, rules: WatchRules) -> _Look:
    weights = _weights(method, rules)
    run = len(weights)
    alike = tuple(_comparable(back, run, rules) for back in range(run))
    return _Look(
        method=method,
        weights=weights,
        alike=alike,
        first=windows.days(run - 1)[0],
        last=windows.days(0)[1],
        begins=windows.days(max(places[-1] for places in alike))[0],
    )


def _judge(group: Group, counts: Mapping[int, int], look: _Look, known_from: date, rules: WatchRules) -> Volume:
    """Return the result of one method for one group; not measurable if the history is too short."""
    recent = [counts.get(back, 0) for back in range(len(look.weights))]
    observed = _sum(weight * count for weight, count in zip(look.weights, recent, strict=True))
    expected = limit = None
    words = tuple(Term(word or "unknown") for word in group) or (Term("all complaints"),)
    if look.begins < known_from:
        state = VolumeState.NOT_MEASURABLE
        why = reason("watch.history_short", group=words, needed=look.begins, known_from=known_from)
    else:
        expected, limit = _limit(look.weights, [sum(counts.get(place, 0) for place in places) for places in look.alike], rules)
        over, enough = observed >= limit, sum(recent) >= rules.minimum
        state = VolumeState.ALARM if over and enough else VolumeState.QUIET
        why = reason(
            "watch.alarm" if over and enough else "watch.too_few" if over else "watch.quiet",
            group=words,
            method=Term(look.method),
            first=look.first,
            last=look.last,
            observed=observed,
            expected=expected,
            limit=limit,
            count=sum(recent),
            minimum=rules.minimum,
        )
    return Volume(
        group=group,
        method=look.method,
        state=state,
        first=look.first,
        last=look.last,
        observed=observed,
        expected=expected,
        limit=limit,
        reasons=(why,),
    )


def _weights(method: Method, rules: WatchRules) -> tuple[Fraction, ...]:
    """Return the weights of the last windows, newest first; they add up to 1."""
    if method is Method.POISSON:
        return (Fraction(1),)
    falling = [rules.ewma_weight * (1 - rules.ewma_weight) ** back for back in range(rules.ewma_run)]
    return tuple(one / sum(falling) for one in falling)


def _comparable(back: int, run: int, rules: WatchRules) -> range:
    """Return the windows that one of the run is compared with: those of its season before the run, newest first."""
    season = SEASON[rules.baseline]
    newest = back + season * -((back - run) // season)
    return range(newest, newest + season * rules.history, season)


def _limit(weights: tuple[Fraction, ...], totals: list[int], rules: WatchRules) -> tuple[Fraction, Fraction]:
    """Return the expected number and the first abnormal one.

    A weighted number varies like a count that is `scale` times as fine: mean and variance together determine which count, and over how much history.
    With one window the scale is 1, and the limit exact.
    """
    season = SEASON[rules.baseline]
    expected = _sum(weight * total for weight, total in zip(weights, totals, strict=True)) / rules.history
    paces = totals if expected else [1] * len(totals)  # without any complaint, all windows are alike
    mean = _sum(weight * pace for weight, pace in zip(weights, paces, strict=True))
    spread = _sum(weight * weight * pace for weight, pace in zip(weights, paces, strict=True))
    # Windows of the same season share their history, and so the error of their mean.
    shared = _sum(_sum(weights[place::season]) ** 2 * paces[place] for place in range(min(season, len(weights))))
    scale = spread / mean
    ratio = (shared / (rules.history * spread)).limit_denominator(_FINE)
    history = int(mean * mean / shared) if expected else 0
    return expected, scale * first_abnormal(history, ratio, rules.false_alarm)


def _sum(parts: Iterable[Fraction]) -> Fraction:
    return sum(parts, Fraction(0))
