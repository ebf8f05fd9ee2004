from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from itertools import count

import pytest

from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.customers.record import CustomerRecord
from crmcore.errors import InvalidType, InvalidValue
from crmcore.kpi import CATALOGUE, Attainment, MonthlyReport, Population, Target, complaint_counts, monthly_report
from crmcore.kpi.reports.sections import TierMoves
from crmcore.measures import Status
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.policy.record import ApprovalOutcome, ApprovalRecord
from crmcore.relations import Contact, ContactKind
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.period import Period, PeriodKind
from tests.kpi.rows import JULY, answer, complaint, rules

D = date(2026, 7, 10)
END = JULY.last
MONTHLY = Duration(1, TimeUnit.MONTH)


def report(**changes: object) -> MonthlyReport:
    values: dict[str, object] = {"period": JULY, "bank": "Example city bank", "as_of": END, "rules": rules()}
    return monthly_report(**{**values, **changes})  # type: ignore[arg-type]


def customer(id: str, tier: str | None, before: str | None, kind: str = "individual") -> CustomerRecord:
    return CustomerRecord(id=id, kind=kind, tier=tier, previous_tier=before, filled=9, required=10, as_of=END)


@pytest.mark.clause("BANK-3.2")
def test_the_report_is_due_by_the_fifth_and_names_its_rules() -> None:
    found = report()
    assert (found.due, found.statistics_due) == (date(2026, 8, 5), date(2026, 8, 10))
    assert (found.edition, found.zone) == ("bank@2026-01-01#00000000", "Asia/Shanghai")
    assert report(rules=rules(report_due_day=3)).due == date(2026, 8, 3)


@pytest.mark.clause("RULES-4.27")
def test_the_statistics_are_due_by_the_tenth() -> None:
    assert report(period=Period.month(2026, 12), as_of=date(2026, 12, 31)).statistics_due == date(2027, 1, 10)


@pytest.mark.clause("BANK-3.2")
def test_a_section_without_a_source_is_absent_and_says_so() -> None:
    found = report(complaints=[])
    assert (found.satisfaction, found.customers, found.approvals, found.contacts) == (None, None, None, None)
    assert found.complaints is not None
    assert found.complaints.received == 0
    assert next(str(one) for one in found.notes) == "There is no source for satisfaction: the section is left out, not empty"
    assert len(found.notes) == 4
    assert "satisfaction.csat" not in found.figures
    assert found.figures["complaints.rate"].status is Status.NOT_MEASURABLE


@pytest.mark.clause("RULES-4.27", "BANK-3.2")
def test_the_complaint_statistics_of_a_month() -> None:
    rows = [
        complaint("closed in time", D, date(2026, 7, 12), matter="fees", outcome="upheld", cause="process", remedy=Money(5, "CNY"), tier="vip"),
        complaint(
            "closed late", date(2026, 6, 20), date(2026, 7, 5), matter="card", outcome="rejected", timeliness=Timeliness.LATE, remedy=Money(2, "USD")
        ),
        complaint("open", D, matter="fees", disputed=True, channel="telephone"),
        complaint("overdue", date(2026, 6, 1), due=date(2026, 6, 8), overdue=True),
        complaint("overdue, no day known", date(2026, 6, 2), overdue=True),
        complaint("paused", date(2026, 7, 2), matter="card", paused=True, due=date(2026, 8, 9)),
        complaint(
            "closed after the end, late by then", date(2026, 7, 3), date(2026, 8, 2), matter="card", due=date(2026, 7, 10), remedy=Money(9, "CNY")
        ),
        complaint("closed after the end, its last day the last", date(2026, 7, 24), date(2026, 8, 2), due=END),
        complaint("closed after the end, not late yet", date(2026, 7, 30), date(2026, 8, 2), matter="fees", due=date(2026, 8, 6)),
        complaint("received after", date(2026, 8, 1)),
        complaint("nobody knows", D, None, is_closed=None),
    ]
    section = report(complaints=rows, as_of=date(2026, 8, 3)).complaints
    assert section is not None
    assert (section.received, section.closed, section.state_unknown, section.disputed) == (7, 2, 1, 1)
    assert section.open == (
        "overdue",
        "overdue, no day known",
        "paused",
        "closed after the end, late by then",
        "open",
        "closed after the end, its last day the last",
        "closed after the end, not late yet",
    )
    assert section.overdue == (
        "overdue",
        "overdue, no day known",
        "closed after the end, late by then",
        "closed after the end, its last day the last",
    )
    assert section.paused == ("paused",)
    assert (section.remedies, section.remedied) == (2, (Money(5, "CNY"), Money(2, "USD")))
    assert section.timeliness.rows == (("in_time", 1), ("late", 1))
    assert section.days_to_close.bins == ((2, 1), (15, 1))
    assert section.received_by_day == ((date(2026, 7, 2), 1), (date(2026, 7, 3), 1), (D, 3), (date(2026, 7, 24), 1), (date(2026, 7, 30), 1))
    assert section.closed_by_day == ((date(2026, 7, 5), 1), (date(2026, 7, 12), 1))
    assert [(one.dimension, one.population, one.tally.rows, one.tally.unknown) for one in section.breakdowns] == [
        ("matter", Population.RECEIVED, (("fees", 3), ("card", 2)), 2),
        ("channel", Population.RECEIVED, (("telephone", 1),), 6),
        ("tier", Population.RECEIVED, (("vip", 1),), 6),
        ("outcome", Population.CLOSED, (("rejected", 1), ("upheld", 1)), 0),
        ("cause", Population.CLOSED, (("process", 1),), 1),
    ]
    assert section.by("outcome") is section.breakdowns[3]
    assert section.by("unit") is None


