"""Errors: for programs by code and facts, for people on one line, across processes by pickle."""

from __future__ import annotations

import copy
import pickle

import pytest

from crmcore.decision import Decision, Outcome, Reason, finding, reason
from crmcore.errors import (
    CalendarHorizon,
    CrmCoreError,
    InvalidType,
    InvalidValue,
    MissingExtra,
    NotFound,
    Refused,
    RulebookError,
    Stale,
    StoreFailed,
)
from crmcore.messages import Language

OWN = reason("own_code_of_a_host", field="id", limit=20)  # a reason that no message of ours has
REFUSAL = Decision(Outcome.REFUSED, (reason("empty", field="cause"), reason("empty", field="conclusion")))
ERRORS = [
    CrmCoreError(reason("empty", field="cause")),
    InvalidValue(reason("empty", field="cause"), reason("unknown_currency", found="RMB")),
    InvalidType(reason("float_money")),
    NotFound(reason("not_found", kind="case", id="C-1")),
    CalendarHorizon(reason("not_found", kind="day", id="2031-01-01")),
    Stale("C-1", 3, 4),
    MissingExtra("crmcore.adapters.sql", "sql"),
    Refused(REFUSAL, "accept", "complaint", "C-1"),
    Refused(Decision(Outcome.NOT_COVERED), "accept", "complaint", "C-1"),
    RulebookError(finding("empty", "kpi.targets[0].kpi", field="kpi"), finding("float_money", "policy.limits[1]")),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_every_error_travels_and_says_itself_on_one_line_in_both_languages(error: CrmCoreError) -> None:
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - our own bytes
        assert type(twin) is type(error)
        assert (str(twin), twin.reasons, vars(twin)) == (str(error), error.reasons, vars(error))
    assert "\n" not in str(error) + error.text(Language.ZH)
    assert error.text(Language.ZH) != str(error) == error.text()
    assert (error.code, error.facts) == (error.reasons[0].code, error.reasons[0].facts)


@pytest.mark.parametrize(
    ("error", "base"),
    [
        (InvalidValue, ValueError),
        (InvalidType, ValueError),
        (InvalidType, TypeError),
        (NotFound, LookupError),
        (CalendarHorizon, NotFound),
        (MissingExtra, ImportError),
        (RulebookError, ValueError),
    ],
)
def test_errors_are_also_what_python_calls_them(error: type[Exception], base: type[Exception]) -> None:
    assert issubclass(error, base)
    assert issubclass(error, CrmCoreError)


def test_all_faults_are_said_at_once() -> None:
    assert str(ERRORS[1]) == "`cause` is empty; give a value · unknown currency `RMB`; give an ISO 4217 code, e.g. `CNY`"


def test_stale_names_both_versions() -> None:
    stale = Stale("C-1", 3, 4)
    assert (stale.id, stale.expected, stale.found) == ("C-1", 3, 4)


@pytest.mark.parametrize(
    ("expected", "found", "code", "said"),
    [
        (3, 4, "stale", "`C-1` was saved as version 4 since version 3 was read; load it again and repeat the step"),
        (0, 1, "stale", "`C-1` was saved as version 1 since version 0 was read; load it again and repeat the step"),
        (None, 4, "stale.there", "`C-1` is stored already, as version 4; load it, and repeat the step on what it has"),
        (None, 0, "stale.there", "`C-1` is stored already, as version 0; load it, and repeat the step on what it has"),
        (
            3,
            None,
            "stale.not_there",
            "`C-1` was read at version 3, but nothing is stored under this id; save it as new with `expected_version=None`",
        ),
        (3, 3, "stale.at_once", "somebody else was writing `C-1` at the same moment; load it again and repeat the step"),
        (None, None, "stale.at_once", "somebody else was writing `C-1` at the same moment; load it again and repeat the step"),
    ],
)
def test_stale_says_what_is_there(expected: int | None, found: int | None, code: str, said: str) -> None:
    stale = Stale("C-1", expected, found)
    assert (stale.code, str(stale)) == (code, said)
    assert pickle.loads(pickle.dumps(stale)).args == ("C-1", expected, found)  # noqa: S301 - our own bytes


def test_not_found_is_made_of_what_is_not_there() -> None:
    error = NotFound.of("complaint", "C-1")
    assert (error.code, str(error), error.text(Language.ZH)) == ("not_found", "no complaint `C-1`", "不存在投诉`C-1`")
    assert type(CalendarHorizon.of(kind="edition", id="e")) is CalendarHorizon


@pytest.mark.parametrize("kind", [CrmCoreError, InvalidValue, InvalidType, NotFound, StoreFailed])
@pytest.mark.parametrize(("given", "found"), [(("no complaint X",), "str"), ((), "nothing"), ((reason("float_money"), 5), "Reason, int")])
def test_a_bare_sentence_is_refused_where_the_error_is_made(kind: type[CrmCoreError], given: tuple[Reason, ...], found: str) -> None:
    with pytest.raises(TypeError) as caught:
        kind(*given)
    assert str(caught.value).startswith(f"{kind.__name__} takes reasons, not {found}: write {kind.__name__}(reason(code, field=…)) with `reason`")


def test_a_missing_extra_says_what_to_install() -> None:
    missing = MissingExtra("crmcore.cli", "cli")
    assert str(missing) == "`crmcore.cli` needs an optional dependency; install `crmcore[cli]`"
    assert (missing.feature, missing.extra) == ("crmcore.cli", "cli")


def test_a_refusal_says_what_then_why_and_keeps_the_decision() -> None:
    refused = Refused(REFUSAL, "accept", "complaint", "C-1")
    assert str(refused) == "step `accept` refused for complaint `C-1`: `cause` is empty; give a value · `conclusion` is empty; give a value"
    assert refused.text(Language.ZH) == "步骤`accept`被拒绝（投诉`C-1`）：`cause`为空；请填写 · `conclusion`为空；请填写"
    assert refused.decision is REFUSAL
    assert (refused.step, refused.kind, refused.id) == ("accept", "complaint", "C-1")


def test_a_refusal_without_reasons_has_the_outcome_for_a_code() -> None:
    refused = Refused(Decision(Outcome.NOT_COVERED), "accept", "complaint", "C-1")
    assert refused.code == "outcome.not_covered"
    assert str(refused) == "step `accept` refused for complaint `C-1`: not covered"


def test_a_wrong_rulebook_says_every_fault_with_its_path() -> None:
    error = RulebookError(finding("empty", "kpi.targets[0].kpi", field="kpi"), finding("float_money", "policy.limits[1]"))
    assert str(error).startswith("kpi.targets[0].kpi: `kpi` is empty; give a value · policy.limits[1]: an amount of money is never a float")
    assert [one.path for one in error.findings] == ["kpi.targets[0].kpi", "policy.limits[1]"]


def test_a_fault_of_the_whole_text_has_no_path_to_be_said() -> None:
    assert str(RulebookError(finding("no_rulebook", ""))) == "no edition given; give at least one file"


@pytest.mark.parametrize(
    ("error", "en", "zh"),
    [
        (InvalidValue.of("id", "has a blank; leave it out", zh="含有空格；请去掉"), "`id` has a blank; leave it out", "字段`id`含有空格；请去掉"),
        (InvalidValue.of("id", "has a\nblank"), "`id` has a blank", "字段`id`has a blank"),
        (StoreFailed.of("closed", zh=""), "the store failed: closed", "存储失败：closed"),
        (InvalidValue(OWN), "own_code_of_a_host (field, limit)", "own_code_of_a_host (field, limit)"),
        (InvalidValue(reason("not_found")), "not_found ()", "not_found ()"),
        (RulebookError(finding("own_code_of_a_host", "a.b")), "a.b: own_code_of_a_host ()", "a.b: own_code_of_a_host ()"),
        (
            Refused.of("accept", "complaint", "C-1", OWN),
            "step `accept` refused for complaint `C-1`: own_code_of_a_host (field, limit)",
            "步骤`accept`被拒绝（投诉`C-1`）：own_code_of_a_host (field, limit)",
        ),
    ],
)
def test_what_a_host_says_is_said_and_what_has_no_text_never_fails(error: CrmCoreError, en: str, zh: str) -> None:
    assert (str(error), error.text(Language.ZH)) == (en, zh)
    assert str(pickle.loads(pickle.dumps(error))) == en  # noqa: S301 - our own bytes
