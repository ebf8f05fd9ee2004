"""The demo: one month of the example city bank, the same on every machine, through the real rules into a real database."""

import hashlib
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import attrs
import pytest
from sqlalchemy import Engine, event
from typer.testing import CliRunner

from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.cli.app import app
from crmcore.cli.demo.command import _program
from crmcore.cli.demo.dice import Dice
from crmcore.cli.demo.keep import keep
from crmcore.cli.demo.month import PERIOD, Month, report_on, run
from crmcore.cli.demo.summary import half_way, summary
from crmcore.complaints import migrate
from crmcore.complaints.events import EVENTS
from crmcore.complaints.states import State
from crmcore.errors import InvalidValue
from crmcore.event import Actor
from crmcore.kpi.reports.sections import Figures
from crmcore.messages import Language
from crmcore.rulebook import Rulebook, files, impact
from tests.cli.test_pages import pattern
from tests.house.source import ROOT
from tests.oracle.changing import what_moves

pytest.importorskip("sqlalchemy", reason="the SQL adapter needs the extra `sql`")

T = TypeVar("T")
SEED = 20260701


def silently(items: Iterable[T], /, what: str, total: int) -> Iterable[T]:
    return items


@pytest.fixture(scope="module")
def month() -> Month:
    return run(SEED, Rulebook.default().on(PERIOD.last), silently)


