"""What the section on complaints answers: to cards that differ in one thing, to histories of each clock, and to a few complaints of one month."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

import attrs

from crmcore import Money
from crmcore.complaints import (
    Action,
    Complaint,
    ComplaintRules,
    Entitlement,
    RecordCard,
    Remedy,
    coding_of,
    entitled,
    register,
    severity_of,
    standing_in,
)
from crmcore.complaints import events as ev
from crmcore.complaints.supervision import actions_of, escalations, follow_up_of, recorded_late, recurrences
from crmcore.errors import CrmCoreError
from crmcore.event import Event
from crmcore.lifecycles import to_toml
from crmcore.rulebook import Edition
from tests.complaints.alongside import CALLED
from tests.complaints.cases import REPORT, WRITTEN
from tests.rulebook.answers import START, SUMS, TODAY, Answers, asked, holder, of_clock, records, shipped, staff

CARD: Final = RecordCard(
    number="C-1",
    received_at=START,
    demands=("damages",),
    matter="fees",
    channel="outlet",
    customer_name="段誉",
    contact="1",
    customer="K-1",
    claimed=SUMS[8],
)
AMOUNTS: Final = (*SUMS, *(Money(one, "CNY") for one in (19_999, 30_000, 99_999, 100_000)), None)
FLAGS: Final = ("injury", "public_event", "designated", "media", "vulnerable", "regulator", "repeat")
POST: Final = {one.id: holder(shipped(), one.id, one.unit) for one in staff()}
HANDLERS: Final = "bank/customer-relations/complaints"


def cards(before: ComplaintRules) -> Iterator[RecordCard]:
    """Yield cards that differ from one in a thing or two."""
    changes: list[dict[str, Any]] = [{"claimed": one} for one in AMOUNTS]
    changes += [{"matter": one, "claimed": amount} for one in before.matters for amount in (None, SUMS[0], SUMS[8])]
    changes += [{"channel": one} for one in before.channels] + [{"product": one} for one in (*before.products, None)]
    changes += [{"demands": (one,)} for one in before.demands] + [{"tier": one} for one in ("vip", "premium")]
    changes += [{"complainants": one, "claimed": SUMS[0]} for one in (1, 2, 3, 5, 19, 20, 21, 24)]
    changes += [{one: True, "claimed": amount} for one in FLAGS for amount in (None, SUMS[0], Money(30_000, "CNY"))]
    changes += [{one: False, "claimed": amount} for one in FLAGS for amount in (None, Money(30_000, "CNY"))]
    changes += [{one: True, other: True, "claimed": None} for one in FLAGS for other in FLAGS]
    changes += [{one: True, other: False, "claimed": Money(30_000, "CNY")} for one in FLAGS for other in FLAGS if one != other]
    yield from (attrs.evolve(CARD, **one) for one in changes)


def of_complaints(edition: Edition, before: Edition) -> Answers:
    """Ask for classes, who may complain, deadlines, what comes again, what the firm's own tables are; then walk some complaints."""
    rules, old = edition.complaints, before.complaints
    for card in cards(old):
        yield asked(severity_of, card, rules)
        yield asked(lambda card=card: rules.rank_of(severity_of(card, rules).class_id))  # type: ignore[misc]
        yield asked(lambda card=card: register(card, at=START, by=POST["outlet_clerk"], rules=rules).lifecycle)  # type: ignore[misc]
    yield from _who_comes(rules, old)
    yield asked(lambda: rules.coding and coding_of(CARD, rules.coding))
    for row in old.classes.rows:
        found = next((one.then for one in rules.classes.rows if one.then.id == row.then.id), None)
        yield f"{row.then.id} {found is None}"
        clocks = {one.id: one for one in (() if found is None else found.clocks_on(TODAY))}
        for clock in row.then.clocks_on(TODAY):
            yield from of_clock(clocks[clock.id], clock, rules.calendars) if clock.id in clocks else (f"no {clock.id}",)
    assert rules.supervision.recurrence is not None
    alike = [attrs.evolve(one, cause="a", product=one.matter, about=f"u{number % 3}") for number, one in enumerate(records())][::5]
    alike += [attrs.evolve(alike[0], id=f"F-{days}", received=alike[0].received + timedelta(days=days), product="p") for days in (1, 3, 12, 60, 242)]
    alike += [attrs.evolve(alike[0], id=f"G-{days}", received=alike[0].received + timedelta(days=days)) for days in (185, 368, 600)]
    yield asked(recurrences, alike, rules.supervision.recurrence)
    yield from (to_toml(one) for one in rules.lifecycles.values())
    yield from _walked(edition, rules)


def _who_comes(rules: ComplaintRules, old: ComplaintRules) -> Answers:
    """Ask who is entitled to complain: each capacity, with all of its papers and without each of them, and groups of several sizes."""
    assert old.entitlement is not None
    for capacity, needed in old.entitlement.needs.items():
        papers = frozenset(needed.papers)
        for given in (papers, *(papers - {one} for one in papers)):
            yield asked(entitled, attrs.evolve(CARD, entitlement=Entitlement(capacity=capacity, papers=given)), rules)
    for number in range(1, 11):
        group = Entitlement(capacity="group_representative", representatives=number)
        for channel in old.channels:
            yield asked(entitled, attrs.evolve(CARD, entitlement=group, complainants=12, channel=channel), rules)


