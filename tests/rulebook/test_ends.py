"""A way to end that a clock does not hear is found before a complaint is overdue for ever; and what a book leaves unsaid is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore.complaints.clock_events import Happened
from crmcore.complaints.lifecycles.severe import SEVERE
from crmcore.complaints.lifecycles.simple import SIMPLE
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.supervision import SupervisionRules
from crmcore.errors import RulebookError
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import name_of
from crmcore.messages import Language
from crmcore.reading.parsing import parse
from crmcore.rulebook import Regimes, Rulebook, check_edition, files, load_lifecycles
from crmcore.rulebook.ends import unheard_ends
from crmcore.rulebook.load import load
from crmcore.rulebook.sections.complaints import TOLD
from crmcore.rules.tables import FirstMatch
from crmcore.worktime import Clock, ClockState, Duration, OnReopen, TimeUnit, readings
from tests.complaints.bound import bound_to
from tests.complaints.regime_days import NEW_YORK
from tests.oracle.unheard import Row, last_steps
from tests.rulebook.toml import write

STOPS: Final = re.compile(r"(?s)(\[complaints\.classes\.clocks\.close\].*?\n)stops     = \[[^\n]*\]\n")
REOPENS: Final = re.compile(r"(?s)(\[complaints\.classes\.clocks\.close\].*?\n)reopens   = \[[^\n]*\]\n")
STOPPED: Final = ", ".join(f'"{one}"' for one in TOLD)
SHIPPED: Final = Rulebook.default().on(date(2026, 7, 6)).complaints
START: Final = datetime(2026, 7, 6, tzinfo=UTC)


def with_stops(text: str, stops: str) -> str:
    return STOPS.sub(rf"\1{stops}\n", text, count=1)


@pytest.mark.clause("RULES-4.26")
def test_an_end_that_does_not_stop_the_clock_is_named_with_its_events(text: str) -> None:
    (found,) = check_edition(load(with_stops(text, 'stops = ["customer_answered"]')))
    assert (found.code, found.path) == ("end_unheard", "complaints.classes[0].clocks.close.stops")
    events = [str(one) for one in found.facts["events"]]  # type: ignore[union-attr]
    assert set(events) == {"review_decided", "outcome_filed", "explained", "reasons_given", "turned_away", "withdrawn", "referred", "merged"}
    assert "a complaint that ends by `explained`" in found.text()
    assert "以`explained`（向客户说明）" in found.text(Language.ZH)
    every = ", ".join(f'"{one}"' for one in ("customer_answered", "solved_at_once", *events))
    assert check_edition(load(with_stops(text, f"stops = [{every}]"))) == ()


@pytest.mark.clause("RULES-4.26")
def test_a_clock_that_begins_later_hears_every_end_after_that(text: str) -> None:
    later = with_stops(text, 'stops = ["customer_answered"]').replace('starts    = ["received"]', 'starts    = ["complaint_accepted"]', 1)
    (found,) = check_edition(load(later))
    assert {str(one) for one in found.facts["events"]} == {"withdrawn", "referred", "merged", "review_decided", "outcome_filed", "turned_away"}  # type: ignore[union-attr]


@pytest.mark.clause("RULES-4.26")
def test_every_end_of_every_clock_of_the_shipped_rulebook_is_needed_where_it_can_happen(text: str) -> None:
    """Each event that stops or ends a clock is taken away: that is told, unless a complaint of that class can't end by it while the clock runs."""
    assert [*unheard_ends(SHIPPED)] == []
    silent = set()
    for number, row in enumerate(SHIPPED.classes.rows):
        for clock in row.then.clocks:
            for event in sorted(clock.stops | clock.ends):
                stops, ends = clock.stops - {event}, clock.ends - {event}
                found = [*unheard_ends(_with_clock(number, attrs.evolve(clock, stops=stops or {"never"}, ends=ends)))]
                assert {one.path for one in found} <= {f"complaints.classes[{number}].clocks.{clock.id}.stops"}
                silent |= set() if found else {(clock.id, event)}
    assert {event for _, event in silent} <= HARMLESS


# What happens to a complaint that goes on; what its table does not have; and what came after another event that had stopped the clock.
HARMLESS: Final = frozenset({"acknowledged", "customer_contacted", "nobody_to_tell", "public_informed", "solved_at_once", "review_decided"})


def _with_clock(number: int, clock: Clock) -> ComplaintRules:
    rows = list(SHIPPED.classes.rows)
    clocks = tuple(clock if one.id == clock.id else one for one in rows[number].then.clocks)
    rows[number] = attrs.evolve(rows[number], then=attrs.evolve(rows[number].then, clocks=clocks))
    return attrs.evolve(SHIPPED, classes=FirstMatch(tuple(rows)))


