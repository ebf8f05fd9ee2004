"""Made the files in `0.1/` once, with the code as it stood before its files moved: `python -m tests.adapters.golden.make_0_1`. Never run it again.

What it would write with later code is no proof that older saves still load. A later release gets a folder and a script of its own. People, customers
and banks are invented. The rulebooks stood there before: the shipped text as it was, and another bank's own in two editions.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import attrs

import crmcore.complaints as c
from crmcore import Actor, Edition, Event, Money, Rulebook, Staff
from crmcore.adapters import default_codec
from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.customers import Corporate, Customer, Individual, Prospect, Transaction, activity_of, facts_of
from crmcore.customers import record_of as customer_record
from crmcore.handlers import Approval
from crmcore.lifecycles import Step
from crmcore.policy import ApprovalRequest, Grant, Refusal, can_sign, refuse, sign
from crmcore.policy import record_of as approval_record
from crmcore.relations import Contact, ContactKind
from crmcore.segmentation import assign
from crmcore.service import SurveyAnswer
from tests.adapters.test_golden import clocks, parts, standing, states

HERE: Final = Path(__file__).parent / "0.1"
SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
CODEC: Final = default_codec()


def load(name: str) -> Edition:
    """Return the edition that stands in a file."""
    (edition,) = Rulebook.parse((HERE / "rulebooks" / f"{name}.toml").read_text("utf-8")).editions
    return edition


CITY, LAKE, LATER = load("example-city-bank@2026-01-01"), load("lakeside-bank@2026-01-01"), load("lakeside-bank@2026-08-01")
RULES: Final = {one.id: one.complaints for one in (CITY, LAKE, LATER)}


def staff(edition: Edition, id: str, unit: str, *positions: str, behalf: str | None = None) -> Actor:
    """Return a member of staff as the bank's organisation makes an actor of them."""
    return edition.organisation.actor(Staff(id=id, unit=unit, positions=positions), on_behalf_of=behalf)


def cny(amount: str) -> Money:
    return Money(amount, "CNY")


# The people of the city bank, and of the lakeside bank.
CLERK = staff(CITY, "wei", "bank/outlets/west", "outlet_clerk")
OUTLET = staff(CITY, "otto", "bank/outlets", "outlet_manager")
ADMIN = staff(CITY, "ada", "bank/administration", "administration_officer")
HANDLER = staff(CITY, "hans", "bank/customer-relations/complaints", "complaint_handler", "specialist")
CHIEF = staff(CITY, "susi", "bank/customer-relations/complaints", "complaint_supervisor")
DIRECTOR = staff(CITY, "dora", "bank/customer-relations", "director")
SERVICE = staff(CITY, "carl", "bank/customer-relations/service", "service_specialist")
MANAGER = staff(CITY, "mona", "bank/customer-relations", "manager", behalf="milo")
SPECIALIST = staff(CITY, "sten", "bank/customer-relations/service", "specialist")
HEAD = staff(CITY, "hedy", "bank/customer-relations", "department_head")
FINANCE = staff(CITY, "fred", "bank/finance", "finance")
CEO = staff(CITY, "greg", "bank", "ceo")

CASHIER = staff(LAKE, "lin", "lakeside/branches/north", "cashier")
BRANCH = staff(LAKE, "bao", "lakeside/branches/north", "branch_head")
ADVISER = staff(LAKE, "ann", "lakeside/branches/north", "adviser")
OFFICER = staff(LAKE, "cora", "lakeside/compliance", "compliance_officer")
PROBER = staff(LAKE, "ivo", "lakeside/desk", "investigator")
DESK = staff(LAKE, "dana", "lakeside/desk", "desk_head")
SECOND = staff(LAKE, "dirk", "lakeside/desk", "desk_head")
AREA = staff(LAKE, "arno", "lakeside", "area_director")
TREASURER = staff(LAKE, "tess", "lakeside", "treasurer")
PRESIDENT = staff(LAKE, "pia", "lakeside", "president")


@attrs.frozen
class Bank:
    """Who plays which part in the procedure."""

    edition: Edition
    clerk: Actor
    above: Actor
    admin: Actor
    handler: Actor
    chief: Actor
    boss: Actor
    service: Actor
    desk: str


CITY_BANK = Bank(CITY, CLERK, OUTLET, ADMIN, HANDLER, CHIEF, CEO, SERVICE, "bank/customer-relations/complaints")
LAKE_BANK = Bank(LAKE, CASHIER, BRANCH, OFFICER, PROBER, DESK, PRESIDENT, ADVISER, "lakeside/desk")

# Papers ------------------------------------------------------------------------------------------------------------------------------------------

REPORT = c.InvestigationReport(
    cause="the fee table was out of date",
    course="the fee was charged twice\n手续费被重复收取",
    responsible="the clerk on duty",
    conclusion="the complaint is right",
    countermeasures="paid back",
    prevention="one fee table only",
    category="system",
)
BY_LAW = {
    "ordinary": ("verification_result", "basis_and_reasons", "remedies"),
    "payments": ("outcome", "reasons", "ombudsman_leaflet", "ombudsman_website", "time_limit_waiver"),
}


def notice(proof: str = "called", content: str = "we are on it", at: datetime | None = None) -> c.Notice:
    return c.Notice(channel="telephone", proof=c.Proof(proof), content=content, at=at)


def written(class_id: str = "") -> c.Reply:
    return c.Reply(manner=c.Manner.WRITTEN, content="here is what we found", contains=BY_LAW.get(class_id, ()), proof=c.Proof.POSTED)


