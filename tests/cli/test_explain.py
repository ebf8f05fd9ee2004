"""`crmcore explain`."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import attrs
import pytest
from typer.testing import CliRunner

from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.cli.app import app
from crmcore.cli.complaint_story import complaint_story
from crmcore.complaints import Manner, RecordCard, Reply, register
from crmcore.complaints.events import GroundsConfirmed, MergedInto, NotAccepted, ReasonsGiven
from crmcore.messages import Language, say_term
from crmcore.money import Money
from crmcore.organisation import Staff
from crmcore.rulebook import Rulebook

RUNNER = CliRunner()
START = datetime(2026, 7, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def explain(database: Path, id_: str, at: str, *options: str) -> list[str]:
    result = RUNNER.invoke(app, ["explain", str(database), id_, "--at", at, *options])
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return re.sub(r"#[0-9a-f]{8}", "#…", result.stdout).splitlines()


def refused(*arguments: str) -> str:
    result = RUNNER.invoke(app, ["explain", *arguments])
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    return line


def test_a_database_without_a_rulebook_is_told_how_to_store_it(tmp_path: Path) -> None:
    stores = SqlStores(sqlite(tmp_path / "crm.sqlite"))
    stores.create()
    asked = str(tmp_path / "crm.sqlite"), "C-1", "--at", "2026-07-10"
    assert refused(*asked) == "crmcore: no rulebook is stored in this database; store it with `stores.editions.save(text)`"
    assert refused(*asked, "--lang", "zh") == "crmcore: 该数据库中没有存储规则手册；请用`stores.editions.save(text)`存入"


def test_a_complaint_says_where_it_stands_and_who_may_take_which_step(database: Path) -> None:
    names = (
        "`specialist`, `manager`, `director`, `department head`, `finance`, `CEO`, `board of supervisors`, `outlet clerk`, `outlet manager`, "
        "`administration officer`, `complaint handler`, `team leader`, `customer relations specialist`, `service specialist`, "
        "`marketing specialist`, `data analyst`"
    )
    others = re.sub("`(director|CEO|board of supervisors)`, ", "", names)
    not_ = [
        f"  not  {names} do not have the role: handling department's supervisor",
        f"  not  {others} are not a superior of `anna`, who made the document; it takes somebody in the same unit or one above it, with a higher rank",
        "  not  `anna` made this document, or acts for or through whoever did; someone else must review it",
    ]
    lines = [re.sub(r"(?<=\S) {2,}", "  ", line) for line in explain(database, "C-1", "2026-07-10")]
    way = [
        "complaint C-1: investigation report filed, 2026-07-10 23:59+08:00",
        "  class  ordinary, in the lifecycle complaint/standard v1",
        "  why  class ordinary: it holds for everyone",
        "  rules  example-city-bank@2026-01-01#… (rules for complaints)",
        "  received  2026-07-06 09:30+08:00",
        "  last step  file_report: filing of the investigation report, by `anna`, 2026-07-09 09:30+08:00 (RULES-4.11, RULES-4.17)",
        "  clock acknowledgement  last day 2026-07-07, 3 working days late, breached (MAN-4.2, FIN-2.3; reading of this rulebook); ends first",
        "  counted  1 working day from 2026-07-06 09:30+08:00",
        "  clock first handling  last day 2026-07-07, stopped 2026-07-06, met in time (RULES-1.2; reading of this rulebook)",
        "  counted  1 working day from 2026-07-06 09:30+08:00",
        "  clock close  last day 2026-07-13, 3 days left, running (RULES-4.26; reading of this rulebook)",
        "  counted  7 days from 2026-07-06 09:30+08:00",
        "  clock feedback to the authority  not started (RULES-4.26; reading of this rulebook)",
        "  clock remedy  not started (RULES-4.4; reading of this rulebook)",
        "  clock decision (cn-cbirc-2020-3.respond)  last day 2026-07-21, 11 days left, running (China, CBIRC Order 2020 No. 3, Art. 18 para. 1)",
        "  counted  15 days from 2026-07-06 09:30+08:00",
        "  clock review (cn-cbirc-2020-3.review_decide)  not started (China, CBIRC Order 2020 No. 3, Art. 20)",
        "review_report: review of the report → report reviewed (RULES-4.11)",
        "  may  complaint supervisor",
        *not_,
        "send_back_report: sending back → handling department named (RULES-4.11)",
        "  may  complaint supervisor",
        "  still  the reason is written down",
        *not_,
    ]
    assert lines[: len(way)] == way


def test_what_may_happen_beside_the_way_takes_a_line_each(database: Path) -> None:
    lines = explain(database, "C-1", "2026-07-10")
    beside = lines[lines.index("at any time; the state is still “investigation report filed”:") + 1 :]
    assert beside == sorted(beside)
    assert "  acknowledge: acknowledgement of receipt (FIN-2.3); may: outlet clerk, outlet manager, service specialist" in beside
    assert "  end_mediation: end of mediation (FIN-7.3); nobody: no mediation is proposed or under way" in beside
    assert any(one.startswith("  state_side: ") and "nobody: the complaint is not about `whoever asks`" in one for one in beside)
    heads = [line for line in lines if not line.startswith(" ")]
    assert not any(line.startswith("acknowledge") for line in heads)


def test_the_same_in_chinese(database: Path) -> None:
    lines = explain(database, "C-1", "2026-07-20", "--lang", "zh")
    assert lines[0] == "投诉C-1：已提交调查报告，2026-07-20 23:59+08:00"
    assert any(re.fullmatch("  时限：结案 +最后一日2026-07-13，已逾期7日（RULES-4.26；本规则手册的解释）", line) for line in lines)
    assert lines[lines.index("  尚需  已写明理由") - 1] == "  可以  投诉处理主管"
    assert any(line.startswith("  不可  `专员`、`经理`、`总监`、") for line in lines)


@pytest.mark.parametrize(
    ("at", "title"),
    [
        ("2026-07-06T12:00", "complaint C-1: grounds confirmed, 2026-07-06 12:00+08:00"),
        ("2026-07-06T12:00+08:00", "complaint C-1: grounds confirmed, 2026-07-06 12:00+08:00"),
        ("2026-07-06T04:00Z", "complaint C-1: grounds confirmed, 2026-07-06 12:00+08:00"),
        ("2026-07-06T11:30", "complaint C-1: grounds confirmed, 2026-07-06 11:30+08:00"),
        ("2026-07-06", "complaint C-1: accepted, 2026-07-06 23:59+08:00"),
    ],
)
def test_it_tells_how_things_stood_at_an_earlier_time(database: Path, at: str, title: str) -> None:
    assert explain(database, "C-1", at)[0] == title


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0001-01-01", "9999-12-31"])
def test_a_time_at_the_ends_of_the_calendar_is_refused(database: Path, at: str) -> None:
    """No time can be counted from there, and an offset would lead out of the years that there are."""
    assert "`at` is in the year" in refused(str(database), "C-1", "--at", at)


def test_a_superior_may_accept_and_who_confirmed_may_not(database: Path) -> None:
    lines = explain(database, "C-1", "2026-07-06T12:00")
    at = lines.index("  may  CEO, outlet manager, and as superiors by lines of reporting: director, board of supervisors")
    assert lines[at + 1].startswith("  still  a demand that is not taken up stands on the card")
    assert any(line.startswith("  not  `clerk` made this document") for line in lines)


@pytest.mark.clause("RULES-4.7", "BANK-2.1")
def test_every_position_stands_in_one_of_the_lists_of_a_step(database: Path) -> None:
    """The director of customer relations is above the outlet manager, and may confirm what an outlet clerk took in."""
    positions = Rulebook.default().editions[0].organisation.positions
    for lang in Language:
        words = [say_term(one, lang) for one in positions]
        said = explain(database, "C-1", "2026-07-06T12:00", "--lang", lang.value)
        heads = [number for number, line in enumerate(said) if " → " in line]
        for begin, end in pairwise((*heads, next(n for n, line in enumerate(said) if line.endswith((":", "："))))):
            assert [one for one in words if one not in "\n".join(said[begin + 1 : end])] == []
        assert ("  可以  首席执行官（CEO）、网点负责人，以及作为上级（按汇报关系）的总监、监事会" in said) == (lang is Language.ZH)


def test_nothing_more_happens_to_a_complaint_that_was_merged_into_another() -> None:
    edition = Rulebook.default().on(date(2026, 7, 6))
    card = RecordCard(number="C-9", received_at=START, demands=("criticism",), matter="other", channel="outlet", customer_name="段誉")
    fang = edition.organisation.actor(Staff(id="fang", unit="bank/operations", positions=("service_specialist",)))
    case = register(card, at=START, by=fang, rules=edition.complaints)
    case = case.advance(MergedInto(at=START, by=fang, into="C-1"), rules=edition.complaints)
    story = complaint_story(case, edition=edition, at=START, lang=Language.EN)
    assert [one.heading for one in story.blocks] == ["nothing more happens to it"]


def test_a_closed_complaint_may_be_reopened_and_followed_up(database: Path) -> None:
    lines = explain(database, "C-2", "2026-07-07")
    assert lines[0] == "complaint C-2: closed, 2026-07-07 23:59+08:00"
    assert "reopen: reopening → reopened (FIN-5.2, RULES-4.1)" in lines
    assert any(one.startswith("  follow_up: follow-up: solved for good (FIN-5.2); may: outlet clerk") for one in lines)


def test_a_reason_names_who_decided_and_not_everybody_who_may_ask() -> None:
    """The head of the firm decided, so nobody reviews it: true whoever asks, and said once."""
    edition = Rulebook.default().on(date(2026, 7, 6))
    rules, by = edition.complaints, edition.organisation.actor
    clerk, ceo = by(Staff(id="clerk", unit="bank/outlets", positions=("outlet_clerk",))), by(Staff(id="kong", unit="bank", positions=("ceo",)))
    card = RecordCard(number="C-9", received_at=START, demands=("criticism",), matter="other", channel="outlet", customer_name="段誉")
    case = register(card, at=START, by=clerk, rules=rules)
    for step in (
        GroundsConfirmed(at=START, by=clerk),
        NotAccepted(at=START, by=ceo, why="not about us"),
        ReasonsGiven(
            at=START, by=clerk, reply=Reply(manner=Manner.WRITTEN, content="sorry", contains=("verification_result", "basis_and_reasons", "remedies"))
        ),
    ):
        case = case.advance(step, rules=rules)
    story = complaint_story(case, edition=edition, at=START, lang=Language.EN)
    (review,) = (one for one in story.blocks if one.heading.startswith("request_review"))
    said = [line for line in map(str, review.lines) if "no unit above" in line]
    assert [line.partition("there is")[2] for line in said] == [
        " no unit above the one that decided (`kong`); only a branch's decisions are reviewed"
    ]
    assert sum("do not have the role:" in line for line in map(str, review.lines)) == 1


def test_a_complaint_that_is_in_another_class_by_now_says_so() -> None:
    edition = Rulebook.default().on(date(2026, 7, 6))
    clerk = edition.organisation.actor(Staff(id="clerk", unit="bank/outlets", positions=("outlet_clerk",)))
    card = RecordCard(number="C-9", received_at=START, demands=("criticism",), matter="other", channel="outlet", customer_name="段誉")
    case = attrs.evolve(register(card, at=START, by=clerk, rules=edition.complaints), class_id="severe")
    assert ("by now", "class ordinary: it holds for everyone") in complaint_story(case, edition=edition, at=START, lang=Language.EN).facts
    assert ("现应归为", "投诉类别普通：适用于所有对象") in complaint_story(case, edition=edition, at=START, lang=Language.ZH).facts


def test_the_class_is_told_with_the_condition_that_held() -> None:
    edition = Rulebook.default().on(date(2026, 7, 6))
    clerk = edition.organisation.actor(Staff(id="clerk", unit="bank/outlets", positions=("outlet_clerk",)))
    card = RecordCard(
        number="C-9",
        received_at=START,
        demands=("damages",),
        matter="fees",
        channel="outlet",
        customer_name="段誉",
        claimed=Money(120_000, "CNY"),
    )
    case = register(card, at=START, by=clerk, rules=edition.complaints)
    facts = complaint_story(case, edition=edition, at=START, lang=Language.EN).facts
    assert ("why", "class severe: amount claimed 120,000.00 CNY ≥ 100,000.00 CNY") in facts
    assert sum(said.endswith("; ends first") for _, said in facts) == 1


def test_a_customer_says_the_tier_and_why(database: Path) -> None:
    assert explain(database, "K-1", "2026-07-20") == [
        "customer K-1 (individual) is premium, 2026-07-20 23:59+08:00",
        "  rules         example-city-bank@2026-01-01#… (the whole edition)",
        "  tier          premium by rule T2 (FIN-3.2), as of 2026-07-20",
        "  why           rule T2 holds: amount of the last 12 months 812,000.00 CNY ≥ 500,000.00 CNY; T1 missed by 4,188,000.00 CNY",
        "  before        ordinary as of 2026-07-01, under the rules for tiers example-city-bank@2026-01-01#…",
        "  entitled to   priority: raised · manager: shared · interval of return visits: 3 months",
        "  return visit  last 2026-05-27, next by 2026-08-27",
        "  file          4 of 5 required fields are filled",
        "  missing       occupation",
        "complaints",
        "  C-1  investigation report filed",
    ]


def test_a_customer_s_complaints_count_from_their_receipt(database: Path) -> None:
    assert "complaints" not in explain(database, "K-1", "2026-07-05")
    assert "complaints" not in explain(database, "K-1", "2026-07-06T10:00")


def test_a_customer_in_chinese(database: Path) -> None:
    lines = explain(database, "K-1", "2026-07-20", "--lang", "zh")
    assert lines[0] == "客户K-1（个人客户）：优质客户，2026-07-20 23:59+08:00"
    assert "  应享服务  优先级：较高 · 客户经理：团队服务 · 回访周期：3个月" in lines


def test_special_care_and_an_overdue_visit(database: Path) -> None:
    lines = explain(database, "K-3", "2026-07-20")
    assert "  entitled to   priority: first · interval of return visits: 3 months · home service: yes" in lines
    assert "  return visit  last 2025-12-18, the next was due by 2026-03-18: overdue" in lines


def test_a_visit_never_made_is_due_now(database: Path) -> None:
    assert "  return visit  never made; due now" in explain(database, "K-2", "2026-07-20")


def test_a_complete_file_misses_nothing(database: Path) -> None:
    lines = explain(database, "K-2", "2026-07-20")
    assert "  file          5 of 5 required fields are filled" in lines
    assert not any(line.lstrip().startswith("missing") for line in lines)


def test_a_prospect_is_not_graded(database: Path) -> None:
    assert explain(database, "P-1", "2026-07-20")[2] == "  tier     none: only customers are graded"


def test_a_tier_without_return_visits_is_owed_none(plain_database: Path) -> None:
    lines = explain(plain_database, "K-2", "2026-07-20")
    assert "  entitled to  the ordinary service" in lines
    assert not any("return visit" in line for line in lines)


def test_no_name_is_shown(database: Path) -> None:
    for id_ in ("C-1", "K-1", "K-2", "P-1"):
        assert not re.search("段誉|王语嫣|阿朱|收费不清|18012341999", "\n".join(explain(database, id_, "2026-07-20", "--lang", "zh")))


@pytest.mark.parametrize(
    ("id_", "at", "said"),
    [
        ("C-9", "2026-07-20", "crmcore: neither a complaint nor a customer is called `C-9`"),
        ("C-1", "yesterday", "crmcore: `yesterday` is not a day or an instant; give e.g. `2026-07-20` or `2026-07-20T09:30`"),
        ("C-1", "2026-07-06T10:00", "crmcore: `C-1` was not on record yet at 2026-07-06 10:00+08:00; it was registered at 2026-07-06 10:30+08:00"),
        ("K-1", "2025-12-31", "crmcore: no edition is in force on 2025-12-31; the first begins on 2026-01-01"),
    ],
)
def test_what_cannot_be_answered_ends_with_one_line(database: Path, id_: str, at: str, said: str) -> None:
    assert refused(str(database), id_, "--at", at) == said


def test_the_refusal_speaks_chinese_too(database: Path) -> None:
    assert refused(str(database), "C-9", "--at", "2026-07-20", "--lang", "zh") == "crmcore: 没有编号为`C-9`的投诉或客户"


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "crm.sqlite"
    assert refused(str(path), "C-1", "--at", "2026-07-20").startswith(f"crmcore: no file `{path}`")
    assert not path.exists()


@pytest.mark.parametrize("content", [b"not a database, but long enough to be looked at" * 50, b""])
def test_another_file_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "crm.sqlite"
    path.write_bytes(content)
    assert refused(str(path), "C-1", "--at", "2026-07-20") == f"crmcore: `{path}` is not a database that crmcore wrote; `crmcore demo` writes one"
    assert path.read_bytes() == content


def test_a_complaint_that_cannot_be_read_is_named_and_hides_nothing(database: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(database, tmp_path / "crm.sqlite"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("insert into cases select kind, 'C-9', version, state, edition, body from cases where id = 'C-1'")
    said = explain(path, "K-1", "2026-07-20")
    assert said[:-2] == explain(database, "K-1", "2026-07-20")
    assert said[-2] == "complaints that cannot be read, of whichever customer"
    assert said[-1].startswith("  C-9  cannot be read: `C-9` is stored as version 5, but has only 0 steps; restore the missing ones from a backup")
    assert "无法读取的投诉（客户未知）" in explain(path, "K-1", "2026-07-20", "--lang", "zh")


def test_a_database_that_somebody_holds_is_told_by_name(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crmcore.adapters.sql.sqlite", partial(sqlite, wait=0.05))
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("begin exclusive")
        said = refused(str(database), "C-1", "--at", "2026-07-20")
    assert said.startswith("crmcore: the database is locked by another program; repeat this when that one is done")


@pytest.mark.parametrize("columns", ["80", "200"])
def test_a_terminal_gets_lines_that_fit(database: Path, columns: str) -> None:
    result = RUNNER.invoke(app, ["explain", str(database), "C-1", "--at", "2026-07-10"], env={"FORCE_COLOR": "1", "COLUMNS": columns})
    plain = re.sub(r"\x1b\[[0-9;]*m", "", result.stdout).splitlines()
    assert plain != result.stdout.splitlines()
    assert max(map(len, plain)) <= int(columns)


def test_a_file_error_is_one_line_too(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> bool:
        raise PermissionError(13, "Permission denied", "crm.sqlite")

    monkeypatch.setattr(Path, "is_file", fail)
    assert refused(str(database), "C-1", "--at", "2026-07-20") == "crmcore: cannot read or write `crm.sqlite`: Permission denied"


def test_in_a_pipe_nothing_is_coloured(database: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from crmcore.cli import main; main()", "explain", str(database), "C-1", "--at", "2026-07-10"],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
