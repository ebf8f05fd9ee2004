"""Every error says one clean line, and survives being pickled: it crosses process borders in batch jobs."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Final

import pytest

from crmcore.decision import Decision, Outcome, finding, reason
from crmcore.errors import CrmCoreError, MissingExtra, NotPublished, Refused, RulebookError, Stale
from crmcore.messages import Language
from tests.house.source import classes

WHY: Final = (reason("empty", field="a"), reason("not_found", kind="case", id="C-1"))
ERRORS: Final = [one for one in classes() if issubclass(one, CrmCoreError)]
# How to make one, for those that take something else than reasons.
MADE: Final[dict[type[CrmCoreError], Callable[[], CrmCoreError]]] = {
    Stale: lambda: Stale("C-1", 3, 4),
    NotPublished: lambda: NotPublished("C-1", 3, "ConnectionError"),
    MissingExtra: lambda: MissingExtra("crmcore.adapters.sql", "sql"),
    Refused: lambda: Refused(Decision(Outcome.REFUSED, WHY), "accept", "complaint", "C-1"),
    RulebookError: lambda: RulebookError(finding("empty", "rulebook.name", field="name"), finding("empty", "rulebook.zone", field="zone")),
}


@pytest.mark.parametrize("kind", ERRORS, ids=lambda one: one.__name__)
def test_an_error_survives_a_journey(kind: type[CrmCoreError]) -> None:
    """Pickled or copied, it says the same for the same reasons."""
    error = MADE.get(kind, lambda: kind(*WHY))()
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301 - our own bytes
        assert type(again) is kind
        assert str(again) == str(error)
        assert again.reasons == error.reasons
        assert (again.code, again.facts) == (error.code, error.facts)
        assert vars(again) == vars(error)


@pytest.mark.parametrize("kind", ERRORS, ids=lambda one: one.__name__)
def test_an_error_is_one_line_in_lower_case(kind: type[CrmCoreError]) -> None:
    error = MADE.get(kind, lambda: kind(*WHY))()
    for said in (str(error), error.text(Language.EN), error.text(Language.ZH)):
        assert said
        assert "\n" not in said
        assert not said[0].isupper()


def test_an_error_can_be_annotated() -> None:
    """Errors are not frozen: Python itself writes to them (`__traceback__`, `__notes__`)."""
    error = Stale("C-1", 3, 4)
    error.add_note("while saving")
    with pytest.raises(Stale) as caught:
        raise error
    assert caught.value.__notes__ == ["while saving"]