ORAL = c.Reply(manner=c.Manner.ORAL, content="we are sorry\n我们深表歉意", person="段誉")


def card(number: str, day: date, **fields: Any) -> c.RecordCard:  # noqa: ANN401 - the fields of a card
    at = datetime(day.year, day.month, day.day, 9, 30, tzinfo=SHANGHAI)
    usual: dict[str, Any] = {"demands": ("explanation",), "channel": "outlet", "customer_name": "段誉", "contact": "18000001999"}
    return c.RecordCard(number=number, received_at=at, **{**usual, "narrative": f"story of {number}", "customer": "K-1", **fields})


# Walks -------------------------------------------------------------------------------------------------------------------------------------------


class Walk:
    """One complaint on its way: each call is its next step, `pace` hours after the one before."""

    def __init__(self, bank: Bank, its_card: c.RecordCard, pace: int = 3) -> None:
        """Put it on record."""
        self.bank, self.pace = bank, pace
        self.rules = bank.edition.complaints
        self.case = c.register(its_card, at=its_card.received_at + timedelta(minutes=20), by=bank.clerk, rules=self.rules)

    def at(self, hours: float | None = None) -> datetime:
        return self.case.history[-1].event.at + timedelta(hours=self.pace if hours is None else hours)

    def event(self, kind: type[Event], by: Actor, /, *, hours: float | None = None, **fields: Any) -> Event:  # noqa: ANN401 - any event's fields
        return kind(at=self.at(hours), by=by, **fields)

    def __call__(self, kind: type[Event], by: Actor, /, *, hours: float | None = None, **fields: Any) -> Walk:  # noqa: ANN401 - any event's fields
        self.case = self.case.advance(self.event(kind, by, hours=hours, **fields), rules=self.rules)
        return self

    def grants(self, signers: Sequence[Actor], money: dict[str, Money] | None = None, asked_by: Actor | None = None) -> tuple[Grant, ...]:
        """Return a complete grant for each kind of money."""
        return tuple(granted(self.bank.edition, self.request(kind, amount, asked_by), signers) for kind, amount in (money or self.case.money).items())

    def request(self, kind: str, amount: Money, asked_by: Actor | None = None) -> ApprovalRequest:
        return ApprovalRequest(
            id=f"A-{self.case.id}-{kind}",
            action=kind,
            amount=amount,
            requested_by=asked_by or self.bank.handler,
            at=self.at(0),
            subject=self.case.id,
            customer=self.case.card.customer,
        )

    def to_answer(self, remedies: tuple[c.Remedy, ...] = (), signers: Sequence[Actor] = (), until: str = "answered") -> Walk:
        """Walk the standard way on, until a state."""
        bank = self.bank
        confirm = lambda: self(c.GroundsConfirmed, bank.clerk)  # noqa: E731 - three states go on alike
        assign = lambda: self(c.HandlerAssigned, bank.admin, department=bank.desk)  # noqa: E731 - so do two
        way: dict[str, Callable[[], Walk]] = {
            "received": confirm,
            "contacted": confirm,
            "passed_on": confirm,
            "confirmed": lambda: self(c.ComplaintAccepted, bank.above),
            "accepted": assign,
            "reopened": assign,
            "assigned": lambda: self(c.ReportFiled, bank.handler, report=REPORT),
            "reported": lambda: self(c.ReportReviewed, bank.chief),
            "reviewed": self._opinion,
            "submitted": lambda: self(c.Decided, bank.boss, ruling=c.Ruling.UPHELD, remarks="at once"),
            "decided": lambda: self(c.RemedyProposed, bank.handler, opinion="pay it back", remedies=remedies),
            "proposed": lambda: self(c.RemedyApproved, bank.chief, grants=self.grants(signers)),
            "approved": lambda: self(c.ReturnedToService, bank.handler),
            "returned": lambda: self(c.CustomerAnswered, bank.service, reply=written(self.case.class_id)),
        }
        while self.case.state.value != until:
            way[self.case.state.value]()
        return self

    def _opinion(self) -> Walk:
        if self.rules.complaint_class(self.case.class_id).general_manager:
            return self(c.OpinionSubmitted, self.bank.admin, opinion="pay")
        return self(c.OpinionSettled, self.bank.admin, opinion="pay", ruling=c.Ruling.PARTLY_UPHELD)


def granted(edition: Edition, request: ApprovalRequest, signers: Iterable[Actor]) -> Grant:
    grant: Grant | None = None
    for hours, one in enumerate(signers, 1):
        grant = sign(request, by=one, at=request.at + timedelta(minutes=10 * hours), rules=edition.policy, grant=grant)
    assert grant is not None
    return grant


# --- writing ---------------------------------------------------------------------------------------------------------------------------------


def write(folder: str, name: str, content: object) -> None:
    path = HERE / folder / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


def save(value: object) -> dict[str, Any]:
    return parts(CODEC.encode(value))


KEPT: dict[str, c.Complaint] = {}
ERASED: set[str] = set()


