"""Whom a complaint is about keeps out of it, on every row of every table; and yet somebody may always act. The bank is the shipped rulebook's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Actor, NotFound, Refused, Rulebook, Staff
from crmcore.complaints import (
    LIFECYCLES,
    STANDARD,
    Action,
    Complaint,
    CustomerStatement,
    InvestigationReport,
    Notice,
    RecordCard,
    Reply,
    State,
    conflicts,
    merge,
    reclassify,
    register,
    standing_in,
)
from crmcore.complaints import events as e
from crmcore.event import Event
from crmcore.lifecycles.transitions import name_of
from crmcore.organisation import OrganisationRules, Position, Prevented, StandIn
from tests.complaints.cases import FRED, grant_for
from tests.complaints.law_cases import FITTING, Table, fitting
from tests.complaints.law_cases import codes as law_codes
from tests.oracle.standing_in import stands_in

EDITION = Rulebook.default().on(date(2026, 7, 6))
ORGANISATION, RULES = EDITION.organisation, EDITION.complaints
COMPLAINTS = "bank/customer-relations/complaints"
ALL_ROLES = Actor(
    id="party",
    unit="bank/party",
    rank=99,
    positions=frozenset(ORGANISATION.positions),
    roles=frozenset({"intake", "customer_service", "administration", "handler", "handler_supervisor", "general_manager"}),
)


def staff(id: str, unit: str, *positions: str) -> Staff:
    return Staff(id=id, unit=f"bank/{unit}" if unit else "bank", positions=positions)


EVERYONE = {
    one.id: one
    for one in (
        staff("anna", "outlets/west", "outlet_clerk"),
        staff("ben", "outlets/west", "outlet_clerk"),
        staff("eva", "outlets/east", "outlet_clerk"),
        staff("otto", "outlets", "outlet_manager"),
        staff("ada", "administration", "administration_officer"),
        staff("hans", "customer-relations/complaints", "complaint_handler"),
        staff("susi", "customer-relations/complaints", "complaint_supervisor"),
        staff("carl", "customer-relations/service", "service_specialist"),
        staff("tom", "customer-relations", "team_leader"),
        staff("rita", "customer-relations/relationship-management", "relationship_specialist"),
        staff("dirk", "customer-relations", "director"),
        staff("greg", "", "ceo"),
        staff("board", "", "board_of_supervisors"),
    )
}
SAID = CustomerStatement(channel="telephone", proof="recorded", content="as they said")
REPORT = InvestigationReport(cause="a", course="b", responsible="c", conclusion="d", countermeasures="e", prevention="f")
ORAL = Reply(manner="oral", person="段誉", content="this is how it was", contains=("verification_result", "basis_and_reasons", "remedies"))
CALL = Notice(channel="telephone", proof="called", content="we are on it")


def who(id: str, case: Complaint | None = None, *, away: Iterable[str] = ()) -> Actor:
    """A member of staff, standing in where nobody else can."""
    one = EVERYONE[id]
    if case is None:
        return ORGANISATION.actor(one)
    return ORGANISATION.actor(one, stands_in_for=standing_in(one, case, organisation=ORGANISATION, everyone=EVERYONE.values(), away=tuple(away)))


def july(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 7, day, hour, tzinfo=UTC)


def card(**about: object) -> RecordCard:
    blank = RecordCard(number="C1", received_at=july(6), demands=("price_reduction",), matter="fees", channel="outlet", customer_name="段誉")
    return attrs.evolve(blank, **about)  # type: ignore[arg-type]


def opened(by: str = "ben", **about: object) -> Complaint:
    return register(card(**about), at=july(6, 10), by=who(by), rules=RULES)


def codes(case: Complaint, event: Event) -> list[str]:
    return [one.code for one in case.check(event, rules=RULES).reasons]


def at(case: Complaint) -> datetime:
    return case.history[-1].event.at + timedelta(hours=1)


def go(case: Complaint, *events: Event) -> Complaint:
    for event in events:
        case = case.advance(event, rules=RULES)
    return case


def forward(case: Complaint, clerk: str, head: str, until: State = State.ANSWERED, *, decider: str = "greg", **people: str) -> Complaint:
    """Walk a complaint on, by these people where others than usual act."""
    p = {"office": "ada", "handler": "hans", "supervisor": "susi", "service": "carl", "department": COMPLAINTS, **people}
    steps = (
        lambda c: e.GroundsConfirmed(at=at(c), by=who(clerk, c)),
        lambda c: e.ComplaintAccepted(at=at(c), by=who(head, c)),
        lambda c: e.HandlerAssigned(at=at(c), by=who(p["office"], c), department=p["department"]),
        lambda c: e.ReportFiled(at=at(c), by=who(p["handler"], c), report=REPORT),
        lambda c: e.ReportReviewed(at=at(c), by=who(p["supervisor"], c)),
        lambda c: e.OpinionSubmitted(at=at(c), by=who(p["office"], c), opinion="x"),
        lambda c: e.Decided(at=at(c), by=who(decider, c), ruling="upheld"),
        lambda c: e.RemedyProposed(at=at(c), by=who(p["handler"], c), opinion="y", remedies=()),
        lambda c: e.RemedyApproved(at=at(c), by=who(p["supervisor"], c)),
        lambda c: e.ReturnedToService(at=at(c), by=who(p["handler"], c)),
        lambda c: e.CustomerAnswered(at=at(c), by=who(p["service"], c), reply=ORAL),
    )
    for step in steps:
        if case.state is until:
            break
        case = go(case, step(case))
    return case


# On every row ----------------------------------------------------------------------------------------------------------------------------------

# Whom it is about may put it on record, state their side when asked, and carry out the action given to them.
OPEN_TO_THEM = {"registered", "side_stated", "action_done"}


@pytest.mark.clause("RULES-4.11", "RULES-4.12")
def test_impartiality_is_law_on_every_row_of_every_table() -> None:
    rows = [row for table in LIFECYCLES.values() for row in table.transitions]
    asked = {
        name: {row.event.name for row in rows if name in map(name_of, row.law)} for name in ("impartial", "impartial_decider", "impartial_return")
    }
    assert asked["impartial_decider"] == {"decided", "review_decided"}
    assert asked["impartial_return"] == {"sent_back"}
    assert {row.event.name for row in rows} - set().union(*asked.values()) == OPEN_TO_THEM
    assert len(rows) > 150


@pytest.mark.clause("RULES-4.11", "RULES-4.12", "RULES-4.13")
def test_what_a_party_made_passes_no_review_on_any_row() -> None:
    passing = {"complaint_accepted", "not_accepted", "report_reviewed", "opinion_submitted", "opinion_settled", "decided", "remedy_approved"}
    for table in LIFECYCLES.values():
        assert passing == {row.event.name for row in table.transitions if "made_impartially" in map(name_of, row.law)}


# The direct superior of whom it is about decides it, or sends back what they are to decide; and that is all.
DECISIONS = {"decide", "send_back_opinion", "decide_review"}
INVOLVED = {
    "complained about": ({"person": "party"}, "complaint.about_actor"),
    "of the unit": ({"unit": "bank/party"}, "recusal.unit"),
    "the customer": ({"customer": "party"}, "complaint.own_complaint"),
    "direct superior": ({"superior": "party"}, "recusal.superior"),
}


@pytest.mark.clause("RULES-4.11", "RULES-4.12")
@pytest.mark.parametrize("part", INVOLVED)
@pytest.mark.parametrize("behalf", [None, "party"], ids=["in person", "on behalf of them"])
@pytest.mark.parametrize("table", LIFECYCLES.values(), ids=lambda one: one.name)
def test_nobody_with_a_part_in_it_passes_any_row(table: Table, behalf: str | None, part: str) -> None:
    """Whatever they hold: every row of every table, in every state that it begins in."""
    words, code = INVOLVED[part]
    who = attrs.evolve(ALL_ROLES, id="deputy", on_behalf_of=behalf) if behalf else ALL_ROLES
    passed = set()
    for row in table.transitions:
        for state in row.from_:
            case, event = fitting(table, row)
            if part == "the customer":
                case = attrs.evolve(case, card=attrs.evolve(case.card, anonymous=False, customer_name="x"))
            case = attrs.evolve(case, state=cast("State", state), card=attrs.evolve(case.card, **words))  # type: ignore[arg-type]
            if code not in law_codes(table, case, attrs.evolve(event, by=who)):
                passed.add(row.id if row.id in DECISIONS else row.event.name)
    decisions = DECISIONS & {row.id for row in table.transitions} if part == "direct superior" else set[str]()
    open_to_them = OPEN_TO_THEM - ({"side_stated"} if part == "the customer" else set())
    assert passed == decisions | (open_to_them & {row.event.name for row in table.transitions})


@pytest.mark.clause("BANK-4.1", "RULES-4.11")
def test_who_complains_themselves_puts_it_on_record_and_does_nothing_more() -> None:
    case = opened(by="ben", customer="ben", unit="bank/outlets/west")
    assert codes(case, e.GroundsConfirmed(at=at(case), by=who("ben"))) == ["recusal.unit", "complaint.own_complaint"]
    ours = forward(opened(by="eva", customer="hans"), "eva", "otto", State.ASSIGNED)
    assert codes(ours, e.ReportFiled(at=at(ours), by=who("hans"), report=REPORT)) == ["complaint.own_complaint"]
    for_them = attrs.evolve(who("hans"), id="heiko", on_behalf_of="hans")
    assert codes(ours, e.ReportFiled(at=at(ours), by=for_them, report=REPORT)) == ["complaint.own_complaint"]
    handled = forward(opened(customer="ben", unit="bank/outlets/west"), "eva", "otto", State.ASSIGNED)
    side = e.SideStated(at=at(handled), by=who("ben"), asked_by="hans", statement="I say so")
    assert codes(handled, side) == ["complaint.own_complaint"]  # though it is about their unit
    assert codes(handled, attrs.evolve(side, by=who("anna"))) == []


@pytest.mark.clause("RULES-4.11", "RULES-4.15", "RULES-1.2")
def test_the_customer_of_an_earlier_card_or_of_a_duplicate_keeps_out_too() -> None:
    case = forward(opened(customer="hans"), "ben", "otto", State.ASSIGNED)
    case = go(case, e.CardCorrected(at=at(case), by=who("ben"), why="another", card=attrs.evolve(case.card, customer="K-7")))
    twin = register(card(number="C2", customer="ada"), at=july(6, 10), by=who("ben"), rules=RULES)
    joined, _ = merge(case, twin, at=july(10), by=who("carl"), rules={RULES.edition: RULES})
    assert joined.parties.customers == {"hans", "K-7", "ada"}
    assert codes(joined, e.ReportFiled(at=at(joined), by=who("hans"), report=REPORT)) == ["complaint.own_complaint"]
    assert codes(joined, e.Recused(at=at(joined), by=who("ada"), person="hans", why="x")) == ["complaint.own_complaint"]


@pytest.mark.clause("BANK-4.1")
def test_nobody_signs_for_their_own_money() -> None:
    row = next(one for one in STANDARD.transitions if one.id == "approve_remedy")
    case, _ = fitting(STANDARD, row)
    own = attrs.evolve(case, card=attrs.evolve(case.card, customer=FRED.id))
    with pytest.raises(Refused, match="`fred` is the customer of this request"):
        grant_for(own, manager=FRED)
    # Another system's grant may bear such a signature all the same.
    event = FITTING[row.event](case)
    assert isinstance(event, e.RemedyApproved)
    grants = tuple(attrs.evolve(one, request=attrs.evolve(one.request, customer="fred")) for one in event.grants)
    assert law_codes(STANDARD, own, attrs.evolve(event, grants=grants)) == ["complaint.own_complaint"]


@pytest.mark.clause("RULES-4.9")
def test_where_the_only_officer_complains_another_stands_in() -> None:
    assert forward(opened(customer="ada"), "ben", "otto", office="dirk").state is State.ANSWERED


@pytest.mark.clause("RULES-4.12")
@pytest.mark.parametrize("state", [State.SUBMITTED, State.UNDER_REVIEW])
def test_where_they_decide_the_direct_superior_may_do_nothing_else(state: State) -> None:
    case = attrs.evolve(forward(opened(person="eva", superior="greg"), "ben", "otto", State.SUBMITTED), state=state)
    boss = attrs.evolve(who("greg"), roles=who("greg").roles | {"customer_service", "administration", "intake"})
    for event in (
        e.Withdrawn(at=at(case), by=boss, why="x", statement=SAID),
        e.Recused(at=at(case), by=boss, person="ada", why="x"),
        e.CardCorrected(at=at(case), by=boss, why="x", card=attrs.evolve(case.card, person=None, superior=None)),
        *(
            ()
            if state is State.UNDER_REVIEW
            else (e.Referred(at=at(case), by=boss, reply=ORAL, body="x"), e.MergedInto(at=at(case), by=boss, into="C2"))
        ),
    ):
        assert codes(case, event) == ["recusal.superior"], event.name


@pytest.mark.clause("RULES-1.5", "RULES-4.26")
def test_the_direct_superior_approves_neither_another_class_nor_an_extension() -> None:
    case = forward(opened(person="eva", superior="dirk"), "ben", "otto", State.SUBMITTED)
    with pytest.raises(Refused) as refused:
        reclassify(case, rules=RULES, at=at(case), by=who("tom"), why="small", to="simple", approved_by=who("dirk"))
    assert "recusal.superior" in [one.code for one in refused.value.reasons]
    more = e.ClockExtended(at=at(case), by=who("ada"), clock="close", step="x", why="x", approved_by=who("dirk"))
    assert "recusal.superior" in codes(case, more)


@pytest.mark.clause("RULES-4.12")
def test_who_decides_is_stood_in_for_only_in_what_they_may_not_do() -> None:
    """The general manager, whose report it is about, may decide: nobody else does. Of customer service nothing is left to do but by another."""
    case = forward(opened(person="eva", superior="greg"), "ben", "otto", State.SUBMITTED)
    assert who("board", case).stands_in_for == frozenset()
    before = forward(opened(person="eva", superior="greg"), "ben", "otto", State.REVIEWED)
    assert who("board", before).stands_in_for == {"general_manager"}
    about = forward(opened(person="eva", superior="carl"), "ben", "otto", State.SUBMITTED)
    assert who("rita", about).stands_in_for == {"customer_service"}


# The person complained about --------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.2", "RULES-4.11")
def test_the_person_complained_about_does_not_withdraw_it_for_the_customer() -> None:
    case = forward(opened(person="anna", superior="otto", unit="bank/outlets/west"), "eva", "dirk", State.ASSIGNED)
    case = go(case, e.Recused(at=at(case), by=who("ada"), person="anna", why="it is about her"))
    gone = e.Withdrawn(at=at(case), by=who("anna"), why="")
    assert codes(case, gone) == ["complaint.about_actor", "recusal.unit", "complaint.recused", "complaint.no_reason", "complaint.no_statement"]
    assert codes(case, attrs.evolve(gone, by=who("carl"))) == ["complaint.no_reason", "complaint.no_statement"]
    assert codes(case, attrs.evolve(gone, by=who("carl"), why="settled", statement=SAID)) == []


@pytest.mark.clause("RULES-1.2", "FIN-5.2")
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"channel": "pigeon"}, "complaint.unlisted"),
        ({"content": " "}, "empty"),
        ({"at": july(5)}, "complaint.statement_when"),
        ({"at": july(30)}, "complaint.statement_when"),
    ],
)
def test_what_the_customer_said_is_on_record_whole(said: dict[str, object], code: str) -> None:
    case = opened()
    event = e.Withdrawn(at=at(case), by=who("carl"), why="settled", statement=attrs.evolve(SAID, at=july(6, 10)))
    assert codes(case, event) == []
    assert codes(case, attrs.evolve(event, statement=attrs.evolve(SAID, **said))) == [code]  # type: ignore[arg-type]


@pytest.mark.clause("RULES-1.2", "FIN-5.2")
def test_what_was_taken_back_or_sent_away_can_come_back() -> None:
    gone = opened()
    gone = go(gone, e.Withdrawn(at=at(gone), by=who("carl"), why="settled", statement=SAID))
    back = e.Reopened(at=at(gone), by=who("carl"), why="it was not settled", on="withdrawal_retracted")
    assert codes(gone, back) == ["complaint.no_statement"]
    assert codes(gone, attrs.evolve(back, on="unsolved")) == ["complaint.reopened_for"]
    again = go(gone, attrs.evolve(back, statement=SAID))
    assert (again.state, again.ended) == (State.REOPENED, None)
    away = opened()
    away = go(away, e.Referred(at=at(away), by=who("carl"), reply=ORAL, body="the insurer"))
    sent_back = e.Reopened(at=at(away), by=who("carl"), why="not theirs", on="referral_returned")
    assert go(away, sent_back).state is State.REOPENED
    assert codes(away, attrs.evolve(sent_back, on="withdrawal_retracted")) == ["complaint.reopened_for", "complaint.no_statement"]


@pytest.mark.clause("RULES-4.4", "RULES-4.17")
def test_who_is_complained_about_states_their_side_and_carries_out_what_is_theirs() -> None:
    case = forward(opened(person="anna", superior="otto"), "ben", "dirk", State.ASSIGNED)
    side = e.SideStated(at=at(case), by=who("anna"), asked_by="hans", statement="the machine was down")
    assert codes(case, side) == []
    assert codes(case, attrs.evolve(side, asked_by="anna")) == ["complaint.asked_oneself"]
    assert codes(case, attrs.evolve(side, by=who("ben"))) == ["complaint.not_about_actor"]
    hers = Action(id="A1", kind="preventive", owner="anna", due=date(2026, 8, 1), what="count twice")
    agreed = go(case, e.ActionAgreed(at=at(case), by=who("ada"), action=hers))
    agreed = go(agreed, e.ActionAgreed(at=at(agreed), by=who("ada"), action=attrs.evolve(hers, id="A2", owner="hans")))
    assert codes(agreed, e.ActionDone(at=at(agreed), by=who("anna"), action="A2")) == ["complaint.action_of_other"]
    assert codes(agreed, e.ActionDone(at=at(agreed), by=who("eva"), action="A1")) == ["complaint.lacks_role"]
    done = go(agreed, e.ActionDone(at=at(agreed), by=who("anna"), action="A1"))
    checked = e.ActionChecked(at=at(done), by=who("ada"), action="A1", effective=True)
    assert codes(done, checked) == []
    assert codes(done, attrs.evolve(checked, by=attrs.evolve(who("ada"), on_behalf_of="anna"))) == [
        "complaint.about_actor",
        "complaint.only_own_actions",
    ]


@pytest.mark.clause("MAN-4.2", "DEPT-1.4")
def test_who_owns_an_action_does_not_check_it_though_another_recorded_it_as_done() -> None:
    case = forward(opened(), "ben", "otto", State.ASSIGNED)
    adas = Action(id="A1", kind="preventive", owner="ada", due=date(2026, 8, 1), what="count twice")
    case = go(case, e.ActionAgreed(at=at(case), by=who("susi"), action=adas))
    case = go(case, e.ActionDone(at=at(case), by=who("hans"), action="A1"))
    assert codes(case, e.ActionChecked(at=at(case), by=who("ada"), action="A1", effective=True)) == ["complaint.only_own_actions"]


@pytest.mark.clause("RULES-4.12")
def test_their_direct_superior_decides_but_neither_handles_nor_reviews() -> None:
    case = forward(opened(person="susi", superior="greg"), "ben", "otto", State.SUBMITTED, supervisor="dirk")
    assert codes(case, e.Decided(at=at(case), by=who("greg"), ruling="upheld")) == []
    assert codes(case, e.SentBack(at=at(case), by=who("greg"), why="unclear")) == []
    early = forward(opened(person="anna", superior="otto"), "ben", "dirk", State.CONFIRMED)
    assert codes(early, e.ComplaintAccepted(at=at(early), by=who("otto"))) == ["recusal.superior"]
    assert codes(early, e.ComplaintAccepted(at=at(early), by=who("dirk"))) == []


@pytest.mark.clause("RULES-4.11")
def test_the_report_of_an_investigator_recused_since_does_not_stand() -> None:
    case = forward(opened(), "ben", "otto", State.REPORTED)
    case = go(case, e.Recused(at=at(case), by=who("ada"), person="hans", why="his cousin"))
    assert codes(case, e.ReportReviewed(at=at(case), by=who("susi"))) == ["complaint.made_by_party"]
    assert codes(case, e.SentBack(at=at(case), by=who("susi"), why="another must look")) == []


# The unit complained about ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.7")
def test_a_unit_neither_judges_nor_refuses_nor_answers_its_own_complaint() -> None:
    case = opened(unit="bank/outlets/")  # as a form may write it
    for by, event in (
        ("ben", e.GroundsConfirmed(at=at(case), by=who("ben"))),
        ("ben", e.Explained(at=at(case), by=who("ben"), reply=ORAL)),
    ):
        assert codes(case, event) == ["recusal.unit"], by
    assert [one.code for one in conflicts(who("otto"), case.card)] == ["recusal.unit"]
    assert who("carl", case).stands_in_for == {"intake"}  # every outlet keeps out
    done = forward(case, "carl", "tom")
    assert done.state is State.ANSWERED
    west = opened(by="eva", unit="bank/outlets/west")
    assert who("carl", west).stands_in_for == frozenset()  # another outlet, or the one above, confirms the grounds
    assert codes(west, e.GroundsConfirmed(at=at(west), by=who("otto", west))) == []


@pytest.mark.clause("RULES-4.9", "RULES-4.12")
@pytest.mark.parametrize(
    ("about", "clerk", "head", "people"),
    [
        ({"unit": "bank"}, "ben", "otto", {}),
        ({"person": "greg"}, "ben", "otto", {"decider": "board"}),
        ({"person": "ada", "superior": "dirk"}, "ben", "otto", {"office": "dirk"}),
        (
            {"unit": COMPLAINTS},
            "ben",
            "otto",
            {"handler": "rita", "supervisor": "tom", "department": "bank/customer-relations/relationship-management"},
        ),
        ({"unit": "bank/administration"}, "ben", "otto", {"office": "dirk"}),
        ({"unit": "bank/customer-relations/service"}, "ben", "otto", {"service": "rita"}),
    ],
    ids=["the whole bank", "the general manager", "the only officer", "complaint handling", "administration", "service"],
)
def test_a_complaint_about_anybody_comes_to_an_answer(about: dict[str, str], clerk: str, head: str, people: dict[str, str]) -> None:
    if about.get("superior") == "dirk":  # who supervises the officer stands in for nobody here
        about = {"person": "ada"}
    assert forward(opened(**about), clerk, head, **people).state is State.ANSWERED  # type: ignore[arg-type]


@pytest.mark.clause("RULES-4.9", "RULES-4.25")
def test_a_complaint_is_handed_over_at_any_stage() -> None:
    moved = 0
    for state in (State.REPORTED, State.REVIEWED, State.SUBMITTED, State.DECIDED, State.PROPOSED, State.APPROVED, State.RETURNED):
        case = forward(opened(), "ben", "otto", state)
        over = go(case, e.HandlerAssigned(at=at(case), by=who("ada"), department="bank/outlets"))
        assert (over.state, over.history[-1].transition) == (state, "hand_over")
        moved += over.assignment is not None and over.assignment.department == "bank/outlets"
    assert moved == 7


# Merged -----------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.2", "RULES-4.11")
def test_whom_a_merged_duplicate_is_about_keeps_out_of_both() -> None:
    first = forward(opened(), "ben", "otto", State.REPORTED)
    third = register(card(number="C3", unit=COMPLAINTS), at=july(6, 10), by=who("ben"), rules=RULES)
    second = register(card(number="C2", person="susi", superior="dirk"), at=july(6, 10), by=who("ben"), rules=RULES)
    second = go(second, e.Recused(at=at(second), by=who("ada"), person="tom", why="a friend"))
    when = july(10)
    joined, _ = merge(second, third, at=when, by=who("ada"), rules={RULES.edition: RULES})
    case, _ = merge(first, joined, at=when + timedelta(hours=1), by=who("ada"), rules={RULES.edition: RULES})
    assert case.recused == {"tom"}
    assert case.parties.persons == {"susi"}
    assert codes(case, e.ReportReviewed(at=at(case), by=who("susi"))) == [
        "complaint.about_actor",
        "recusal.unit",
        "complaint.made_by_party",
    ]
    assert codes(case, e.HandlerAssigned(at=at(case), by=who("ada"), department=COMPLAINTS)) == ["complaint.left_to_them"]
    assert codes(case, e.SentBack(at=at(case), by=attrs.evolve(who("dirk", case), roles=frozenset({"handler_supervisor"})), why="x")) == [
        "recusal.superior"
    ]


# Superiors ---------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("BANK-2.1", "RULES-4.7")
def test_who_is_a_superior_follows_the_lines_of_reporting() -> None:
    case = go(opened(by="otto"), e.GroundsConfirmed(at=july(6, 11), by=who("otto")))
    assert codes(case, e.ComplaintAccepted(at=at(case), by=who("dirk"))) == []  # in another branch of the tree
    assert codes(case, e.ComplaintAccepted(at=at(case), by=ORGANISATION.actor(staff("x", "outlets", "department_head")))) == [
        "complaint.not_superior"
    ]
    west, east = staff("w", "outlets/west", "outlet_manager"), who("eva")
    assert not ORGANISATION.actor(west).is_superior_of(east)  # of one department: the line of units counts
    assert who("otto").is_superior_of(east)
    assert not attrs.evolve(who("otto"), on_behalf_of="eva").is_superior_of(east)


POSTS = st.sampled_from(("specialist", "manager", "director", "outlet_clerk", "outlet_manager", "service_specialist", "team_leader", "ceo"))
UNITS = st.sampled_from(("bank", "bank/outlets", "bank/outlets/west", "bank/outlets/east", "bank/customer-relations", "bank/finance"))
PERSONS = st.builds(Staff, id=st.sampled_from(("a", "b")), unit=UNITS, positions=st.lists(POSTS, min_size=1, max_size=2, unique=True).map(tuple))


@pytest.mark.clause("BANK-2.1")
@given(PERSONS, PERSONS)
def test_a_superior_is_whom_the_table_of_positions_says(boss: Staff, other: Staff) -> None:
    expected = False
    for post in other.positions:
        below, above = ORGANISATION.positions[post], ORGANISATION.positions[post].reports_to
        while above is not None:
            upper = ORGANISATION.positions[above]
            near = other.unit == boss.unit or other.unit.startswith(boss.unit + "/")
            if above in boss.positions and (near or below.department != upper.department):
                expected = True
            below, above = upper, upper.reports_to
    top = all(ORGANISATION.positions[one].reports_to is None for one in other.positions)
    assert top or ORGANISATION.actor(boss).is_superior_of(ORGANISATION.actor(other)) == (expected and boss.id != other.id)


# Who stands in ------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.12")
def test_a_deputy_decides_while_the_general_manager_is_away_and_not_when_it_is_about_them() -> None:
    case = forward(opened(), "ben", "otto", State.SUBMITTED)
    assert who("dirk", case).stands_in_for == frozenset()
    deputy = who("dirk", case, away=("greg",))
    assert deputy.stands_in_for == {"general_manager"}
    assert codes(case, e.Decided(at=at(case), by=deputy, ruling="upheld")) == []
    about = forward(opened(person="greg"), "ben", "otto", State.SUBMITTED)
    assert who("dirk", about, away=("greg",)).stands_in_for == frozenset()
    assert codes(about, e.Decided(at=at(about), by=who("dirk", about), ruling="upheld")) == ["complaint.lacks_role"]
    assert codes(about, e.Decided(at=at(about), by=who("board", about), ruling="upheld")) == []
    assert codes(about, e.Decided(at=at(about), by=attrs.evolve(who("dirk"), on_behalf_of="greg"), ruling="upheld")) == [
        "complaint.lacks_role",
        "complaint.about_actor",
    ]


def test_nobody_stands_in_without_a_row_for_it() -> None:
    with pytest.raises(ValueError, match="`anna` stands in for nobody as general manager"):
        ORGANISATION.actor(EVERYONE["anna"], stands_in_for=("general_manager",))
    case = opened()
    with pytest.raises(NotFound):
        standing_in(staff("x", "", "wizard"), case, organisation=ORGANISATION, everyone=())
    assert standing_in(EVERYONE["anna"], case, organisation=ORGANISATION, everyone=()) == {"customer_service"}  # nobody else is there


ROLES = ("intake", "handler")
POSITIONS = {
    "clerk": Position(id="clerk", rank=1, roles=frozenset({"intake"})),
    "handler": Position(id="handler", rank=1, roles=frozenset({"handler"})),
    "spare": Position(id="spare", rank=1),
}
ROWS = st.lists(
    st.builds(
        StandIn,
        id=st.just("x"),
        role=st.sampled_from(ROLES),
        by=st.lists(st.sampled_from(tuple(POSITIONS)), min_size=1, max_size=2).map(tuple),
        when=st.lists(st.sampled_from(tuple(Prevented)), min_size=1, max_size=2, unique=True).map(tuple),
    ),
    max_size=3,
).map(tuple)
BANKS = st.lists(
    st.tuples(st.sampled_from(("bank", "bank/a", "bank/b")), st.lists(st.sampled_from(tuple(POSITIONS)), max_size=2, unique=True)),
    min_size=1,
    max_size=5,
).map(lambda drawn: tuple(Staff(id=f"s{n}", unit=unit, positions=tuple(posts)) for n, (unit, posts) in enumerate(drawn)))


@pytest.mark.clause("RULES-4.7", "RULES-4.9", "RULES-4.12")
@given(
    ROWS,
    BANKS,
    st.sampled_from((None, "bank", "bank/a")),
    st.sampled_from((None, "s0", "s1")),
    st.sampled_from((None, "s1")),
    st.sets(st.sampled_from(("s0", "s2"))),
)
def test_standing_in_is_as_its_twin_says(
    rows: tuple[StandIn, ...], bank: tuple[Staff, ...], unit: str | None, person: str | None, superior: str | None, away: set[str]
) -> None:
    firm = OrganisationRules(edition="x", departments={}, positions=POSITIONS, stand_ins=rows)
    case = opened(unit=unit, person=person, superior=superior)
    for one in bank:
        found = standing_in(one, case, organisation=firm, everyone=bank, away=away)
        assert found == stands_in(one, case.card, firm, bank, away)


# Contact, and a party's signature -------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.5", "FIN-7.3")
def test_an_unanswered_call_is_no_first_contact_and_whoever_leads_may_make_one() -> None:
    case = opened(media=True)
    tried = attrs.evolve(CALL, proof="unreachable", content="rang three times")
    assert codes(case, e.CustomerContacted(at=at(case), by=who("susi"), notice=tried)) == ["complaint.not_reached"]
    on = go(case, e.ContactTried(at=at(case), by=who("greg"), notice=tried))
    assert on.state is State.CONTACTED
    assert on.clocks(at=july(6, 13), rules=RULES)["first_contact"].stopped_at is None
    reached = go(on, e.CustomerContacted(at=at(on), by=who("greg"), notice=CALL))
    assert reached.clocks(at=july(6, 13), rules=RULES)["first_contact"].stopped_at == july(6, 12)
    formed = go(reached, e.CrisisGroupFormed(at=at(reached), by=who("ada"), members=(who("dirk"), who("tom"))))
    assert codes(formed, e.CustomerContacted(at=at(formed), by=who("dirk"), notice=CALL)) == []


@pytest.mark.clause("RULES-4.26")
def test_nobody_whom_it_is_about_approves_an_extension() -> None:
    case = opened(person="otto")
    more = e.ClockExtended(at=at(case), by=who("ada"), clock="close", step="x", why="x", approved_by=who("otto"))
    assert "complaint.about_actor" in codes(case, more)