@pytest.mark.clause("BANK-3.2")
def test_the_problem_summary_names_the_top_matters_with_share_and_change() -> None:
    july = [
        complaint(str(day), date(2026, 7, day), matter=matter) for day, matter in ((1, "fees"), (2, "fees"), (3, "card"), (4, "service"), (5, None))
    ]
    june = [complaint("6", date(2026, 6, 1), matter="card"), complaint("7", date(2026, 6, 1), matter="card")]
    earlier = report(period=Period.month(2026, 6), complaints=june, as_of=date(2026, 6, 30))
    found = report(complaints=july + june, previous=earlier, rules=rules(summary_top=2)).complaints
    assert found is not None
    assert [(one.matter, one.count, one.share, one.before, one.change) for one in found.problems] == [
        ("fees", 2, Fraction(2, 5), 0, 2),
        ("card", 1, Fraction(1, 5), 2, -1),
    ]


def test_the_change_is_known_only_where_the_month_before_is() -> None:
    july = [complaint("1", D, matter="fees")]

    def before(rows: list[ComplaintRecord] | None) -> int | None:
        earlier = report(period=Period.month(2026, 6), complaints=rows)
        section = report(complaints=july, previous=earlier).complaints
        assert section is not None
        return section.problems[0].before

    assert before([]) == 0
    assert before(None) is None
    assert before([complaint("2", date(2026, 6, 1))]) is None  # received, of matters that nobody said
    alone = report(complaints=july).complaints
    assert alone is not None
    assert alone.problems[0].change is None


def test_what_a_file_only_states_is_carried_as_stated() -> None:
    rows = [
        complaint("1", D, None, is_closed=True, timeliness=Timeliness.STATED_IN_TIME, outcome="relief"),
        complaint("2", D, None, is_closed=None, timeliness=Timeliness.STATED_LATE),
        complaint("3", D, D, timeliness=Timeliness.UNKNOWN),
    ]
    found = report(complaints=rows)
    section = found.complaints
    assert section is not None
    assert (section.closing_day_unknown, section.state_unknown) == (1, 1)
    assert (section.timeliness.rows, section.timeliness.unknown, section.ended) == ((("stated", 1),), 1, Population.ENDED)
    assert (section.stated.rows, section.stated.unknown) == ((("stated_in_time", 1), ("stated_late", 1)), 1)
    codes = ["note.stated", "note.closing_day_unknown", "note.state_unknown", "note.open_unknown", "note.deadline_unknown"]
    assert [one.code for one in found.notes[:5]] == codes
    assert all(one.text(lang) for one in found.notes for lang in Language)
    without_days = report(complaints=rows[:2]).complaints
    assert without_days is not None
    assert [(one.dimension, one.population) for one in without_days.breakdowns] == [("outcome", Population.ENDED)]
    assert (without_days.closed, without_days.closed_by_day, without_days.open, without_days.overdue) == (None, None, None, None)


def test_a_field_that_the_source_leaves_out_here_and_there_is_named() -> None:
    found = report(complaints=[complaint(id_, D, matter="fees", channel=channel, overdue=None) for id_, channel in (("1", "mail"), ("2", None))])
    notes = [str(one) for one in found.notes]
    assert notes[0] == "2 complaints open at the end of the period have no known deadline; whether they were overdue is not known"
    assert notes[1] == "The source does not state the channel of 1 of 2 complaints received in the period"