def keep(about: str, walk: Walk | c.Complaint, after: Event | None, wrong: Event, *, erased: bool = False) -> None:
    """Write one complaint with what is seen of it, the step that comes next, and one that is refused."""
    case = walk.case if isinstance(walk, Walk) else walk
    rules = RULES[case.edition]
    assert not case.recheck(rules=rules)
    saved = CODEC.encode(case)
    if erased:
        ERASED.add(case.id)
        case = CODEC.decode(saved.erased(), c.Complaint)
        saved = saved.erased()
    coming = None
    if after is not None:
        then = case.advance(after, rules=rules)
        coming = {"saved": save(then.history[-1]), "state": then.state}
    decision = case.check(wrong, rules=rules)
    assert not decision.allowed, about
    refused = {"saved": save(Step(case.version + 1, "", wrong)), "reasons": [one.code for one in decision.reasons]}
    expected = {"stands": standing(case), "states": states(case, RULES), "clocks": clocks(case, RULES), "next": coming, "refused": refused}
    KEPT[case.id] = case
    write("complaints", case.id, {"about": about, "expected": expected, "saved": parts(saved)})


# --- complaints of the city bank ---------------------------------------------------------------------------------------------------------------

PAID = (c.Remedy(kind="compensation", amount=cny("320.50")), c.Remedy(kind="compensation", amount=cny("79.50")), c.Remedy(kind="apology"))


def standard() -> None:
    start = Walk(CITY_BANK, card("CITY-01-received", date(2026, 3, 2), claimed=cny("1500"), product="card", tier="vip"))
    keep("an ordinary complaint, just put on record", start, start.event(c.GroundsConfirmed, CLERK), start.event(c.Closed, CLERK))

    full = card(
        "CITY-02-closed",
        date(2026, 3, 9),
        demands=("damages", "criticism"),
        matter="fees",
        complainant=c.Complainant.AGENT,
        entitlement=c.Entitlement(capacity=c.Capacity.AUTHORISED_AGENT, papers=(c.Paper.SIGNED_AUTHORISATION, c.Paper.AGENT_IDENTITY)),
        coding=c.Coding(table="jrt-0169-2018", channel="premises"),
        claimed=cny("400"),
        injury=False,
        vulnerable=True,
        media=False,
        regulator=True,
        designated=False,
        repeat=False,
        public_event=False,
        complainants=2,
        tier="premium",
        product="card",
        unit="bank/outlets/east",
        person="egon",
        superior="edda",
        postcode="01234",
    )
    walk = Walk(CITY_BANK, full)
    walk(c.Acknowledged, CLERK, notice=notice("sent", "your number is CITY-02"))(c.GroundsConfirmed, CLERK)
    walk(c.SentBack, OUTLET, why="which outlet?")(c.GroundsConfirmed, CLERK)(c.ComplaintAccepted, OUTLET)
    walk(c.HandlerAssigned, ADMIN, department="bank/outlets/east", together_with=CITY_BANK.desk)
    walk(c.HandlerAssigned, ADMIN, department=CITY_BANK.desk)(c.Recused, ADMIN, person="nils", why="his brother complains")
    walk(c.ReportFiled, HANDLER, report=REPORT)(c.SentBack, CHIEF, why="say who")(c.ReportFiled, HANDLER, report=REPORT)(c.ReportReviewed, CHIEF)
    walk(c.SentBack, ADMIN, why="prevention is thin")(c.ReportFiled, HANDLER, report=REPORT)(c.ReportReviewed, CHIEF)
    walk(c.OpinionSubmitted, ADMIN, opinion="pay half")(c.SentBack, CEO, why="why half?")(c.OpinionSubmitted, ADMIN, opinion="pay all")
    walk(c.Decided, CEO, ruling=c.Ruling.UPHELD, remarks="at once")
    walk(c.RemedyProposed, HANDLER, opinion="an apology")(c.SentBack, CHIEF, why="and the money?")
    walk.to_answer(PAID, (MANAGER,))(c.Closed, SERVICE)
    action = c.Action(id="M-1", kind=c.ActionKind.PREVENTIVE, owner="dora", due=date(2026, 4, 30), what="one fee table only")
    walk(c.ActionAgreed, CHIEF, action=action)(c.ActionDone, HANDLER, action="M-1", hours=200)
    walk(c.ActionChecked, ADMIN, action="M-1", effective=False, note="still two tables")
    walk(c.ActionAgreed, CHIEF, action=attrs.evolve(action, id="M-2", kind=c.ActionKind.CORRECTIVE, due=date(2026, 5, 31)))
    walk(c.FollowUpDone, SERVICE, note="content")
    keep(
        "the whole way of an ordinary complaint with every paper sent back once, money for it, and measures",
        walk,
        walk.event(c.ActionDone, HANDLER, action="M-2"),
        walk.event(c.ActionChecked, ADMIN, action="M-2", effective=True),
    )

    erased = Walk(CITY_BANK, attrs.evolve(full, number="CITY-03-erased", claimed=cny("9000"))).to_answer(
        (c.Remedy(kind="compensation", amount=cny("9000")),), (HEAD, FINANCE, CEO)
    )
    keep(
        "answered, with a grant of three signatures; its personal part was erased",
        erased,
        erased.event(c.FollowUpDone, SERVICE, note="content"),
        erased.event(c.Closed, HANDLER),
        erased=True,
    )

    proposed = Walk(CITY_BANK, card("CITY-04-proposed", date(2026, 5, 11), claimed=cny("800"))).to_answer(
        (*PAID, c.Remedy(kind="price_reduction", amount=cny("150"))), until="proposed"
    )
    both = proposed.grants((MANAGER,))
    keep(
        "a remedy with two kinds of money waits for its approval",
        proposed,
        proposed.event(c.RemedyApproved, CHIEF, grants=both),
        proposed.event(c.RemedyApproved, CHIEF, grants=both[:1]),
    )

    walk = Walk(CITY_BANK, card("CITY-05-reviewed", date(2026, 4, 7)))(c.Explained, CLERK, reply=ORAL)
    walk(c.ReviewRequested, CLERK, why="not my fault", hours=30)(c.ReviewDecided, OUTLET, reply=written(), ruling=c.Ruling.PARTLY_UPHELD)
    walk(c.Reopened, SERVICE, why="the review says so", on=c.ReopenedFor.REVIEW)
    keep(
        "explained, reviewed by the superior, reopened for that",
        walk,
        walk.event(c.HandlerAssigned, ADMIN, department=CITY_BANK.desk),
        walk.event(c.HandlerAssigned, CLERK, department=""),
    )
    walk = Walk(CITY_BANK, card("CITY-06-under-review", date(2026, 4, 8)))(c.Explained, CLERK, reply=ORAL)(
        c.ReviewRequested, CLERK, why="not my fault"
    )
    keep(
        "explained, and under review",
        walk,
        walk.event(c.ReviewDecided, OUTLET, reply=written(), ruling=c.Ruling.NOT_UPHELD),
        walk.event(c.ReviewDecided, CLERK, reply=written(), ruling=c.Ruling.NOT_UPHELD),
    )

    walk = Walk(CITY_BANK, card("CITY-07-reasons", date(2026, 4, 13)))(c.GroundsConfirmed, CLERK)(c.NotAccepted, OUTLET, why="not about us")
    walk(c.NewFacts, SERVICE, why="it is about you")(c.GroundsConfirmed, CLERK)(c.NotAccepted, OUTLET, why="it is not")(
        c.ReasonsGiven, CLERK, reply=ORAL
    )
    keep(
        "not accepted, reconsidered, not accepted again, and told so",
        walk,
        walk.event(c.Closed, CLERK),
        walk.event(c.NewFacts, SERVICE, why="it is"),
    )

    walk = Walk(CITY_BANK, card("CITY-08-unsolved", date(2026, 4, 20))).to_answer()(c.FollowUpUnsolved, SERVICE, note="it came again", hours=100)
    walk.to_answer(until="returned")
    keep(
        "answered, not solved, taken up again, about to be answered a second time",
        walk,
        walk.event(c.CustomerAnswered, SERVICE, reply=written()),
        walk.event(c.CustomerAnswered, SERVICE, reply=c.Reply(manner=c.Manner.ORAL, content="we are sorry")),
    )

    walk = Walk(CITY_BANK, card("CITY-09-withdrawn", date(2026, 4, 21)))(c.NewFacts, CLERK, why="it was yesterday")(
        c.Withdrawn, CLERK, why="settled at home"
    )
    keep("taken back by the customer", walk, None, walk.event(c.GroundsConfirmed, CLERK))
    walk = Walk(CITY_BANK, card("CITY-10-referred", date(2026, 4, 22)))(c.Referred, SERVICE, reply=written(), body="the data protection office")
    keep("referred to another body", walk, None, walk.event(c.Closed, CLERK))

    first = Walk(CITY_BANK, card("CITY-11-merged", date(2026, 4, 24), customer="K-2", customer_name="虚竹"))(c.GroundsConfirmed, CLERK)
    second = Walk(CITY_BANK, card("CITY-12-joined", date(2026, 4, 27))).to_answer(until="assigned")
    second.case, ended = c.merge(second.case, first.case, at=second.at(), by=ADMIN, rules=RULES)
    keep("a duplicate that goes on as another complaint", ended, None, c.GroundsConfirmed(at=second.at(), by=CLERK))
    keep(
        "the complaint that it goes on as",
        second,
        second.event(c.ReportFiled, HANDLER, report=REPORT),
        second.event(c.ReportFiled, HANDLER, report=attrs.evolve(REPORT, cause=" ")),
    )


