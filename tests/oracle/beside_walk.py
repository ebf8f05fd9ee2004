"""The slow, obvious twin of what may happen beside the procedure, and of the two other classes: told if by if, on top of the twin of the procedure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from crmcore.complaints import CustomerStatement, RecordCard
from crmcore.event import Actor, Event
from crmcore.lifecycles import Step
from tests.oracle.awaiting import Letter, post, sent, waiting
from tests.oracle.awarding import NO, awards, standing
from tests.oracle.complaint_walk import Walk, above, below, people
from tests.oracle.crowd import crowd_of, first_of
from tests.oracle.owing import Debt, debts_after, speaks_for, total

SHANGHAI = ZoneInfo("Asia/Shanghai")
FRESH = {"received", "confirmed", "accepted", "assigned", "reopened"}
UNDECIDED = {"reported", "reviewed", "submitted", "decided", "proposed"}
FOUND = UNDECIDED | {"approved", "returned"}
ANSWERS = {"customer_answered", "explained", "reasons_given", "solved_at_once", "review_decided", "referred"}
TOLD = {"answered", "explained", "reasons_given"}
AGAIN = {"reopened", "follow_up_unsolved", "review_requested", "passed_on"}
ASKED = {"acknowledged", "customer_contacted", "progress_reported"}


class Papers:
    """Who may not complain, and was asked for what they lack: one row for each card there ever was, and whether its lack was asked for since."""

    def __init__(self, lacks: Callable[[RecordCard], set[str]]) -> None:
        self.lacks = lacks
        self.last: set[str] = set()
        self.rows: list[tuple[set[str], bool]] = []

    def recorded(self, card: RecordCard) -> None:
        now = self.lacks(card)
        asked = bool(self.rows) and now <= self.last and self.rows[0][1]
        self.last = now
        self.rows.insert(0, (now, asked))

    def happened(self, e: Event) -> None:
        if e.name in {"registered", "card_corrected"}:
            self.recorded(e.card)  # type: ignore[attr-defined]
        if e.name in ASKED and e.notice.proof != "unreachable":  # type: ignore[attr-defined]
            self.rows = [(lacks, True) for lacks, _ in self.rows]
        if e.name in {"merged_in", "split_from"}:
            other = Papers(self.lacks)
            for step in e.history:  # type: ignore[attr-defined]
                other.happened(step.event)
            other.recorded(e.card)  # type: ignore[attr-defined]
            # What was lacking in the joint complaint before was for others to bring; but whoever could complain there still may.
            self.rows += other.rows if e.name == "merged_in" else [(lacks, True) for lacks, _ in other.rows]

    @property
    def nobody_may(self) -> bool:
        return all(lacks and (asked or "no_standing" in lacks) for lacks, asked in self.rows)


def splits(steps: Iterable[Step]) -> list[Any]:
    """Every split there was, of the complaint and of its duplicates."""
    found: list[Any] = []
    for step in steps:
        found += [step.event] if step.event.name == "split_off" else []
        found += splits(step.event.history) if step.event.name == "merged_in" else []  # type: ignore[attr-defined]
    return found


def all_in(merger: Any) -> set[str]:  # noqa: ANN401 - an event of the library's
    """Answer which complaints come with a duplicate: itself, and those merged into it before."""
    return {merger.other}.union(*(all_in(one.event) for one in merger.history if one.event.name == "merged_in"))


class WholeWalk(Walk):
    """One complaint of any class; clocks that may pause or be extended are not among its rules."""

    def __init__(
        self,
        card: RecordCard,
        *,
        kind: str,
        currency: str,
        channels: set[str],
        reasons: set[str],
        positions: set[str],
        lacks: Callable[[RecordCard], set[str]],
    ) -> None:
        super().__init__(card, exempt=kind == "exempt", currency=currency)
        self.papers = Papers(lacks)
        self.papers.recorded(card)
        self.kind, self.channels, self.reasons, self.positions = kind, channels, reasons, positions
        self.entry = {"simple": "passed_on", "severe": "contacted"}.get(kind, "received")
        self.rulers: dict[str, Actor] = {}
        self.decider: Actor | None = None
        self.mediation = ""
        self.group: list[Actor] = []
        self.waiting: list[Event] = []
        self.owners: dict[str, str] = {}
        self.doers: dict[str, set[str]] = {}
        self.done: set[str] = set()
        self.reviewed = ""
        self.reacted = ""
        self.outside: dict[tuple[str, str, str], str] = {}
        self.merged: set[str] = set()
        self.cards = [card]
        self.crowd, self.speakers = crowd_of(card, ())
        self.origin, self.earlier = card.number, list[RecordCard]()
        self.split: set[str] = set()
        self.post: list[Letter] = []
        self.letters: list[datetime] = []
        self.told_at: datetime | None = None
        self.ended_at: datetime | None = None
        self.told = False
        self.past: list[Event] = []
        self.steps: list[Step] = []
        self.due: list[Debt] = []
        self.whose: dict[str, str | None] = {"": None}

    @property
    def fresh(self) -> set[str]:
        return FRESH | {self.entry}

    @property
    def open(self) -> set[str]:
        return self.fresh | FOUND | {"not_accepted"}

    @property
    def ended(self) -> set[str]:
        return TOLD | {"closed"} | ({"solved"} if self.kind == "simple" else set())

    def take(self, event: Event) -> bool:
        if event.at < self.last_at:
            return False
        taken = super().take(event)
        if taken and type(event).__name__ in {"Explained", "NotAccepted", "OpinionSettled", "Decided", "SolvedAtOnce", "TurnedAway"}:
            self.rulers[type(event).__name__] = self.decider = event.by
        if taken and event.name == "review_decided":
            self.decider = event.by
        if taken and event.name in ANSWERS:
            self.reacted = ""
        if taken and event.name in {"answer_accepted", "answer_rejected"}:
            self.reacted = event.name
        if taken:
            self.past.append(event)
            self._note(event)
        return taken

    def _note(self, e: Event) -> None:
        """Note what matters for closing: when the customer was told; and who was asked for papers."""
        self.papers.happened(e)
        if e.name in AGAIN:
            self.told_at, self.told, self.ended_at = None, False, None
        if e.name in ANSWERS | {"turned_away", "outcome_filed"}:
            self.told_at, self.told = e.at, e.name != "outcome_filed"
        if e.name in ANSWERS | {"turned_away", "outcome_filed", "withdrawn"}:
            self.ended_at = e.at

    @property
    def _honoured(self) -> bool:
        """Whether the complaint was taken up for every award that counts, and its money approved."""
        return all(taken and not left for taken, left in awards(self.past, self.currency).values())

    @property
    def _nobody(self) -> bool:
        """Whether nobody who ever complained of it can be told anything."""
        return all(one.anonymous and not one.contact for one in (*self.cards, *self.earlier))

    @property
    def _newer(self) -> bool:
        """Whether an authority forwarded it after the customer was told."""
        return self.told_at is not None and any(one > self.told_at for one in self.letters)

    @property
    def _since_it_ended(self) -> bool:
        """Whether an authority forwarded it after it had ended for the customer."""
        return self.ended_at is not None and any(one > self.ended_at for one in self.letters)

    def _refuses(self, e: Event) -> bool:
        """Whether the event leaves the customer without what binds the firm."""
        ruled = e.name in {"decided", "opinion_settled", "review_decided"} and str(e.ruling) == "not_upheld"  # type: ignore[attr-defined]
        return bool(ruled or e.name in NO) and bool(standing(self.past))

    def _step(self, e: Event) -> tuple[str, str] | None:
        if self._refuses(e):
            return None
        side = getattr(self, f"_on_{e.name}", None)
        if side is not None:
            return side(e)  # type: ignore[no-any-return]
        if type(e).__name__ == "Closed":
            may = (
                self.state in self.ended - {"closed"} and e.by.roles & {"intake", "customer_service"} and not self.waiting and not waiting(self.post)
            )
            ready = not self.debts and not self._newer and self._honoured and (self.told or self._nobody)
            return ("close", "closed") if may and self._prevented(e) and ready else None
        before = self.state
        if before == "received" and self.kind in {"simple", "severe"}:
            return None
        if before == "reopened" and type(e).__name__ == "HandlerAssigned":
            self.state = "accepted"
        if before == self.entry:
            self.state = "received"
        step = super()._step(e)
        self.state = before
        return (step[0], self.entry) if step and step[1] == "received" and before != "raised" else step

    # who

    def _touches(self, who: Actor) -> bool:
        return self._handles(who) or bool(who.roles & {"intake", "customer_service"})

    def _contacts(self, who: Actor) -> bool:
        return self._touches(who) or who.id in {one.id for one in self.group} or bool(who.roles & {"handler_supervisor", "general_manager"})

    def _coordinates(self, who: Actor) -> bool:
        return bool(who.roles & {"customer_service", "administration"})

    def _on_file(self) -> list[RecordCard]:
        """The cards of everybody who complains of this."""
        return [self.card, *self.cards[1:]]

    def _heard(self, e: Event) -> bool:
        return self._words(e.statement, e)  # type: ignore[attr-defined]

    def _words(self, said: CustomerStatement | None, e: Event) -> bool:
        """Whether somebody who complains of this said something, on record with its proof."""
        if said is None or said.channel not in self.channels or not said.content.strip():
            return False
        whose = [one for one in self._on_file() if one.number == (said.card or self.card.number)]
        return bool(whose) and (said.at is None or whose[0].received_at <= said.at <= e.at)

    def _all_heard(self, e: Event) -> bool:
        """Whether everybody who complains of this, and can be asked, said it."""
        words = [e.statement, *e.others]  # type: ignore[attr-defined]
        if not all(self._words(one, e) for one in words):
            return False
        named = [card for one in words for card in self._on_file() if card.number == (one.card or self.card.number)]
        for card in self._on_file():
            asked = (not card.anonymous or card.contact) and not self._gone(card)
            spoke = [one for one in named if one is card or (one.customer is not None and one.customer == card.customer)]
            if asked and not spoke:
                return False
        return True

    def _gone(self, card: RecordCard) -> bool:
        """Whether everybody who came with this customer goes on elsewhere."""
        if card.customer is None:
            return False
        here = {one.number for one in self._on_file()}
        off = [one for one in splits(self.steps) if one.customer == card.customer and one.other not in here]
        came = max(one.complainants for one in self._on_file() if one.customer == card.customer)
        return bool(sum(one.complainants for one in off) >= came)

    def _noticed(self, e: Event) -> bool:
        notice = e.notice  # type: ignore[attr-defined]
        return (
            notice.channel in self.channels
            and not (notice.proof == "unreachable" and not notice.content.strip())
            and not (notice.at is not None and notice.at > e.at)
        )

    def _stay(self, step: str, *conditions: object) -> tuple[str, str] | None:
        return (step, self.state) if all(conditions) else None

    # at any time

    def _on_acknowledged(self, e: Event) -> tuple[str, str] | None:
        return self._stay("acknowledge", self.state in self.open, e.by.roles & {"intake", "customer_service"}, self._noticed(e))

    def _on_customer_contacted(self, e: Event) -> tuple[str, str] | None:
        if not (self.state in self.open and self._contacts(e.by) and self._noticed(e) and e.notice.proof != "unreachable"):  # type: ignore[attr-defined]
            return None
        return ("contact_first", "contacted") if self.kind == "severe" and self.state == "received" else ("contact", self.state)

    def _on_contact_tried(self, e: Event) -> tuple[str, str] | None:
        if not (self._contacts(e.by) and self._noticed(e) and e.notice.proof == "unreachable"):  # type: ignore[attr-defined]
            return None
        if self.kind == "severe" and self.state == "received":
            return ("try_contact_first", "contacted")
        if self.state in self.ended:
            return ("try_follow_up", self.state) if self._touches(e.by) else None
        return self._stay("try_contact", self.state in self.open)

    def _on_card_corrected(self, e: Event) -> tuple[str, str] | None:
        card = e.card  # type: ignore[attr-defined]
        if self.state not in self.open | self.ended | {"under_review"} or not e.by.roles & {"intake", "customer_service", "administration"}:
            return None
        if not self._said(e) or card.number != self.card.number or card == self.card or card.received_at > self.card.received_at:
            return None
        self.card = card
        self.cards.append(card)
        self.names(card)
        return ("correct_card", self.state)

    def _on_side_stated(self, e: Event) -> tuple[str, str] | None:
        if people(e.by) & self.customers:
            return None
        about = bool(people(e.by) & self.persons) or any(below(e.by.unit, one) for one in self.units)
        asked = e.asked_by.strip() and e.asked_by not in people(e.by) and e.statement.strip()  # type: ignore[attr-defined]
        return self._stay("state_side", self._handled, about, asked)

    def _on_progress_reported(self, e: Event) -> tuple[str, str] | None:
        return self._stay("report_progress", self.state in self.open, self._contacts(e.by), self._noticed(e))

    def _on_holding_reply_sent(self, e: Event) -> tuple[str, str] | None:
        return self._stay("hold", self.state in self.open, e.by.roles & {"intake", "customer_service"}, self._noticed(e))

    def _on_new_facts(self, e: Event) -> tuple[str, str] | None:
        if not (self._touches(e.by) and self._said(e) and self._heard(e)):
            return None
        if self.state in self.fresh:
            return ("add_facts", self.state)
        if self.state in FOUND:
            return ("investigate_again", "assigned")
        return ("reconsider", self.entry) if self.state == "not_accepted" else None

    def _on_clock_paused(self, _: Event) -> None:
        return None

    def _on_clock_extended(self, _: Event) -> None:
        return None

    def _on_clock_resumed(self, _: Event) -> None:
        """Refuse it: nothing was ever paused."""

    def _on_mediation_proposed(self, e: Event) -> tuple[str, str] | None:
        fine = self._coordinates(e.by) and e.body.strip() and self.mediation not in {"proposed", "agreed"}  # type: ignore[attr-defined]
        if self.state in self.open and fine:
            self.mediation = "proposed"
            return ("propose_mediation", self.state)
        return None

    def _on_mediation_agreed(self, e: Event) -> tuple[str, str] | None:
        if self.state in self.open and self._touches(e.by) and self._noticed(e) and self._all_heard(e) and self.mediation == "proposed":
            self.mediation = "agreed"
            return ("agree_to_mediation", self.state)
        return None

    def _on_mediation_ended(self, e: Event) -> tuple[str, str] | None:
        if self.state in self.open and self._coordinates(e.by) and self.mediation in {"proposed", "agreed"}:
            self.mediation = "ended"
            return ("end_mediation", self.state)
        return None

    def _on_recused(self, e: Event) -> tuple[str, str] | None:
        if self.state in self.open | {"under_review"} and "administration" in e.by.roles and e.person and self._said(e):  # type: ignore[attr-defined]
            self.recused.add(e.person)  # type: ignore[attr-defined]
            return ("recuse", self.state)
        return None

    def _on_withdrawn(self, e: Event) -> tuple[str, str] | None:
        may = self.state in self.open | {"under_review"} and self._touches(e.by) and not self.waiting and self._said(e) and self._all_heard(e)
        return ("withdraw", "withdrawn") if may else None

    def _on_referred(self, e: Event) -> tuple[str, str] | None:
        may = self.state in self.open and self._coordinates(e.by) and not self.waiting
        return ("refer", "referred") if may and self._reply(e) and e.body.strip() else None  # type: ignore[attr-defined]

    def _on_merged_in(self, e: Event) -> tuple[str, str] | None:
        other, came = e.other, all_in(e)  # type: ignore[attr-defined]
        whole = e.card.number == other and len(e.history) > 0 and self.merged.isdisjoint(came) and self.card.number not in came  # type: ignore[attr-defined]
        if self.state in self.open and self._coordinates(e.by) and whole:
            self.merged |= came
            self._learn(e)
            self.post += post(e.history)  # type: ignore[attr-defined]
            for mine, theirs in zip((self.crowd, self.speakers), crowd_of(e.card, e.history), strict=True):  # type: ignore[attr-defined]
                mine.joined_by(theirs)
            return ("merge_in", self.state)
        return None

    def _learn(self, e: Event) -> None:
        """Note whom a duplicate is about, who was recused from it, and the same of its own duplicates."""
        self.names(e.card)  # type: ignore[attr-defined]
        self.cards.append(e.card)  # type: ignore[attr-defined]
        for step in e.history:  # type: ignore[attr-defined]
            if step.event.name == "taken_outside":
                self.outside.setdefault((str(step.event.forum), step.event.body, step.event.reference), "")
            if step.event.name == "outside_decided" and (key := self._meant(step.event)) is not None:
                won = str(step.event.result) in {"for_customer", "for_customer_in_part", "settled_outside"}
                self.outside[key] = "won" if won else "lost"
            if step.event.name == "recused":
                self.recused.add(step.event.person)
            if step.event.name == "forwarded":
                self._forwarded(step.event)
            if step.event.name == "split_from":
                self._before(step.event)
            if step.event.name == "merged_in":
                self._learn(step.event)

    def _on_merged(self, e: Event) -> tuple[str, str] | None:
        may = self.state in self.fresh | UNDECIDED | {"not_accepted"} and self._coordinates(e.by) and not self.waiting
        if not may or e.into in {"", self.card.number}:  # type: ignore[attr-defined]
            return None
        self.post.clear()  # the complaint that it continues as owes it now
        return ("merge", "merged")

    # simple

    def _on_solved_at_once(self, e: Event) -> tuple[str, str] | None:
        if self.kind != "simple" or self.state != "received" or not e.by.roles & {"intake", "customer_service"}:
            return None
        free = not e.remedies and not e.grants  # type: ignore[attr-defined]
        return ("solve", "solved") if self._reply(e) and self._all_heard(e) and e.content and free else None  # type: ignore[attr-defined]

    def _on_passed_on(self, e: Event) -> tuple[str, str] | None:
        may = self.kind == "simple" and self.state in {"received", "solved"} and e.by.roles & {"intake", "customer_service"}
        return ("pass_on", "passed_on") if may and self._said(e) else None

    # severe

    def _crisis(self, *, afterwards: bool) -> bool:
        return self.kind == "severe" and self.state in self.open | (TOLD if afterwards else set())

    def _convenes(self, who: Actor) -> bool:
        return bool(who.roles & {"general_manager", "administration", "handler_supervisor"})

    def _on_crisis_group_formed(self, e: Event) -> tuple[str, str] | None:
        members = e.members  # type: ignore[attr-defined]
        fit = all(one.positions & self.positions and not self.kept_out(one) for one in members) and self._several(members)
        if self._crisis(afterwards=False) and self._convenes(e.by) and fit:
            self.group = list(members)
            return ("form_crisis_group", self.state)
        return None

    def _several(self, members: tuple[Actor, ...]) -> bool:
        return any(not people(one) & people(other) for one in members for other in members)

    def _on_public_informed(self, e: Event) -> tuple[str, str] | None:
        text = e.content.strip()  # type: ignore[attr-defined]
        return self._stay("inform_public", self._crisis(afterwards=True), self._convenes(e.by), text)

    def _on_emergency_remedy(self, e: Event) -> tuple[str, str] | None:
        ids = {one.id for one in self.group}
        members = e.members  # type: ignore[attr-defined]
        fit = e.by.id in ids and all(one.id in ids and not self.kept_out(one) for one in members) and self._several((e.by, *members))
        money = e.remedies and all(one.amount is None or one.amount.currency == self.currency for one in e.remedies)  # type: ignore[attr-defined]
        if self._crisis(afterwards=False) and fit and money and e.reason in self.reasons:  # type: ignore[attr-defined]
            self.waiting.append(e)
            return ("act_in_emergency", self.state)
        return None

    def _may_settle(self, e: Event) -> bool:
        return self._crisis(afterwards=True) and self._coordinates(e.by) and bool(self.waiting) and not people(e.by) & self._acted()

    def _acted(self) -> set[str]:
        found = {one for actor in self.group for one in people(actor)}
        for event in self.waiting:
            for actor in (event.by, *event.members):  # type: ignore[attr-defined]
                found |= people(actor)
        return found

    def _paid(self) -> dict[str, Decimal]:
        costs: dict[str, Decimal] = {}
        for event in self.waiting:
            for remedy in event.remedies:  # type: ignore[attr-defined]
                if remedy.amount is not None:
                    costs[remedy.kind] = costs.get(remedy.kind, Decimal(0)) + remedy.amount.amount
        return costs

    def _on_emergency_ratified(self, e: Event) -> tuple[str, str] | None:
        costs, grants = self._paid(), e.grants  # type: ignore[attr-defined]
        if not self._may_settle(e) or sorted(one.request.action for one in grants) != sorted(costs):
            return None
        for one in grants:
            asked, signers = one.request, {who for signature in one.signatures for who in people(signature.by)}
            whole = (asked.amount.amount, asked.amount.currency, asked.subject) == (costs[asked.action], self.currency, self.card.number)
            timely = self.waiting[0].at <= asked.at and all(signature.at <= e.at for signature in one.signatures)
            if not whole or not timely or asked.customer != self.card.customer or len(one.signatures) < len(one.chain) or signers & self._acted():
                return None
            if any(self.involved(signature.by) for signature in one.signatures):
                return None
        self.waiting = []
        return ("ratify", self.state)

    def _on_emergency_refused(self, e: Event) -> tuple[str, str] | None:
        costs, refusals = self._paid(), e.refusals  # type: ignore[attr-defined]
        if not self._may_settle(e) or not self._said(e) or (costs and not refusals):
            return None
        for one in refusals:
            asked = one.request
            if (
                asked.subject != self.card.number
                or costs.get(asked.action) != asked.amount.amount
                or people(one.by) & self._acted()
                or self.involved(one.by)
            ):
                return None
            if asked.customer != self.card.customer or not self.waiting[0].at <= asked.at <= one.at <= e.at:
                return None
        self.waiting = []
        return ("refuse_to_ratify", self.state)

    # outside the firm

    def _on_taken_outside(self, e: Event) -> tuple[str, str] | None:
        key = (str(e.forum), e.body, e.reference)  # type: ignore[attr-defined]
        named = e.body.strip() and e.reference.strip() and key not in self.outside  # type: ignore[attr-defined]
        if self._alive and self._coordinates(e.by) and named:
            self.outside[key] = ""
            return ("take_outside", self.state)
        return None

    def _meant(self, e: Event) -> tuple[str, str, str] | None:
        """Tell which matter that waits is decided: the only one under its reference, of the body that it names, if it names one."""
        waits = [key for key, came in self.outside.items() if not came and (key[0], key[2]) == (str(e.forum), e.reference)]  # type: ignore[attr-defined]
        meant = [key for key in waits if e.body in {None, key[1]}]  # type: ignore[attr-defined]
        return meant[0] if len(meant) == 1 else None

    def _on_outside_decided(self, e: Event) -> tuple[str, str] | None:
        key, won = self._meant(e), str(e.result) in {"for_customer", "for_customer_in_part", "settled_outside"}  # type: ignore[attr-defined]
        money = e.award is None or (won and e.award.amount > 0)  # type: ignore[attr-defined]
        if self._alive and self._coordinates(e.by) and key is not None and e.summary.strip() and money:  # type: ignore[attr-defined]
            self.outside[key] = "won" if won else "lost"
            return ("decide_outside", self.state)
        return None

    # inspections

    @property
    def _worked_on(self) -> bool:
        return self.state in self.open | self.ended | {"under_review"}

    def _on_inspected(self, e: Event) -> tuple[str, str] | None:
        ids = [one.id for one in e.found]  # type: ignore[attr-defined]
        whole = all(one.id.strip() and one.owner.strip() and one.what.strip() for one in e.found)  # type: ignore[attr-defined]
        new = len(set(ids)) == len(ids) and not self.actions & set(ids)
        if self._worked_on and "administration" in e.by.roles and e.note.strip() and whole and new:  # type: ignore[attr-defined]
            self.actions |= set(ids)
            self.owners |= {one.id: one.owner for one in e.found}  # type: ignore[attr-defined]
            return ("inspect", self.state)
        return None

    # what the customer makes of the answer

    def _on_answer_accepted(self, e: Event) -> tuple[str, str] | None:
        return self._stay("accept_answer", self.state in self.ended, self._touches(e.by), self._all_heard(e), self.told and not self.reacted)

    def _on_answer_rejected(self, e: Event) -> tuple[str, str] | None:
        return self._stay("reject_answer", self.state in self.ended, self._touches(e.by), self._heard(e), self.told and not self.reacted)

    # what the customer was told of

    @property
    def _alive(self) -> bool:
        return self.state in self.open | self.ended | {"under_review", "withdrawn", "referred"}

    def _owes(self, e: Event) -> None:
        """Count anew, from all that ever happened, what is owed on which card."""
        self.steps.append(Step(0, "", e))
        self.due, self.whose = debts_after(self.steps)
        self.debts = [(one.kind, one.much) for one in self.due]

    def _theirs(self, kind: str, card: str | None) -> dict[tuple[str, str], Decimal]:
        """What is owed of a kind to whoever speaks."""
        mine = speaks_for(self.due, self.whose, kind, card)
        return {key: much for key, much in total([one for one in self.due if one.card in mine]).items() if key[0] == kind}

    def _may_have(self, e: Event) -> bool:
        kind, amount = e.remedy.kind, e.remedy.amount  # type: ignore[attr-defined]
        on_file = e.card is None or e.card in {one.number for one in self._on_file()}  # type: ignore[attr-defined]
        theirs = self._theirs(kind, e.card)  # type: ignore[attr-defined]
        fits = (kind, "") in theirs if amount is None else 0 < amount.amount <= theirs.get((kind, amount.currency), Decimal(0))
        return on_file and fits and e.evidence.strip() != "" and self.card.customer not in people(e.by)  # type: ignore[attr-defined]

    def _on_remedy_performed(self, e: Event) -> tuple[str, str] | None:
        return self._stay("perform_remedy", self._alive, self._touches(e.by), self._may_have(e))

    def _on_remedy_declined(self, e: Event) -> tuple[str, str] | None:
        owed = self._heard(e) and self._theirs(e.kind, e.statement.card)  # type: ignore[attr-defined]
        return self._stay("decline_remedy", self._alive, self._touches(e.by), owed)

    # once answered

    def _on_follow_up_done(self, e: Event) -> tuple[str, str] | None:
        return self._stay("follow_up", self.state in self.ended, self._touches(e.by), self._heard(e))

    def _on_follow_up_unsolved(self, e: Event) -> tuple[str, str] | None:
        return ("follow_up_unsolved", "reopened") if self.state in self.ended and self._touches(e.by) and self._heard(e) else None

    def _on_reopened(self, e: Event) -> tuple[str, str] | None:
        found = e.on != "review" or self.reviewed in {"upheld", "partly_upheld"}  # type: ignore[attr-defined]
        back = {"withdrawn": "withdrawal_retracted", "referred": "referral_returned"}
        wanted = {back[self.state], "outside_decision", "forwarded_after_answer"} if self.state in back else set()
        fits = e.on in wanted if wanted else e.on not in back.values() and self.state in self.ended  # type: ignore[attr-defined]
        heard = e.on != "withdrawal_retracted" or self._heard(e)  # type: ignore[attr-defined]
        found = found and (e.on != "forwarded_after_answer" or self._since_it_ended)  # type: ignore[attr-defined]
        found = found and (e.on != "outside_decision" or "won" in self.outside.values())  # type: ignore[attr-defined]
        may = fits and heard and self._coordinates(e.by) and self._said(e) and found
        return ("reopen", "reopened") if may else None

    def _on_review_requested(self, e: Event) -> tuple[str, str] | None:
        may = self.state in self.ended and e.by.roles & {"intake", "customer_service"} and self._said(e) and self._heard(e)
        return ("request_review", "under_review") if may and self.decider is not None and "/" in self.decider.unit else None

    def _on_review_decided(self, e: Event) -> tuple[str, str] | None:
        if self.state != "under_review" or not self._reply(e) or self.decider is None:
            return None
        if any(people(e.by) & people(one) for one in (*self.rulers.values(), self.decider)):
            return None
        if not above(e.by, self.decider) or below(e.by.unit, self.decider.unit):
            return None
        self.reviewed = str(e.ruling)  # type: ignore[attr-defined]
        return ("decide_review", "answered")

    # who came

    def _on_outcome_filed(self, e: Event) -> tuple[str, str] | None:
        if not self._nobody or not self._said(e):
            return None
        if self.state == "returned" and "customer_service" in e.by.roles:
            self.first = None
            return ("file_outcome", "answered")
        if self.state == "not_accepted" and e.by.roles & {"intake", "customer_service"}:
            return ("file_reasons", "reasons_given")
        return None

    def _on_turned_away(self, e: Event) -> tuple[str, str] | None:
        may = e.by.roles & {"intake", "customer_service"} and self._reply(e) and self.papers.nobody_may
        if self.kind == "simple" and self.state == "received":
            return ("turn_away_at_once", "reasons_given") if may else None
        if may and self.state == "reopened":
            return ("turn_away_again", "reasons_given")
        return ("turn_away", "reasons_given") if may and self.state == self.entry else None

    # a joint one falls apart

    def _on_split_off(self, e: Event) -> tuple[str, str] | None:
        people, speak = len(self.crowd), min(len(self.speakers), len(self.crowd))
        stay = people - e.complainants  # type: ignore[attr-defined]
        fresh = self.state in self.fresh | UNDECIDED | {"not_accepted"} and "customer_service" in e.by.roles
        if not fresh or e.other in {"", self.card.number} | self.split | {one.number for one in self.cards}:  # type: ignore[attr-defined]
            return None
        if e.complainants < 1 or stay < 1:  # type: ignore[attr-defined]
            return None
        if e.representatives < 1 or e.representatives > stay or e.representatives > speak:  # type: ignore[attr-defined]
            return None
        self.split.add(e.other)  # type: ignore[attr-defined]
        self.crowd.left_by(e.complainants, self.origin, e.customer)  # type: ignore[attr-defined]
        self.speakers.left_by(len(self.speakers) - e.representatives, self.origin, e.customer)  # type: ignore[attr-defined]
        return ("split_off", self.state)

    def _on_split_from(self, e: Event) -> tuple[str, str] | None:
        said = [one.event.complainants for one in e.history if one.event.name == "split_off" and one.event.other == self.card.number]  # type: ignore[attr-defined]
        fits = e.joint != self.card.number and e.card.number == e.joint and e.card.received_at == self.card.received_at  # type: ignore[attr-defined]
        alone = self.state == "received" and len(self.log) == 1 and "customer_service" in e.by.roles
        if not alone or not fits or said[-1:] != [self.card.complainants]:
            return None
        self._before(e)
        self.origin = first_of(self.card.number, [Step(2, "split_from", e)])
        for row in (self.crowd, self.speakers):
            row.rows = {who: [self.origin] * len(there) for who, there in row.rows.items()}
        return ("split_from", self.state)

    def _before(self, e: Event) -> None:
        """Note whom the joint complaint is about, and who was recused from it."""
        self.names(e.card)  # type: ignore[attr-defined]
        self.earlier.append(e.card)  # type: ignore[attr-defined]
        for step in e.history:  # type: ignore[attr-defined]
            if step.event.name == "recused":
                self.recused.add(step.event.person)
            if step.event.name in {"merged_in", "split_from"}:
                self._before(step.event)

    # another unit takes over

    def _on_escalated(self, e: Event) -> tuple[str, str] | None:
        unit, other = e.department, e.together_with  # type: ignore[attr-defined]
        named = [unit] + ([] if other is None else [other])
        if self.state not in {"assigned"} | FOUND or "administration" not in e.by.roles or not unit or not self._said(e):
            return None
        if any(all(below(one, about) for one in named) for about in self.units):
            return None
        if any(below(unit, one) or len(unit.split("/")) > len(one.split("/")) for one in self.departments):
            return None
        self.departments = named
        return ("escalate", self.state)

    # authorities

    def _on_forwarded(self, e: Event) -> tuple[str, str] | None:
        arrived = e.received_at or e.at  # type: ignore[attr-defined]
        named = e.authority.strip() and e.reference.strip()  # type: ignore[attr-defined]
        early = e.feedback_due is not None and e.feedback_due < arrived.astimezone(SHANGHAI).date()  # type: ignore[attr-defined]
        same = {(one.body, one.reference) for one in waiting(self.post)}
        twice = e.kind == "forwarded" and (e.authority, e.reference) in same  # type: ignore[attr-defined]
        if not named or early or twice or not self.card.received_at <= arrived <= e.at or not self._coordinates(e.by):
            return None
        if self.state not in self.open | {"under_review", "withdrawn", "referred"} | self.ended:
            return None
        self.post.append(Letter(arrived, e.reference, feedback=False, body=e.authority))  # type: ignore[attr-defined]
        self._forwarded(e)
        return ("forward_closed", "answered") if self.state == "closed" else ("forward", self.state)

    def _forwarded(self, e: Event) -> None:
        if e.kind != "urged":  # type: ignore[attr-defined]
            self.letters.append(e.received_at or e.at)  # type: ignore[attr-defined]

    def _on_reported_back(self, e: Event) -> tuple[str, str] | None:
        stands = self.state in self.open | {"under_review", "withdrawn", "referred"} | self.ended
        under = [one for one in waiting(self.post) if one.reference == e.reference]  # type: ignore[attr-defined]
        bodies = {one.body for one in under} if e.authority is None else {e.authority}  # type: ignore[attr-defined]
        to = [one for one in under if one.body in bodies]
        notice = e.notice  # type: ignore[attr-defined]
        told = notice.proof != "unreachable" and notice.content.strip() and (notice.at is None or all(one.moment <= notice.at for one in to))
        if not stands or not self._coordinates(e.by) or not self._noticed(e) or not told or len(bodies) > 1 or not to:
            return None
        self.post += sent(self.post, e.at, e.reference, e.authority)  # type: ignore[attr-defined]
        return ("give_feedback", self.state)

    # measures

    @property
    def _handled(self) -> bool:
        return self.state in {"assigned", "reopened", "under_review"} | FOUND | self.ended

    def _in_charge(self, who: Actor) -> bool:
        return bool(who.roles & {"handler", "handler_supervisor", "administration"})

    def _on_action_agreed(self, e: Event) -> tuple[str, str] | None:
        action = e.action  # type: ignore[attr-defined]
        whole = action.id.strip() and action.owner.strip() and action.what.strip() and action.id not in self.actions
        if self._handled and self._in_charge(e.by) and whole:
            self.actions.add(action.id)
            self.owners[action.id] = action.owner
            return ("agree_action", self.state)
        return None

    def _on_action_done(self, e: Event) -> tuple[str, str] | None:
        if e.action not in self.actions:  # type: ignore[attr-defined]
            return None
        may = self._in_charge(e.by) or any(one in people(e.by) for one in self.owners.values())
        if self._worked_on and may and (not self.involved(e.by) or self.owners[e.action] in people(e.by)):  # type: ignore[attr-defined]
            self.done.add(e.action)  # type: ignore[attr-defined]
            self.doers.setdefault(e.action, set()).update(people(e.by))  # type: ignore[attr-defined]
            return ("do_action", self.state)
        return None

    def _on_action_checked(self, e: Event) -> tuple[str, str] | None:
        known = e.action in self.actions and e.action in self.done  # type: ignore[attr-defined]
        own = known and people(e.by) & (self.doers[e.action] | {self.owners[e.action]})  # type: ignore[attr-defined]
        return self._stay("check_action", self._worked_on, "administration" in e.by.roles, known, not own)
