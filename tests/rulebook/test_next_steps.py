"""Who may take the next step: whoever the rules allow, in whichever unit, is told as one who may, and nobody else is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.complaints import Complaint, register
from crmcore.complaints.events import ComplaintAccepted, GroundsConfirmed, HandlerAssigned
from crmcore.complaints.rules.supervision import ROLES
from crmcore.complaints.states import State
from crmcore.event import Actor, in_utc
from crmcore.messages import Language
from crmcore.organisation import Staff
from crmcore.rulebook import files
from crmcore.rulebook.next_steps import next_steps, steps_by_position
from tests.oracle.changing import every_unit
from tests.rulebook.test_impact_on_cases import CLERK, HANDLER, START, filed, raised, somebody
from tests.rulebook.test_impact_on_every_case import open_cases

EDITION: Final = Rulebook.parse(files.default()).editions[0]
RULES, ORGANISATION = EDITION.complaints, EDITION.organisation
AT: Final = datetime(2036, 7, 6, tzinfo=UTC)


@st.composite
def cases(draw: st.DrawFn) -> Complaint:
    """Draw complaints with anybody's unit complained about, or nobody's, handled by one department or by two."""
    case = draw(open_cases())
    units = st.sampled_from(every_unit(case, EDITION))
    case = attrs.evolve(case, card=attrs.evolve(case.card, unit=draw(units) or None))
    named = next((n for n, step in enumerate(case.history) if isinstance(step.event, HandlerAssigned)), None)
    if named is None:
        return case
    both = case.history[named]._replace(event=attrs.evolve(case.history[named].event, together_with=draw(units) or None))  # type: ignore[call-arg]
    return case.moved(case.state, (*case.history[:named], both, *case.history[named + 1 :]))


@pytest.mark.slow
@pytest.mark.clause("RULES-4.4", "BANK-2.1")
@given(cases(), st.data())
def test_whoever_the_rules_allow_is_told_as_one_who_may_and_nobody_else(case: Complaint, data: st.DataObject) -> None:
    at = max(AT, case.history[-1].event.at, key=in_utc)
    told = {one.step.id: one for one in steps_by_position(case, at=at, rules=RULES, organisation=ORGANISATION)}
    position = data.draw(st.sampled_from(list(ORGANISATION.positions)))
    unit = data.draw(st.sampled_from(every_unit(case, EDITION)).flatmap(lambda one: st.sampled_from([one, f"{one}/team"])))
    said = case.explain(actor=ORGANISATION.actor(Staff(id="*x", unit=unit, positions=(position,))), at=at, rules=RULES)
    assert {one.id for one in said.open} <= {id_ for id_, one in told.items() if position in one.may}
    assert set(told) == {one.id for one in said.open} | {one.id for one in said.blocked}
    for one in told.values():
        stopped = {name for names in one.stopped.values() for name in names}
        assert (stopped | set(one.may), stopped & set(one.may)) == (set(ORGANISATION.positions), set())
        assert not any(ORGANISATION.positions[name].roles - {"senior_management"} for name in one.as_superiors)


@pytest.mark.clause("RULES-4.7")
def test_a_superior_by_lines_of_reporting_may_accept_and_is_called_one() -> None:
    case = confirmed()
    (accept,) = (one for one in steps_by_position(case, at=AT, rules=RULES, organisation=ORGANISATION) if one.step.event is ComplaintAccepted)
    assert accept.may == ("director", "ceo", "board_of_supervisors", "outlet_manager")
    assert accept.as_superiors == {"director", "board_of_supervisors"}
    assert accept.allowed.say(Language.EN) == "CEO, outlet manager, and as superiors by lines of reporting: director, board of supervisors"
    director = somebody("director", "bank/customer-relations")
    assert case.check(ComplaintAccepted(at=AT, by=director), rules=RULES).outcome == "allowed"
    assert next_steps(case, at=AT, rules=RULES, organisation=ORGANISATION)["complaint_accepted"] == accept.may


def test_posts_without_a_part_in_the_procedure_may_only_as_superiors() -> None:
    posts = {id_: attrs.evolve(one, roles=frozenset()) for id_, one in ORGANISATION.positions.items()}
    without = attrs.evolve(ORGANISATION, positions=posts)
    told = {one.step.event: one for one in steps_by_position(confirmed(), at=AT, rules=RULES, organisation=without)}
    assert told[ComplaintAccepted].allowed.say(Language.EN) == "superiors by lines of reporting: director, CEO, board of supervisors, outlet manager"
    assert told[ComplaintAccepted].allowed.say(Language.ZH) == "作为上级（按汇报关系）的总监、首席执行官（CEO）、监事会、网点负责人"


def test_staff_called_as_a_position_are_not_taken_for_it() -> None:
    """Who made the document has the id `complaint_supervisor`, and is a handler: the supervisor may review it."""
    case = filed()
    maker = attrs.evolve(HANDLER, id="complaint_supervisor")
    last = case.history[-1]._replace(event=attrs.evolve(case.history[-1].event, by=maker))
    case = case.moved(case.state, (*case.history[:-1], last))
    assert next_steps(case, at=AT, rules=RULES, organisation=ORGANISATION)["report_reviewed"] == ("complaint_supervisor",)


def test_without_positions_roles_are_told_and_whoever_ranks_higher_is_a_superior() -> None:
    """A rulebook without an organisation has no ranks: an actor that a host gives a higher one may accept."""
    by, higher = (Actor(id=id_, rank=rank, roles=frozenset({"intake"})) for id_, rank in (("e-1", 1), ("e-9", 7)))
    case = register(raised().card, at=START, by=by, rules=RULES).advance(GroundsConfirmed(at=START, by=by), rules=RULES)
    assert case.check(ComplaintAccepted(at=AT, by=higher), rules=RULES).outcome == "allowed"
    assert next_steps(case, at=AT, rules=RULES, organisation=None)["complaint_accepted"] == ROLES
    assigned = filed().moved(State.ASSIGNED, filed().history[:-1])
    assert next_steps(assigned, at=AT, rules=RULES, organisation=None)["report_filed"] == ("handler",)


def test_both_departments_that_handle_a_complaint_are_asked() -> None:
    """It is about all of complaint handling, so that only the department that helps may handle it."""
    history = filed().history
    helped = history[3]._replace(event=attrs.evolve(history[3].event, together_with="bank/customer-relations/service"))  # type: ignore[call-arg]
    card = attrs.evolve(filed().card, unit="bank/customer-relations/complaints")
    case = attrs.evolve(filed(), card=card).moved(State.ASSIGNED, (*history[:3], helped))
    assert next_steps(case, at=AT, rules=RULES, organisation=ORGANISATION)["report_filed"] == ("complaint_handler",)
    assert next_steps(attrs.evolve(case, history=history[:4]), at=AT, rules=RULES, organisation=ORGANISATION)["report_filed"] == ()


def confirmed() -> Complaint:
    return raised().advance(GroundsConfirmed(at=START, by=CLERK), rules=RULES)
