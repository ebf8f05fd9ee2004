"""What was withdrawn or merged is no closing in time: over files that state their deadlines, state timeliness, or are timed by classes."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crmcore.adapters.files import read_complaints
from crmcore.adapters.files.mapping import parse_mapping
from crmcore.complaints import ComplaintRecord, Timeliness, timed_by_class
from crmcore.errors import NotFound
from crmcore.kpi import complaint_counts, monthly_report
from crmcore.rulebook import Rulebook
from crmcore.worktime import Period
from tests.adapters.files.small_mappings import OF_COMPLAINTS
from tests.oracle import closings as twin
from tests.oracle.closings import Line

JULY = Period.month(2026, 7)
EDITION = Rulebook.default().on(JULY.last)
MAPPING = parse_mapping(
    """
[mapping]
name = "ours"
zone = "Asia/Shanghai"
[fields.id]
is_line = true
required = true
[fields.received]
columns = ["received"]
dates = ["%Y-%m-%d"]
required = true
[fields.closed]
columns = ["closed"]
dates = ["%Y-%m-%d"]
[fields.due]
columns = ["due"]
dates = ["%Y-%m-%d"]
[fields.outcome]
columns = ["status"]
values = { "已撤诉" = "withdrawn", "并案" = "merged", "成立" = "upheld", "处理中" = "not said" }
[fields.timeliness]
columns = ["said"]
values = { "yes" = "stated_in_time", "no" = "stated_late", "nothing due" = "ended" }
[fields.class_id]
columns = ["class"]
""".encode()
)
STATUS = {"withdrawn": "已撤诉", "merged": "并案", "upheld": "成立", None: "处理中"}
SAID = {"stated_in_time": "yes", "stated_late": "no", "ended": "nothing due", None: ""}
CLASSES: dict[str | None, int] = {"security": 5, "ordinary": 7}  # so many days have the clocks `close` of the shipped rulebook, see the test of that


@st.composite
def _lines(draw: st.DrawFn) -> Line:
    received = draw(st.dates(date(2026, 6, 20), date(2026, 8, 2)))
    later = st.none() | st.integers(0, 12).map(lambda days: received + timedelta(days=days))
    return Line(
        received,
        draw(later),
        draw(later),
        draw(st.sampled_from([*STATUS])),
        draw(st.sampled_from([*SAID])),
        draw(st.sampled_from(["security", "ordinary", "gone", None])),
    )


LINES = st.lists(_lines(), max_size=20)


def read(rows: list[Line]) -> tuple[ComplaintRecord, ...]:
    cells = [(row.received, row.closed or "", row.given or "", STATUS[row.outcome], SAID[row.stated], row.kind or "") for row in rows]
    text = "\n".join(["received,closed,due,status,said,class", *(",".join(map(str, one)) for one in cells)]) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "c.csv"
        path.write_text(text, "utf-8")
        found = read_complaints(path, MAPPING)
    assert found.refused == ()
    return found.records


def counted(records: tuple[ComplaintRecord, ...]) -> tuple[twin.Closings, tuple[int, ...], dict[str, int]]:
    """Return the figure over those closed, with what it leaves out; what is stated; and the table of those closed."""
    report = monthly_report(period=JULY, bank="Bank", as_of=date(2026, 9, 1), rules=EDITION.kpi, complaints=records)
    in_time, stated = report.figures["complaints.closed_in_time"], report.figures["complaints.stated_in_time"]
    left = dict(in_time.excluded)
    hits, whole = in_time.numerator or 0, in_time.denominator or 0
    assert report.complaints is not None
    table = {word: count for word, count in report.complaints.timeliness.rows if word in {"in_time", "late", "ended"}}
    return (
        twin.Closings(hits, whole - hits, left.get("no_answer_due", 0), left.get("stated", 0), left.get("deadline_unknown", 0)),
        (stated.numerator or 0, stated.denominator or 0, *(dict(stated.excluded).get(why, 0) for why in ("no_answer_due", "not_stated"))),
        table,
    )


def agrees(records: tuple[ComplaintRecord, ...], wanted: twin.Closings) -> None:
    found, _, table = counted(records)
    assert found == wanted
    assert table == {word: count for word, count in zip(("in_time", "late", "ended"), wanted, strict=False) if count}


D = date(2026, 7, 1)


@given(LINES)
@example([Line(D, date(2026, 7, 3), date(2026, 7, 5), "withdrawn", None)])
@example([Line(D, date(2026, 7, 3), None, "merged", "stated_in_time")])
@example([Line(D, date(2026, 7, 9), date(2026, 7, 5), "withdrawn", "stated_in_time")])
@example([Line(D, None, date(2026, 7, 5), "withdrawn", "stated_in_time")])
@example([Line(D, date(2026, 7, 3), date(2026, 7, 5), None, "ended")])
@pytest.mark.clause("RULES-4.26")
def test_the_figures_of_a_file_are_those_of_the_twin(rows: list[Line]) -> None:
    records = read(rows)
    agrees(records, twin.closings(rows, JULY.first, JULY.last))
    assert counted(records)[1] == twin.stated(rows, JULY.first, JULY.last)


@given(LINES)
@example([Line(D, date(2026, 7, 2), D, "upheld", "ended", "security")])
@pytest.mark.clause("RULES-4.26")
def test_timed_by_its_own_class_or_else_by_one_it_is_what_the_twin_counts(rows: list[Line]) -> None:
    timed = tuple(timed_by_class(read(rows), EDITION.complaints, otherwise="ordinary"))
    agrees(timed, twin.closings(rows, JULY.first, JULY.last, days={**CLASSES, None: CLASSES["ordinary"]}))


@given(LINES)
@example([Line(date(2026, 6, 20), JULY.first, None, None, None)])
@example([Line(JULY.last, None, None, None, None)])
@example([Line(date(2026, 6, 20), date(2026, 6, 30), None, None, None), Line(date(2026, 8, 1), None, None, None, None)])
def test_for_a_report_of_one_period_only_what_it_looks_at_is_timed(rows: list[Line]) -> None:
    records, rules = read(rows), EDITION.complaints
    every = tuple(timed_by_class(records, rules, otherwise="ordinary"))
    looked_at = tuple(timed_by_class(records, rules, otherwise="ordinary", period=JULY))
    by = ("matter", "class", "outcome")
    assert complaint_counts(looked_at, period=JULY, rules=EDITION.kpi, by=by) == complaint_counts(every, period=JULY, rules=EDITION.kpi, by=by)
    for before, found, timed in zip(records, looked_at, every, strict=True):
        beyond = before.received > JULY.last or (before.closed is not None and before.closed < JULY.first)
        assert found == (before if beyond else timed)


@given(LINES)
def test_without_a_class_for_the_others_these_are_left_as_they_are(rows: list[Line]) -> None:
    records = read(rows)
    timed = tuple(timed_by_class(records, EDITION.complaints))
    agrees(timed, twin.closings(rows, JULY.first, JULY.last, days=CLASSES))
    assert [one for one in timed if one.class_id not in CLASSES] == [one for one in records if one.class_id not in CLASSES]


def test_the_days_of_the_classes_are_those_of_the_rulebook() -> None:
    for id_, days in CLASSES.items():
        clock = next(one for one in EDITION.complaints.complaint_class(str(id_)).clocks if one.id == "close")
        assert str(clock.within) == f"{days} days"


def test_a_class_that_the_rules_do_not_have_is_refused_before_the_first_record() -> None:
    with pytest.raises(NotFound, match="gone"):
        timed_by_class([], EDITION.complaints, otherwise="gone")


@pytest.mark.parametrize("outcome", ["withdrawn", "merged"])
def test_a_record_of_ones_own_that_was_withdrawn_by_its_last_day_was_not_to_be_answered(outcome: str) -> None:
    one = ComplaintRecord(id="C-1", received=D, closed=date(2026, 7, 3), due=date(2026, 7, 3), outcome=outcome)
    assert counted((one,))[0] == twin.Closings(0, 0, 1, 0, 0)
    late = ComplaintRecord(id="C-2", received=D, closed=date(2026, 7, 4), due=date(2026, 7, 3), outcome=outcome)
    assert counted((late,))[0] == twin.Closings(0, 1, 0, 0, 0)


def test_an_open_row_is_not_ended_by_an_outcome() -> None:
    toml = MAPPING_WITH_STATE.encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "c.csv"
        path.write_text("id,received,state,status,said\n1,2026-07-01,open,withdrawn,yes\n2,2026-07-01,done,withdrawn,yes\n")
        found = read_complaints(path, parse_mapping(toml)).records
    assert [one.timeliness for one in found] == [Timeliness.STATED_IN_TIME, Timeliness.ENDED]


MAPPING_WITH_STATE = f"""{OF_COMPLAINTS}[fields.is_closed]
columns = ["state"]
values = {{ open = false, done = true }}
[fields.outcome]
columns = ["status"]
[fields.timeliness]
columns = ["said"]
values = {{ yes = "stated_in_time" }}
"""


@pytest.mark.parametrize(
    ("outcome", "says", "notes"), [(None, Timeliness.IN_TIME, 1), ("upheld", Timeliness.IN_TIME, 0), (None, Timeliness.ENDED, 0)]
)
@pytest.mark.clause("RULES-4.27")
def test_where_nothing_says_which_were_withdrawn_a_note_does(outcome: str | None, says: Timeliness, notes: int) -> None:
    one = ComplaintRecord(id="C-1", received=D, closed=date(2026, 7, 3), outcome=outcome, timeliness=says)
    report = monthly_report(period=JULY, bank="Bank", as_of=date(2026, 9, 1), rules=EDITION.kpi, complaints=(one,))
    found = [why for why in report.notes if why.code == "note.endings_unknown"]
    assert len(found) == notes
    assert all(why.facts["count"] == 1 for why in found)
