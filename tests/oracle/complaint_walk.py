"""The slow, obvious twin of the standard complaint procedure: one mutable object, if by if, as the clauses tell it.

It reads the same events and shares nothing else with the library: no guard, no table, no helper.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from crmcore.complaints import RecordCard, Remedy
from crmcore.event import Actor, Event


def people(actor: Actor) -> set[str]:
    ids = {actor.id}
    if actor.on_behalf_of:
        ids.add(actor.on_behalf_of)
    return ids


def below(unit: str, top: str) -> bool:
    ours, theirs = unit.split("/"), top.split("/")
    return top == "" or ours[: len(theirs)] == theirs


def above(boss: Actor, other: Actor) -> bool:
    return below(other.unit, boss.unit) and boss.rank > other.rank and not (people(boss) & people(other))


def pairs(remedies: Iterable[Remedy]) -> list[tuple[str, Decimal | None]]:
    return [(one.kind, None if one.amount is None else one.amount.amount) for one in remedies]


class Walk:
    """One complaint, changed in place; `take` answers whether the event may happen, and makes it happen."""

    def __init__(self, card: RecordCard, *, exempt: bool, currency: str) -> None:
        self.card = card
        self.persons: set[str] = set()
        self.superiors: set[str] = set()
        self.units: set[str] = set()
        self.customers: set[str] = set()
        self.recused: set[str] = set()
        self.names(card)
        self.exempt = exempt
        self.currency = currency
        self.state = "raised"
        self.log: list[str] = []
        self.confirmer: Actor | None = None
        self.reporter: Actor | None = None
        self.opiner: Actor | None = None
        self.proposer: Actor | None = None
        self.first: datetime | None = None  # when a remedy was first proposed since the customer was told
        self.departments: list[str] = []
        self.costs: dict[str, Decimal] = {}
        self.last_at = card.received_at
        self.ruling = ""
        self.actions: set[str] = set()
        self.offer: list[tuple[str, Decimal | None]] = []  # of the proposal that was made last
        self.ready: list[tuple[str, Decimal | None]] = []  # approved, and the customer does not know
        self.debts: list[tuple[str, Decimal | None]] = []  # the customer knows, and has not had it

    def names(self, card: RecordCard) -> None:
        """Note whom a card complains about, and for whom."""
        if card.customer is not None:
            self.customers.add(card.customer)
        if card.person is not None:
            self.persons.add(card.person)
        if card.superior is not None:
            self.superiors.add(card.superior)
        if card.unit is not None and len(card.unit.split("/")) > 1:
            self.units.add(card.unit)

    def involved(self, who: Actor) -> bool:
        ids = people(who)
        return bool(ids & self.persons or ids & self.customers or ids & self.recused) or any(below(who.unit, one) for one in self.units)

    def kept_out(self, who: Actor, kind: str = "") -> bool:
        """Whoever it is about keeps out of everything; their superior of all but the decision, and of sending back what they should decide."""
        decides = kind in {"Decided", "ReviewDecided"} or (kind == "SentBack" and self.state == "submitted")
        return self.involved(who) or (not decides and bool(people(who) & self.superiors))

    def _passes_on(self, kind: str) -> list[Actor | None]:
        """Who made what an event passes on."""
        if kind in {"ComplaintAccepted", "NotAccepted"}:
            return [self.confirmer]
        if kind in {"ReportReviewed", "OpinionSubmitted", "OpinionSettled"}:
            return [self.reporter]
        if kind == "Decided":
            return [self.reporter, self.opiner]
        return [self.proposer] if kind == "RemedyApproved" else []

    def take(self, event: Event) -> bool:
        kind = type(event).__name__
        if kind not in {"Registered", "ActionDone", "SideStated"} and self.kept_out(event.by, kind):
            return False
        if any(one is not None and self.involved(one) for one in self._passes_on(kind)):
            return False
        step = self._step(event)
        if step is None or event.at < self.last_at:
            return False
        step_id, self.state = step
        self.log.append(step_id)
        self.last_at = event.at
        if kind in {"Decided", "OpinionSettled", "ReviewDecided"}:
            self.ruling = str(event.ruling)  # type: ignore[attr-defined]
        self._owes(event)
        return True

    def _owes(self, e: Event) -> None:
        """Note what the customer was told of, and what they had of it."""
        if e.name == "remedy_proposed":
            self.offer = pairs(e.remedies)  # type: ignore[attr-defined]
        if e.name == "remedy_approved":
            self.ready = self.offer
        if e.name in {"customer_answered", "solved_at_once", "review_decided", "explained", "reasons_given"}:
            self.debts += self.ready
        if e.name == "solved_at_once":
            self.debts += pairs(e.remedies)  # type: ignore[attr-defined]
        if e.name not in {"remedy_approved", "returned_to_service"} and self.state not in {"approved", "returned"}:
            self.ready = []
        if e.name == "remedy_performed":
            self._had(e.remedy.kind, None if e.remedy.amount is None else e.remedy.amount.amount)  # type: ignore[attr-defined]
        if e.name == "remedy_declined":
            self.debts = [one for one in self.debts if one[0] != e.kind]  # type: ignore[attr-defined]

    def _had(self, kind: str, amount: Decimal | None) -> None:
        if amount is None:
            self.debts.remove((kind, None))
            return
        left = self._sum(kind) - amount
        self.debts = [one for one in self.debts if one[0] != kind or one[1] is None] + ([(kind, left)] if left else [])

    def _sum(self, kind: str) -> Decimal:
        return sum((amount for name, amount in self.debts if name == kind and amount is not None), Decimal(0))

    def _may_have(self, e: Event) -> bool:
        """Whether so much of a remedy is owed, and it is shown that it was had, by another than who had it."""
        kind, amount = e.remedy.kind, e.remedy.amount  # type: ignore[attr-defined]
        fits = (kind, None) in self.debts if amount is None else amount.currency == self.currency and 0 < amount.amount <= self._sum(kind)
        return fits and e.evidence.strip() != "" and self.card.customer not in people(e.by)  # type: ignore[attr-defined]

    def _step(self, e: Event) -> tuple[str, str] | None:  # noqa: C901, PLR0911, PLR0912, PLR0915 - the procedure, told in one piece
        who, kind = e.by, type(e).__name__
        roles = who.roles

        if self.state == "raised":
            if kind == "Registered" and ("intake" in roles or "customer_service" in roles) and e.card == self.card:  # type: ignore[attr-defined]
                return ("register", "received")
            return None

        if self.state == "received":
            if kind == "GroundsConfirmed" and "intake" in roles:
                if e.at >= self.last_at:
                    self.confirmer = who
                return ("confirm", "confirmed")
            if kind == "Explained" and "intake" in roles and self._reply(e):
                return ("explain_cause", "explained")
            return None

        if self.state == "confirmed":
            assert self.confirmer is not None
            if not above(who, self.confirmer):
                return None
            if kind == "ComplaintAccepted":
                return ("accept", "accepted")
            if kind == "NotAccepted" and self._said(e):
                return ("decline", "not_accepted")
            if kind == "SentBack" and self._said(e):
                return ("send_back_grounds", "received")
            return None

        if self.state == "not_accepted":
            if kind == "ReasonsGiven" and ("intake" in roles or "customer_service" in roles) and self._reply(e):
                return ("give_reasons", "reasons_given")
            return None

        found = {"reported", "reviewed", "submitted", "decided", "proposed", "approved", "returned"}
        if self.state in {"accepted", "assigned"} | found and kind == "HandlerAssigned":
            if "administration" not in roles or not e.department:  # type: ignore[attr-defined]
                return None
            named = [e.department] + ([] if e.together_with is None else [e.together_with])  # type: ignore[attr-defined]
            if any(all(below(one, unit) for one in named) for unit in self.units):
                return None
            if e.at >= self.last_at:
                self.departments = named
            if self.state in found:
                return ("hand_over", self.state)
            return ("assign" if self.state == "accepted" else "reassign", "assigned")

        if self.state == "assigned":
            if kind == "ReportFiled" and self._handles(who):
                report = e.report  # type: ignore[attr-defined]
                parts = [report.cause, report.course, report.responsible, report.conclusion, report.countermeasures, report.prevention]
                if any(part.strip() == "" for part in parts):
                    return None
                if e.at >= self.last_at:
                    self.reporter = who
                return ("file_report", "reported")
            return None

        if self.state == "reported":
            assert self.reporter is not None
            if "handler_supervisor" not in roles or not above(who, self.reporter):
                return None
            if kind == "ReportReviewed":
                return ("review_report", "reviewed")
            if kind == "SentBack" and self._said(e):
                return ("send_back_report", "assigned")
            return None

        if self.state == "reviewed":
            assert self.reporter is not None
            if "administration" not in roles or people(who) & people(self.reporter):
                return None
            if kind == "OpinionSubmitted" and e.opinion.strip():  # type: ignore[attr-defined]
                if e.at >= self.last_at:
                    self.opiner = who
                return ("submit_opinion", "submitted")
            if kind == "OpinionSettled" and self.exempt and e.opinion.strip():  # type: ignore[attr-defined]
                return ("settle", "decided")
            if kind == "SentBack" and self._said(e):
                return ("return_report", "assigned")
            return None

        if self.state == "submitted":
            assert self.reporter is not None
            assert self.opiner is not None
            if "general_manager" not in roles or people(who) & (people(self.reporter) | people(self.opiner)):
                return None
            if kind == "Decided":
                return ("decide", "decided")
            if kind == "SentBack" and self._said(e):
                return ("send_back_opinion", "reviewed")
            return None

        if self.state == "decided":
            if kind == "RemedyProposed" and self._handles(who) and e.opinion.strip():  # type: ignore[attr-defined]
                costs: dict[str, Decimal] = {}
                for remedy in e.remedies:  # type: ignore[attr-defined]
                    if remedy.amount is not None:
                        if remedy.amount.currency != self.currency:
                            return None
                        costs[remedy.kind] = costs.get(remedy.kind, Decimal(0)) + remedy.amount.amount
                if e.at >= self.last_at:
                    self.proposer, self.costs, self.first = who, costs, self.first or e.at
                return ("propose_remedy", "proposed")
            return None

        if self.state == "proposed":
            assert self.proposer is not None
            if not above(who, self.proposer):
                return None
            if kind == "RemedyApproved" and self._granted(e):
                return ("approve_remedy", "approved")
            if kind == "SentBack" and self._said(e):
                return ("send_back_proposal", "decided")
            return None

        if self.state == "approved":
            if kind == "ReturnedToService" and self._handles(who):
                return ("return_to_service", "returned")
            return None

        if self.state == "returned":
            if kind == "CustomerAnswered" and "customer_service" in roles and self._reply(e):
                if e.at >= self.last_at:
                    self.first = None
                return ("answer", "answered")
            return None

        if kind == "RemedyPerformed":
            may = self._handles(who) or roles & {"intake", "customer_service"}
            return ("perform_remedy", self.state) if may and self._may_have(e) else None

        if self.state in {"answered", "explained", "reasons_given"} and kind == "Closed" and ("intake" in roles or "customer_service" in roles):
            return ("close", "closed") if self._prevented(e) and not self.debts else None
        return None

    def _prevented(self, e: Event) -> bool:
        """Whether something is done against recurrence of what was upheld, or it is said why not."""
        return self.ruling not in {"upheld", "partly_upheld"} or bool(self.actions) or e.no_action.strip() != ""  # type: ignore[attr-defined]

    def _handles(self, who: Actor) -> bool:
        return "handler" in who.roles and any(below(who.unit, one) for one in self.departments)

    def _said(self, e: Event) -> bool:
        return bool(e.why.strip())  # type: ignore[attr-defined]

    def _reply(self, e: Event) -> bool:
        reply = e.reply  # type: ignore[attr-defined]
        return bool(reply.content.strip()) and (reply.manner == "written" or bool(reply.person.strip()))

    def _granted(self, e: Event) -> bool:
        assert self.proposer is not None
        if sorted(grant.request.action for grant in e.grants) != sorted(self.costs):  # type: ignore[attr-defined]
            return False
        for grant in e.grants:  # type: ignore[attr-defined]
            asked = grant.request
            if asked.amount.amount != self.costs[asked.action] or asked.amount.currency != self.currency or asked.subject != self.card.number:
                return False
            assert self.first is not None
            if asked.customer != self.card.customer or asked.at < self.first or max(one.at for one in grant.signatures) > e.at:
                return False
            if len(grant.signatures) < len(grant.chain):
                return False
            if any(people(signature.by) & people(self.proposer) or self.involved(signature.by) for signature in grant.signatures):
                return False
        return True