def simple() -> None:
    small = {"claimed": cny("120"), "demands": ("price_reduction",)}
    walk = Walk(CITY_BANK, card("CITY-20-at-once", date(2026, 3, 3), **small))
    keep(
        "a simple complaint, just put on record",
        walk,
        walk.event(c.SolvedAtOnce, CLERK, reply=ORAL, content=True),
        walk.event(c.SolvedAtOnce, CLERK, reply=ORAL, content=False),
    )
    walk = Walk(CITY_BANK, card("CITY-21-solved", date(2026, 3, 4), **small))
    remedy = c.Remedy(kind="price_reduction", amount=cny("120"))
    walk(c.SolvedAtOnce, CLERK, reply=ORAL, content=True, remedies=(remedy,), grants=walk.grants((SPECIALIST,), {remedy.kind: cny("120")}, CLERK))
    keep("solved at the first moment, with money", walk, walk.event(c.PassedOn, CLERK, why="not content"), walk.event(c.PassedOn, CLERK, why=" "))
    walk = Walk(CITY_BANK, card("CITY-22-passed-on", date(2026, 3, 5), **small))(c.SolvedAtOnce, CLERK, reply=ORAL, content=True)
    walk(c.PassedOn, CLERK, why="not content after all", hours=50).to_answer(until="submitted")
    keep(
        "solved at once, then passed on to the standard procedure",
        walk,
        walk.event(c.Decided, CEO, ruling=c.Ruling.NOT_UPHELD),
        walk.event(c.Decided, ADMIN, ruling=c.Ruling.NOT_UPHELD),
    )