@pytest.mark.clause("FIN-3.2", "BANK-3.2")
def test_tiers_stand_in_the_rulebooks_order_with_their_moves() -> None:
    rows = [
        customer("1", "vip", "premium"),
        customer("2", "premium", "vip", "corporate"),
        customer("3", "ordinary", "ordinary"),
        customer("4", "ordinary", None),
        customer("5", None, "vip"),
        customer("6", "ordinary", "gold of old"),
        customer("7", "own", "vip"),
    ]
    found = report(customers=rows, tiers=("vip", "premium", "ordinary"))
    section = found.customers
    assert section is not None
    assert section.by_tier == (("vip", 1), ("premium", 1), ("ordinary", 3), ("own", 1))
    assert section.tier_unknown == 1
    assert section.moves is not None
    assert section.moves == TierMoves(up=1, down=1, same=1, entered=1, left=1, not_compared=2)
    assert section.by_kind.rows == (("individual", 6), ("corporate", 1))
    assert found.figures["customers.completeness"].value == Fraction(9, 10)
    without_order = report(customers=rows).customers
    assert without_order is not None
    assert without_order.moves is None


@pytest.mark.clause("BANK-3.2", "BANK-4.1")
def test_approvals_say_how_they_ended_and_why_they_were_refused() -> None:
    numbers = count()

    def approval(outcome: str, at: date = D, **changes: object) -> ApprovalRecord:
        values: dict[str, object] = {
            "id": f"P{next(numbers)}",
            "action": "compensation",
            "amount": Money(10, "CNY"),
            "at": at,
            "outcome": ApprovalOutcome(outcome),
        }
        return ApprovalRecord(**{**values, **changes})  # type: ignore[arg-type]

    rows = [
        approval("granted"),
        approval("granted", emergency=True, ratified_in_time=True),
        approval("refused", reasons=("own_request", "above_limit"), action="purchase"),
        approval("refused", reasons=("above_limit",), emergency=True, ratified_in_time=False),
        approval("pending", emergency=True),
        approval("granted", date(2026, 8, 1)),
    ]
    section = report(approvals=rows).approvals
    assert section is not None
    assert (section.requests, section.granted, section.refused, section.pending) == (5, 2, 2, 1)
    assert section.refused_because.rows == (("above_limit", 2), ("own_request", 1))
    assert section.by_action["purchase"] == 1
    assert section.granted_amounts == (Money(20, "CNY"),)
    assert (section.emergency, section.ratified_in_time, section.ratified_late, section.not_yet_ratified) == (3, 1, 1, 1)


@pytest.mark.clause("RULES-1.3", "FIN-3.3")
def test_return_visits_due_in_the_month_and_made_in_it() -> None:
    def contact(customer: str, month: int, day: int, kind: ContactKind = ContactKind.RETURN_VISIT) -> Contact:
        return Contact(id=f"{customer} {month}", customer=customer, at=datetime(2026, month, day, 4, tzinfo=UTC), kind=kind, by="anna")

    contacts = [
        contact("made", 6, 10),
        contact("made", 7, 9),
        contact("owed", 6, 20),
        contact("not due", 6, 30),  # due on 30 August
        contact("other", 7, 3, ContactKind.CALL),
    ]
    owed = {"made": MONTHLY, "owed": MONTHLY, "not due": Duration(2, TimeUnit.MONTH), "never": MONTHLY}
    section = report(contacts=contacts, visits_owed=owed).contacts
    assert section is not None
    assert (section.contacts, section.by_kind.rows) == (2, (("call", 1), ("return_visit", 1)))
    assert (section.visits_due, section.visits_made, section.visits_owed, section.never_visited) == (3, 1, 2, 1)
    unsaid = report(contacts=contacts).contacts
    assert unsaid is not None
    assert (unsaid.visits_due, unsaid.visits_made, unsaid.visits_owed, unsaid.never_visited) == (None, None, None, None)


@pytest.mark.clause("BANK-1.2")
def test_targets_of_the_month_are_judged_and_none_is_skipped() -> None:
    targets = (
        Target(kpi="satisfaction.csat", at_least=Fraction(9, 10)),
        Target(kpi="complaints.rate", down_by=Fraction(1, 5), baseline="2026-06"),
        Target(kpi="customers.completeness"),
        Target(kpi="satisfaction.nps", at_least=Fraction(40), every=PeriodKind.QUARTER),
    )
    people = [customer(str(n), None, None) for n in range(10)]
    june = report(period=Period.month(2026, 6), complaints=[complaint("1", date(2026, 6, 2)), complaint("2", date(2026, 6, 3))], customers=people)
    found = report(rules=rules(*targets), complaints=[complaint("3", D)], customers=people, previous=june)
    assert [(one.target.kpi, one.outcome) for one in found.verdicts] == [
        ("satisfaction.csat", Attainment.NOT_COVERED),
        ("complaints.rate", Attainment.MET),
        ("customers.completeness", Attainment.NOT_COVERED),
    ]
    assert found.verdict("complaints.rate") is found.verdicts[1]
    assert found.verdict("satisfaction.nps") is None
    again = report(rules=rules(*targets), complaints=[complaint("3", D)], customers=people, baselines=june.figures.values())
    assert again.verdicts == found.verdicts


