"""Every error says one clean line, and survives being pickled: it crosses process borders in batch jobs."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Final

import pytest

from crmcore.adapters.files.refusing import FileRefused
from crmcore.decision import finding, reason
from crmcore.errors import (
    CalendarHorizon,
    CrmCoreError,
    InvalidType,
    InvalidValue,
    MissingExtra,
    NotFound,
    NotPublished,
    Refused,
    RulebookError,
    Stale,
    StoreFailed,
)
from crmcore.messages import Language
from tests.house.source import classes

WHY: Final = (reason("empty", field="a"), reason("not_found", kind="case", id="C-1"))
ERRORS: Final = [one for one in classes() if issubclass(one, CrmCoreError)]
# The obvious form of each: how a host that keeps a port's promises raises it.
MADE: Final[dict[type[CrmCoreError], Callable[[], CrmCoreError]]] = {
    CrmCoreError: lambda: CrmCoreError(*WHY),
    InvalidValue: lambda: InvalidValue.of("id", "has a blank; leave it out", zh="含有空格；请去掉"),
    FileRefused: lambda: FileRefused.of("complaints.csv", "is empty; export it anew", zh="为空；请重新导出"),
    InvalidType: lambda: InvalidType.of("amount", "is a float; give a decimal", zh="是浮点数；请用小数"),
    NotFound: lambda: NotFound.of("complaint", "C-1"),
    CalendarHorizon: lambda: CalendarHorizon.of("day", "2031-01-01"),
    Stale: lambda: Stale("C-1", 3, 4),
    StoreFailed: lambda: StoreFailed.of("the archive is closed at night; repeat this after 06:00", zh="档案库夜间关闭；请于06:00后重试"),
    NotPublished: lambda: NotPublished("C-1", 3, "ConnectionError"),
    MissingExtra: lambda: MissingExtra("crmcore.adapters.sql", "sql"),
    Refused: lambda: Refused.of("accept", "complaint", "C-1", *WHY),
    RulebookError: lambda: RulebookError(finding("empty", "rulebook.name", field="name"), finding("empty", "rulebook.zone", field="zone")),
}


def test_every_error_has_an_obvious_form() -> None:
    assert set(MADE) == set(ERRORS)
    assert all(type(made()) is kind for kind, made in MADE.items())


@pytest.mark.parametrize("kind", ERRORS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("given", [("no complaint X",), (), (None,), ("accept", "complaint", "C-1", "not now")], ids=repr)
def test_what_is_no_form_is_refused_with_what_is(kind: type[CrmCoreError], given: tuple[object, ...]) -> None:
    """At once, where it is written: never later, in the traceback of something else."""
    with pytest.raises(TypeError) as caught:
        kind(*given)  # type: ignore[arg-type]
    said = str(caught.value)
    assert f"write {kind.__name__}(" in said or said.startswith(f"{kind.__name__}.__init__() ")


@pytest.mark.parametrize("kind", ERRORS, ids=lambda one: one.__name__)
def test_an_error_survives_a_journey(kind: type[CrmCoreError]) -> None:
    """Pickled or copied, it says the same for the same reasons."""
    error = MADE[kind]()
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301 - our own bytes
        assert type(again) is kind
        assert str(again) == str(error)
        assert again.reasons == error.reasons
        assert (again.code, again.facts) == (error.code, error.facts)
        assert vars(again) == vars(error)


@pytest.mark.parametrize("kind", ERRORS, ids=lambda one: one.__name__)
def test_an_error_is_one_line_in_lower_case(kind: type[CrmCoreError]) -> None:
    error = MADE[kind]()
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
