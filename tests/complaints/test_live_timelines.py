"""The worked examples again, on a complaint that is bound to the regime: its clocks, windows and waits give the days that were counted by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import attrs
import pytest

from crmcore.complaints import Complaint, ComplaintRules, Notice
from crmcore.complaints import events as e
from crmcore.complaints.deadlines import calendar_of, waits_of, windows_of
from crmcore.complaints.regimes import Regime
from crmcore.event import Event
from crmcore.lifecycles.case import Step
from crmcore.rulebook import Regimes
from crmcore.worktime import ClockState
from crmcore.worktime.spans.early_window import window_of
from crmcore.worktime.spans.not_before import wait_for
from tests.complaints.alongside import LAW
from tests.complaints.bound import bound_to
from tests.complaints.cases import ADA, CARD, CARL, SAID, WRITTEN, raised
from tests.complaints.regime_days import CALENDARS
from tests.complaints.test_regime_examples import EXAMPLES, NAMES, Example

UNKNOWN: Final = str(None)
NOTICE: Final = Notice(channel="letter", proof="posted", content="told")
# What counts from before the complaint came: a complaint has no history of that time, so its days are not known.
BEFORE: Final[Mapping[str, tuple[str, ...]]] = {
    "statement_sent": ("notice_of_error",),
    "documentation_sent": ("notice_after_documents",),
    "decision_proposed": ("objection", "respond"),
}


def bound(regime: Regime) -> ComplaintRules:
    """The tests' bank with every class bound to one regime, by the days of its country."""
    return bound_to(attrs.evolve(LAW, zone=zone_of(regime)), regime, calendar=CALENDARS.get(regime.jurisdiction))


def zone_of(regime: Regime) -> str:
    days = CALENDARS.get(regime.jurisdiction)
    return regime.zone or ("Australia/Sydney" if days is None else days.zone)


def on(day: str, regime: Regime, hour: int = 12) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(hour), ZoneInfo(zone_of(regime)))


def happened(regime: Regime, events: Mapping[str, str]) -> Iterator[Event]:
    """What happened, as events of a complaint: a step of the procedure, or a word of the regime; a day that another names is in it."""
    for name, day in events.items():
        at = on(day, regime)
        match name:
            case "customer_answered":
                yield e.CustomerAnswered(at=at, by=CARL, reply=WRITTEN)
            case "review_requested":
                yield e.ReviewRequested(at=at, by=CARL, why="not so", statement=SAID)
            case "decided":
                yield e.Decided(at=at, by=ADA, ruling="upheld")
            case "holding_reply_sent":
                promised = events.get("answer_expected")
                yield e.HoldingReplySent(at=at, by=CARL, notice=NOTICE, expected=None if promised is None else date.fromisoformat(promised))
            case "answer_expected":
                continue
            case _ if regime.own_events.get(name) is not None and "day" in {one.value for one in regime.own_events[name].carries}:
                yield e.RegulatoryEvent(at=at, by=ADA, happened=name, day=date.fromisoformat(day))
            case _:
                yield e.RegulatoryEvent(at=at, by=ADA, happened=name)


def after(case: Complaint, *events: Event) -> Complaint:
    """The complaint with what happened in its history; no guard is asked, the days are what is looked at here."""
    steps = [*case.history, *(Step(0, "happened", one) for one in events)]
    ordered = sorted(steps, key=lambda step: step.event.at)
    return case.moved(case.state, tuple(Step(seq, step.transition, step.event) for seq, step in enumerate(ordered, 1)))


def read_on(case: Complaint, rules: ComplaintRules, regime: Regime) -> Iterator[tuple[str, str]]:
    """The last days of clocks and windows, and of what a wait bars, by the rule's own id; a clock's ladder step by step; none for what does not hold."""
    at, names = max(step.event.at for step in case.history), {one.name for one in case.clock_events}
    yield from ((id_, UNKNOWN) for id_, rule in regime.rules.items() if not rule.holds(names))
    for clock in rules.complaint_class(case.class_id).regulator[0].clocks:
        running = (one.event.at for one in case.history if case.clocks(at=one.event.at, rules=rules)[clock.id].state is ClockState.RUNNING)
        early, longer = next(running, at), case
        for step in clock.extensions:
            longer = after(longer, e.ClockExtended(at=early, by=ADA, clock=clock.id, step=step.id, why=step.condition or step.id))
            yield f"{clock.id}+{step.id}", str(longer.clocks(at=at, rules=rules)[clock.id].last_day)
    yield from ((name, str(one.last_day)) for name, one in case.clocks(at=at, rules=rules).items())
    happened = case.clock_events
    yield from ((one.id, str(window_of(one, happened, at=at, calendar=calendar_of(one, rules)).last_day)) for one in windows_of(case, rules))
    for wait in waits_of(case, rules):
        opens = wait_for(wait, happened, at=at, calendar=calendar_of(wait, rules)).first_day
        yield wait.id, str(opens and opens - timedelta(days=1))


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_a_live_case_gives_the_days_that_were_counted_by_hand(example: Example) -> None:
    id, received, events, expected = example
    regime = Regimes.shipped().on(id, date.fromisoformat(received))
    rules = bound(regime)
    fresh = raised(attrs.evolve(CARD, received_at=on(received, regime, 0)), rules)
    earlier = [name for name, day in events.items() if day < received]
    live = {key: UNKNOWN if any(key in BEFORE[name] for name in earlier) else day for key, day in expected.items()}
    assert set(live.values()) - {UNKNOWN}, "the example says nothing of a complaint"
    case = after(fresh, *happened(regime, {name: day for name, day in events.items() if name not in earlier}))
    found = {name.removeprefix(f"{regime.id}."): day for name, day in read_on(case, rules, regime)}
    if (last := expected.get("respond_as_promised", expected.get("respond"))) is not None and "customer_answered" not in events:
        # The examples assume an answer on the last day, from which other times count.
        answered = after(case, e.CustomerAnswered(at=on(last, regime), by=CARL, reply=WRITTEN))
        found |= {name.removeprefix(f"{regime.id}."): day for name, day in read_on(answered, rules, regime) if "respond" not in name}
    assert {key: found[key] for key in live} == live
