"""Who must keep out of a complaint: a party to it, in person, through somebody, or by their unit."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import conflicts
from crmcore.event import Actor
from crmcore.messages import Language
from tests.complaints.cases import CARD, HANS, OTTO, about
from tests.oracle import intake as oracle


def codes(
    actor: Actor, *interested: str, unit: str | None = None, person: str | None = None, superior: str | None = None, customer: str | None = None
) -> list[str]:
    card = attrs.evolve(CARD, unit=unit, person=person, superior=superior, customer=customer)
    return [one.code for one in conflicts(actor, card, interested=interested)]


def test_a_stranger_to_it_may_work_on_it() -> None:
    assert conflicts(HANS, CARD) == ()
    assert codes(HANS, "otto", unit="bank/outlets", person="anna", superior="otto") == []


def test_the_person_complained_about_keeps_out() -> None:
    assert codes(HANS, person="hans") == ["complaint.about_actor"]


def test_their_direct_superior_keeps_out() -> None:
    assert codes(OTTO, person="anna", superior="otto") == ["recusal.superior"]


def test_who_complains_themselves_keeps_out() -> None:
    assert codes(HANS, customer="hans") == ["complaint.own_complaint"]
    assert codes(attrs.evolve(HANS, on_behalf_of="otto"), customer="otto") == ["complaint.own_complaint"]
    assert codes(HANS, customer="K-7") == []


def test_who_declared_a_direct_interest_keeps_out() -> None:
    assert codes(HANS, "hans") == ["recusal.interest"]


def test_nobody_acts_for_somebody_who_must_keep_out() -> None:
    for_otto = attrs.evolve(HANS, on_behalf_of="otto")
    assert codes(for_otto, person="otto") == ["complaint.about_actor"]
    (why,) = conflicts(for_otto, attrs.evolve(CARD, person="otto"))
    assert str(why) == "the complaint is about `otto`; someone else must act"  # whoever acts for them is not who it is about
    assert codes(for_otto, superior="otto") == ["recusal.superior"]
    assert codes(for_otto, "otto") == ["recusal.interest"]


def test_the_unit_complained_about_keeps_out_and_its_parts_do() -> None:
    assert codes(HANS, unit=HANS.unit) == ["recusal.unit"]
    assert codes(HANS, unit="bank/relations") == ["recusal.unit"]
    assert codes(HANS, unit="bank/relations/comp") == []
    assert codes(attrs.evolve(HANS, unit="bank/relations"), unit="bank/relations/complaints") == []


def test_a_complaint_about_the_whole_bank_leaves_somebody_to_handle_it() -> None:
    assert codes(HANS, unit="bank") == []


def test_every_reason_is_given_in_both_languages() -> None:
    reasons = conflicts(HANS, attrs.evolve(about(unit=HANS.unit, person="hans"), superior="hans", customer="hans"), interested={"hans"})
    assert [one.code for one in reasons] == [
        "complaint.about_actor",
        "recusal.superior",
        "complaint.own_complaint",
        "recusal.interest",
        "recusal.unit",
    ]
    assert str(reasons[2]) == "`hans` is the customer who complains, or acts for them; someone else must act"
    assert reasons[2].text(Language.ZH) == "`hans`是投诉客户本人或其代理人；须由他人办理"
    assert str(reasons[4]) == "`hans` belongs to `bank/relations/complaints`, which the complaint is about; someone outside it must act"
    assert reasons[1].text(Language.ZH) == "`hans`是被投诉人的直接上级；须由他人办理"


IDS = st.sampled_from(["a", "b", "c"])
UNITS = st.sampled_from(["bank", "bank/x", "bank/x/y", "bank/xy"])


@given(
    id_=IDS,
    behalf=st.none() | IDS,
    unit=UNITS,
    about_person=st.none() | IDS,
    superior=st.none() | IDS,
    about_unit=st.none() | UNITS,
    customer=st.none() | IDS,
    interested=st.frozensets(IDS),
)
def test_it_agrees_with_its_twin(
    id_: str,
    behalf: str | None,
    unit: str,
    about_person: str | None,
    superior: str | None,
    about_unit: str | None,
    customer: str | None,
    interested: frozenset[str],
) -> None:
    actor = Actor(id=id_, unit=unit, on_behalf_of=behalf)
    persons = {id_} | ({behalf} if behalf else set())
    assert set(codes(actor, *interested, unit=about_unit, person=about_person, superior=superior, customer=customer)) == oracle.conflicts(
        persons, unit, about_person=about_person, its_superior=superior, about_unit=about_unit, customer=customer, interested=set(interested)
    )


@pytest.mark.parametrize("interested", [(), ["x"], frozenset({"x"}), {"x": 1}])
def test_interests_come_in_any_collection(interested: tuple[str, ...]) -> None:
    assert conflicts(HANS, CARD, interested=interested) == ()
