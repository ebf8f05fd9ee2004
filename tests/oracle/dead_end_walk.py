"""Where a complaint can't be brought to its end: everybody tries everything, with real events, from every case that can come about.

The slow twin of `supervision.dead_ends` for one record card: no guard is looked at, only `check` is asked, and cases are really advanced.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from crmcore.complaints import (
    Complaint,
    ComplaintRules,
    CustomerStatement,
    InvestigationReport,
    Manner,
    Notice,
    Proof,
    RecordCard,
    ReopenedFor,
    Reply,
    Ruling,
    State,
    StatementProof,
    register,
)
from crmcore.complaints import events as e
from crmcore.complaints.lifecycles.shipped import lifecycle_of
from crmcore.errors import Refused
from crmcore.event import Actor, Event
from crmcore.organisation import OrganisationRules, Staff
from tests.oracle.standing_in import stands_in

REPLY = Reply(manner=Manner.WRITTEN, content="x", contains=("verification_result", "basis_and_reasons", "remedies"))
REPORT = InvestigationReport(cause="a", course="b", responsible="c", conclusion="d", countermeasures="e", prevention="f")
FINAL = {"closed", "withdrawn", "referred", "merged"}
NO_ANSWER = (e.Withdrawn, e.Referred, e.MergedInto)
BACK = {"withdrawn": ReopenedFor.RETRACTED, "referred": ReopenedFor.RETURNED}
# Who made what is still looked at in a state; rulings are looked at for ever.
LOOKED_AT = {
    "confirmed": (e.GroundsConfirmed,),
    "reported": (e.ReportFiled,),
    "reviewed": (e.ReportFiled,),
    "submitted": (e.ReportFiled, e.OpinionSubmitted),
    "proposed": (e.RemedyProposed,),
}
RULED = (e.Explained, e.NotAccepted, e.OpinionSettled, e.Decided, e.SolvedAtOnce)


class Bank:
    """A small bank and one record card: who may do what to its complaint is found out by trying."""

    def __init__(
        self,
        rules: ComplaintRules,
        organisation: OrganisationRules,
        staff: Sequence[Staff],
        away: Collection[str],
        card: RecordCard,
        recusals: int,
        class_id: str = "ordinary",
    ) -> None:
        self.class_id = class_id
        self.rules, self.organisation, self.staff, self.away, self.card, self.recusals = rules, organisation, staff, away, card, recusals
        parts = [one.unit.split("/") for one in staff]
        self.units = sorted({"/".join(part[:n]) for part in parts for n in range(1, len(part) + 1)})
        self.said = CustomerStatement(channel=rules.channels[0], proof=StatementProof.WRITTEN, content="x")
        self.tried = 0
        self.there: dict[object, list[Actor]] = {}

    def actors(self, case: Complaint) -> list[Actor]:
        """Return everybody who is there; who stands in for whom depends on the state and on who was recused."""
        near = case.state, case.recused
        if near not in self.there:
            self.there[near] = [self.actor(one, case) for one in self.staff if one.id not in self.away]
        return self.there[near]

    def actor(self, one: Staff, case: Complaint) -> Actor:
        decided = case.state.value == "submitted"
        roles = stands_in(one, case.card, self.organisation, self.staff, self.away, recused=case.recused, decided=decided)
        return self.organisation.actor(one, stands_in_for=roles)

    def events(self, case: Complaint, by: Actor) -> Iterator[Event]:
        """Yield every event that the case's state knows, with evidence that fits; what changes nothing is left out."""
        known = case.lifecycle_in(self.rules, case.lifecycle).table[case.state]
        for kind, evidence in self.evidence(case):
            if kind in known:
                yield kind(at=self.card.received_at, by=by, **evidence)

    def evidence(self, case: Complaint) -> Iterator[tuple[type[Event], Mapping[str, object]]]:
        why, reply, said = {"why": "x"}, {"reply": REPLY}, {"statement": self.said}
        yield from ((kind, {}) for kind in (e.GroundsConfirmed, e.ComplaintAccepted, e.ReportReviewed, e.RemedyApproved, e.ReturnedToService))
        yield e.Closed, {"no_action": "x"}
        yield from ((kind, reply) for kind in (e.Explained, e.ReasonsGiven, e.CustomerAnswered))
        yield from ((kind, why) for kind in (e.NotAccepted, e.SentBack, e.PassedOn))
        yield from ((e.HandlerAssigned, {"department": unit}) for unit in self.units)
        yield e.ReportFiled, {"report": REPORT}
        yield from ((kind, {"opinion": "x"}) for kind in (e.OpinionSubmitted, e.RemedyProposed))
        yield e.OpinionSettled, {"opinion": "x", "ruling": Ruling.UPHELD}
        yield e.Decided, {"ruling": Ruling.UPHELD}
        yield e.CustomerContacted, {"notice": Notice(channel=self.rules.channels[0], proof=Proof.CALLED)}
        yield e.ContactTried, {"notice": Notice(channel=self.rules.channels[0], proof=Proof.UNREACHABLE)}
        yield from ((kind, {**why, **said}) for kind in (e.NewFacts, e.Withdrawn, e.ReviewRequested))
        yield e.Referred, {**reply, "body": "x"}
        yield e.MergedInto, {"into": "another"}
        yield e.FollowUpUnsolved, said
        yield e.Reopened, {**why, **said, "on": BACK.get(case.state.value, ReopenedFor.UNSOLVED)}
        yield e.ReviewDecided, {**reply, "ruling": Ruling.UPHELD}
        yield e.SolvedAtOnce, {**reply, **said, "content": True}
        if len(case.recused) < self.recusals:
            yield from ((e.Recused, {**why, "person": one.id}) for one in self.staff if one.id not in case.recused)

    def begun(self) -> list[Complaint]:
        found = []
        of_class = self.rules.complaint_class(self.class_id)
        lifecycle = lifecycle_of((of_class.lifecycle, 1), self.rules)
        blank = Complaint(self.card.number, self.rules.edition, lifecycle.ref, State.RAISED, of_class.id, self.card)
        for one in self.staff:
            if one.id not in self.away:
                try:
                    found.append(register(self.card, at=self.card.received_at, by=self.actor(one, blank), rules=self.rules))
                except Refused:
                    continue
        return found

    def key(self, case: Complaint) -> object:
        """What of a case still matters: its state and what of its history is looked at again."""
        looked_at = LOOKED_AT.get(case.state.value, ())
        papers = tuple(None if (paper := case.last(kind)) is None else paper.by.id for kind in looked_at)
        rulings = tuple(None if (ruling := case.last(kind)) is None else ruling.by.id for kind in RULED)
        decider = None if case.decider is None else case.decider.id
        named = None if case.assignment is None else case.assignment.department
        return case.state, papers, rulings, decider, named, case.recused

    def walk(
        self, starts: Sequence[Complaint], *, recuse: bool, known: Collection[object] = ()
    ) -> tuple[dict[object, Complaint], dict[object, set[object]]]:
        """Return every case that can come about, and the ways back along which an end is reached."""
        found = {self.key(one): one for one in starts}
        back: dict[object, set[object]] = {}
        todo = list(found)
        for key in todo:
            case = found[key]
            for by in self.actors(case):
                for event in self.events(case, by):
                    self.tried += 1
                    if (isinstance(event, e.Recused) and not recuse) or not case.check(event, rules=self.rules).allowed:
                        continue
                    after = case.advance(event, rules=self.rules)
                    to = self.key(after)
                    if not isinstance(event, NO_ANSWER):
                        back.setdefault(to, set()).add(key)
                    if to not in found and to not in known and (not recuse or not isinstance(event, NO_ANSWER)):
                        found[to] = after
                        todo.append(to)
        return found, back


def ending(found: dict[object, Complaint], back: dict[object, set[object]]) -> set[object]:
    todo = [key for key, case in found.items() if case.state.value in FINAL]
    good: set[object] = set()
    while todo:
        if (key := todo.pop()) not in good:
            good.add(key)
            todo += back.get(key, ())
    return good


def stuck_states(bank: Bank) -> set[str]:
    """Return the states in which a complaint can be so that no end can be reached any more; `raised` where it is lost from the start."""
    starts = bank.begun()
    if not starts:
        return {"raised"}
    found, back = bank.walk(starts, recuse=False)
    good = ending(found, back)
    lost = [case for key, case in found.items() if key not in good]
    if lost:
        wider, ways = bank.walk(lost, recuse=True, known=good)
        good |= ending({**found, **wider}, {key: back.get(key, set()) | ways.get(key, set()) for key in {*back, *ways}})
    states = {case.state.value for case in lost if bank.key(case) not in good}
    return states if any(bank.key(one) in good for one in starts) else {"raised", *states}
