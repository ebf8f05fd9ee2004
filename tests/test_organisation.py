"""Positions, roles, and who a member of staff is at one instant."""

from __future__ import annotations

import pytest

from crmcore.errors import InvalidValue, NotFound
from crmcore.event import Actor
from crmcore.organisation import Department, OrganisationRules, Position, Staff, StaffDirectory

RULES = OrganisationRules(
    edition="bank@2026-01-01#00000000",
    departments={"service": Department(id="service", path="bank/service", duties="daily service", clause="DEPT-2.1")},
    positions={
        "specialist": Position(id="specialist", rank=1, department="service", reports_to="manager", roles=frozenset({"intake", "handler"})),
        "manager": Position(id="manager", rank=2, reports_to="director", roles=frozenset({"handler_supervisor"})),
    },
)


@pytest.mark.clause("BANK-2.1", "BANK-3.1")
def test_a_member_of_staff_acts_with_the_highest_rank_and_all_roles() -> None:
    anna = Staff(id="anna", unit="bank/service", positions=("specialist", "manager"), name="Anna Berg")
    assert RULES.actor(anna, on_behalf_of="ben") == Actor(
        id="anna",
        unit="bank/service",
        rank=2,
        positions=frozenset({"specialist", "manager"}),
        roles=frozenset({"intake", "handler", "handler_supervisor"}),
        on_behalf_of="ben",
        reports_to=frozenset({"manager"}),
    )


def test_staff_without_a_position_may_do_nothing_in_particular() -> None:
    assert RULES.actor(Staff(id="carl", unit="bank")) == Actor(id="carl", unit="bank")


@pytest.mark.parametrize(("id_", "code"), [("", "empty"), ("  ", "empty"), ("an\u200bna", "control_characters")])
def test_an_id_of_staff_that_says_nothing_or_hides_something_is_refused(id_: str, code: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Staff(id=id_, unit="bank")
    assert [(one.code, one.facts["field"]) for one in caught.value.reasons] == [(code, "id")]


def test_every_unknown_position_is_named() -> None:
    with pytest.raises(NotFound) as caught:
        RULES.actor(Staff(id="anna", unit="bank", positions=("wizard", "manager", "witch")))
    assert str(caught.value) == "no position `wizard` · no position `witch`"


@pytest.mark.clause("BANK-6.1")
def test_a_name_is_masked_where_staff_are_shown() -> None:
    assert repr(Staff(id="s-1", unit="bank", name="段正淳")) == "Staff(id='s-1', unit='bank', positions=(), name=段**)"


def test_a_dictionary_is_directory_enough() -> None:
    class Directory:
        def __init__(self, *everyone: Staff) -> None:
            self.everyone = {one.id: one for one in everyone}

        def staff(self, id: str, /) -> Staff:
            return self.everyone[id]

    directory: StaffDirectory = Directory(Staff(id="s-1", unit="bank"))
    assert directory.staff("s-1").unit == "bank"