def severe() -> None:
    walk = Walk(CITY_BANK, card("CITY-30-contacted", date(2026, 5, 6), injury=True), pace=1)(c.CustomerContacted, SERVICE, notice=notice())
    group = (DIRECTOR, CHIEF)
    keep(
        "a severe complaint: the customer was contacted",
        walk,
        walk.event(c.CrisisGroupFormed, CEO, members=group),
        walk.event(c.CrisisGroupFormed, CEO, members=(DIRECTOR, HANDLER)),
    )
    remedies = (c.Remedy(kind="compensation", amount=cny("3000")), c.Remedy(kind="exchange"))

    def acted(number: str, day: date) -> Walk:
        one = Walk(CITY_BANK, card(number, day, media=True, complainants=25), pace=1)
        one(c.CustomerContacted, SERVICE, notice=notice("unreachable", "rang three times"))(c.CrisisGroupFormed, CEO, members=group)
        one(c.PublicInformed, ADMIN, channel="social_media", content="what happened, and what we do")
        return one(c.EmergencyRemedy, DIRECTOR, remedies=remedies, reason="spreading_in_public", members=(CHIEF,))

    walk = acted("CITY-31-acted", date(2026, 5, 7))
    request = walk.request("compensation", cny("3000"), DIRECTOR)
    no = refuse(request, by=MANAGER, at=request.at, rules=CITY.policy, why="too_much")
    keep(
        "a crisis group acted before anybody approved",
        walk,
        walk.event(c.EmergencyRefused, ADMIN, why="too much", refusals=(no,)),
        walk.event(c.Withdrawn, SERVICE, why="settled"),
    )
    walk = acted("CITY-32-ratified", date(2026, 5, 12))
    walk(c.EmergencyRatified, ADMIN, grants=walk.grants((MANAGER,), {"compensation": cny("3000")}, DIRECTOR))
    walk(c.ProgressReported, SERVICE, notice=notice(), expected=date(2026, 5, 18))(
        c.HoldingReplySent, SERVICE, notice=notice("posted", "a week more")
    )
    walk.to_answer(until="assigned")(c.CustomerContacted, HANDLER, notice=notice(at=walk.at(0)))
    walk(c.EmergencyRemedy, DIRECTOR, remedies=(c.Remedy(kind="apology"),), reason="customer_in_need", members=(CHIEF,))
    keep(
        "ratified within three days; then the group acted a second time",
        walk,
        walk.event(c.EmergencyRatified, ADMIN, grants=()),
        walk.event(c.EmergencyRatified, DIRECTOR, grants=()),
    )
    walk = acted("CITY-33-refused", date(2026, 5, 14))
    request = walk.request("compensation", cny("3000"), DIRECTOR)
    no = refuse(request, by=MANAGER, at=request.at, rules=CITY.policy, why="too_much")
    walk(c.EmergencyRefused, ADMIN, why="too much", refusals=(no,), hours=90).to_answer()(c.Closed, SERVICE)
    keep(
        "refused afterwards, too late; answered and closed",
        walk,
        walk.event(c.Reopened, SERVICE, why="more came to light", on=c.ReopenedFor.NEW_FACTS),
        walk.event(c.Reopened, SERVICE, why="a review", on=c.ReopenedFor.REVIEW),
    )


# --- complaints of the lakeside bank -----------------------------------------------------------------------------------------------------------

LAW = "cn-cbirc-2020-3.respond"


