"""Steps that nobody could take: found over random small banks exactly where everybody trying everything finds no way to an end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crmcore.cli.demo.staff import STAFF
from crmcore.complaints.lifecycles.shipped import lifecycle_named
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.severity import severity_of
from crmcore.complaints.supervision import SupervisionRules, dead_ends
from crmcore.complaints.ways_out.abouts import About, abouts
from crmcore.complaints.ways_out.asking import Asking, Firm
from crmcore.complaints.ways_out.representatives import representatives
from crmcore.complaints.ways_out.walking import stuck
from crmcore.errors import InvalidType, NotFound
from crmcore.messages import Language
from crmcore.organisation import Staff
from crmcore.rulebook import Rulebook, load_lifecycles
from crmcore.rules import FirstMatch, Is
from tests.conftest import ROOT
from tests.oracle.dead_end_walk import Bank, stuck_states

EDITION = Rulebook.default().on(date(2026, 7, 6))
RULES, ORGANISATION = EDITION.complaints, EDITION.organisation

# Trying everything takes up to a minute a bank: few are tried, but where tests look longest.
FEW, MANY, LONG = 1, 100, 1000
DEEP: Final = settings().max_examples > LONG

SETTLED_ALWAYS: Final = """
[[lifecycles]]
name    = "complaint/settled-always"
version = 1
initial = "raised"
final   = ["closed"]
transitions = [
    { id = "register", from = ["raised"],    event = "registered",         to = "received",  clause = "RULES-4.15", by = ["front_line"] },
    { id = "confirm",  from = ["received"],  event = "grounds_confirmed",  to = "confirmed", clause = "RULES-4.7",  by = ["intake"] },
    { id = "accept",   from = ["confirmed"], event = "complaint_accepted", to = "accepted",  clause = "RULES-4.7",  by = ["superior"] },
    { id = "assign",   from = ["accepted"],  event = "handler_assigned",   to = "assigned",  clause = "RULES-4.9",  by = ["administration"] },
    { id = "reassign", from = ["assigned"],  event = "handler_assigned",   to = "assigned",  clause = "RULES-4.9",  by = ["administration"] },
    { id = "report",   from = ["assigned"],  event = "report_filed",       to = "reported",  clause = "RULES-4.11", by = ["handler"] },
    { id = "review",   from = ["reported"],  event = "report_reviewed",    to = "reviewed",  clause = "RULES-4.11", by = ["handler_supervisor"] },
    { id = "settle",   from = ["reviewed"],  event = "opinion_settled",    to = "decided",   clause = "RULES-4.12", by = ["administration"] },
    { id = "answer",   from = ["decided"],   event = "customer_answered",  to = "answered",  clause = "RULES-4.14", by = ["customer_service"] },
    { id = "close",    from = ["answered"],  event = "closed",             to = "closed",    clause = "RULES-4.26", by = ["front_line"] },
]
"""

Stuck = Callable[[tuple[tuple[Staff, ...], frozenset[str], About], str], None]

UNITS: Final = ("bank", "bank/outlets/east", "bank/outlets/west", "bank/administration", "bank/cr", "bank/cr/complaints")
POSTS: Final = (
    "outlet_clerk", "outlet_manager", "administration_officer", "complaint_handler", "complaint_supervisor", "service_specialist", "director", "ceo",
    "board_of_supervisors", "team_leader", "department_head", "relationship_specialist",
)  # fmt: skip
# One of each post: a bank that works, from which posts are taken and to which others are added.
WORKING: Final = (
    ("bank/outlets/east", "outlet_clerk"), ("bank/outlets/east", "outlet_manager"), ("bank/administration", "administration_officer"),
    ("bank/cr/complaints", "complaint_handler"), ("bank/cr/complaints", "complaint_supervisor"), ("bank/cr", "service_specialist"),
    ("bank/cr", "director"), ("bank", "ceo"), ("bank", "board_of_supervisors"),
)  # fmt: skip

# A card of each class, by what it says beside whom the complaint is about.
CARDS: Final[dict[str, Callable[[RecordCard], RecordCard]]] = {
    "ordinary": lambda card: attrs.evolve(card, matter="lending"),
    "severe": lambda card: attrs.evolve(card, media=True),
    "security": lambda card: attrs.evolve(card, matter="privacy"),
    "simple": lambda card: attrs.evolve(card, matter="service", demands=("criticism",)),
}


def people(*posts: tuple[str, str]) -> tuple[Staff, ...]:
    return tuple(Staff(id=f"p{number}", unit=unit, positions=(post,)) for number, (unit, post) in enumerate(posts))


@st.composite
def banks(draw: st.DrawFn) -> tuple[tuple[Staff, ...], frozenset[str], About]:
    """A bank of 3 to 12 persons with any posts, whoever is away, and whom a complaint is about."""
    posts = draw(st.just(list(WORKING)) | st.lists(st.sampled_from(WORKING), unique=True, min_size=2, max_size=9))
    more = draw(st.lists(st.tuples(st.sampled_from(UNITS), st.sampled_from(POSTS)), min_size=1, max_size=min(3, 12 - len(posts))))
    staff = people(*posts, *more)
    ids = st.sampled_from([one.id for one in staff])
    away = draw(st.frozensets(ids, max_size=2))
    return staff, away, About(unit=draw(st.none() | st.sampled_from(UNITS)), person=draw(st.none() | ids), superior=draw(st.none() | ids))


def card_of(class_id: str, about: About) -> RecordCard:
    """A complaint about somebody that falls in a class."""
    card = CARDS[class_id](about.card(RULES))
    assert severity_of(card, RULES).class_id == class_id
    return card


def found(staff: Sequence[Staff], away: frozenset[str], about: About, recusals: int, class_id: str = "ordinary") -> set[str]:
    firm = Firm(organisation=ORGANISATION, everyone=tuple(staff), away=away)
    of_class = RULES.complaint_class(class_id)
    asking = Asking(RULES, lifecycle_named(of_class.lifecycle, RULES), of_class, card_of(class_id, about), firm)
    return {one.stand.state.value for one in stuck(asking, recusals=recusals)}


def longest(test: Stuck) -> Stuck:
    """Where tests look longest, a bank of eight with a complaint about the general manager is walked as well."""
    return example((people(*WORKING[:8]), frozenset(), About(person="p7")), "ordinary")(test) if DEEP else test


@pytest.mark.slow
# Grounds confirmed by the only superior of everybody; two of a kind; a review that nobody above is left for.
@example((people(("bank", "ceo"), ("bank/outlets/east", "outlet_manager"), ("bank", "administration_officer")), frozenset(), About()), "ordinary")
@longest
@example((people(*WORKING[:3]), frozenset(), About(person="p1")), "severe")
@example((people(*WORKING[:2], ("bank", "ceo")), frozenset(), About()), "simple")
@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=MANY if DEEP else FEW)
@given(banks(), st.sampled_from(sorted(CARDS)))
def test_a_complaint_is_stuck_exactly_where_everybody_trying_everything_finds_no_way(
    bank: tuple[tuple[Staff, ...], frozenset[str], About], class_id: str
) -> None:
    staff, away, about = bank
    everybody = Bank(RULES, ORGANISATION, staff, away, card_of(class_id, about), 0, class_id)
    assert found(staff, away, about, 0, class_id) == stuck_states(everybody)


def test_a_recusal_is_a_way_out() -> None:
    """While the general manager is away and has no deputy, the board decides only where they are recused."""
    staff = people(*(one for one in WORKING if str(one[1]) != "director"))
    assert "submitted" in found(staff, frozenset({"p6"}), About(), 0)
    assert "submitted" not in found(staff, frozenset({"p6"}), About(), 1)


@pytest.mark.slow
@pytest.mark.clause("RULES-4.4", "RULES-4.25")
def test_each_step_that_nobody_could_take_is_named_with_an_example_and_what_would_help() -> None:
    staff = people(*WORKING[:8])  # nobody stands above the general manager
    ends = dead_ends(RULES, organisation=ORGANISATION, staff=staff)
    (decide,) = [one for one in ends if one.facts["state"] == "submitted" and one.facts["about"] == About(person="p7")]
    said = decide.text()
    assert said.startswith(
        "once `submitted` (submitted to the general manager), a complaint about `p7` would never be answered: nobody could take `decide`"
    )
    assert "the actor is the general manager" in said
    assert "one more `ceo` (CEO) in `bank`" in said
    assert "one more `board_of_supervisors`" in said  # who stands in for the general manager by the rulebook
    assert "standing in as `general_manager`" not in said  # nobody whom the general manager supervises decides about them
    assert "complaint/standard v1" in said
    assert decide.path == "complaints.classes[0]"
    assert "关于`p7`的投诉处于`submitted`" in decide.text(Language.ZH)


def test_that_the_superior_is_named_is_said() -> None:
    about = About(person="anna", superior="otto")
    assert about.say(Language.EN) == "about `anna` that names `otto` as their direct superior"
    assert about.say(Language.ZH) == "关于`anna`的投诉（写明直接上级为`otto`）"
    assert About(unit="bank").say(Language.EN) == "about `bank`"


@pytest.mark.slow
def test_the_example_bank_has_none() -> None:
    assert dead_ends(RULES, organisation=ORGANISATION, staff=STAFF) == ()


def test_whose_absence_alone_would_stop_everything_is_a_remark() -> None:
    rows = tuple(one for one in ORGANISATION.stand_ins if one.role != "administration")
    ends = dead_ends(RULES, organisation=attrs.evolve(ORGANISATION, stand_ins=rows), staff=STAFF)
    (one,) = [found for found in ends if found.code == "sole_holder"]
    assert one.facts["person"] == "emil"
    assert one.facts["roles"] == ("administration",)
    assert "`emil` alone is `administration`" in one.text()
    assert "只有`emil`一人" in one.text(Language.ZH)


def test_where_nobody_may_even_register_nothing_begins() -> None:
    ends = dead_ends(RULES, organisation=ORGANISATION, staff=(Staff(id="a", unit="bank", positions=("specialist",)),))
    assert {one.facts["state"] for one in ends} == {"raised"}
    assert "`register`" in ends[0].text()


@pytest.mark.clause("RULES-4.15")
def test_whoever_could_stand_in_is_named_before_who_could_be_added() -> None:
    """A complaint is registered in the outlet that receives it or in customer service: a specialist in neither could stand in for each."""
    (first, *_) = dead_ends(RULES, organisation=ORGANISATION, staff=people(("bank", "specialist")))
    helps = "`specialist` standing in as `customer_service` (customer service), `specialist` standing in as `intake`, one more"
    assert f"what would help: {helps}" in first.text()
    assert "可行的办法：由`specialist`" in first.text(Language.ZH)


def test_what_no_person_could_change_is_named_too() -> None:
    """A firm's own table settles every complaint by an opinion, and its class is one that the general manager decides: whoever acts, it stays there."""
    (own,) = load_lifecycles(SETTLED_ALWAYS).values()
    of_class = attrs.evolve(RULES.complaint_class("ordinary"), lifecycle=own.name, general_manager=True)
    rules = attrs.evolve(
        RULES, supervision=SupervisionRules(), lifecycles={own.ref: own}, classes=FirstMatch((attrs.evolve(RULES.classes.rows[-1], then=of_class),))
    )
    (end,) = {one.facts["state"]: one for one in dead_ends(rules, organisation=ORGANISATION, staff=STAFF) if one.code == "dead_end"}.values()
    assert end.facts["state"] == "reviewed"
    assert "the rulebook exempts this class of complaints from the general manager's decision" in end.text()


