"""Who complains: one count, whatever was merged, split or corrected; the same customer once, nobody lost, nobody twice."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore.complaints import Complaint, Entitlement, RecordCard, facts_of_case, merge, severity_of_case, split
from crmcore.complaints.events import CardCorrected
from crmcore.errors import Refused
from crmcore.rulebook import Rulebook
from tests.complaints.cases import ADA, ANNA, CARD, CARL, later, raised
from tests.oracle.crowd import crowd_of

SHIPPED: Final = Rulebook.default().on(date(2026, 7, 6)).complaints


def card(number: str, complainants: int = 1, customer: str | None = "K-7", representatives: int = 1) -> RecordCard:
    """Return the card of so many, led by a customer."""
    said = Entitlement() if complainants == 1 else Entitlement(capacity="group_representative", representatives=representatives)
    return attrs.evolve(CARD, number=number, complainants=complainants, customer=customer, entitlement=said)


def complaint(number: str, complainants: int = 1, customer: str | None = "K-7", representatives: int = 1) -> Complaint:
    return raised(card(number, complainants, customer, representatives), SHIPPED)


def merged(into: Complaint, *others: Complaint) -> Complaint:
    for other in others:
        into, _ = merge(into, other, at=max(later(into), later(other)), by=ADA, rules={SHIPPED.edition: SHIPPED})
    return into


def parted(joint: Complaint, *parts: RecordCard) -> tuple[Complaint, ...]:
    """Return the joint complaint and those split from it."""
    left, new = split(joint, parts, at=later(joint), by=CARL, rules=SHIPPED)
    return left, *new


def people(case: Complaint) -> int:
    """Return how many complain, having looked that everything that counts them says the same."""
    found, speak = crowd_of(case.card, case.history)
    wanted = max(len(found), 1)
    assert (case.complainants, facts_of_case(case).complainants) == (wanted, wanted)
    assert case.representatives == min(max(len(speak), 1), wanted)
    return case.complainants


@pytest.mark.clause("RULES-1.2", "RULES-1.5", "FIN-7.3")
def test_those_who_were_split_off_are_as_many_as_their_card_says_whatever_the_joint_one_was() -> None:
    joint, one, two = parted(complaint("C-1", 6), card("C-2"), card("C-3", 2))
    assert (people(joint), people(one), people(two)) == (3, 1, 2)
    assert ([each.other for each in joint.split_off], one.split_off, two.split_off) == (["C-2", "C-3"], (), ())
    assert [severity_of_case(each, SHIPPED).class_id for each in (joint, one)] == ["ordinary", "ordinary"]
    crowd = complaint("C-4", 30)
    rest, few = parted(crowd, card("C-5", 29))
    assert (people(rest), severity_of_case(rest, SHIPPED).class_id, severity_of_case(few, SHIPPED).class_id) == (1, "ordinary", "severe")


@pytest.mark.clause("RULES-1.2", "FIN-7.3")
def test_the_same_customer_counts_once_and_others_are_added() -> None:
    assert people(merged(complaint("C-1"), complaint("C-2"))) == 1
    assert people(merged(complaint("C-1", 3), complaint("C-2", 4, representatives=2))) == 4
    assert people(merged(complaint("C-1"), complaint("C-2", customer="K-8"), complaint("C-3", customer=None), complaint("C-4", customer=None))) == 4
    nested = merged(complaint("C-1", 2, "K-8"), merged(complaint("C-2", 3), complaint("C-3", 5, "K-8", 3)))
    assert (people(nested), nested.representatives) == (8, 4)


def test_who_leaves_counts_no_more_and_again_once_they_come_back() -> None:
    joint, part = parted(complaint("C-1", 6), card("C-2", 2))
    assert people(merged(joint, part)) == 6
    assert people(merged(part, joint)) == 6
    _, one, two = parted(complaint("C-3", 6), card("C-4", 1), card("C-5", 2))
    assert people(merged(one, two)) == 3  # of one customer, and others each
    assert people(merged(complaint("C-6"), part)) == 2  # as many as where most complain
    assert people(merged(complaint("C-7", 6), joint, part)) == 6
    left, _ = parted(merged(complaint("C-8"), complaint("C-9", 3, "K-8")), card("C-10", 3))
    assert people(left) == 1
    assert people(merged(left, complaint("C-11", 2, "K-8"))) == 2


def test_duplicates_that_were_split_before_keep_who_is_left_on_them() -> None:
    """Both had six, and two left either: merging loses nobody of those who stayed."""
    one, _ = parted(complaint("C-1", 6), card("C-2", 2))
    two, _ = parted(complaint("C-3", 6), card("C-4", 2))
    both = merged(one, two)
    assert (people(both), [each.other for each in both.split_off]) == (4, ["C-2", "C-4"])
    with pytest.raises(Refused, match="`C-4` cannot be split off"):
        parted(both, card("C-4", 1))
    with pytest.raises(Refused, match="`C-3` cannot be split off"):
        parted(both, card("C-3", 1))


def test_a_duplicate_that_leaves_and_comes_back_is_who_left() -> None:
    joint, part = parted(merged(complaint("C-1", customer="K-A"), complaint("C-2", customer="K-B")), card("C-3", customer="K-B"))
    assert (people(joint), people(part)) == (1, 1)
    assert people(merged(joint, part)) == 2
    assert people(merged(joint, complaint("C-4", customer="K-A"))) == 1  # who stayed is K-A
    three = merged(complaint("C-5", 2, "K-A"), complaint("C-6", 3, "K-B"))
    left, most = parted(three, card("C-7", 4, "K-B"))  # all of K-B's, and one of the others
    assert (people(left), people(merged(left, most))) == (1, 5)
    left, one = parted(three, card("C-8", 1, "K-B"))
    again, two = parted(merged(complaint("C-9", 2, "K-D"), one), card("C-10", 1, "K-B"))  # by way of another file
    assert (people(again), people(merged(left, two))) == (2, 5)
    on_two_files = merged(complaint("C-11", 3, "K-A"), complaint("C-12", 2, "K-A"))
    both, few = parted(on_two_files, card("C-13", 1, "K-A"))  # of this file from now on
    assert (people(both), people(merged(both, few))) == (2, 3)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
@pytest.mark.clause("RULES-1.2", "RULES-4.15")
def test_where_parts_name_whose_people_leave_each_person_counts_once_wherever_they_went(seed: int) -> None:
    """Each person is followed by name: neither the rule's nor the twin's way of counting has a say."""
    dice = Random(seed)  # noqa: S311 - a walk to be walked again
    number = iter(range(1, 99))
    there: list[tuple[Complaint, frozenset[tuple[str, int]]]] = []
    for customer in ("K-A", "K-B", "K-C"):
        names = frozenset((customer, one) for one in range(dice.randint(1, 4)))
        there.append((complaint(f"C-{next(number)}", len(names), customer), names))
    for _ in range(8):
        case, names = there.pop(dice.randrange(len(there)))
        if there and dice.random() < 0.5:
            other, others = there.pop(dice.randrange(len(there)))
            there.append((merged(case, other), names | others))
        elif len(names) > 1:
            leaving = dice.choice(sorted({customer for customer, _ in names}))
            theirs = sorted(one for one in names if one[0] == leaving)
            gone = frozenset(theirs[: dice.randint(1, min(len(theirs), len(names) - 1))])
            rest, part = parted(case, card(f"C-{next(number)}", len(gone), leaving))
            there += [(rest, names - gone), (part, gone)]
        else:
            there.append((case, names))
        assert [people(one) for one, _ in there] == [len(who) for _, who in there]


def test_a_card_corrected_to_fewer_than_left_it_still_is_somebodys() -> None:
    joint, _ = parted(complaint("C-1", 6), card("C-2", 4))
    fixed = attrs.evolve(joint.card, complainants=3, entitlement=Entitlement())
    joint = joint.advance(CardCorrected(at=later(joint), by=ANNA, why="miscounted", card=fixed), rules=SHIPPED)
    assert people(joint) == 1
    assert severity_of_case(joint, SHIPPED).class_id == "ordinary"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
@pytest.mark.clause("RULES-1.2", "RULES-4.15")
def test_over_any_mergers_and_splits_there_is_one_count_and_it_is_the_twins(seed: int) -> None:
    """Merged, there are no fewer than in either, and no more than in both; split, just those left who left."""
    dice = Random(seed)  # noqa: S311 - a walk to be walked again
    number = iter(range(1, 99))

    def new() -> Complaint:
        many = dice.choice((1, 1, 2, 4, 7))
        return complaint(f"C-{next(number)}", many, dice.choice(("K-7", "K-7", "K-8", None)), dice.randint(1, min(many, 3)))

    refusals = set[str]()
    there = [new(), new(), new()]
    for _ in range(12):
        one = there.pop(dice.randrange(len(there)))
        deed = dice.choice(("merge", "merge", "split", "split", "come"))
        if deed == "merge" and there:
            other = there.pop(dice.randrange(len(there)))
            try:
                both = merged(one, other)
            except Refused as error:  # so many complain of the other that it belongs in a higher class
                refusals |= {why.code for why in error.decision.reasons}
                there += [one, other]
                continue
            assert max(people(one), people(other)) <= people(both) <= people(one) + people(other)
            there.append(both)
        elif deed == "split" and one.complainants > 1:
            go = dice.randint(1, one.complainants - 1)
            rest, part = parted(one, card(f"C-{next(number)}", go, dice.choice((one.card.customer, "K-8", "K-9"))))
            assert (people(rest), people(part)) == (people(one) - go, go)
            there += [rest, part]
        else:
            there += [one, new()]
    assert refusals <= {"complaint.merged_into_lower"}
