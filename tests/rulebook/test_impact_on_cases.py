"""What a new rulebook changes for open complaints: class, who acts next, who approves; and that one bad case hides no other."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.complaints import Complaint, CustomerStatement, InvestigationReport, RecordCard, Remedy, migrate, register
from crmcore.complaints.events import ComplaintAccepted, GroundsConfirmed, HandlerAssigned, RemedyApproved, RemedyProposed, ReportFiled, Withdrawn
from crmcore.complaints.states import State
from crmcore.event import Actor
from crmcore.lifecycles import Step
from crmcore.messages import Language, Term
from crmcore.money import Money
from crmcore.organisation import Staff
from crmcore.policy import ApprovalRequest, Grant, Signature
from crmcore.rulebook import Impact, files, impact
from crmcore.rulebook.impact_on_clocks import DeadlineImpact, Due
from tests.rulebook.toml import write

TEXT = files.default()
OLD = Rulebook.parse(TEXT)
RULES = OLD.editions[0].complaints
START = datetime(2026, 7, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
AT = START + timedelta(days=4)
DAYS_LATER = date(2027, 1, 1)


def somebody(position: str, unit: str = "bank/outlets/east") -> Actor:
    return OLD.editions[0].organisation.actor(Staff(id=position, unit=unit, positions=(position,)))


CLERK, HEAD, OFFICER = somebody("outlet_clerk"), somebody("outlet_manager"), somebody("administration_officer", "bank/administration")
HANDLER = somebody("complaint_handler", "bank/customer-relations/complaints")


def raised(number: str = "C-1", claimed: int = 30_000) -> Complaint:
    card = RecordCard(
        number=number,
        received_at=START,
        demands=("damages",),
        matter="fees",
        channel="outlet",
        customer_name="A",
        claimed=Money(claimed, "CNY"),
    )
    return register(card, at=START, by=CLERK, rules=RULES)


def filed(number: str = "C-2") -> Complaint:
    report = InvestigationReport(cause="a", course="b", responsible="c", conclusion="d", countermeasures="e", prevention="f")
    case = raised(number)
    for event in (
        GroundsConfirmed(at=START + timedelta(hours=2), by=CLERK),
        ComplaintAccepted(at=START + timedelta(hours=3), by=HEAD),
        HandlerAssigned(at=START + timedelta(days=1), by=OFFICER, department="bank/customer-relations/complaints"),
        ReportFiled(at=START + timedelta(days=3), by=HANDLER, report=report),
    ):
        case = case.advance(event, rules=RULES)
    return case


def proposed(amount: int, number: str = "C-3") -> Complaint:
    """A complaint with money proposed: as `replay` would fold it, without the steps between."""
    case = filed(number)
    offer = RemedyProposed(
        at=START + timedelta(days=3, hours=1), by=HANDLER, opinion="pay", remedies=(Remedy(kind="compensation", amount=Money(amount, "CNY")),)
    )
    return case.moved(State.PROPOSED, (*case.history, Step(len(case.history) + 1, "propose_remedy", offer)))


def changed(*pairs: tuple[str, str]) -> Rulebook:
    text = TEXT.replace("valid_from = 2026-01-01", "valid_from = 2026-08-01")
    for was, now in pairs:
        assert was in text, was
        text = text.replace(was, now, 1)
    return Rulebook.parse(text)


def seen(new: Rulebook, *cases: Complaint) -> Impact:
    return impact(cases, old=OLD, new=new, at=AT)


TARGET = ('at_least = "90 %"', 'at_least = "91 %"')
COMPENSATION = TEXT.index('[[policy.limits]]\naction = "compensation"')
LIMIT = TEXT[COMPENSATION : TEXT.index("chain =", COMPENSATION)]
RAISED = (LIMIT, LIMIT.replace('"5000"', '"10000"'))
VULNERABLE = ('{ fact = "claimed_amount", at_least = "100000" }', '{ fact = "claimed_amount", at_least = "20000" }')
SUPERVISOR = ('roles      = ["handler_supervisor"]\nclause     = "RULES-4.11, RULES-4.13"\n', 'clause     = "RULES-4.11, RULES-4.13"\n')
DIRECTOR = ('id         = "director"\n', 'id         = "director"\nroles = ["handler_supervisor"]\n')


@pytest.mark.clause("RULES-4.28")
def test_what_is_said_elsewhere_changes_no_open_complaint() -> None:
    found = seen(changed(TARGET, ("last_day  = 2026-12-31", "last_day  = 2027-12-31")), raised(), filed(), proposed(6000))
    assert found == Impact(open=3, changed=())
    assert str(found) == ("0 of 3 open cases change in class, deadlines, next actor or approval; the others do not")
    assert found.text(Language.ZH).startswith("3件在办案件中，0件")


@pytest.mark.clause("BANK-4.1", "RULES-4.28")
def test_a_limit_that_was_raised_says_who_approves_instead() -> None:
    found = seen(changed(RAISED), raised(), proposed(6000), proposed(3000, "C-4"))
    assert [one.id for one in found.changed] == ["C-3"]
    assert found.text().splitlines() == [
        "C-3  handling opinion formed  approval of compensation, 6,000.00 CNY: department head → finance → CEO → manager",
        "1 of 3 open cases change in class, deadlines, next actor or approval; the others do not",
    ]
    assert "赔偿6,000.00 CNY的审批：部门负责人 → 财务 → 首席执行官（CEO） → 经理" in found.text(Language.ZH)


def test_an_action_without_limits_is_approved_by_nobody() -> None:
    gone = TEXT[COMPENSATION : TEXT.index('[[policy.limits]]\naction = "price_reduction"')]
    found = seen(changed((gone, ""), (', together_with = ["compensation"]', "")), proposed(6000))
    assert "approval of compensation, 6,000.00 CNY: department head → finance → CEO → nobody" in str(found)


@pytest.mark.clause("RULES-4.28")
def test_a_role_that_another_post_plays_says_who_acts_next() -> None:
    found = seen(changed(SUPERVISOR, DIRECTOR), raised(), filed())
    assert [one.id for one in found.changed] == ["C-2"]
    assert "C-2  investigation report filed  review of the report: complaint supervisor → director" in str(found)
    nobody = seen(changed(SUPERVISOR), filed())
    assert "review of the report: complaint supervisor → nobody" in str(nobody)


@pytest.mark.clause("RULES-1.5", "RULES-4.28")
def test_a_changed_class_is_told_with_what_follows_when_it_is_migrated() -> None:
    found = seen(changed(VULNERABLE), raised(), raised("C-9", claimed=500))
    assert [(one.id, one.migrates) for one in found.changed] == [("C-1", True)]
    assert found.text().splitlines()[0] == "C-1  received  class from its card: ordinary → severe  (when migrated)"


def test_a_complaint_that_cannot_go_is_told_why() -> None:
    class_gone = ('id     = "ordinary"\n', 'id     = "usual"\n')
    found = seen(changed(class_gone), raised())
    (one,) = found.changed
    assert [each.code for each in one.changes] == ["impact.class", "impact.cannot_go"]
    assert "cannot be migrated: no complaint class `ordinary`" in str(found)


@pytest.mark.clause("RULES-4.28", "RULES-4.26")
def test_a_complaint_that_cannot_go_keeps_what_is_first_due_of_it() -> None:
    (stays,) = seen(changed(('id     = "ordinary"\n', 'id     = "usual"\n')), raised()).changed
    moved = stays.deadlines
    assert moved.first_was is not None
    assert (moved.first_was.clock, moved.first_was.last_day) == ("acknowledgement", date(2026, 7, 7))
    assert (moved.first_now, moved.clocks, moved.earlier, moved.later) == (moved.first_was, (), False, False)


def test_what_is_over_is_not_counted() -> None:
    over = raised().advance(
        Withdrawn(
            at=START + timedelta(hours=1),
            by=CLERK,
            why="x",
            statement=CustomerStatement(channel="telephone", proof="recorded", content="it is settled"),
        ),
        rules=RULES,
    )
    assert over.state in {State.WITHDRAWN, State.CLOSED}
    assert seen(changed(RAISED), over).open == 0


@pytest.mark.clause("RULES-4.28")
def test_one_that_cannot_be_read_hides_no_other() -> None:
    lost = attrs.evolve(raised("C-0"), edition="example-city-bank@2025-01-01#00000000")
    found = seen(changed(RAISED), lost, proposed(6000))
    assert [one.path for one in found.unreadable] == ["C-0"]
    assert [one.id for one in found.changed] == ["C-3"]
    lines = str(found).splitlines()
    assert lines[1].startswith("C-0  cannot be read: no edition `example-city-bank@2025-01-01#00000000`")
    assert lines[2].startswith(
        "1 of 1 open case that could be read changes in class, deadlines, next actor or approval; because of 1 fault others could not"
    )


def test_those_that_cannot_be_read_for_one_reason_are_told_on_one_line() -> None:
    lost = [attrs.evolve(raised(f"C-{n}"), edition="example-city-bank@2025-01-01#00000000") for n in range(12)]
    found = seen(changed(RAISED), *lost)
    assert found.open == 0
    (line, count) = str(found).splitlines()
    assert line.startswith("12 complaints cannot be read: no edition `example-city-bank@2025-01-01#00000000`")
    assert line.endswith("(C-0, C-1, C-2, C-3, C-4, C-5, C-6, C-7, C-8, C-9, …)")
    assert count.startswith("0 of 0 open cases")
    assert str(seen(changed(RAISED), *lost[:2])).splitlines()[0].endswith("(C-0, C-1)")
    assert found.text(Language.ZH).startswith("12件投诉无法读取：")


def test_a_complaint_of_before_is_read_by_an_earlier_edition() -> None:
    before = Rulebook.parse(
        TEXT.replace("valid_from = 2026-01-01", "valid_from = 2025-01-01").replace('within    = "7 days"', 'within    = "9 days"'), TEXT
    )
    case = attrs.evolve(raised(), edition=before.editions[0].complaints.edition)
    for at in (AT, datetime(2024, 1, 1, tzinfo=ZoneInfo("UTC"))):  # before the first edition, the first; and no earlier than its last step
        found = impact([case], old=before, new=changed(), at=at)
        assert (found.open, [each.code for one in found.changed for each in one.changes]) == (1, ["impact.clock"])
        assert "clock close: last day 2026-07-15" in str(found)


@pytest.mark.clause("RULES-4.28")
def test_a_complaint_is_looked_at_no_earlier_than_its_last_step() -> None:
    new = changed(SUPERVISOR, DIRECTOR)
    assert str(impact([filed()], old=OLD, new=new, at=START)) == str(seen(new, filed()))
    assert "review of the report: complaint supervisor → director" in str(seen(new, filed()))


@pytest.mark.slow
@pytest.mark.clause("RULES-4.28")
@settings(max_examples=max(10, settings().max_examples // 3))  # each asks everybody about everything, by both rulebooks
@given(st.lists(st.sampled_from([raised(), filed(), proposed(100), proposed(3000), proposed(6000), proposed(20_000)]), max_size=6))
def test_a_rulebook_changes_nothing_against_itself_and_counts_every_open_one(cases: list[Complaint]) -> None:
    assert impact(cases, old=OLD, new=OLD, at=AT) == Impact(open=len(cases), changed=())
    both = seen(changed(RAISED), *cases)
    assert both.open == len(cases)
    assert len(both.changed) == sum(1 for one in cases if one.money and 5000 < one.money["compensation"].amount <= 10_000)


def other_time(class_id: str, clock: str, within: str) -> Rulebook:
    """Return the shipped rulebook with another time for one clock of one class, from August on."""
    book = tomllib.loads(TEXT)
    book["rulebook"]["valid_from"] = date(2026, 8, 1)
    (row,) = (one for one in book["complaints"]["classes"] if one["id"] == class_id)
    row["clocks"][clock]["within"] = within
    return Rulebook.parse(write(book))


@pytest.mark.clause("RULES-4.28", "RULES-4.26")
def test_a_changed_deadline_says_for_whom_it_moves_and_to_which_day() -> None:
    found = seen(other_time("ordinary", "close", "2 days"), raised(), filed(), raised("C-9", claimed=500_000))
    assert [(one.id, one.migrates, [str(clock.clock) for clock in one.deadlines.clocks]) for one in found.changed] == [
        ("C-1", True, ["close"]),
        ("C-2", True, ["close"]),
    ]
    assert found.text().splitlines() == [
        "C-1  received  clock close: last day 2026-07-13, 3 days left, running → last day 2026-07-08, 2 days late, breached  (when migrated)",
        "C-2  investigation report filed  clock close: last day 2026-07-13, 3 days left, running → last day 2026-07-08, 2 days late, breached  (when migrated)",
        "class ordinary: deadlines move in 2 of 2 open cases; first due earlier: 0, later: 0; overdue: 2",
        "2 of 3 open cases change in class, deadlines, next actor or approval; the others do not",
    ]
    assert found.text(most=1).splitlines()[1] == "… and 1 more complaints"
    assert found.text(most=2) == found.text()
    assert found.text(Language.ZH, most=0).splitlines()[:2] == [
        "……另有2件投诉",
        "普通：在办案件2件，时限变动2件；最先届满的时限提前0件、推后0件；变动后即逾期2件",
    ]


@pytest.mark.clause("RULES-4.26")
def test_what_is_first_due_is_told_where_it_changes() -> None:
    accepted = filed().moved(State.ACCEPTED, filed().history[:3])
    found = impact([accepted], old=OLD, new=other_time("ordinary", "acknowledgement", "3 working days"), at=START + timedelta(hours=4))
    assert "C-2  accepted  first due: acknowledgement on 2026-07-07 → acknowledgement on 2026-07-09  (when migrated)" in str(found)
    (one,) = found.classes
    assert (one.class_id, one.open, one.moved, one.earlier, one.later, one.overdue) == ("ordinary", 1, 1, 0, 1, 0)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("within", "en", "zh"),
    [
        ("20 hours", "acknowledgement due 2026-07-07 05:30+08:00", "2026-07-07 05:30+08:00（收件确认）"),
        ("5 working hours", "acknowledgement due 2026-07-06 16:00+08:00", "2026-07-06 16:00+08:00（收件确认）"),
        ("3 working days", "acknowledgement on 2026-07-09", "2026-07-09（收件确认）"),
    ],
)
def test_what_is_first_due_is_told_with_its_hour_where_it_has_one_as_the_clock_itself_is(within: str, en: str, zh: str) -> None:
    accepted = filed().moved(State.ACCEPTED, filed().history[:3])
    found = impact([accepted], old=OLD, new=other_time("ordinary", "acknowledgement", within), at=START + timedelta(hours=4))
    (one,) = found.changed
    first, clock = one.deadlines.first_now, next(clock.now for clock in one.deadlines.clocks if str(clock.clock) == "acknowledgement")
    assert (first is None, clock is None) == (False, False)
    assert (first.say(Language.EN), first.say(Language.ZH)) == (en, zh)  # type: ignore[union-attr]
    assert en.rpartition("acknowledgement ")[2].removeprefix("on ") in clock.text()  # type: ignore[union-attr]
    assert f" → {en}  (when migrated)" in found.text()


def test_what_is_first_due_may_come_earlier_or_be_none() -> None:
    monday, friday = (Due(Term("close"), START.date() + timedelta(days=n), START + timedelta(days=n)) for n in (0, 4))
    for was, now, earlier, later in (
        (friday, monday, True, False),
        (monday, None, False, True),
        (None, friday, True, False),
        (None, None, False, False),
    ):
        one = DeadlineImpact((), was, now)
        assert (one.earlier, one.later) == (earlier, later)
    (said,) = DeadlineImpact((), monday, None).reasons()
    assert said.text() == "first due: close on 2026-07-06 → none"
    assert said.text(Language.ZH) == "最先届满：2026-07-06（close） → 无"


@pytest.mark.clause("RULES-4.28")
def test_a_clock_that_only_one_of_them_has_is_told() -> None:
    gone = seen(changed(), filed()).changed
    book = tomllib.loads(TEXT)
    book["rulebook"]["valid_from"] = date(2026, 8, 1)
    (row,) = (one for one in book["complaints"]["classes"] if one["id"] == "ordinary")
    row["clocks"].pop("acknowledgement")
    without = Rulebook.parse(write(book))
    assert gone == ()
    assert "clock acknowledgement: last day 2026-07-07, 3 working days late, breached → none" in str(seen(without, filed()))
    case = migrate(filed(), was=RULES, rules=without.editions[0].complaints, at=AT, by=OFFICER, why="no acknowledgement")
    back = impact([case], old=without, new=Rulebook.parse(TEXT.replace("valid_from = 2026-01-01", "valid_from = 2026-09-01")), at=AT)
    assert "clock acknowledgement: none → last day 2026-07-07, 3 working days late, breached" in str(back)
    assert back.classes[0].overdue == 1


def test_what_was_granted_stays_whatever_the_limits_then_are() -> None:
    case = proposed(6000)
    asked = ApprovalRequest(
        id="A-1", action="compensation", amount=Money(6000, "CNY"), requested_by=HANDLER, at=AT - timedelta(hours=2), subject="C-3", customer="K-1"
    )
    signature = Signature(by=somebody("ceo"), at=asked.at, position="ceo", edition=RULES.edition)
    grant = Grant(request=asked, chain=("ceo",), signatures=(signature,), edition=RULES.edition)
    approved = RemedyApproved(at=AT - timedelta(hours=1), by=somebody("director"), grants=(grant,))
    case = case.moved(State.APPROVED, (*case.history, Step(len(case.history) + 1, "approve_remedy", approved)))
    assert not any(one.code == "impact.approval" for found in seen(changed(RAISED), case).changed for one in found.changes)
