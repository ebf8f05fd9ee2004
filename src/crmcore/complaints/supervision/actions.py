"""How far the measures of a complaint are: agreed, done, checked; and whether they had their effect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.after import ActionAgreed, ActionChecked, ActionDone
from crmcore.complaints.events.inspection import Inspected
from crmcore.complaints.papers.action import Action
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.rules.supervision import last_day
from crmcore.decision import Facts
from crmcore.messages import Language, render
from crmcore.worktime.calendars.zone import local_day, zone_named


class ActionState(StrEnum):
    """How far a measure has got.

    Clause: MAN-4.2
    """

    AGREED = "action_agreed"
    DONE = "action_done"
    EFFECTIVE = "effective"
    NOT_EFFECTIVE = "not_effective"


@attrs.frozen(kw_only=True)
class ActionStatus:
    """How far one action has got; days are local days of the firm.

    `due` is the last day for what comes next: to do it, then to check its effect; None where nothing comes next, or nobody must check. `overdue`
    says that this day is past. `needs_new`: it had no effect, and no other has been agreed on since. Done again, it is checked again.

    Clause: RULES-4.4, DEPT-1.4, MAN-4.2
    """

    case: str
    action: Action
    state: ActionState
    done: date | None = None
    checked: date | None = None
    due: date | None
    overdue: bool = False
    needs_new: bool = False

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line, without the words of the action."""
        code = "supervision.action_due" if self.due is not None else "supervision.action_needs_new" if self.needs_new else "supervision.action"
        facts = {"case": self.case, "id": self.action.id, "kind": self.action.kind, "owner": self.action.owner, "state": self.state, "due": self.due}
        return render(code, Facts(facts), lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def actions_of(case: Complaint, *, at: datetime, rules: ComplaintRules) -> tuple[ActionStatus, ...]:
    """Return how far each action of a complaint has got at `at`, in the order in which they were agreed on.

    Raises `InvalidValue` where `rules` are not those of the edition that governed the complaint then.

    Clause: RULES-4.4, DEPT-1.4, MAN-4.2
    """
    then = case.as_of(at, rules=rules)
    today = local_day(at, zone_named(rules.zone))
    return tuple(_as_of(today, one) for one in _fold(then, rules).values())


def _fold(case: Complaint, rules: ComplaintRules) -> dict[str, ActionStatus]:
    zone = zone_named(rules.zone)
    within = rules.supervision.check_within
    found: dict[str, ActionStatus] = {}
    for step in case.history:
        event, day = step.event, local_day(step.event.at, zone)
        match event:
            case ActionAgreed(action=action):
                found = _joined(found, case.id, (action,))
            case Inspected(found=actions):
                found = _joined(found, case.id, actions)
            case ActionDone(action=id_):
                check = None if within is None else last_day(day, within)
                found[id_] = attrs.evolve(found[id_], state=ActionState.DONE, done=day, checked=None, due=check, needs_new=False)
            case ActionChecked(action=id_, effective=effective):
                state = ActionState.EFFECTIVE if effective else ActionState.NOT_EFFECTIVE
                found[id_] = attrs.evolve(found[id_], state=state, checked=day, due=None, needs_new=not effective)
            case _:
                pass
    return found


def _joined(found: dict[str, ActionStatus], case: str, new: tuple[Action, ...]) -> dict[str, ActionStatus]:
    """Return the actions with some new ones, which take the place of those that had no effect."""
    before = {id_: attrs.evolve(one, needs_new=one.needs_new and not new) for id_, one in found.items()}
    return before | {one.id: ActionStatus(case=case, action=one, state=ActionState.AGREED, due=one.due) for one in new}


def _as_of(today: date, one: ActionStatus) -> ActionStatus:
    return attrs.evolve(one, overdue=one.due is not None and one.due < today)


def wanting(actions: tuple[ActionStatus, ...]) -> Iterator[ActionStatus]:
    """Yield the actions that need attention now: overdue, overdue for their check, or without effect and not replaced.

    Clause: RULES-4.25, MAN-4.2
    """
    return (one for one in actions if one.overdue or one.needs_new)