def bound() -> None:
    """Classes that are bound to the law of two countries."""
    walk = Walk(LAKE_BANK, card("LAKE-01-paused", date(2026, 6, 22)), pace=20)
    walk(c.ClockPaused, OFFICER, why="papers_missing", until=date(2026, 6, 26), notice=notice())
    keep("its house clock stands still", walk, walk.event(c.ClockResumed, OFFICER), walk.event(c.ClockResumed, OFFICER, clock="clse"))

    walk = Walk(LAKE_BANK, card("LAKE-02-extended", date(2026, 6, 23)), pace=20).to_answer(until="assigned")
    walk(c.ClockPaused, OFFICER, why="papers_missing", notice=notice())(c.ClockResumed, OFFICER)
    walk(c.ClockPaused, OFFICER, clock=LAW, why="external_assessment", until=date(2026, 7, 4), notice=notice("posted"))(
        c.ClockResumed, OFFICER, clock=LAW
    )
    walk(c.ClockExtended, OFFICER, clock=LAW, step="complex", why="complex")
    walk(c.ClockExtended, OFFICER, clock="close", step="complex", why="complex", notice=notice("sent"))
    walk(c.ClockExtended, OFFICER, clock=LAW, step="special", why="special", approved_by=PRESIDENT, notice=notice("sent"))
    walk(c.ProgressReported, PROBER, notice=notice())
    keep(
        "paused and going on, its clocks of house and law extended",
        walk,
        walk.event(c.ReportFiled, PROBER, report=REPORT),
        walk.event(c.ClockExtended, OFFICER, clock=LAW, step="special", why="special"),
    )

    walk = Walk(LAKE_BANK, card("LAKE-03-mediated", date(2026, 7, 1)), pace=8).to_answer(until="reported")
    walk(c.NewFacts, ADVISER, why="a second account")(c.MediationProposed, OFFICER, body="the mediators of the lake")
    walk(c.MediationAgreed, ADVISER, notice=notice(), until=date(2026, 7, 20))(
        c.MediationEnded, OFFICER, result=c.MediationResult.NOT_SETTLED, hours=100
    )
    walk(c.MediationProposed, OFFICER, body="the banking association")(c.MediationAgreed, ADVISER, notice=notice(), until=date(2026, 7, 31))
    keep(
        "new facts after the report; mediated once, and again",
        walk,
        walk.event(c.MediationEnded, OFFICER, result=c.MediationResult.SETTLED),
        walk.event(c.MediationProposed, OFFICER, body="a third"),
    )

    walk = Walk(LAKE_BANK, card("LAKE-04-answered", date(2026, 7, 2)), pace=20).to_answer(
        (c.Remedy(kind="compensation", amount=cny("1000")),), (SECOND,)
    )
    keep(
        "answered with what the order demands, under a limit of the firm's own",
        walk,
        walk.event(c.Reopened, OFFICER, why="a second account", on=c.ReopenedFor.NEW_FACTS),
        walk.event(c.Closed, PROBER),
    )

    abroad = {"matter": "payment", "product": "transfer"}
    walk = Walk(LAKE_BANK, card("LAKE-05-payments", date(2026, 6, 4), **abroad), pace=10).to_answer(until="decided")
    walk(c.ClockExtended, OFFICER, clock="uk-fca-disp/payments.respond", step="exceptional", why="exceptional", notice=notice("posted"))
    walk.to_answer(until="returned")
    keep(
        "settled by the administration's opinion; the law's working days extended",
        walk,
        walk.event(c.CustomerAnswered, ADVISER, reply=written("payments")),
        walk.event(c.CustomerAnswered, ADVISER, reply=written("ordinary")),
    )
    walk = Walk(LAKE_BANK, card("LAKE-06-before-june", date(2026, 5, 29), **abroad)).to_answer()(c.Closed, CASHIER)
    keep(
        "received under the edition of the law before",
        walk,
        walk.event(c.FollowUpDone, ADVISER),
        walk.event(c.ReviewDecided, BRANCH, reply=written("payments"), ruling=c.Ruling.UPHELD),
    )

    walk = Walk(LAKE_BANK, card("LAKE-07-severe", date(2026, 7, 3), claimed=cny("250000")), pace=1)(c.CustomerContacted, ADVISER, notice=notice())
    walk(c.CrisisGroupFormed, DESK, members=(AREA, BRANCH))
    keep("severe at the second bank", walk, walk.event(c.GroundsConfirmed, CASHIER), walk.event(c.PublicInformed, DESK, channel="press", content=""))

    walk = Walk(LAKE_BANK, card("LAKE-08-under-review", date(2026, 7, 6)), pace=30)(c.Explained, CASHIER, reply=ORAL)(c.Closed, ADVISER)
    walk(c.ReviewRequested, ADVISER, why="not my fault")
    keep(
        "closed, then under review, by the time that the order gives for it",
        walk,
        walk.event(c.ReviewDecided, AREA, reply=written("ordinary"), ruling=c.Ruling.NOT_UPHELD),
        walk.event(c.ReviewDecided, BRANCH, reply=written("ordinary"), ruling=c.Ruling.NOT_UPHELD),
    )


def own() -> None:
    """The firm's own lifecycle, and what went to the next edition."""
    small = {"claimed": cny("40")}
    walk = Walk(LAKE_BANK, card("LAKE-20-counter", date(2026, 6, 24), **small))(c.GroundsConfirmed, CASHIER)(c.SentBack, BRANCH, why="which day?")
    walk(c.ClockPaused, OFFICER, why="papers_missing", until=date(2026, 6, 28), notice=notice())
    keep("at the counter, paused", walk, walk.event(c.GroundsConfirmed, CASHIER), walk.event(c.ReportFiled, PROBER, report=REPORT))
    walk = Walk(LAKE_BANK, card("LAKE-21-told", date(2026, 6, 25), **small))(c.GroundsConfirmed, CASHIER)
    walk(c.ClockExtended, OFFICER, clock="close", step="complex", why="complex", notice=notice())(c.ComplaintAccepted, BRANCH)
    walk(c.CustomerAnswered, ADVISER, reply=ORAL)(c.Closed, CASHIER)(c.Reopened, OFFICER, why="again", on=c.ReopenedFor.UNSOLVED, hours=60)
    walk(c.GroundsConfirmed, CASHIER)
    keep("answered at the counter, and taken up again", walk, walk.event(c.ComplaintAccepted, BRANCH), walk.event(c.ComplaintAccepted, CASHIER))
    walk = Walk(LAKE_BANK, card("LAKE-22-taken-back", date(2026, 6, 26), **small))(c.Withdrawn, ADVISER, why="found it")
    keep("taken back at the counter", walk, None, walk.event(c.GroundsConfirmed, CASHIER))

    walk = Walk(LAKE_BANK, card("LAKE-30-moved", date(2026, 7, 27), **small))(c.GroundsConfirmed, CASHIER)
    walk(c.ClockPaused, OFFICER, why="papers_missing", until=date(2026, 8, 1), notice=notice())
    moved = migrate(walk, 120, "the new edition")
    after = c.ProgressReported(at=later(moved), by=ADVISER, notice=notice())
    keep("moved to the second version of the firm's own lifecycle while paused", moved, after, c.Closed(at=later(moved), by=CASHIER))

    walk = Walk(LAKE_BANK, card("LAKE-31-moved-on", date(2026, 7, 24))).to_answer(until="submitted")
    walk(c.ClockExtended, OFFICER, clock="close", step="complex", why="complex", notice=notice())
    moved = migrate(walk, 200, "the new edition")
    moved = moved.advance(c.Decided(at=later(moved), by=PRESIDENT, ruling=c.Ruling.NOT_UPHELD), rules=LATER.complaints)
    proposal = c.RemedyProposed(at=later(moved), by=PROBER, opinion="nothing", remedies=())
    keep("an extended one moved to the next edition, and went on there", moved, proposal, attrs.evolve(proposal, opinion=""))

    walk = Walk(LAKE_BANK, card("LAKE-32-moved-over", date(2026, 7, 28), **small))(c.GroundsConfirmed, CASHIER)
    moved = migrate(walk, 150, "an investigation after all", lifecycle="complaint/standard")
    moved = moved.advance(c.ComplaintAccepted(at=later(moved), by=BRANCH), rules=LATER.complaints)
    keep(
        "moved from the firm's own lifecycle to the standard one",
        moved,
        c.HandlerAssigned(at=later(moved), by=OFFICER, department="lakeside/desk"),
        c.CustomerAnswered(at=later(moved), by=ADVISER, reply=ORAL),
    )
    walk = Walk(attrs.evolve(LAKE_BANK, edition=LATER), card("LAKE-33-later", date(2026, 8, 10), **small))(c.GroundsConfirmed, CASHIER)
    walk(c.ProgressReported, ADVISER, notice=notice())
    keep("begun under the next edition", walk, walk.event(c.ComplaintAccepted, BRANCH), walk.event(c.MediationProposed, OFFICER, body="x"))


