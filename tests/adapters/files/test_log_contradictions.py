"""Rows of one case that say different things of it: none of two verdicts or classes is taken, a deadline that moves is told, and each names both rows."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from crmcore.adapters.files import Replay, parse_log_mapping, read_clocks, read_log
from crmcore.cli.app import app
from crmcore.messages import Language
from crmcore.rulebook import Rulebook
from tests.adapters.files.small_mappings import OF_A_LOG

COLUMNS = """
[due]
columns = ["due"]
stops   = ["closed"]
judged_by = "last_stop"
[verdict]
columns = ["ok"]
values  = { yes = "in_time", no = "late" }
[class]
columns = ["class"]
"""
FIELDS = ("due", "verdict", "class")
DUES, VERDICTS, CLASSES = ("", "2026-07-10", "2026-07-12"), ("", "yes", "no"), ("", "ordinary", "severe")
Said = tuple[str, str, str, str]


def as_csv(rows: list[Said]) -> str:
    return "case,what,when,due,ok,class\n" + "".join(f"{one[0]},closed,2026-07-{day:02},{','.join(one[1:])}\n" for day, one in enumerate(rows, 1))


def as_xes(rows: list[Said]) -> str:
    cases = defaultdict(list)
    for day, (case, *said) in enumerate(rows, 1):
        told = "".join(f'<string key="{key}" value="{value}"/>' for key, value in zip(("due", "ok", "class"), said, strict=True) if value)
        cases[case].append(f'<event><string key="what" value="closed"/><date key="when" value="2026-07-{day:02}"/>{told}</event>\n')
    traces = "".join(f'<trace><string key="case" value="{case}"/>\n{"".join(events)}</trace>\n' for case, events in cases.items())
    return f"<log>\n{traces}</log>\n"


def replayed(folder: Path, rows: list[Said], kind: str) -> Replay:
    path = folder / f"log.{kind}"
    path.write_text(as_csv(rows) if kind == "csv" else as_xes(rows))
    mapping = parse_log_mapping((OF_A_LOG + COLUMNS).replace('["case"]', '["case", "case:case"]').encode())
    log = Replay(mapping)
    log.take_all(read_log(path, mapping))
    return log


def twin(rows: list[Said]) -> set[tuple[str, str]]:
    """Return the fields of cases of which two rows say different things."""
    return {
        (one[0], FIELDS[place - 1])
        for one in rows
        for other in rows
        for place in (1, 2, 3)
        if one[0] == other[0] and one[place] and other[place] and one[place] != other[place]
    }


ROWS = st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(DUES), st.sampled_from(VERDICTS), st.sampled_from(CLASSES)), min_size=1, max_size=8)


@given(ROWS, st.sampled_from(["csv", "xes"]))
def test_what_rows_say_differently_is_told_and_all_else_is_taken(tmp_path_factory: pytest.TempPathFactory, rows: list[Said], kind: str) -> None:
    seen = {field for one in rows for field, value in zip(FIELDS, one[1:], strict=True) if value}
    due, verdict, class_ = (value if field not in seen else "" for field, value in zip(FIELDS, ("2026-07-10", "yes", "ordinary"), strict=True))
    rows = [*rows, ("Z", due, verdict, class_)]  # in XES a column must have a value somewhere
    log = replayed(tmp_path_factory.mktemp("log"), rows, kind)
    wrong = twin(rows)
    assert {(one.case, str(why.facts["field"])) for one in log.contradictions for why in one.reasons} == wrong
    for id_, case in log.cases.items():
        said = [one for one in rows if one[0] == id_]
        verdicts, classes = {one[2] for one in said if one[2]}, {one[3] for one in said if one[3]}
        assert case.stated is (None if (id_, "verdict") in wrong or not verdicts else verdicts == {"yes"})
        assert case.complaint_class == (None if (id_, "class") in wrong or not classes else classes.pop())
        assert [str(one.day) for one in case.dues] == [one[1] for one in said if one[1]]


@pytest.mark.parametrize("kind", ["csv", "xes"])
def test_both_values_and_both_rows_are_named_and_no_clock_takes_either(tmp_path: Path, kind: str) -> None:
    rows = [("A", "2026-07-10", "yes", "ordinary"), ("A", "2026-07-12", "no", "severe"), ("B", "2026-07-10", "yes", "ordinary")]
    log = replayed(tmp_path, rows, kind)
    lines = (2, 3) if kind == "csv" else (3, 4)
    assert [(one.case, one.line, [why.code for why in one.reasons]) for one in log.contradictions] == [
        ("A", lines[1], ["log_due_moves"]),
        ("A", lines[1], ["log_contradicts"]),
        ("A", lines[1], ["log_contradicts"]),
    ]
    due, verdict, class_ = (one.reasons[0] for one in log.contradictions)
    assert due.text().startswith(f"`due` is 2026-07-12 here, and 2026-07-10 on line {lines[0]}; each stands from its row on")
    assert verdict.text().startswith(f"`verdict` is late here, and in time on line {lines[0]}; neither is taken")
    assert class_.text(Language.ZH).startswith(f"`class`在此为severe，而在第{lines[0]}行为ordinary；两者均不采用")
    assert log.judge().compared == 1
    told = read_clocks(log, Rulebook.default().editions[-1].complaints, complaint_class="ordinary")
    assert [(one.case, one.reasons[0].facts["field"]) for one in told.unread] == [("A", "class")]
    assert {sum(clock.states.values()) for clock in told.clocks if not clock.unstopped} == {1}


def test_the_command_lists_them_once(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(as_csv([("A", "", "yes", "ordinary"), ("A", "", "no", "severe"), ("B", "2026-07-10", "", "ordinary")]))
    (tmp_path / "ours.toml").write_text(OF_A_LOG + COLUMNS)
    for lang, said in (("en", "1 case whose rows contradict each other:"), ("zh", "1个案件的各行相互矛盾：")):
        result = CliRunner().invoke(app, ["replay", str(tmp_path / "log.csv"), "--mapping", str(tmp_path / "ours.toml"), "--lang", lang])
        assert said in result.output
        assert result.output.count("severe") == 1
    result = CliRunner().invoke(app, ["replay", str(tmp_path / "log.csv"), "--mapping", str(tmp_path / "ours.toml"), "--show", "1"])
    assert "and 1 more" in result.output
