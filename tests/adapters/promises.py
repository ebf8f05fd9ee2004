"""What every store promises, one class a port, one test a promise; `test_stores_*` run them over each adapter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar, Protocol, TypeAlias, TypeVar

import attrs
import pytest

from crmcore.complaints.case import Complaint
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.states import State
from crmcore.customers.activity import Transaction
from crmcore.customers.ports import CustomerStore
from crmcore.customers.profile import Corporate, Customer, Individual, Prospect
from crmcore.errors import InvalidType, InvalidValue, NotFound, Stale
from crmcore.event import Actor, Event
from crmcore.handlers.outbox_entry import OutboxEntry, entries_of
from crmcore.handlers.ports import CaseStore, Outbox
from crmcore.lifecycles.case import Step
from crmcore.lifecycles.walk import replay
from crmcore.loaded import Loaded
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.organisation import Staff, StaffDirectory
from crmcore.policy.approval import Approval
from crmcore.policy.grants import Grant, Refusal, Signature
from crmcore.policy.ports import ApprovalStore
from crmcore.policy.request import ApprovalRequest
from crmcore.relations.contacts import Contact
from crmcore.relations.ports import ContactStore
from crmcore.service.ports import SurveyStore
from crmcore.service.surveys import SurveyAnswer
from tests.adapters.story import story

NOON = datetime(2026, 7, 6, 12, tzinfo=UTC)
WHOLE = story()


@attrs.frozen(kw_only=True)
class Seen(Event):
    """An event that no process knows."""

    name: ClassVar[str] = "seen"


# Damages what is stored of one id, as a bad disk or a hand does, and says whether that can happen there at all.
Spoil: TypeAlias = Callable[[str, str], bool]


class WithId(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """Return it."""
        ...


WithIdT = TypeVar("WithIdT", bound=WithId)


def one_is_broken(found: Loaded[WithIdT], broken: bool) -> None:
    """Assert that of a, b and c, read when b was damaged, the others are there, and b is named."""
    assert [one.id for one in found.readable] == (["a", "c"] if broken else ["a", "b", "c"])
    assert found.ids == (("b",) if broken else ())
    assert all(one.text(lang) for one in found.unreadable for lang in Language)


class Complaints(CaseStore[Complaint], Outbox, Protocol):
    """A store of complaints that keeps their outbox too."""


def upto(steps: int, id: str = WHOLE.id) -> Complaint:
    """Return the story after so many steps, under an id of its own."""
    card = attrs.evolve(WHOLE.card, number=id)
    blank = Complaint(id, WHOLE.edition, WHOLE.lifecycle, State.RAISED, WHOLE.class_id, card)
    return replay(STANDARD, blank, (step.event for step in WHOLE.history[:steps]))


class ComplaintPromises:
    """The promises of `CaseStore` and `Outbox`."""

    def test_p1_what_was_saved_loads_equal(self, complaints: Complaints) -> None:
        complaints.save(upto(3), expected_version=None)
        assert complaints.load(WHOLE.id) == upto(3)
        complaints.save(upto(15), expected_version=3)
        assert complaints.load(WHOLE.id) == WHOLE

    def test_p2_an_unknown_id_is_not_found(self, complaints: Complaints) -> None:
        complaints.save(upto(1), expected_version=None)
        with pytest.raises(NotFound, match="no complaint `C-0`"):
            complaints.load("C-0")
        with pytest.raises(NotFound):
            complaints.load(None)  # type: ignore[arg-type]  # what an absent field of a form becomes

    def test_p3_case_steps_and_outbox_together_or_nothing(self, complaints: Complaints) -> None:
        complaints.save(upto(2), expected_version=None, outbox=entries_of(upto(2), 0))
        with pytest.raises(Stale):
            complaints.save(upto(4), expected_version=1, outbox=entries_of(upto(4), 2))
        assert complaints.load(WHOLE.id) == upto(2)
        assert [one.seq for one in complaints.pending(10).readable] == [1, 2]

    @pytest.mark.parametrize(("expected", "stored"), [(None, 4), (0, 4), (3, 4), (5, 4), (1, None)])
    def test_p4_a_stale_save_names_both_versions_and_stores_nothing(self, complaints: Complaints, expected: int | None, stored: int | None) -> None:
        if stored is not None:
            complaints.save(upto(stored), expected_version=None)
        with pytest.raises(Stale) as caught:
            complaints.save(upto(6), expected_version=expected)
        assert (caught.value.id, caught.value.expected, caught.value.found) == (WHOLE.id, expected, stored)
        if stored is not None:
            assert complaints.load(WHOLE.id) == upto(stored)
        else:
            with pytest.raises(NotFound):
                complaints.load(WHOLE.id)

    def test_p5_one_save_does_not_touch_another_case(self, complaints: Complaints) -> None:
        complaints.save(upto(2, "C-1"), expected_version=None)
        complaints.save(upto(3, "C-2"), expected_version=None)
        complaints.save(upto(5, "C-2"), expected_version=3)
        assert complaints.load("C-1") == upto(2, "C-1")
        assert complaints.load("C-2") == upto(5, "C-2")

    @pytest.mark.parametrize("expected", [None, 4])
    def test_p6_steps_are_numbered_from_1_on(self, complaints: Complaints, expected: int | None) -> None:
        if expected is not None:
            complaints.save(upto(4), expected_version=None)
        late = upto(6).moved(upto(6).state, (*upto(4).history, *(one._replace(seq=one.seq + 1) for one in upto(6).history[4:])))
        with pytest.raises(InvalidValue, match="the steps of `C-2026-0417` are not numbered from 1 on, one after the other"):
            complaints.save(late, expected_version=expected)

    @pytest.mark.parametrize("how", ["shorter", "another"])
    def test_p6_a_history_is_only_added_to(self, complaints: Complaints, how: str) -> None:
        complaints.save(upto(4), expected_version=None)
        moved = attrs.evolve(WHOLE.history[0].event, at=WHOLE.history[0].event.at - timedelta(days=1))
        another = upto(6).moved(upto(6).state, (WHOLE.history[0]._replace(event=moved), *WHOLE.history[1:6]))
        with pytest.raises(InvalidValue, match="does not begin with the 4 steps that are stored"):
            complaints.save(upto(2) if how == "shorter" else another, expected_version=4, outbox=entries_of(upto(4), 0))
        assert complaints.load(WHOLE.id) == upto(4)
        assert complaints.pending(10).readable == ()

    @pytest.mark.parametrize("expected", [None, 3])
    def test_p7_what_could_not_be_read_again_is_not_stored(self, complaints: Complaints, expected: int | None) -> None:
        if expected is not None:
            complaints.save(upto(3), expected_version=None)
        seen, event = Seen(at=WHOLE.history[2].event.at, by=WHOLE.history[2].event.by), upto(3)
        strange = event.moved(event.state, (*event.history, Step(4, "see", seen)))
        with pytest.raises(InvalidType, match=r"event `seen` \(class `Seen`\) is not one of the events of `complaint.*`Process`") as refused:
            complaints.save(strange, expected_version=expected, outbox=entries_of(strange, 3))
        assert "事件`seen`（类`Seen`）不在`complaint" in refused.value.text(Language.ZH)
        assert complaints.pending(10).readable == ()
        if expected is None:
            with pytest.raises(NotFound):
                complaints.load(WHOLE.id)
        else:
            assert complaints.load(WHOLE.id) == upto(3)

    def test_p7_a_case_without_a_step_is_not_stored(self, complaints: Complaints) -> None:
        with pytest.raises(InvalidValue, match="has no step, but a case begins with one"):
            complaints.save(WHOLE.moved(WHOLE.state, ()), expected_version=None)
        with pytest.raises(NotFound):
            complaints.load(WHOLE.id)

    def test_outbox_p1_pending_in_the_order_stored(self, complaints: Complaints) -> None:
        complaints.save(upto(2, "C-2"), expected_version=None, outbox=entries_of(upto(2, "C-2"), 0))
        complaints.save(upto(1, "C-1"), expected_version=None, outbox=entries_of(upto(1, "C-1"), 0))
        assert complaints.pending(10).readable == (*entries_of(upto(2, "C-2"), 0), *entries_of(upto(1, "C-1"), 0))
        assert [one.case for one in complaints.pending(1).readable] == ["C-2"]

    def test_outbox_p3_a_broken_entry_hides_none_of_another_case(self, complaints: Complaints, spoil: Spoil) -> None:
        for id in ("C-1", "C-2"):
            complaints.save(upto(2, id), expected_version=None, outbox=entries_of(upto(2, id), 0))
        complaints.save(upto(1, "C-3"), expected_version=None, outbox=entries_of(upto(1, "C-3"), 0))
        broken = spoil("outbox", "C-1")
        for limit, wanted in ((10, 3), (2, 2), (1, 1)):
            found = complaints.pending(limit)
            assert found.ids == (("C-1",) if broken else ())
            whole = [one.case for one in found.readable]
            assert whole == (["C-2", "C-2", "C-3"][:wanted] if broken else ["C-1", "C-1", "C-2", "C-2", "C-3"][:limit])

    def test_outbox_p2_done_is_done(self, complaints: Complaints) -> None:
        messages = entries_of(upto(3), 0)
        complaints.save(upto(3), expected_version=None, outbox=messages)
        complaints.done(messages[:2])
        complaints.done(())
        complaints.done([OutboxEntry("C-0", 1, "x", NOON)])
        assert complaints.pending(10).readable == messages[2:]


FILES: tuple[Customer, ...] = (
    Individual(id="K-1", name="段誉", phone="18000001999", birth_date=date(1990, 1, 2), opened_on=date(2020, 1, 1), disabled=False),
    Corporate(id="K-2", name="Firm", employees=5, revenue=Money("10", "CNY")),
    Prospect(id="K-3"),
)


class CustomerPromises:
    """The promises of `CustomerStore`."""

    def test_p1_what_was_saved_loads_equal(self, customers: CustomerStore) -> None:
        for one in FILES:
            customers.save(one)
        assert tuple(customers.load(one.id) for one in FILES) == FILES

    def test_p2_an_unknown_id_is_not_found(self, customers: CustomerStore) -> None:
        with pytest.raises(NotFound, match="no customer `K-0`"):
            customers.load("K-0")

    def test_p3_a_save_replaces_the_whole_file(self, customers: CustomerStore) -> None:
        customers.save(FILES[0])
        customers.save(Prospect(id="K-1"))
        assert customers.load("K-1") == Prospect(id="K-1")

    def test_p4_entries_of_one_customer_by_time(self, customers: CustomerStore) -> None:
        late, early = (
            Transaction(id=id, customer="K-1", at=NOON + timedelta(hours=hours), amount=Money("5", "CNY"), product="card")
            for id, hours in (("a", 1), ("b", 0))
        )
        same = attrs.evolve(early, id="c")
        other = attrs.evolve(early, id="d", customer="K-2")
        customers.add([late, same, other, early])
        assert customers.transactions("K-1").readable == (early, same, late)
        assert customers.transactions("K-9").readable == ()

    def test_p5_adding_again_adds_nothing(self, customers: CustomerStore) -> None:
        first = Transaction(id="a", customer="K-1", at=NOON, amount=Money("5", "CNY"), product="card")
        customers.add([first, attrs.evolve(first, product="loan")])
        customers.add([attrs.evolve(first, product="fund")])
        customers.add([])
        assert customers.transactions("K-1").readable == (first,)

    def test_p6_a_broken_one_hides_no_other(self, customers: CustomerStore, spoil: Spoil) -> None:
        customers.add([Transaction(id=id, customer="K-1", at=NOON, amount=Money("5", "CNY"), product="card") for id in "abc"])
        broken = spoil("entries", "b")
        one_is_broken(customers.transactions("K-1"), broken)


class ContactPromises:
    """The promises of `ContactStore`."""

    def test_p1_contacts_of_one_customer_by_time(self, contacts: ContactStore) -> None:
        late, early = (
            Contact(id=id, customer="K-1", at=NOON + timedelta(hours=hours), kind="visit", by="anna") for id, hours in (("a", 1), ("b", 0))
        )
        same = attrs.evolve(early, id="c")
        other = attrs.evolve(early, id="d", customer="K-2")
        contacts.add([late, same, other, early])
        assert contacts.contacts("K-1").readable == (early, same, late)
        assert contacts.contacts("K-9").readable == ()

    def test_p2_adding_again_adds_nothing(self, contacts: ContactStore) -> None:
        first = Contact(id="a", customer="K-1", at=NOON, kind="visit", by="anna")
        contacts.add([first, attrs.evolve(first, by="bob")])
        contacts.add([attrs.evolve(first, by="carl")])
        contacts.add([])
        assert contacts.contacts("K-1").readable == (first,)

    def test_p3_a_broken_one_hides_no_other(self, contacts: ContactStore, spoil: Spoil) -> None:
        contacts.add([Contact(id=id, customer="K-1", at=NOON, kind="visit", by="anna") for id in "abc"])
        broken = spoil("entries", "b")
        one_is_broken(contacts.contacts("K-1"), broken)


class SurveyPromises:
    """The promises of `SurveyStore`."""

    def test_p1_answers_of_some_days(self, surveys: SurveyStore) -> None:
        answers = [SurveyAnswer(id=f"S-{day}", day=date(2026, 7, day), csat=4, items={"price": 3}) for day in (4, 3, 2, 1)]
        surveys.add([*answers, SurveyAnswer(id="S-0", day=date(2026, 7, 3), customer="K-1", nps=9)])
        assert [one.id for one in surveys.answers(date(2026, 7, 2), date(2026, 7, 3)).readable] == ["S-2", "S-0", "S-3"]
        assert surveys.answers(date(2026, 7, 4), date(2026, 7, 4)).readable == (answers[0],)
        assert surveys.answers(date(2026, 8, 1), date(2026, 8, 31)).readable == ()
        for first, last in ((NOON, NOON.date()), (NOON.date(), NOON), ("2026-07-01", NOON.date())):
            with pytest.raises(InvalidType, match=r"`(first|last)` must be of type `date`, not `(datetime|str)`"):
                surveys.answers(first, last)  # type: ignore[arg-type]

    def test_p2_adding_again_adds_nothing(self, surveys: SurveyStore) -> None:
        first = SurveyAnswer(id="S", day=date(2026, 7, 1), csat=4)
        surveys.add([first])
        surveys.add([SurveyAnswer(id="S", day=date(2026, 7, 1), csat=1)])
        assert surveys.answers(first.day, first.day).readable == (first,)

    def test_p3_a_broken_one_hides_no_other(self, surveys: SurveyStore, spoil: Spoil) -> None:
        surveys.add([SurveyAnswer(id=id, day=NOON.date(), csat=4) for id in "abc"])
        broken = spoil("entries", "b")
        one_is_broken(surveys.answers(NOON.date(), NOON.date()), broken)


def request(id: str = "A-1", action: str = "compensation", hours: int = 0) -> ApprovalRequest:
    """Return a request asked so many hours after noon."""
    by = Actor(id="anna")
    return ApprovalRequest(id=id, action=action, amount=Money("5", "CNY"), requested_by=by, at=NOON + timedelta(hours=hours), subject="C-1")


def granted(asked: ApprovalRequest) -> Approval:
    """Return a request with one signature."""
    signature = Signature(by=Actor(id="mei", positions=frozenset({"manager"})), at=asked.at, position="manager", edition="e")
    return Approval(asked, Grant(request=asked, chain=("manager", "ceo"), signatures=(signature,), edition="e"))


def refused(asked: ApprovalRequest) -> Approval:
    """Return a request with one signature and then a refusal."""
    return attrs.evolve(granted(asked), refusal=Refusal(request=asked, by=Actor(id="chen"), at=asked.at, reasons=("declined",), edition="e"))


class ApprovalPromises:
    """The promises of `ApprovalStore`."""

    def test_p1_what_was_saved_loads_equal(self, approvals: ApprovalStore) -> None:
        approvals.save(Approval(request()), expected_version=None)
        assert approvals.load("A-1") == Approval(request())
        approvals.save(granted(request()), expected_version=0)
        assert approvals.load("A-1") == granted(request())
        approvals.save(refused(request()), expected_version=1)
        assert approvals.load("A-1") == refused(request())

    def test_p2_an_unknown_id_is_not_found(self, approvals: ApprovalStore) -> None:
        with pytest.raises(NotFound, match="no approval request `A-0`"):
            approvals.load("A-0")

    @pytest.mark.parametrize("expected", [None, 0, 2])
    def test_p3_a_stale_save_names_both_versions_and_stores_nothing(self, approvals: ApprovalStore, expected: int | None) -> None:
        approvals.save(granted(request()), expected_version=None)
        with pytest.raises(Stale) as caught:
            approvals.save(refused(request()), expected_version=expected)
        assert (caught.value.id, caught.value.expected, caught.value.found) == ("A-1", expected, 1)
        assert approvals.load("A-1") == granted(request())
        with pytest.raises(Stale):
            approvals.save(granted(request("A-2")), expected_version=0)
        with pytest.raises(NotFound):
            approvals.load("A-2")

    def test_p4_the_requests_that_stand(self, approvals: ApprovalStore) -> None:
        asked = [request("A-4", hours=2), request("A-3", hours=1), request("A-2", hours=1), request("A-1")]
        build: list[Callable[[ApprovalRequest], Approval]] = [Approval, granted, refused, Approval]
        for one, made in zip(asked, build, strict=True):
            approvals.save(made(one), expected_version=None)
        approvals.save(Approval(request("A-5", "gift", hours=2)), expected_version=None)
        assert approvals.standing(NOON + timedelta(hours=1), "compensation").readable == (granted(asked[1]), Approval(asked[0]))
        assert approvals.standing(NOON, "compensation").readable == (Approval(asked[3]), granted(asked[1]), Approval(asked[0]))
        assert [one.id for one in approvals.standing(NOON, "gift", "compensation").readable] == ["A-1", "A-3", "A-4", "A-5"]
        assert approvals.standing(NOON, "loan").readable == approvals.standing(NOON).readable == ()
        for actions in ((), ("compensation",)):
            with pytest.raises(InvalidType, match="`since`"):  # the machine's own zone would decide
                approvals.standing(NOON.replace(tzinfo=None), *actions)

    def test_p6_a_broken_one_hides_no_other(self, approvals: ApprovalStore, spoil: Spoil) -> None:
        for id in "abc":
            approvals.save(Approval(request(id)), expected_version=None)
        broken = spoil("approvals", "b")
        one_is_broken(approvals.standing(NOON, "compensation"), broken)

    def test_p5_a_version_that_does_not_rise_is_not_stored(self, approvals: ApprovalStore) -> None:
        asked = request()
        approvals.save(granted(asked), expected_version=None)
        in_its_place = Approval(asked, refusal=refused(asked).refusal)  # the refusal instead of the signature: as many as before
        for back in (in_its_place, granted(asked), Approval(asked)):
            with pytest.raises(InvalidValue, match=r"`A-1` is at version [01] and would replace version 1"):
                approvals.save(back, expected_version=1)
        assert approvals.load("A-1") == granted(asked)
        with pytest.raises(Stale):
            approvals.save(Approval(asked), expected_version=0)  # what was read is not what is stored: that comes first


STAFF: tuple[Staff, ...] = (Staff(id="anna", unit="bank"), Staff(id="ann a", unit="bank/outlets"))


class StaffPromises:
    """The promises of `StaffDirectory`; those of `STAFF` work there."""

    def test_p1_the_member_of_staff_with_exactly_that_id(self, staff: StaffDirectory) -> None:
        assert tuple(staff.staff(one.id) for one in STAFF) == STAFF

    @pytest.mark.parametrize("id", ["ann", "Anna", "anna ", ""])
    def test_p2_an_unknown_id_is_not_found_and_is_never_somebody_else(self, staff: StaffDirectory, id: str) -> None:
        with pytest.raises(NotFound, match=f"no member of staff `{id}`"):
            staff.staff(id)