def later(case: c.Complaint) -> datetime:
    return case.history[-1].event.at + timedelta(hours=3)


def migrate(walk: Walk, hours: int, why: str, **options: Any) -> c.Complaint:  # noqa: ANN401 - what `migrate` takes
    return c.migrate(walk.case, was=LAKE.complaints, rules=LATER.complaints, at=walk.at(hours), by=OFFICER, why=why, **options)


# --- approvals, customers, and the rest ------------------------------------------------------------------------------------------------------------

GIVEN: dict[str, Approval] = {}


def approve(about: str, approval: Approval, edition: Edition, coming: Actor | None, wrong: Actor) -> None:
    request, grant, refusal = approval.request, approval.grant, approval.refusal
    at = request.at + timedelta(days=1)
    after = None if coming is None else sign(request, by=coming, at=at, rules=edition.policy, grant=grant)
    no = Refusal.of(request, can_sign(request, grant, wrong, at, rules=edition.policy), by=wrong, at=at)
    assert no.reasons
    GIVEN[request.id] = approval
    expected = {
        "edition": edition.id,
        "complete": grant is not None and grant.complete,
        "reasons": None if refusal is None else list(refusal.reasons),
        "next": None if after is None else save(after),
        "refused": save(no),
    }
    saved = {"request": save(request), "grant": grant and save(grant), "refusal": refusal and save(refusal)}
    write("approvals", request.id, {"about": about, "expected": expected, "saved": saved})


def asked(id: str, action: str, amount: str, by: Actor, hour: int) -> ApprovalRequest:
    at = datetime(2026, 6, 1, hour, tzinfo=SHANGHAI)
    return ApprovalRequest(id=id, action=action, amount=cny(amount), requested_by=by, at=at, subject="CITY-02-closed", customer="K-1")


def approvals() -> None:
    policy = CITY.policy
    one = asked("CITY-A1-pending", "compensation", "4999.99", HANDLER, 9)
    approve("nobody signed yet", Approval(one), CITY, MANAGER, SPECIALIST)
    one = asked("CITY-A2-granted", "expense", "999.99", HANDLER, 10)
    approve("granted by one", Approval(one, granted(CITY, one, (SPECIALIST,))), CITY, None, MANAGER)
    one = asked("CITY-A3-chain", "purchase", "120000", MANAGER, 11)
    approve("granted by a chain of three", Approval(one, granted(CITY, one, (HEAD, FINANCE, CEO))), CITY, None, CEO)
    one = asked("CITY-A4-half-way", "purchase", "80000", MANAGER, 12)
    approve("the first of three signed", Approval(one, granted(CITY, one, (HEAD,))), CITY, FINANCE, CEO)
    one = asked("CITY-A5-refused", "price_reduction", "5000.01", HANDLER, 13)
    half = granted(CITY, one, (HEAD, FINANCE))
    no = refuse(one, by=CEO, at=one.at + timedelta(hours=2), rules=policy, why="too_much", grant=half)
    approve("refused by the last of three", Approval(one, half, no), CITY, CEO, HANDLER)
    one = attrs.evolve(asked("LAKE-A1-pending", "compensation", "2500", PROBER, 9), subject="LAKE-04-answered")
    approve("a chain of the second bank", Approval(one), LAKE, AREA, BRANCH)
    one = attrs.evolve(asked("LAKE-A2-granted", "compensation", "99.99", PROBER, 10), subject="LAKE-04-answered")
    approve("granted by a branch head", Approval(one, granted(LAKE, one, (BRANCH,))), LAKE, None, PROBER)


