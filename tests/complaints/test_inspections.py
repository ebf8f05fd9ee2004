"""Inspections by the administration department are on record: what they found, by when it is mended, what is late."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Action, Complaint, State
from crmcore.complaints.events import ActionAgreed, ActionChecked, ActionDone, Closed, Inspected
from crmcore.complaints.supervision import ActionState, SupervisionRules, actions_of, inspections, work_list
from crmcore.errors import NotFound
from crmcore.event import Event
from crmcore.messages import Language
from crmcore.worktime import Duration, TimeUnit
from tests.complaints.cases import ADA, ANNA, CARD, CARL, HANS, RULES, case_in, later, performed
from tests.oracle.inspecting import standing

WATCHED = attrs.evolve(RULES, supervision=SupervisionRules(check_within=Duration(10, TimeUnit.DAY)))
EDITIONS = {WATCHED.edition: WATCHED}
LATE = Action(id="I-1", kind="corrective", owner="hans", due=date(2026, 7, 20), what="report within two days")
FORM = Action(id="I-2", kind="preventive", owner="anna", due=date(2026, 7, 31), what="use the new form")


def day(value: int, hour: int = 9, month: int = 7) -> datetime:
    """Return an instant of July 2026 in Shanghai."""
    return datetime(2026, month, value, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def after(case: Complaint, *events: Event) -> Complaint:
    """Return a complaint after some events."""
    for event in events:
        case = case.advance(event, rules=WATCHED)
    return case


def codes(case: Complaint, event: Event) -> list[str]:
    """Return why an event is refused, as codes."""
    return [one.code for one in case.check(event, rules=WATCHED).reasons]


CASE = case_in(State.REPORTED, rules=WATCHED)
SEEN = Inspected(at=day(10), by=ADA, note="the report came late, on the old form", found=(LATE, FORM))


@pytest.mark.clause("RULES-4.25")
def test_what_an_inspection_finds_joins_the_actions_and_is_done_and_checked_like_them() -> None:
    case = after(CASE, SEEN)
    assert set(case.actions) == {"I-1", "I-2"}
    assert [(one.action.id, one.state, one.due) for one in actions_of(case, at=day(11), rules=WATCHED)] == [
        ("I-1", ActionState.AGREED, date(2026, 7, 20)),
        ("I-2", ActionState.AGREED, date(2026, 7, 31)),
    ]
    (one,) = inspections([case], at=day(20, 23), rules=EDITIONS).readable
    assert (one.found[0].action, one.mended, one.late) == (LATE, (), ())
    (one,) = inspections([case], at=day(21), rules=EDITIONS).readable
    assert [late.action.id for late in one.late] == ["I-1"]
    assert [late.action.id for late in work_list([case], at=day(21), rules=EDITIONS).actions] == ["I-1"]
    done = after(case, ActionDone(at=day(22), by=HANS, action="I-1"), ActionDone(at=day(22), by=ANNA, action="I-2"))
    (one,) = inspections([done], at=day(23), rules=EDITIONS).readable
    assert (len(one.mended), one.late) == (2, ())
    assert codes(done, ActionChecked(at=day(24), by=attrs.evolve(ADA, id="hans"), action="I-1", effective=True)) == ["complaint.own_action"]
    bad = after(done, ActionChecked(at=day(24), by=ADA, action="I-1", effective=False))
    (one,) = inspections([bad], at=day(25), rules=EDITIONS).readable
    assert [mended.action.id for mended in one.mended] == ["I-2"]
    assert actions_of(bad, at=day(25), rules=WATCHED)[0].needs_new
    again = after(bad, attrs.evolve(SEEN, at=day(26), found=(attrs.evolve(LATE, id="I-3", due=date(2026, 8, 1)),)))
    assert not actions_of(again, at=day(27), rules=WATCHED)[0].needs_new
    still = after(bad, attrs.evolve(SEEN, at=day(26), found=()))
    assert actions_of(still, at=day(27), rules=WATCHED)[0].needs_new  # nothing new was found to be done


@pytest.mark.clause("RULES-4.25")
def test_an_inspection_reads_well_and_hides_what_was_seen() -> None:
    (one,) = inspections([after(CASE, SEEN)], at=day(21), rules=EDITIONS).readable
    assert (one.case, one.inspected, one.by, one.note) == (CARD.number, date(2026, 7, 10), "ada", SEEN.note)
    assert str(one) == "`C-2026-0417`: inspected on 2026-07-10 by `ada`; 2 found, 0 mended, 1 late"
    assert one.text(Language.ZH) == "`C-2026-0417`：`ada`于2026-07-10检查；发现2项，已整改0项，逾期1项"
    assert "old form" not in repr(one) + repr(SEEN)


@pytest.mark.clause("RULES-4.25")
@pytest.mark.parametrize("state", [State.RECEIVED, State.CONFIRMED, State.ASSIGNED, State.ANSWERED, State.CLOSED])
def test_it_may_be_inspected_from_its_receipt_on_and_after_its_end_and_mended_there(state: State) -> None:
    case = after(case_in(state, rules=WATCHED), SEEN)
    assert after(case, ActionDone(at=day(11), by=HANS, action="I-1")).state is state


@pytest.mark.clause("RULES-4.25", "RULES-4.11")
def test_the_administration_inspects_but_nobody_whom_the_complaint_is_about() -> None:
    assert codes(CASE, attrs.evolve(SEEN, by=HANS)) == ["complaint.lacks_role"]
    about = case_in(State.RECEIVED, attrs.evolve(CARD, person="ada"), WATCHED)
    assert codes(about, SEEN) == ["complaint.about_actor"]


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (attrs.evolve(SEEN, note=" "), ["empty"]),
        (attrs.evolve(SEEN, found=(LATE, attrs.evolve(FORM, id="I-1"))), ["complaint.action_twice"]),
        (attrs.evolve(SEEN, found=(attrs.evolve(LATE, owner=" "),)), ["empty"]),
        (attrs.evolve(SEEN, found=()), []),
    ],
)
def test_what_was_found_is_written_down_whole(event: Inspected, code: list[str]) -> None:
    assert codes(CASE, event) == code
    agreed = after(case_in(State.ANSWERED, rules=WATCHED), ActionAgreed(at=day(9), by=ADA, action=LATE))
    assert codes(agreed, attrs.evolve(SEEN, found=(LATE,))) == ["complaint.action_twice"]


def test_the_button_of_an_action_is_grey_where_there_is_none() -> None:
    assert {"do_action", "check_action"} <= {one.id for one in CASE.explain(actor=ADA, at=later(CASE), rules=WATCHED).blocked}
    case = after(CASE, SEEN)
    assert "do_action" in {one.id for one in case.explain(actor=ADA, at=later(case), rules=WATCHED).open}
    assert "check_action" in {one.id for one in case.explain(actor=ADA, at=later(case), rules=WATCHED).blocked}
    done = after(case, ActionDone(at=later(case), by=HANS, action="I-1"))
    assert "check_action" in {one.id for one in done.explain(actor=ADA, at=later(done), rules=WATCHED).open}


@pytest.mark.clause("DEPT-1.4", "RULES-4.4")
def test_an_upheld_complaint_with_something_to_mend_is_closed_without_another_word() -> None:
    case = performed(after(case_in(State.ANSWERED, rules=WATCHED), SEEN), WATCHED)
    assert codes(case, Closed(at=later(case), by=CARL)) == []


def test_inspections_of_many_come_in_order_and_those_to_come_are_left_out() -> None:
    other = after(case_in(State.ASSIGNED, attrs.evolve(CARD, number="C-9"), WATCHED), attrs.evolve(SEEN, at=day(8)))
    case = after(CASE, SEEN, attrs.evolve(SEEN, at=day(12), found=()))
    assert [(one.case, one.inspected.day) for one in inspections([case, other], at=day(11), rules=EDITIONS).readable] == [
        ("C-9", 8),
        (CARD.number, 10),
    ]
    assert [len(one.found) for one in inspections([case, other], at=day(12), rules=EDITIONS).readable] == [2, 2, 0]
    assert inspections([case_in(State.CLOSED)], at=day(12), rules=EDITIONS).readable == ()
    with pytest.raises(NotFound):
        inspections([case], at=day(12), rules={})


@given(st.lists(st.tuples(st.sampled_from(["done", "good", "bad"]), st.integers(1, 15)), max_size=5), st.integers(0, 80))
def test_what_is_mended_and_what_is_late_is_what_its_twin_says(steps: list[tuple[str, int]], days: int) -> None:
    case, at, happened = after(CASE, attrs.evolve(SEEN, found=(LATE,))), day(10), []
    for word, gap in steps:
        at += timedelta(days=gap)
        event = ActionDone(at=at, by=HANS, action="I-1") if word == "done" else ActionChecked(at=at, by=ADA, action="I-1", effective=word == "good")
        if case.check(event, rules=WATCHED).allowed:
            case = case.advance(event, rules=WATCHED)
            happened.append((word, at.date()))
    when = day(10, 20) + timedelta(days=days)
    (one,) = inspections([case], at=when, rules=EDITIONS).readable
    assert (one.mended != (), one.late != ()) == standing(LATE.due, happened, when.date(), 10)
