"""The same table on other engines, and by hand: each asks one role of whoever acts, and writes one audit record a step."""

from __future__ import annotations

from collections.abc import Callable

import statemachine
import transitions

from benchmarks.story import OURS, ROLES
from crmcore.complaints.states import State
from crmcore.event import Event

# transitions -------------------------------------------------------------------------------------------------------------------------------------


class Model:
    """What `transitions` moves: it sets `state`, and adds a method for each event."""

    def __init__(self) -> None:
        """Begin without a record."""
        self.state = State.RAISED.value
        self.audit: list[tuple[int, str, object]] = []

    def record(self, moved: transitions.EventData) -> None:
        """Write one audit record."""
        self.audit.append((len(self.audit) + 1, moved.event.name, moved.kwargs["happened"]))


def asks_for(name: str) -> Callable[[transitions.EventData], bool]:
    """Make a condition that asks for one role."""
    return lambda asked: name in asked.kwargs["happened"].by.roles


def transitions_machine() -> transitions.Machine:
    """Build the machine, once."""
    lines = [
        {
            "trigger": one.event.name,
            "source": [state.value for state in one.from_],
            "dest": str(one.to),
            "conditions": asks_for(ROLES[one.id]),
            "after": "record",
        }
        for one in OURS.transitions
    ]
    states = [state.value for state in OURS.states]
    return transitions.Machine(model=None, states=states, transitions=lines, initial="raised", send_event=True, auto_transitions=False)


# python-statemachine -----------------------------------------------------------------------------------------------------------------------------


def statemachine_class() -> type[statemachine.StateMachine]:
    """Build the class as its authors write it, with the names of states and events told apart by a prefix."""
    body: dict[str, object] = {}
    for state in OURS.states:
        body[f"is_{state}"] = statemachine.State(value=state.value, initial=state is State.RAISED, final=state in OURS.final)
    for one in OURS.transitions:
        for state in one.from_:
            line = body[f"is_{state}"].to(body[f"is_{one.to}"], cond=f"may_{ROLES[one.id]}")
            name = f"on_event_{one.event.name}"
            body[name] = body[name] | line if name in body else line
    for name in set(ROLES.values()):
        body[f"may_{name}"] = may(name)
    body["after_transition"] = after_transition
    return type(statemachine.StateMachine)("Procedure", (statemachine.StateMachine,), body)


def may(name: str) -> Callable[[object, Event], bool]:
    """Make a condition that asks for one role."""
    return lambda self, happened: name in happened.by.roles  # noqa: ARG005 - it is a method


def after_transition(self: statemachine.StateMachine, event: str, happened: Event) -> None:
    """Write one audit record."""
    self.audit.append((len(self.audit) + 1, event.removeprefix("on_event_"), happened))


# By hand -----------------------------------------------------------------------------------------------------------------------------------------


class ByHand:
    """A complaint that is changed in place by one long if, with the record that ours keeps."""

    __slots__ = ("audit", "state")

    def __init__(self) -> None:
        """Begin without a record."""
        self.state = "raised"
        self.audit: list[tuple[int, str, Event]] = []

    def apply(self, event: Event) -> None:  # noqa: C901, PLR0912, PLR0915 - one long if is what it is about
        """Take one step."""
        state, name = self.state, event.name
        if state == "raised" and name == "registered":
            step, self.state = "register", "received"
        elif state == "received" and name == "grounds_confirmed":
            step, self.state = "confirm", "confirmed"
        elif state == "received" and name == "explained":
            step, self.state = "explain_cause", "explained"
        elif state == "confirmed" and name == "complaint_accepted":
            step, self.state = "accept", "accepted"
        elif state == "confirmed" and name == "not_accepted":
            step, self.state = "decline", "not_accepted"
        elif state == "confirmed" and name == "sent_back":
            step, self.state = "send_back_grounds", "received"
        elif state == "not_accepted" and name == "reasons_given":
            step, self.state = "give_reasons", "reasons_given"
        elif state == "accepted" and name == "handler_assigned":
            step, self.state = "assign", "assigned"
        elif state == "assigned" and name == "handler_assigned":
            step = "reassign"
        elif state == "assigned" and name == "report_filed":
            step, self.state = "file_report", "reported"
        elif state == "reported" and name == "report_reviewed":
            step, self.state = "review_report", "reviewed"
        elif state == "reported" and name == "sent_back":
            step, self.state = "send_back_report", "assigned"
        elif state == "reviewed" and name == "opinion_submitted":
            step, self.state = "submit_opinion", "submitted"
        elif state == "reviewed" and name == "opinion_settled":
            step, self.state = "settle", "decided"
        elif state == "reviewed" and name == "sent_back":
            step, self.state = "return_report", "assigned"
        elif state == "submitted" and name == "decided":
            step, self.state = "decide", "decided"
        elif state == "submitted" and name == "sent_back":
            step, self.state = "send_back_opinion", "reviewed"
        elif state == "decided" and name == "remedy_proposed":
            step, self.state = "propose_remedy", "proposed"
        elif state == "proposed" and name == "remedy_approved":
            step, self.state = "approve_remedy", "approved"
        elif state == "proposed" and name == "sent_back":
            step, self.state = "send_back_proposal", "decided"
        elif state == "approved" and name == "returned_to_service":
            step, self.state = "return_to_service", "returned"
        elif state == "returned" and name == "customer_answered":
            step, self.state = "answer", "answered"
        elif state in {"answered", "explained", "reasons_given"} and name == "closed":
            step, self.state = "close", "closed"
        else:
            raise ValueError(name)
        self.audit.append((len(self.audit) + 1, step, event))
