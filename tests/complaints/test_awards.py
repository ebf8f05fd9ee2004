"""A decision that binds the firm and gives the customer something is honoured: taken up, upheld, approved, before the file is closed."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Complaint, State, merge
from crmcore.complaints import events as e
from crmcore.complaints.awards import awards_of, not_granted
from crmcore.complaints.supervision import AwardWaiting, awards_waiting, work_list
from crmcore.event import Event
from crmcore.lifecycles import Step
from crmcore.messages import Language
from tests.complaints.alongside import grant_of
from tests.complaints.cases import ADA, CARD, CARL, FORWARD, GREG, HANS, NO_ACTION, RULES, SAID, SUSI, WRITTEN, case_in, cny, later, performed
from tests.complaints.test_outside import ANSWERED, EDITIONS, SUED, after, codes, decided, taken
from tests.oracle.awarding import short


def closing(case: Complaint) -> list[str]:
    return codes(case, e.Closed(at=later(case), by=CARL, no_action=NO_ACTION))


def awarded(case: Complaint, amount: str | None = "300", **more: object) -> e.OutsideDecided:
    """Return a decision for the customer that binds the firm."""
    made = attrs.evolve(decided(case), award=None if amount is None else cny(amount), binding=True)
    return attrs.evolve(made, **more)  # type: ignore[arg-type]


def reopened(case: Complaint) -> Complaint:
    return after(case, e.Reopened(at=later(case), by=CARL, on="outside_decision", why="the decision"))


def walked(case: Complaint, until: State) -> Complaint:
    """The complaint on its way again, until a state."""
    while case.state is not until:
        step = FORWARD[State.ACCEPTED if case.state is State.REOPENED else case.state]
        case = after(case, step(case))
    return case


@pytest.mark.clause("RULES-1.2", "RULES-4.25")
def test_it_waits_for_somebody_to_take_it_up_and_the_file_is_not_closed_before() -> None:
    case = performed(after(SUED, awarded(SUED)), RULES)
    assert closing(case) == ["complaint.award_waits"]
    assert e.Closed in {one.event for one in case.explain(actor=CARL, at=later(case), rules=RULES).blocked}
    (waits,) = work_list([case], at=later(case), rules=EDITIONS).awards
    assert waits == AwardWaiting(case=case.id, forum="court", reference="C-7/26", decided=later(SUED).date())  # type: ignore[arg-type]
    assert (
        str(waits) == f"`{case.id}`: decided for the customer on {waits.decided} (court `C-7/26`), and it binds the firm; reopen it for that decision"
    )
    assert "有约束力" in waits.text(Language.ZH)
    todo = work_list([case], at=later(case), rules=EDITIONS)
    assert (todo.for_role("customer_service").awards, todo.for_role("handler").awards) == ((waits,), ())
    assert waits.text() in list(todo.lines())
    assert awards_waiting(case, at=SUED.history[-1].event.at, rules=RULES) == ()  # not decided yet
    again = reopened(case)
    assert awards_waiting(again, at=later(again), rules=RULES) == ()


@pytest.mark.clause("RULES-1.2", "RULES-4.12")
def test_what_binds_the_firm_is_upheld_at_least_in_part() -> None:
    case = walked(reopened(after(SUED, awarded(SUED))), State.SUBMITTED)

    def ruled(case: Complaint, ruling: str) -> list[str]:
        return codes(case, e.Decided(at=later(case), by=GREG, ruling=ruling))

    assert (ruled(case, "not_upheld"), ruled(case, "partly_upheld"), ruled(case, "upheld")) == (["complaint.award_binds"], [], [])
    free = walked(reopened(after(SUED, awarded(SUED, binding=False))), State.SUBMITTED)
    assert ruled(free, "not_upheld") == []  # what does not bind the firm is a reason to look again, no more


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
@pytest.mark.parametrize(("award", "left"), [(None, None), ("300", None), ("500", None), ("500.01", "0.01"), ("620", "120")])
def test_the_money_that_it_awards_is_approved_before_the_file_is_closed(award: str | None, left: str | None) -> None:
    """The remedies of these cases cost 500."""
    case = reopened(after(SUED, awarded(SUED, award)))
    case = performed(walked(case, State.ANSWERED), RULES)
    assert closing(case) == ([] if left is None else ["complaint.award_not_granted"])
    assert not_granted(case.history) == (() if left is None else (cny(left),))
    if left is not None:
        (why,) = case.check(e.Closed(at=later(case), by=CARL, no_action=NO_ACTION), rules=RULES).reasons
        assert f"{cny(left)} that an outside body awarded is not approved yet" in str(why)


@pytest.mark.parametrize("result", ["against_customer", "dropped_outside"])
def test_what_gives_the_customer_nothing_asks_for_nothing(result: str) -> None:
    case = performed(after(SUED, awarded(SUED, None, result=result)), RULES)
    assert closing(case) == []


def test_other_money_is_none_of_it() -> None:
    """Euros that are awarded are not paid by yuan; those of a duplicate count from the merger."""
    euros = attrs.evolve(cny("300"), currency="EUR")
    case = performed(walked(reopened(after(SUED, awarded(SUED, award=euros))), State.ANSWERED), RULES)
    assert not_granted(case.history) == (euros,)
    other = case_in(State.ANSWERED, attrs.evolve(CARD, number="C-2"))
    other = after(other, taken(other))
    other = after(other, awarded(other), e.FollowUpUnsolved(at=later(other, hours=2), by=CARL, statement=SAID))
    into, _ = merge(case_in(State.ASSIGNED), other, at=later(other), by=ADA, rules=EDITIONS)
    assert [(one.decided.reference, one.taken_up) for one in awards_of(into.history)] == [("C-7/26", False)]
    assert not_granted(into.history) == (cny("300"),)


WORDS = st.lists(
    st.tuples(st.sampled_from(["award", "award", "approve", "tell", "reopen", "send back", "withdraw", "other"]), st.integers(0, 4)), max_size=9
)


def event_of(word: str, amount: int, case: Complaint, number: int) -> Event:  # noqa: PLR0911 - one line per word
    at = later(case) + timedelta(minutes=number)
    match word:
        case "award":
            return awarded(case, str(amount) if amount else None, at=at, reference=f"C-{number}")
        case "approve":
            return e.RemedyApproved(at=at, by=SUSI, grants=(grant_of(case, str(amount)),) if amount else ())
        case "tell":
            return e.CustomerAnswered(at=at, by=CARL, reply=WRITTEN)
        case "reopen":
            return e.Reopened(at=at, by=CARL, on="unsolved", why="x")
        case "send back":
            return e.SentBack(at=at, by=SUSI, why="x")
        case "withdraw":
            return e.Withdrawn(at=at, by=CARL, why="x", statement=SAID)
        case _:
            return awarded(case, None, at=at, binding=False, reference=f"C-{number}")


@pytest.mark.clause("RULES-1.2")
@given(WORDS)
def test_what_is_awarded_and_not_granted_is_what_its_twin_counts(words: list[tuple[str, int]]) -> None:
    steps = tuple(Step(number, word, event_of(word, amount, ANSWERED, number)) for number, (word, amount) in enumerate(words, 1))
    taken_up, left = short(words)
    assert [one.taken_up for one in awards_of(steps)] == taken_up
    assert not_granted(steps) == ((cny(str(left)),) if left else ())


def test_nobody_but_who_may_take_it_up() -> None:
    case = after(SUED, awarded(SUED))
    assert codes(case, e.Reopened(at=later(case), by=HANS, on="outside_decision", why="x")) == ["complaint.lacks_role"]
