"""An event with a field of a wrong type is refused by name, when it is built: never saved, never an error of our insides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Complaint, State
from crmcore.complaints.events import EVENTS, OutsideDecided, Recused, SplitOff
from crmcore.errors import CrmCoreError, InvalidType
from crmcore.event import Event
from crmcore.testing.strategies import values
from tests.complaints.cases import ADA, CARL, RULES, case_in, later

if TYPE_CHECKING:
    from decimal import Decimal as Unknown

CASES = tuple(case_in(state) for state in (State.RECEIVED, State.ASSIGNED, State.RETURNED, State.ANSWERED))
WRONG = (object(), True, 5, "x", None, (), b"x")


@given(st.sampled_from(EVENTS).flatmap(values), st.sampled_from(CASES), st.data())
def test_whatever_stands_in_a_field_the_answer_is_ours(event: Event, case: Complaint, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([one.name for one in attrs.fields(type(event)) if one.init]))
    said = ""
    try:
        wrong = attrs.evolve(event, **{name: data.draw(st.sampled_from(WRONG))})  # type: ignore[arg-type]
        said = case.check(wrong, rules=RULES).text()
    except CrmCoreError as refused:
        said = refused.text()
    assert said


def test_it_is_named_with_what_it_is_and_what_would_be_right() -> None:
    at = later(CASES[3])
    with pytest.raises(InvalidType, match="`binding` must be of type `bool`, not `str`"):
        OutsideDecided(at=at, by=CARL, forum="court", reference="1", result="for_customer", summary="x", binding="no")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="`person`"):
        Recused(at=at, by=ADA, person=5, why="x")  # type: ignore[arg-type]
    with pytest.raises(InvalidType) as caught:
        SplitOff(at=at, by=CARL, other=None, complainants=True, representatives=1)  # type: ignore[arg-type]
    assert [one.facts["field"] for one in caught.value.reasons] == ["other", "complainants"]  # all faults at once; nobody means a number by True


def test_an_event_of_a_host_whose_types_only_type_checkers_know_is_taken_as_it_is() -> None:
    @attrs.frozen(kw_only=True)
    class Odd(Event):
        name: ClassVar[str] = "odd"
        amount: Unknown

    assert Odd(at=later(CASES[0]), by=ADA, amount="5").amount == "5"  # type: ignore[arg-type]
