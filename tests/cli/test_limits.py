"""`crmcore limits`: who may approve how much, in the words of `policy.decide`."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from crmcore.cli.app import app
from crmcore.event import Actor
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.policy import ApprovalRequest, decide
from crmcore.rulebook import Rulebook
from crmcore.rulebook.files import default
from tests.rulebook.test_sections import HEAD

RULES = Rulebook.default().editions[0].policy
OTHERS = "nobody approves what they asked for themselves, unless it is theirs to decide alone; each signature is given by another person"


def limits(*arguments: object, code: int = 0) -> list[str]:
    done = CliRunner().invoke(app, ["limits", *map(str, arguments)])
    assert done.exit_code == code, done.output
    return (done.stderr if code == 2 else done.stdout).splitlines()


@pytest.mark.clause("BANK-4.1")
def test_an_amount_is_answered_with_whom_it_needs() -> None:
    assert limits("--action", "compensation", "--amount", "6000") == [
        "6,000.00 CNY for `compensation` needs approval; `department head` → `finance` → `CEO` approve above 5,000.00 CNY, in this order",
        "  clause    RULES-4.18, BANK-4.1",
        "  added up  with all of 14 days per customer: compensation, price reduction",
        "  good for  30 days after the last signature",
        f"  rules     {Rulebook.default().editions[0].id} (the whole edition)",
        OTHERS,
    ]


def test_the_same_in_chinese() -> None:
    assert limits("--action", "compensation", "--amount", "6000", "--lang", "zh")[:4] == [
        "`赔偿`6,000.00 CNY需要审批；超过5,000.00 CNY由`部门负责人`→`财务`→`首席执行官（CEO）`依次审批",
        "  依据      RULES-4.18、BANK-4.1",
        "  累计      与同一客户14日内的全部申请合并计算：赔偿、折价",
        "  有效期    自最后签批起30日",
    ]


def test_a_terminal_gets_the_labels_in_colour() -> None:
    shown = CliRunner().invoke(app, ["limits", "--action", "compensation"], env={"FORCE_COLOR": "1", "COLUMNS": "120"}).stdout
    for label in ("clause", "added up", "good for", "rules"):
        assert re.search(rf"\x1b\[36m{label}", shown), label


def test_without_an_amount_every_band_is_listed() -> None:
    lines = limits()
    assert [line for line in lines if not line.startswith(" ")] == ["expense claim", "compensation", "price reduction", "purchase", OTHERS]
    assert lines[1:4] == [
        "  `specialist` may approve below 1,000.00 CNY",
        "  `manager` may approve up to 20,000.00 CNY",
        "  `CEO` may approve above 20,000.00 CNY",
    ]
    assert "  `department head` → `finance` → `CEO` approve any amount, in this order" in lines


@pytest.mark.slow
@given(action=st.sampled_from(sorted(RULES.limits)), minor=st.integers(1, 10**9), lang=st.sampled_from(Language))
def test_it_says_what_decide_says(action: str, minor: int, lang: Language) -> None:
    amount = Money.of_minor(minor, "CNY")
    request = ApprovalRequest(
        id="A-1", action=action, amount=amount, requested_by=Actor(id="hans"), at=datetime(2026, 7, 6, tzinfo=UTC), subject="C-1", customer="K-1"
    )
    said = limits("--action", action, "--amount", amount.amount, "--lang", lang.value)[0]
    assert said == decide(request, rules=RULES, related=()).text(lang)


def test_another_rulebook_is_asked_and_tables_without_a_window_have_none(tmp_path: Path) -> None:
    path = tmp_path / "bank.toml"
    path.write_text(
        default().replace('good_for = "30 days"\n', "").replace('clause = "BANK-3.1"\nours   = { en = "that', 'ours   = { en = "that'), "utf-8"
    )
    said = limits(path, "--action", "purchase", "--amount", "1")
    assert said[:1] == ["1.00 CNY for `purchase` needs approval; `department head` → `finance` → `CEO` approve any amount, in this order"]
    assert [line.split()[0] for line in said[1:-1]] == ["rules"]


def test_an_amount_in_another_currency_is_covered_by_no_limit() -> None:
    assert limits("--amount", "60 EUR", code=1)[0].startswith("the limits of `expense claim` are in CNY, an amount is in EUR; convert it first")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--action", "compnsation"), "crmcore: no limits are given for `compnsation`; did you mean `compensation`? There are: `expense`"),
        (("--action", "xyz"), "crmcore: no limits are given for `xyz`; there are some for: `expense`"),
        (("--amount", "5,000"), "crmcore: `5,000` is not an amount; give a finite decimal number, e.g. `500.00`"),
        (("--amount", "5 eur"), "crmcore: unknown currency `eur`; give an ISO 4217 code, e.g. `CNY`"),
        (("--amount", "0"), "crmcore: 0.00 CNY cannot be approved; give an amount above 0"),
    ],
)
def test_what_is_not_understood_is_named(arguments: tuple[str, ...], said: str) -> None:
    (line,) = limits(*arguments, code=2)
    assert line.startswith(said)


def test_a_rulebook_without_limits_says_so(tmp_path: Path) -> None:
    path = tmp_path / "bank.toml"
    path.write_text(HEAD, "utf-8")
    (line,) = limits(path, code=2)
    assert line.endswith("has no section `[policy]`; add it to the rulebook")
