"""One deadline: how long it runs, and what starts, stops, pauses, extends and reopens it. `reading` returns its state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from itertools import combinations, pairwise
from typing import cast

import attrs

from crmcore._arguments import typed_fields
from crmcore._frozen import FrozenMap
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.worktime.calendars.duration import BY_CALENDAR, BY_TIME, Duration, TimeUnit
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.pause_rule import PauseRule


class OnReopen(StrEnum):
    """What reopening does to a clock that was stopped; and, set separately, what a change of policy or a merger does to one that runs.

    `CONTINUE`: as if it had never stopped; the time in between counts. `REMAINDER`: what was left at the stop is left at the reopening.
    `RESTART`: it begins afresh, and its first run is dropped. `NEW`: a run of its own begins, and the first one keeps its result.

    A change of policy: `CONTINUE`: as if the new clock had applied from the start. `REMAINDER`: this case keeps what is left on the old clock.
    `RESTART`: the new clock begins at the change. `NEW`: the new clock begins at the change, and the old one continues alongside it.

    A merger: `CONTINUE`: the one that started first continues. `REMAINDER`: that of the case kept continues. `RESTART`: one begins at the merger.
    `NEW`: both continue, side by side. Whatever the choice, a run that has run out stays as it is: neither change nor merger cures it.
    """

    CONTINUE = "continue"
    REMAINDER = "remainder"
    RESTART = "restart"
    NEW = "new"


class Role(StrEnum):
    """What an event does to a clock, in the words of the fields that name the events."""

    STARTS = "starts"
    STOPS = "stops"
    ENDS = "ends"
    PAUSES = "pauses"
    RESUMES = "resumes"
    RESETS = "resets"
    REPEATS = "repeats"
    EXTENDS = "extends"
    REOPENS = "reopens"
    MERGES = "merges"
    CHANGES = "changes"


def _names(names: Iterable[str]) -> frozenset[str]:
    # A single text would be split into letters: it stays one, and is refused as a field of another type.
    return cast("frozenset[str]", names) if isinstance(names, str) else frozenset(names)


def _shares(shares: Iterable[Fraction]) -> tuple[Fraction, ...]:
    return tuple(shares)


def _durations(durations: Iterable[Duration]) -> tuple[Duration, ...]:
    return tuple(durations)


def _ladder(steps: Iterable[Extension]) -> tuple[Extension, ...]:
    return tuple(steps)


def _rules(rules: Iterable[PauseRule]) -> tuple[PauseRule, ...]:
    return tuple(rules)


@typed_fields
@attrs.frozen(kw_only=True)
class Clock:
    """One deadline: how long it runs, and the stored names of the events that start, stop, pause, resume and reopen it.

    `on_reopen` has no default: whoever builds a clock decides; so with `on_merge` if an event `merges` a case into this one, and `on_change`
    if one `changes` the rules. `resets` begin it anew (new facts); `repeats` end one run with its result and begin the next (a report every
    third day). `extends` take the steps of `extensions` in their order. `pause_for` are the reasons for which it may be paused; empty allows any.

    What `stops` it meets it; what `ends` it fulfils nothing: there is nothing left to do in time (the customer withdrew). `warn_at` are fractions of
    the budget, `warn_before` are times before the end; `warn_on_working_days` gives each warning on a day that is worked. `to_the_minute` keeps the
    start's wall-clock time on the last day, in place of the end of that day; `last_day` rolls it off a day not worked, or ends it at an hour.
    `calendar` names the calendar it is read by, which then also gives the zone; `zone` is an IANA name. `clause` is what requires it. Raises
    `InvalidValue` with every fault at once.

    Clause: RULES-4.26
    """

    id: str
    within: Duration
    starts: frozenset[str] = attrs.field(converter=_names)
    stops: frozenset[str] = attrs.field(converter=_names)
    ends: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    pauses: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    resumes: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    pause_for: tuple[PauseRule, ...] = attrs.field(default=(), converter=_rules)
    resets: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    repeats: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    extends: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    extensions: tuple[Extension, ...] = attrs.field(default=(), converter=_ladder)
    reopens: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    on_reopen: OnReopen
    merges: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    on_merge: OnReopen | None = None
    changes: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    on_change: OnReopen | None = None
    warn_at: tuple[Fraction, ...] = attrs.field(default=(), converter=_shares)
    warn_before: tuple[Duration, ...] = attrs.field(default=(), converter=_durations)
    warn_on_working_days: bool = False
    to_the_minute: bool = False
    last_day: LastDay | None = None
    calendar: str | None = None
    zone: str
    clause: str | None = None

    # What each event that it reacts to does to it.
    _role: Mapping[str, Role] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the clock, raising every fault at once; then note what each event does, once for all readings."""
        faults = tuple(_faults(self))
        if faults:
            raise InvalidValue(*faults)
        object.__setattr__(self, "_role", FrozenMap({event: role for role, events in _roles(self) for event in events}))

    @property
    def hears(self) -> frozenset[str]:
        """Return the names of all events that it reacts to; it ignores the others."""
        return frozenset(self._role)

    @property
    def roles(self) -> Mapping[str, Role]:
        """Return what each event that it reacts to does to it, by the event's name: one thing, since no event may have two roles."""
        return self._role


