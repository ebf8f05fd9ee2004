"""Whether the cases of a log kept the log's own deadlines: by the stop that the mapping names, as of an instant, and held against the log's verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters.files import JudgedBy, Kept, LogCase, Promised, Replay, Unread, load_log_mapping, parse_log_mapping, read_log
from crmcore.adapters.files.logjudging import kept
from crmcore.adapters.files.logmapping import DueColumn
from crmcore.lifecycles.fitting import Logged
from crmcore.messages import Language
from tests.adapters.files.small_mappings import OF_A_LOG
from tests.oracle.judged import judged

START = datetime(2026, 7, 6, tzinfo=UTC)
DUE_AND_VERDICT = """
[due]
columns = ["due"]
stops   = ["closed"]
{more}
[verdict]
columns = ["ok"]
values  = {{ yes = "in_time", no = "late" }}
"""
MAPPING = OF_A_LOG + DUE_AND_VERDICT
# Closed on the 2nd, reopened, closed on the 20th; the deadline was the 10th.
REOPENED = """case,what,when,due,ok
1,opened,2026-07-01,2026-07-10,
1,closed,2026-07-02,,
1,reopened,2026-07-03,,
1,closed,2026-07-20,,no
"""


def hour(number: int) -> datetime:
    return START + timedelta(hours=number)


def replayed(tmp_path: Path, more: str, text: str, *, at: datetime | None = None) -> Replay:
    path = tmp_path / "log.csv"
    path.write_text(text)
    mapping = parse_log_mapping(MAPPING.format(more=more).encode())
    log = Replay(mapping, at=at)
    log.take_all(read_log(path, mapping))
    return log


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ('judged_by = "first_stop"', {Kept.IN_TIME: 1}),
        ('judged_by = "last_stop"', {Kept.LATE: 1}),
        ('judged_by = "each_stop"', {Kept.LATE: 1}),
        ("", {}),
        ('reopens = ["reopened"]', {}),
    ],
)
def test_a_reopened_case_is_judged_by_the_stop_that_the_mapping_names(tmp_path: Path, more: str, counts: dict[Kept, int]) -> None:
    told = replayed(tmp_path, more, REOPENED).judge()
    assert told.counts == counts
    assert [(one.case, one.line, [why.code for why in one.reasons]) for one in told.unread] == ([] if counts else [("1", 5, ["log_stops_again"])])
    assert all("last_stop" in why.text(lang) for one in told.unread for why in one.reasons for lang in Language)


def test_a_case_that_was_taken_up_again_is_open(tmp_path: Path) -> None:
    """Its last stop is not its end, where the mapping says what reopens a case."""
    text = "\n".join(REOPENED.splitlines()[:-1]) + "\n2,opened,2026-07-15,,\n"
    assert replayed(tmp_path, 'reopens = ["reopened"]\njudged_by = "last_stop"', text).judge().counts == {Kept.LATE: 1, Kept.NO_TARGET: 1}
    assert replayed(tmp_path, 'reopens = ["reopened"]\njudged_by = "first_stop"', text).judge().counts == {Kept.IN_TIME: 1, Kept.NO_TARGET: 1}
    (one,) = replayed(tmp_path, 'reopens = ["reopened"]', text).judge().unread
    assert one.line == 3
    assert replayed(tmp_path, "", text).judge().counts == {Kept.IN_TIME: 1, Kept.NO_TARGET: 1}, "nothing says that it was taken up again"


def test_verdicts_are_compared_where_both_exist(tmp_path: Path) -> None:
    """A case without a deadline has no verdict of ours, unless whoever asks says what it counts as."""
    log = replayed(tmp_path, "", "case,what,when,due,ok\n1,opened,2026-07-01,,no\n2,opened,2026-07-01,,yes\n3,closed,2026-07-01,2026-07-02,yes\n")
    assert [(one.same, one.compared) for one in (log.judge(), log.judge(no_target=Kept.IN_TIME), log.judge(no_target=Kept.LATE))] == [
        (1, 1),
        (2, 3),
        (2, 3),
    ]


def test_a_day_is_met_until_its_end(tmp_path: Path) -> None:
    log = replayed(tmp_path, "", "case,what,when,due,ok\n1,closed,2026-07-02T23:59,2026-07-02,\n2,closed,2026-07-03T00:00,2026-07-02,\n")
    assert log.judge().counts == {Kept.IN_TIME: 1, Kept.LATE: 1}


def test_an_instant_is_met_at_that_instant(tmp_path: Path) -> None:
    log = replayed(tmp_path, "", "case,what,when,due,ok\n1,closed,2026-07-02T09:00,2026-07-02T09:00,\n2,closed,2026-07-02T09:01,2026-07-02T09:00,\n")
    assert log.judge().counts == {Kept.IN_TIME: 1, Kept.LATE: 1}


def test_a_stop_is_judged_by_the_deadline_that_its_own_row_gives(tmp_path: Path) -> None:
    """What the log says with a stop it knew by then; what it says later is of the next run."""
    text = "case,what,when,due,ok\n1,opened,2026-07-01,2026-07-02,\n1,closed,2026-07-05,2026-07-06,\n1,note,2026-07-07,2026-07-03,\n"
    assert replayed(tmp_path, "", text).judge().counts == {Kept.IN_TIME: 1}
    assert replayed(tmp_path, "", text.replace("2026-07-06,\n", ",\n")).judge().counts == {Kept.LATE: 1}


def test_one_long_case_with_a_deadline_in_each_row_is_judged_in_time_that_grows_with_it() -> None:
    due = DueColumn(columns=("due",), stops=("closed",), judged_by=JudgedBy.EACH_STOP)
    best = []
    for size in (1_000, 10_000):
        case = LogCase("1", 2)
        for number in range(size):
            case.dues.append(Promised(hour(number + 3), None, number))
            case.add(Logged("1", "closed", hour(number), number + 2))
        took = []
        for _ in range(3):
            began = process_time()
            assert kept(case, due, None) is Kept.IN_TIME
            took.append(process_time() - began)
        best.append(min(took))
    assert best[1] <= 20 * best[0] + 0.05  # a square would be 100


def test_one_bad_case_hides_none_of_the_others(tmp_path: Path) -> None:
    text = "case,what,when,due,ok\n1,opened,2026-07-05,2026-07-09,\n1,closed,2026-07-01,,\n2,opened,2026-07-05,2026-07-09,\n2,closed,2026-07-06,,\n"
    log = replayed(tmp_path, "", text)
    told = log.judge()
    assert told.counts == {Kept.IN_TIME: 1}
    assert [(one.case, one.line, [why.code for why in one.reasons]) for one in told.unread] == [("1", 3, ["log_goes_back"])]
    assert log.out_of_order() == told.unread
    assert (log.observe().cases, log.observe().pairs) == (1, {("opened", "closed"): 1}), "what a log shows is shown of the others"


def test_later_events_have_not_happened_yet(tmp_path: Path) -> None:
    log = replayed(tmp_path, "", REOPENED, at=datetime(2026, 7, 1, tzinfo=UTC))
    assert (log.events, log.as_of, log.judge().counts) == (1, datetime(2026, 7, 1, tzinfo=UTC), {Kept.IN_TIME: 1})
    assert log.names == {"opened", "closed", "reopened"}


def test_a_log_without_deadlines_has_none(tmp_path: Path) -> None:
    mapping = load_log_mapping("xes")
    log = Replay(mapping)
    assert (log.as_of, log.judge().counts) == (None, {})
    assert log.kept(LogCase("1", 2)) is Kept.NO_TARGET


@pytest.mark.parametrize("counted", ["cases", "refused", "events", "left_out", "names", "last"])
def test_a_replay_begins_with_nothing_taken_and_is_told_none_of_it(counted: str) -> None:
    build: Callable[..., object] = Replay
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{counted}'"):
        build(load_log_mapping("xes"), **{counted: ()})


events = st.lists(st.tuples(st.sampled_from(["opened", "closed", "solved", "again"]), st.integers(-1, 5)), min_size=1, max_size=8)
dues = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 20)), max_size=3).map(sorted)


@given(events, dues, st.sampled_from([None, *JudgedBy]), st.booleans(), st.integers(0, 30))
def test_it_is_judged_as_by_hand(
    drawn: list[tuple[str, int]], given_dues: list[tuple[int, int]], by: JudgedBy | None, reopens: bool, as_of: int
) -> None:
    case, at, hours = LogCase("1", 2), 0, []
    case.dues = [Promised(hour(due), None, since) for since, due in given_dues]
    for line, (name, wait) in enumerate(drawn):
        at += wait
        hours.append((name, at))
        case.add(Logged("1", name, hour(at), line))
    again = ("again",) if reopens else ()
    due = DueColumn(columns=("due",), stops=("closed", "solved"), reopens=again, judged_by=by)
    found = kept(case, due, hour(as_of))
    expected = judged(hours, given_dues, {"closed", "solved"}, set(again), by, as_of)
    assert ("unread" if isinstance(found, Unread) else found.value) == expected
