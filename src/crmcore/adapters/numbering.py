"""What every store of cases asks of a history before it keeps it."""

from __future__ import annotations

from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.lifecycles.case import Case


def refuse_misnumbered(case: Case) -> None:
    """Raise `InvalidValue` where the steps of a case are not numbered from 1 on: its number is what identifies a step for ever; or there is none."""
    if not case.history:
        raise InvalidValue(reason("save.no_steps", id=case.id))
    if [step.seq for step in case.history] != list(range(1, len(case.history) + 1)):
        raise InvalidValue(reason("save.misnumbered", id=case.id))