def percent(share: Fraction) -> str:
    """Write a share as rulebooks do, to six decimals at most: `75 %`, `12.5 %`; anything else as it is."""
    return f"{f'{float(share * 100):.6f}'.rstrip('0').rstrip('.')} %" if isinstance(share, Fraction) else str(share)


def _faults(clock: Clock) -> Iterator[Reason]:
    if not clock.id:
        yield reason("empty", field="id")
    yield from _faults_of_events(clock)
    yield from _faults_of_steps(clock)
    if not all(isinstance(share, Fraction) and 0 < share < 1 for share in clock.warn_at) or list(clock.warn_at) != sorted(set(clock.warn_at)):
        yield reason("clock.bad_warning", field="warn_at", clock=clock.id, found=tuple(map(percent, clock.warn_at)))
    budgets = (clock.within, *(step.to for step in clock.extensions))
    if clock.to_the_minute:
        for unit in dict.fromkeys(budget.unit for budget in budgets if budget.unit in BY_TIME):
            yield reason("clock.minute_of_hours", field="to_the_minute", clock=clock.id, unit=unit)
    if clock.calendar is None:
        longest = (rule.at_most for rule in clock.pause_for if rule.at_most is not None)
        for unit in dict.fromkeys(budget.unit for budget in (*budgets, *longest) if budget.unit in BY_CALENDAR):
            yield reason("clock.needs_calendar", clock=clock.id, unit=unit)
    yield from _faults_of_last_day(clock, tuple(budgets))
    unsure = [one for one in clock.warn_before if one.unit in BY_CALENDAR]
    if clock.calendar is None and (unsure or clock.warn_on_working_days):
        yield reason("clock.warning_needs_calendar", clock=clock.id)
    try:
        zone_named(clock.zone)
    except InvalidValue as unknown:
        yield from unknown.reasons


def _faults_of_last_day(clock: Clock, budgets: tuple[Duration, ...]) -> Iterator[Reason]:
    last = clock.last_day
    if last is None:
        return
    for unit in dict.fromkeys(budget.unit for budget in budgets if budget.unit in BY_TIME):
        yield reason("clock.last_day_of_hours", field="last_day", clock=clock.id, unit=unit)
    if clock.to_the_minute and (last.by is not None or last.closing):
        yield reason("clock.last_day_of_minutes", field="last_day", clock=clock.id)
    if clock.calendar is None and (last.roll is not None or last.closing):
        yield reason("clock.last_day_needs_calendar", field="last_day", clock=clock.id)
    if last.closing and last.roll is None and any(budget.unit is not TimeUnit.WORKING_DAY for budget in budgets):
        yield reason("clock.closing_on_a_day_off", field="last_day", clock=clock.id)


def _faults_of_events(clock: Clock) -> Iterator[Reason]:
    if not clock.starts:
        yield reason("clock.nothing_starts_it", field="starts", clock=clock.id)
    if not clock.stops:
        yield reason("clock.nothing_stops_it", field="stops", clock=clock.id)
    if clock.pauses and not clock.resumes:
        yield reason("clock.never_resumed", field="pauses", clock=clock.id)
    if clock.resumes and not clock.pauses:
        yield reason("clock.never_paused", field="resumes", clock=clock.id)
    for events, choice, chosen in ((clock.merges, "on_merge", clock.on_merge), (clock.changes, "on_change", clock.on_change)):
        if events and chosen is None:
            yield reason("clock.choice_missing", clock=clock.id, field=choice, events=tuple(sorted(events)), known=tuple(OnReopen))
    for (one, its), (other, others) in combinations(_roles(clock), 2):
        for event in sorted(its & others):
            yield reason("clock.two_roles", clock=clock.id, event=event, roles=(one.value, other.value))


def _faults_of_steps(clock: Clock) -> Iterator[Reason]:
    if bool(clock.extends) != bool(clock.extensions):
        yield reason("clock.half_a_ladder", clock=clock.id)
    if clock.pause_for and not clock.pauses:
        yield reason("clock.reasons_without_pause", field="pause_for", clock=clock.id)
    words = Counter([*(step.id for step in clock.extensions), *(rule.why for rule in clock.pause_for)])
    for word in sorted(word for word, times in words.items() if times > 1):
        yield reason("clock.word_twice", clock=clock.id, word=word)
    ladder = (("within", clock.within), *((step.id, step.to) for step in clock.extensions))
    for (_, before), (id_, to) in pairwise(ladder):
        if to.unit == before.unit and to.amount <= before.amount:
            yield reason("clock.step_not_longer", clock=clock.id, step=id_, found=to, before=before)


def _roles(clock: Clock) -> tuple[tuple[Role, frozenset[str]], ...]:
    return (
        (Role.STARTS, clock.starts),
        (Role.STOPS, clock.stops),
        (Role.ENDS, clock.ends),
        (Role.PAUSES, clock.pauses),
        (Role.RESUMES, clock.resumes),
        (Role.RESETS, clock.resets),
        (Role.REPEATS, clock.repeats),
        (Role.EXTENDS, clock.extends),
        (Role.REOPENS, clock.reopens),
        (Role.MERGES, clock.merges),
        (Role.CHANGES, clock.changes),
    )