CUSTOMERS: tuple[Customer, ...] = (
    Individual(
        id="K-1",
        name="段誉",
        phone="18000001999",
        email="duan@example.com",
        address="1 Lake Road, 昆明",
        source="interview",
        branch="west",
        opened_on=date(2018, 5, 1),
        credit_grade="AA",
        sex="male",
        birth_date=date(1961, 2, 28),
        age_band="60-69",
        id_number="000000196102280000",
        occupation="teacher",
        disabled=False,
    ),
    Corporate(
        id="K-2",
        name="Lotus Trading",
        phone="18000002999",
        opened_on=date(2015, 1, 5),
        credit_grade="A",
        industry="trade",
        employees=12,
        revenue=cny("8800000"),
        credit_code="00LOTUS00",
        contact_name="虚竹",
    ),
    Prospect(id="K-3", name="乔峰", email="qiao@example.com", source="event", interest="a loan"),
    Individual(id="K-4"),
)
DONE = tuple(
    Transaction(id=f"T-{n}", customer=customer, at=datetime(2026, 1 + n, 10, 12, tzinfo=SHANGHAI), amount=cny(amount), product=product)
    for n, (customer, amount, product) in enumerate((("K-1", "300000", "fund"), ("K-1", "250000.55", "card"), ("K-2", "5100000", "loan")))
)
TOUCHED = tuple(
    Contact(id=f"N-{n}", customer="K-1", at=datetime(2026, 2, 1 + n, 15, tzinfo=SHANGHAI), kind=kind, by="carl", channel="telephone" if n else None)
    for n, kind in enumerate(ContactKind)
)
ANSWERS = (
    SurveyAnswer(id="S-1", customer="K-1", day=date(2026, 6, 1), channel="telephone", csat=4, nps=9, items={"price": 3, "service": 5}),
    SurveyAnswer(id="S-2", day=date(2026, 6, 30), kind="after_complaint", csat=1),
)


def values() -> None:
    kept: tuple[Customer | Transaction | Contact | SurveyAnswer, ...] = (*CUSTOMERS, *DONE, *TOUCHED, *ANSWERS)
    for value in kept:
        write("values", value.id, {"saved": save(value)})
    write("values", "R-K-1", {"saved": save(customer_record(CUSTOMERS[0], tier="premium", as_of=date(2026, 7, 1), rules=CITY.customers))})
    for id, one in GIVEN.items():
        write("values", f"R-{id}", {"saved": save(approval_record(one.request, one.refusal or one.grant, zone=CITY.zone))})


def database(name: str, bank: str, *texts: str) -> None:
    """Write a database with everything of one bank, as SQL, and what is found in it."""
    path = HERE / "databases" / f"{name}.sqlite"
    path.parent.mkdir(exist_ok=True)
    stores = SqlStores(sqlite(path))
    stores.create()
    stores.editions.save(*((HERE / "rulebooks" / f"{one}.toml").read_text("utf-8") for one in texts))
    edition = stores.editions.rulebook().editions[0]
    cases = tuple(KEPT[one] for one in sorted(KEPT) if one.startswith(bank))
    given = tuple(GIVEN[one] for one in sorted(GIVEN) if one.startswith(bank))
    stores.complaints.save_many(cases)
    stores.complaints.done(stores.complaints.pending(1000)[:-20])
    stores.approvals.save_many(given)
    stores.customers.save_many(CUSTOMERS)
    stores.customers.add((*DONE, *TOUCHED))
    stores.surveys.add(ANSWERS)
    day, stood = date(2026, 7, 1), []
    for one in CUSTOMERS[:2]:
        activity = activity_of(DONE, customer=one.id, as_of=day, zone=edition.zone, currency=edition.currency)
        stood.append((one.id, assign(facts_of(one, activity, as_of=day, rules=edition.customers), as_of=day, rules=edition.segmentation)))
    stores.standings.save_many(stood)
    entries: list[Transaction | Contact] = []
    for one in CUSTOMERS:
        entries += (*stores.customers.transactions(one.id), *stores.customers.contacts(one.id))
    write(
        "databases",
        name,
        {
            "complaints": [one.id for one in cases],
            "approvals": [one.request.id for one in stores.approvals.load_all()],
            "customers": [one.id for one in CUSTOMERS],
            "surveyed": ["2026-06-01", "2026-06-30"],
            "values": [*(one.id for one in CUSTOMERS), *(one.id for one in (*entries, *ANSWERS))],
            "pending": [[one.case, one.seq, one.event, one.at.isoformat()] for one in stores.complaints.pending(1000)],
            "standings": [[id, day.isoformat(), one.tier, one.rule, one.edition] for id, one in stood],
        },
    )
    connection = sqlite3.connect(path)
    connection.executemany("delete from personal where kind = 'complaint' and id = ?", [(one,) for one in ERASED])  # as a host erases
    connection.commit()
    path.with_suffix(".sql").write_text("\n".join(connection.iterdump()) + "\n", "utf-8", newline="\n")
    connection.close()
    path.unlink()


def main() -> None:
    """Write everything but the rulebooks."""
    for folder in ("complaints", "approvals", "values", "databases"):
        shutil.rmtree(HERE / folder, ignore_errors=True)
    files = {"example-city-bank@2026-01-01": CITY, "lakeside-bank@2026-01-01": LAKE, "lakeside-bank@2026-08-01": LATER}
    events = [one.name for one in c.EVENTS]
    write(".", "release", {"editions": {f"{name}.toml": one.id for name, one in files.items()}, "events": events, "kinds": sorted(CODEC.kinds)})
    for walks in (standard, simple, severe, bound, own, approvals, values):
        walks()
    database("example-city-bank", "CITY", "example-city-bank@2026-01-01")
    database("lakeside-bank", "LAKE", "lakeside-bank@2026-01-01", "lakeside-bank@2026-08-01")


if __name__ == "__main__":
    main()