def test_two_classes_of_one_procedure_are_walked_once() -> None:
    """Both are exempt from nothing and follow the same table: what is found is found of one."""
    again = attrs.evolve(
        RULES.classes.rows[-1], id="again", when=Is("media", value=True), then=attrs.evolve(RULES.complaint_class("ordinary"), id="again")
    )
    twice = attrs.evolve(RULES, classes=FirstMatch((again, *RULES.classes.rows)))
    few = people(*WORKING[:3])
    once, both = (dead_ends(rules, organisation=ORGANISATION, staff=few) for rules in (RULES, twice))
    assert [one.facts["times"] for one in both] == [one.facts["times"] for one in once]


def test_nobody_at_all_is_a_dead_end() -> None:
    (one,) = dead_ends(RULES, organisation=ORGANISATION, staff=())
    assert one.facts["state"] == "raised"


def test_wrong_arguments_are_named() -> None:
    with pytest.raises(NotFound, match="ceoo"):
        dead_ends(RULES, organisation=ORGANISATION, staff=(Staff(id="a", unit="bank", positions=("ceoo",)),))
    with pytest.raises(InvalidType):
        dead_ends(EDITION, organisation=ORGANISATION, staff=())  # type: ignore[arg-type]


def test_a_few_stand_for_all_who_are_alike() -> None:
    clerks = [Staff(id=f"c{k}-{n}", unit=f"bank/outlets/o{k}", positions=("outlet_clerk",)) for k in range(9) for n in range(7)]
    kept = representatives(clerks, away={"c0-0"})
    assert len(kept) == 4 + 1 + 3 * 4  # the outlet where one is away is like no other
    assert {about.unit for about in abouts(kept, ORGANISATION, {"c0-0"})} == {None, "bank", "bank/outlets", "bank/outlets/o0", "bank/outlets/o1"}