# --- complaints of one month ---------------------------------------------------------------------------------------------------------------------

Step = Callable[[Complaint], Event]


def _at(hours: float) -> dict[str, object]:
    return {"at": START + timedelta(hours=hours)}


def steps() -> Iterator[Event]:
    """Yield the steps of a complaint from its grounds to its follow-up."""
    clerk, head, officer, carl = (POST[one] for one in ("outlet_clerk", "outlet_manager", "administration_officer", "service_specialist"))
    hans, susi, greg = (POST[one] for one in ("complaint_handler", "complaint_supervisor", "ceo"))
    hour = iter(range(1, 99))

    def then() -> dict[str, object]:
        return _at(next(hour))

    yield ev.Acknowledged(**then(), by=carl, notice=attrs.evolve(CALLED, at=START + timedelta(minutes=20)))  # type: ignore[arg-type]
    yield ev.GroundsConfirmed(**then(), by=clerk)  # type: ignore[arg-type]
    yield ev.ComplaintAccepted(**then(), by=head)  # type: ignore[arg-type]
    yield ev.HandlerAssigned(**then(), by=officer, department=HANDLERS)  # type: ignore[arg-type]
    action = Action(id="A-1", kind="preventive", owner="complaint_handler", due=date(2026, 7, 9), what="x")
    yield ev.ReportFiled(**then(), by=hans, report=REPORT)  # type: ignore[arg-type]
    yield ev.ActionAgreed(**then(), by=hans, action=action)  # type: ignore[arg-type]
    yield ev.ReportReviewed(**then(), by=susi)  # type: ignore[arg-type]
    yield ev.OpinionSettled(**then(), by=officer, opinion="x", ruling="upheld")  # type: ignore[arg-type]
    yield ev.OpinionSubmitted(**then(), by=officer, opinion="x")  # type: ignore[arg-type]
    yield ev.Decided(**then(), by=greg, ruling="upheld")  # type: ignore[arg-type]
    yield ev.RemedyProposed(**then(), by=hans, opinion="y", remedies=())  # type: ignore[arg-type]
    yield ev.RemedyApproved(**then(), by=susi)  # type: ignore[arg-type]
    yield ev.ReturnedToService(**then(), by=hans)  # type: ignore[arg-type]
    yield ev.CustomerAnswered(**then(), by=carl, reply=WRITTEN)  # type: ignore[arg-type]
    yield ev.ActionDone(**then(), by=hans, action="A-1")  # type: ignore[arg-type]


def aside() -> Iterator[Event]:
    """Yield what may also happen to a severe complaint: a group acts in an emergency."""
    carl = POST["service_specialist"]
    members = [POST[one] for one in ("manager", "director", "complaint_supervisor", "administration_officer", "team_leader")]
    for number, group in enumerate((*((one,) for one in members), *(tuple(members[:size]) for size in (2, 3, 4)), *pairwise(members))):
        yield ev.CrisisGroupFormed(at=START + timedelta(hours=1, minutes=number), by=group[0], members=group)
    formed = tuple(members[:2])
    for reason in ("crisis", "customer_in_need", "spreading_in_public"):
        yield ev.EmergencyRemedy(
            at=START + timedelta(hours=2), by=formed[0], remedies=(Remedy(kind="compensation", amount=SUMS[0]),), reason=reason, members=formed
        )
    for days in (1, 2, 3, 4, 5, 9, 10):  # on record only later
        late = START + timedelta(days=days)
        yield ev.CustomerContacted(at=late, by=carl, notice=attrs.evolve(CALLED, at=START + timedelta(minutes=30)))


def _walked(edition: Edition, rules: ComplaintRules) -> Answers:
    """Walk a complaint of each kind as far as it goes, with what is refused, what is due and what is to be watched at each step."""
    people = [*staff()]
    others = ({"injury": True}, {"matter": "privacy"}, {"claimed": SUMS[0]}, {"channel": "mail", "product": "card"})
    for card in (CARD, *(attrs.evolve(CARD, **one) for one in others)):
        first = case = _registered(card, rules)
        if first is None or case is None:
            yield "refused"
            continue
        for event in (*(aside() if card.injury else ()), *steps()):
            decision = case.check(event, rules=rules)
            yield asked(lambda decision=decision: decision)  # type: ignore[misc]
            if decision.allowed:
                case = case.advance(event, rules=rules)
        yield asked(recorded_late, case, rules=rules)
        for days in (1, 3, 7, 8, 9, 10, 12, 20, 32, 40, 60):
            at = START + timedelta(days=days)
            yield asked(lambda at=at, case=case: case.clocks(at=at, rules=rules).values())  # type: ignore[misc]
            yield asked(follow_up_of, case, at=at, rules=rules)
            yield asked(actions_of, case, at=at, rules=rules)
            yield asked(escalations, first, at=at, rules=rules)
        yield asked(case.timers, rules=rules)
        about = _registered(attrs.evolve(card, unit="bank/outlets", person="ceo"), rules) or first
        for one in people:
            yield asked(standing_in, one, about, organisation=edition.organisation, everyone=people, away=("complaint_handler",))


def _registered(card: RecordCard, rules: ComplaintRules) -> Complaint | None:
    try:
        return register(card, at=START, by=POST["outlet_clerk"], rules=rules)
    except CrmCoreError:
        return None