@pytest.mark.clause("RULES-4.26")
def test_no_clock_of_the_law_outlives_its_complaint() -> None:
    for regime in Regimes.shipped().editions:
        if not regime.unstated:
            assert [*unheard_ends(bound_to(SHIPPED, regime, calendar=NEW_YORK))] == [], regime.id
            for clock in regime.clocks(zone="UTC", calendar=NEW_YORK.name):  # what begins with an event of the regime's own, too
                assert {"withdrawn", "merged"} <= clock.ends, clock.id
    law = Regimes.shipped().get("us-reg-e")
    short = attrs.evolve(law, rules={**law.rules, "respond": attrs.evolve(law.rules["respond"], ends=("customer_answered",))})
    found = [*unheard_ends(bound_to(SHIPPED, short, calendar=NEW_YORK))]
    assert {one.path for one in found} == {"regimes.us-reg-e.respond.stops"}
    assert len(found) < len(SHIPPED.classes.rows)  # a table that two classes share is told once


SHORT: Final = """
[[lifecycles]]
name    = "complaint/short"
version = 1
initial = "raised"
final   = ["closed"]
transitions = [
    { id = "register", from = ["raised"],               event = "registered",         to = "received", clause = "RULES-4.15", by = ["front_line"] },
    { id = "forward",  from = ["received", "answered"], event = "forwarded",          to = "stays",    clause = "RULES-4.26", by = ["coordinator"] },
    { id = "feedback", from = ["received", "answered"], event = "reported_back",      to = "stays",    clause = "RULES-4.26", by = ["coordinator"] },
    { id = "pay",      from = ["received"],             event = "emergency_remedy",   to = "stays",    clause = "BANK-4.1",   by = ["group_member"] },
    { id = "ratify",   from = ["received", "answered"], event = "emergency_ratified", to = "stays",    clause = "BANK-4.1",   by = ["administration"] },
    { id = "refuse",   from = ["received", "answered"], event = "emergency_refused",  to = "stays",    clause = "BANK-4.1",   by = ["administration"] },
    { id = "answer",   from = ["received", "answered"], event = "customer_answered",  to = "answered", clause = "RULES-4.14", by = ["customer_service"] },
    { id = "close",    from = ["answered"],             event = "closed",             to = "closed",   clause = "RULES-4.26", by = ["front_line"] },
]
"""


@pytest.mark.clause("RULES-4.26", "BANK-4.1")
@pytest.mark.parametrize(
    ("begins", "stops"),
    [("forwarded", {"reported_back"}), ("emergency_remedy", {"emergency_ratified", "emergency_refused"})],
)
def test_a_clock_of_what_is_owed_before_the_end_needs_no_other_stop(begins: str, stops: set[str]) -> None:
    """Law lets no complaint be closed while an authority waits for feedback, or while what was paid in an emergency is not approved or refused."""
    (own,) = load_lifecycles(SHORT).values()
    found = []
    for heard in (stops, {"withdrawn"}):
        clock = Clock(id="owed", within=Duration(1, TimeUnit.DAY), starts={begins}, stops=heard, on_reopen=OnReopen.NEW, zone="UTC")
        of_class = attrs.evolve(SHIPPED.classes.rows[-1].then, lifecycle=own.name, clocks=(clock,), regulator=())
        classes = FirstMatch((attrs.evolve(SHIPPED.classes.rows[-1], then=of_class),))
        rules = attrs.evolve(SHIPPED, lifecycles={own.ref: own}, supervision=SupervisionRules(), classes=classes)
        found.append([each.facts["events"] for each in unheard_ends(rules)])
    assert found == [[], [("customer_answered",)]]


# --- the twin ------------------------------------------------------------------------------------------------------------------------------------

TABLES: Final[dict[str, Lifecycle[Any, Any]]] = {"standard": STANDARD, "simple": SIMPLE, "severe": SEVERE}
BEGIN: Final = ("received", "forwarded", "emergency_remedy", "in_public", "remedy_owed", "review_requested", "complaint_accepted", "decided")
AGAIN: Final = ("reopened", "forwarded_again", "remedy_owed_again", "emergency_remedy_again", "follow_up_unsolved")
STOP: Final = (
    *("customer_answered", "explained", "reasons_given", "turned_away", "solved_at_once", "referred", "review_decided", "outcome_filed"),
    *("withdrawn", "merged", "closed", "reported_back", "remedy_settled", "emergency_ratified", "emergency_refused", "public_informed"),
    *("nobody_to_tell", "acknowledged", "follow_up_done"),
)


def rows_of(table: Lifecycle[Any, Any]) -> list[Row]:
    return [(one.event.name, frozenset(one.from_), one.to, frozenset(map(name_of, one.guards))) for one in table.transitions]


def state_by(clock: Clock) -> Callable[[tuple[str, ...]], str]:
    def state(names: tuple[str, ...]) -> str:
        events = [Happened(name, START + timedelta(minutes=number)) for number, name in enumerate(names)]
        last = readings(clock, events, at=START + timedelta(hours=12))[-1]
        return "runs" if last.state is ClockState.RUNNING else last.state.value

    return state