def test_a_complaint_about_somebody_is_walked_with_and_without_their_direct_superior() -> None:
    staff = people(*WORKING[:2], ("bank", "ceo"))
    named = {(one.person, one.superior) for one in abouts(staff, ORGANISATION) if one.person is not None}
    assert named == {("p0", None), ("p0", "p1"), ("p1", None), ("p1", "p2"), ("p2", None)}


def twenty_thousand() -> list[Staff]:
    staff = [one for one in STAFF if not one.unit.startswith("bank/outlets")]
    for outlet in range(2000):
        unit = f"bank/outlets/o{outlet}"
        staff += (Staff(id=f"c{outlet}-{n}", unit=unit, positions=("outlet_clerk", "specialist")) for n in range(8 + outlet % 2))
        staff.append(Staff(id=f"m{outlet}", unit=unit, positions=("outlet_manager", "manager")))
    staff += (
        Staff(id=f"h{n}", unit="bank/customer-relations/complaints", positions=("complaint_handler", "specialist"))
        for n in range(20_000 - len(staff))
    )
    return staff


def test_twenty_thousand_staff_are_walked_in_seconds() -> None:
    """Measured by the processor's time in a process of its own, where nothing counts lines, with room for a slow machine; it is some 6 seconds."""
    assert len(twenty_thousand()) == 20_000
    measure = (
        "import time; from tests.complaints.test_dead_ends import *; staff = twenty_thousand(); began = time.process_time(); "
        "found = dead_ends(RULES, organisation=ORGANISATION, staff=staff); print(len(found), time.process_time() - began)"
    )
    done = subprocess.run([sys.executable, "-c", measure], capture_output=True, text=True, check=True, cwd=ROOT)
    found, seconds = done.stdout.split()
    assert found == "0"
    assert float(seconds) < 20