@pytest.fixture(scope="module")
def database(month: Month, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "deep" / "crm.sqlite"
    steps: list[int] = []
    keep(month, path, files.default(), lambda: steps.append(1))
    assert len(steps) == 5
    return path


def test_the_month_is_as_large_as_it_says(month: Month) -> None:
    assert len(month.customers) == 2_000
    assert Counter(one.kind.value for one in month.customers) == {"individual": 1_800, "corporate": 200}
    assert (len(month.complaints), len(month.answers), len(month.approvals)) == (304, 1_500, 120)


@pytest.mark.clause("RULES-4.4", "RULES-4.27")
def test_of_all_that_may_happen_nine_in_ten_do_and_nowhere_more_than_a_third(month: Month) -> None:
    there = {one.name for one in EVENTS}
    happened = [{step.event.name for step in case.history} for case in month.complaints]
    missing = there - set().union(*happened)
    assert missing == {"migrated", "opinion_settled", "regulatory_event"}
    assert 10 * len(missing) <= len(there)
    assert max(map(len, happened)) * 3 <= len(there)


@pytest.mark.clause("RULES-4.27")
def test_the_report_says_in_which_complaint_each_of_it_happened_first(month: Month) -> None:
    section = report_on(month).complaints
    assert section is not None
    in_order = sorted(month.complaints, key=lambda case: (case.card.received_at.astimezone(month.begin.tzinfo).date(), case.id))
    assert section.happened is not None
    for one in section.happened:
        having = [case.id for case in in_order if one.event in {step.event.name for step in case.history}]
        assert (one.complaints, one.first) == (len(having), having[0])
    assert {one.event for one in section.happened} == {step.event.name for case in month.complaints for step in case.history}
    assert [one.complaints for one in section.happened] == sorted((one.complaints for one in section.happened), reverse=True)


def test_the_same_seed_gives_the_same_month_on_every_python(month: Month) -> None:
    """The digest is of what chance decided, not of what the rules said to it: it changes only when the generator does."""
    digest = hashlib.sha256()
    for one in (*month.customers, *month.transactions, *month.contacts, *month.answers):
        digest.update(" ".join(str(value) for value in attrs.astuple(one, recurse=False)).encode())
    for card in (case.card for case in month.complaints):
        digest.update(f"{card.number} {card.received_at} {card.customer} {card.matter} {card.channel} {card.claimed}".encode())
    assert digest.hexdigest()[:16] == "08419b663e8a4658"


def test_dice_give_what_they_are_asked_for() -> None:
    dice = Dice.of(1)
    assert {dice.whole(1, 3) for _ in range(100)} == {1, 2, 3}
    assert {dice.weighted((("a", 1), ("b", 0))) for _ in range(50)} == {"a"}
    assert not dice.chance(0)


def test_every_complaint_stands_where_its_events_led(month: Month) -> None:
    rules = month.edition.complaints
    states = Counter(one.state for one in month.complaints)
    assert states[State.CLOSED] > 200
    assert len(states) > 4, "some are still on their way"
    assert not [one.id for one in month.complaints if one.recheck(rules=rules)]
    assert any(step.transition == "send_back_report" for one in month.complaints for step in one.history)


def test_money_goes_out_on_grants_only(month: Month) -> None:
    paid = [one for one in month.complaints if one.granted is not None]
    assert paid
    granted = {one.request.subject: one.grant for one in month.approvals if one.grant is not None and one.request.action == "compensation"}
    assert all(one.grants == (granted[one.id],) for one in paid)


def test_some_requests_are_refused_by_the_rules(month: Month) -> None:
    refused = Counter(code for one in month.approvals if one.refusal is not None for code in one.refusal.reasons)
    assert refused == {"own_request": 3, "above_limit": 6}


@pytest.mark.clause("BANK-3.2")
def test_the_report_says_what_happened(month: Month) -> None:
    report = report_on(month)
    assert report.complaints is not None
    assert report.complaints.received == 304
    assert report.complaints.closed is not None
    assert report.complaints.open is not None
    assert report.complaints.closed + len(report.complaints.open) == 304
    assert report.customers is not None
    assert report.customers.moves is not None
    assert report.customers.moves.up > 0
    assert report.customers.moves.down > 0
    assert all(verdict.outcome for verdict in report.verdicts)
    rows = list(summary(report, Language.EN))
    assert rows[0][0] == "Example city bank · July 2026"
    assert rows[1][0] == "customers 2,000"
    assert [row[0] for row in summary(report, Language.ZH)][1] == "客户 2,000"


def test_the_numbers_of_the_summary_add_up(month: Month) -> None:
    """What was received is what the share counts, what it leaves out, and what is open."""
    report = report_on(month)
    rows = list(summary(report, Language.EN))
    at = next(number for number, row in enumerate(rows) if row[0].startswith("complaints"))
    (came,), (_, _, counted, *_) = re.findall(r"[\d,]+", rows[at][0]), re.findall(r"\d+", rows[at][1])
    left = [int(count) for count in re.findall(r"(\d+)", rows[at + 1][1])]
    (open_, *_) = re.findall(r"\d+", rows[at][2])
    assert int(came) == int(counted) + sum(left) + int(open_)
    assert rows[at + 1][1].startswith("withdrawn or merged, no answer due ")
    whole = report.figures["complaints.closed_in_time"]
    plain = Figures({**report.figures, "complaints.closed_in_time": attrs.evolve(whole, excluded=())})
    assert not any("withdrawn" in row[1] for row in summary(attrs.evolve(report, figures=plain), Language.EN))


def test_the_pages_show_what_it_prints_and_what_is_asked_of_it(month: Month, database: Path) -> None:
    """The pages on the demo and on `explain` show the month that everybody gets."""
    printed = "".join("  ".join(row).rstrip() + "\n" for row in summary(report_on(month), Language.EN))
    assert re.fullmatch(pattern(shown_on("demo")), re.sub(r"#[0-9a-f]{8}", "#…", printed)), printed
    (command,) = re.findall(r"^crmcore explain build/demo/crm.sqlite (C-.+)$", (ROOT / "docs/how-to/explain.md").read_text("utf-8"), re.MULTILINE)
    case, at = half_way(month)
    assert command == f"{case} --at {at.date().isoformat()}"
    done = CliRunner().invoke(app, ["explain", str(database), *command.split()])
    assert re.fullmatch(pattern(shown_on("explain")), done.stdout), done.stdout


def shown_on(page: str) -> tuple[str, ...]:
    """Return the lines of the first block of text of a how-to page."""
    (block, *_) = re.findall(r"^```text\n(.*?)^```$", (ROOT / f"docs/how-to/{page}.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return tuple(block.splitlines())


def test_a_summary_leaves_out_what_has_no_source(month: Month) -> None:
    bare = attrs.evolve(report_on(month), customers=None, complaints=None, approvals=None, figures=Figures())
    assert [row[1] for row in summary(bare, Language.EN)] == ["", "CSAT – ✓"]
    report = report_on(month)
    assert report.customers is not None
    without_moves = attrs.evolve(report, customers=attrs.evolve(report.customers, moves=None))
    assert "▲ 0" in next(row[2] for row in summary(without_moves, Language.EN) if "customers" in row[0])


def test_the_database_gives_back_what_was_kept(month: Month, database: Path) -> None:
    assert [one.name for one in database.parent.iterdir()] == ["crm.sqlite"]
    stores = SqlStores(sqlite(database))
    case, _ = half_way(month)
    assert stores.complaints.load(case) in month.complaints
    standings = dict(month.now)
    some = month.customers[7].id
    assert stores.standings.of(some).readable[-1].tier == standings[some].tier
    assert stores.editions.rulebook().on(PERIOD.last).id == month.edition.id


def test_a_database_that_fails_leaves_the_old_one(month: Month, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "crm.sqlite"
    path.write_bytes(b"the one before")

    def broken(*_: object) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(SqlStores, "create", broken)
    with pytest.raises(OSError, match="no space"):
        keep(month, path, files.default(), lambda: None)
    assert path.read_bytes() == b"the one before"
    assert [one.name for one in tmp_path.iterdir()] == ["crm.sqlite"]


@pytest.mark.clause("BANK-6.1")
def test_a_full_disk_is_told_without_the_statement(month: Month, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def small(path: Path) -> Engine:
        engine = sqlite(path)
        event.listen(engine, "connect", lambda connection, _: connection.execute("pragma max_page_count = 200"))
        return engine

    monkeypatch.setattr(import_module("crmcore.cli.demo.keep"), "sqlite", small)
    with pytest.raises(InvalidValue, match=r"^cannot write `.*crm\.sqlite`: the database has no room left on its disk; .*; nothing was changed$"):
        keep(month, tmp_path / "crm.sqlite", files.default(), lambda: None)
    assert list(tmp_path.iterdir()) == []


def test_two_demos_into_one_folder_at_once_leave_each_other_alone(month: Month, tmp_path: Path) -> None:
    small, path = attrs.evolve(month, transactions=month.transactions[:50], complaints=month.complaints[:5]), tmp_path / "crm.sqlite"
    others = [partial(keep, small, path, files.default(), lambda: None)]

    def step() -> None:
        while others:
            others.pop()()  # begins, ends and is put in place while the first is at work

    keep(small, path, files.default(), step)
    assert [one.name for one in tmp_path.iterdir()] == ["crm.sqlite"]
    engine = sqlite(path)
    assert SqlStores(engine).complaints.load_all().readable == tuple(sorted(small.complaints, key=lambda one: one.id))
    engine.dispose()


@pytest.mark.parametrize("folder", ["a?b", "a%41b", "a#b", "银行 1", "a&mode=ro"])
def test_a_folder_may_have_any_name(month: Month, tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "crm.sqlite"
    keep(attrs.evolve(month, transactions=(), complaints=month.complaints[:1]), path, files.default(), lambda: None)
    assert [one.name for one in tmp_path.iterdir()] == [folder]
    assert [one.name for one in path.parent.iterdir()] == ["crm.sqlite"]


def test_the_database_keeps_personal_data_apart(month: Month, database: Path) -> None:
    name = month.complaints[0].card.customer_name
    with closing(sqlite3.connect(database)) as connection:
        tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        holding = {table for table in tables for row in connection.execute(f'select * from "{table}"') if any(name in str(cell) for cell in row)}  # noqa: S608
    assert holding == {"personal"}


def test_the_command_runs_from_end_to_end(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["demo", "--out", str(tmp_path / "demo"), "--lang", "zh"])
    assert result.exit_code == 0, result.output
    assert sorted(one.name for one in (tmp_path / "demo").iterdir()) == ["crm.sqlite", "report.html", "report.json", "rulebook.toml"]
    assert "客户 2,000" in result.output
    following = re.findall(rf"{re.escape(sys.argv[0])} ((?:explain|check) .*?)  ", result.output)
    assert [one.split()[0] for one in following] == ["explain", "check"]
    for one in following:
        assert one.endswith(" --lang zh"), "whoever reads Chinese goes on in Chinese"
        assert CliRunner().invoke(app, one.split()).exit_code == 0, "what it says to try next works"


def test_the_program_is_named_as_the_shell_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "crmcore"
    program.touch(mode=0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("PATH", "")
    assert _program() == str(program)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _program() == "crmcore"


@pytest.mark.clause("RULES-4.28", "RULES-4.26")
def test_what_a_shorter_deadline_would_do_to_the_open_complaints_of_the_month_is_what_migrating_each_shows(month: Month) -> None:
    before, ordinary = files.default().replace("valid_from = 2026-01-01", "valid_from = 2026-08-01").split('id     = "ordinary"')
    text = f'{before}id     = "ordinary"' + ordinary.replace('within    = "7 days"', 'within    = "5 days"', 1)
    old, new, at = Rulebook.default(), Rulebook.parse(text), month.end
    cases = [one for one in month.complaints if one.state not in {"closed", "withdrawn", "referred", "merged", "lapsed"}]
    found = {one.id: one for one in impact(cases, old=old, new=new, at=at).changed}
    by, was, now = Actor(id="ada", roles=frozenset({"administration"})), old.editions[0], new.editions[0]
    for case in cases:
        moved = migrate(case, was=was.complaints, rules=now.complaints, at=at, by=by, why="five days")
        wanted = what_moves(case, moved, was, now, at=at)
        told = found[case.id].deadlines.clocks if case.id in found else ()
        assert {str(one.clock) for one in told} == set(wanted)
    assert 10 < len(found) < len(cases)