@pytest.mark.slow
@settings(max_examples=max(10, settings().max_examples // 3), deadline=None)
@given(
    st.sampled_from(sorted(TABLES)),
    st.sets(st.sampled_from(BEGIN), min_size=1),
    st.sets(st.sampled_from(AGAIN)),
    st.sets(st.sampled_from(STOP), min_size=1),
)
def test_what_is_told_is_what_walking_every_history_finds(name: str, begins: set[str], again: set[str], stops: set[str]) -> None:
    table = TABLES[name]
    clock = Clock(
        id="close",
        within=Duration(1, TimeUnit.DAY),
        starts=begins,
        stops=stops,
        reopens=again,
        on_reopen=OnReopen.NEW,
        zone="UTC",
    )
    lasts = last_steps(rows_of(table), table.initial, table.final, clock.starts | clock.reopens, clock.stops, state_by(clock))
    made = attrs.evolve(SHIPPED.classes.rows[-1].then, lifecycle=table.name, clocks=(clock,), regulator=())
    rules = attrs.evolve(SHIPPED, supervision=type(SHIPPED.supervision)(), classes=FirstMatch((attrs.evolve(SHIPPED.classes.rows[-1], then=made),)))
    told = {str(one) for each in unheard_ends(rules) for one in each.facts["events"]}  # type: ignore[union-attr]
    assert bool(told) == bool(lasts)
    assert lasts - {"closed"} == {one for one in told if one in lasts} - {"closed"}


# --- what is left unsaid -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(("key", "without", "first"), [("stops", STOPS, "`review_decided`"), ("reopens", REOPENS, "`reopened`")])
def test_what_the_clock_close_leaves_out_is_told_with_what_is_taken(text: str, key: str, without: re.Pattern[str], first: str) -> None:
    (found,) = check_edition(load(without.sub(r"\1", text, count=1)))
    assert (found.code, found.path) == ("clock_unsaid", f"complaints.classes[0].clocks.close.{key}")
    assert f"does not say what `{key}` it; it is taken to be" in found.text()
    assert first in found.text()
    assert f"没有写明`{key}`" in found.text(Language.ZH)


@pytest.mark.clause("RULES-4.26", "FIN-5.2")
@pytest.mark.parametrize("event", ["contact_tried", "acknowledged", "handler_assigned"])
def test_a_clock_that_stops_without_an_answer_is_told(text: str, event: str) -> None:
    said = STOPS.sub(rf'\1stops     = ["{event}", {STOPPED}]\n', text, count=1)
    (found,) = check_edition(load(said))
    assert (found.code, found.path) == ("close_unanswered", "complaints.classes[0].clocks.close.stops")
    assert re.search(rf"stops by `{event}` \([^)]*\), which tells the customer no result", found.text())
    assert "客户未被告知处理结果" in found.text(Language.ZH)


@pytest.mark.clause("RULES-4.26", "FIN-5.2")
@pytest.mark.parametrize(("reopens", "deaf"), [("[]", ("reopened", "follow_up_unsolved")), ('["reopened"]', ("follow_up_unsolved",))])
def test_a_clock_that_does_not_hear_a_reopening_is_told(text: str, reopens: str, deaf: tuple[str, ...]) -> None:
    (found,) = check_edition(load(REOPENS.sub(rf"\1reopens   = {reopens}\n", text, count=1)))
    assert (found.code, found.path) == ("close_deaf", "complaints.classes[0].clocks.close.reopens")
    assert found.facts["events"] == deaf
    assert "would count as closed" in found.text()
    assert "将计为已结案" in found.text(Language.ZH)


@pytest.mark.parametrize("stops", ["stops = []"])
def test_no_stop_at_all_is_a_fault_and_no_list_of_ours(text: str, stops: str) -> None:
    with pytest.raises(RulebookError, match="nothing stops"):
        load(with_stops(text, stops))


def test_a_list_of_days_that_no_calendar_counts_by_is_told() -> None:
    tables: dict[str, Any] = parse(files.default())
    tables["days"]["chine"] = tables["days"]["china"]
    (found,) = check_edition(load(write(tables)))
    assert (found.code, found.path) == ("days_unused", "days.chine")
    assert "no calendar counts by the list of days `chine`" in found.text()
    assert "没有日历采用日期表`chine`" in found.text(Language.ZH)


@pytest.mark.clause("BANK-4.1")
def test_a_group_with_fewer_positions_than_members_is_remarked(text: str) -> None:
    (found,) = check_edition(load(text.replace("at_least  = 2", "at_least  = 6")))
    assert (found.code, found.path) == ("group_small", "complaints.crisis.at_least")
    assert "a group needs 6 members" in found.text()
    assert "5 in all" in found.text()
    assert found.text(Language.ZH)
    assert check_edition(load(text.replace("at_least  = 2", "at_least  = 5"))) == ()