def test_targets_that_no_figure_meets_are_refused_all_at_once() -> None:
    targets = (Target(kpi="satisfaction.csat", at_least=Fraction(95)), Target(kpi="complaints.rate", at_most=Fraction(-1)))
    with pytest.raises(InvalidValue) as caught:
        report(rules=rules(*targets))
    assert [one.code for one in caught.value.reasons] == ["target.never_so_high", "target.never_so_low"]
    assert "is never above 100.0 %, so that no figure meets 9,500.0 %" in caught.value.text()


def test_a_month_that_is_not_over_gives_figures_that_are_not_final() -> None:
    target = Target(kpi="satisfaction.csat", at_least=Fraction(1, 2))
    found = report(
        as_of=date(2026, 7, 30), answers=[answer(5, 9)], complaints=[complaint("1", D, D)], customers=[customer("1", None, None)], rules=rules(target)
    )
    assert {one.status for one in found.figures.values() if one.value is not None} == {Status.INCOMPLETE}
    assert found.verdicts[0].outcome is Attainment.NOT_COVERED
    assert found.notes[0].code == "note.incomplete"


@pytest.mark.clause("RULES-4.27")
@pytest.mark.parametrize(
    ("as_of", "judged_on", "overdue"),
    [
        (date(2026, 7, 20), date(2026, 7, 20), ("A",)),
        (date(2026, 7, 26), date(2026, 7, 26), ("A",)),
        (date(2026, 7, 27), date(2026, 7, 27), ("A", "B")),
        (END, END, ("A", "B", "C")),
        (date(2026, 9, 1), END, ("A", "B", "C")),
    ],
)
def test_what_is_overdue_is_judged_by_the_day_of_the_records_or_the_end_of_the_period(as_of: date, judged_on: date, overdue: tuple[str, ...]) -> None:
    days = {"A": date(2026, 7, 20), "B": date(2026, 7, 27), "C": END, "D": date(2026, 8, 1)}
    rows = [complaint(id_, D, due=due, overdue=None) for id_, due in days.items()]
    rows.append(complaint("not even then", D, due=date(2026, 7, 12)))
    for complaints in (rows, complaint_counts(rows, period=JULY, rules=rules())):
        section = report(complaints=complaints, as_of=as_of).complaints
        assert section is not None
        assert (section.overdue, section.overdue_on) == (overdue, judged_on)
    quarter = report(complaints=rows, as_of=as_of, period=Period.quarter(2026, 3)).complaints
    assert quarter is not None
    assert quarter.overdue_on == as_of


@pytest.mark.parametrize("wrong", [Period.month(2026, 5), Period.month(2026, 7), Period.quarter(2026, 2)])
def test_the_report_before_is_that_of_the_period_before_and_a_report_comes_after_its_beginning(wrong: Period) -> None:
    with pytest.raises(InvalidValue) as refused:
        report(as_of=date(2026, 6, 30), previous=report(period=wrong, as_of=date(2026, 7, 31)))
    assert [one.code for one in refused.value.reasons] == ["report_before_period", "not_the_period_before"]


def test_the_figures_stand_in_the_order_of_the_catalogue() -> None:
    found = report(answers=[answer(5, 9)], complaints=[], customers=[])
    assert [one.definition for one in found.figures.values()] == [one.key for one in CATALOGUE.values()]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"period": "2026-07"}, "`period` must be of type `Period`, not `str`"),
        ({"rules": "edition"}, "`rules` must be of type `KpiRules`, not `str`"),
        ({"as_of": datetime(2026, 8, 1, tzinfo=UTC)}, "`as_of` must be of type `date`, not `datetime`"),
    ],
)
def test_arguments_of_another_type_are_refused(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(InvalidType, match=says):
        report(**wrong)


def test_a_report_names_every_list_of_days_by_which_its_complaints_were_counted() -> None:
    lists = ("china@2026-12-31#00000002", "china@2026-12-31#00000001", None, "china@2026-12-31#00000002")
    rows = [complaint(f"C-{n}", date(2026, 7, 1 + n), days=one) for n, one in enumerate(lists)]
    assert report(complaints=rows).days == ("china@2026-12-31#00000001", "china@2026-12-31#00000002")
