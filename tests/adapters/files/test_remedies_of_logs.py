"""Each remedy that a message about a log tells is done: the sample has the fault, then the remedy, and then the log is read and fits its lifecycle."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from crmcore.adapters.files import Replay, parse_log_mapping, read_log
from crmcore.adapters.files.logreplay import check_words
from crmcore.adapters.files.xes import MOST_BYTES
from crmcore.complaints import STANDARD
from crmcore.decision import Reason
from crmcore.errors import InvalidValue, RulebookError
from crmcore.lifecycles.fitting import Fitting
from crmcore.messages.adapters.logs import TEXTS
from tests.adapters.files.small_mappings import HEAD, OF_A_LOG
from tests.adapters.files.xes_files import log, trace

DUE_OF: Final = '[due]\ncolumns = ["due"]\n'
DUE: Final = f'{DUE_OF}stops = ["explained"]\n'
VERDICT: Final = '[verdict]\ncolumns = ["ok"]\nvalues = { yes = "in_time" }\n'
CHECK: Final = '[[checks]]\nid = "x"\nlater = "due"\nthan = "at"\nsays = "due before it began"\n'
MAPPING: Final = OF_A_LOG + DUE + VERDICT + CHECK
WORDS: Final = 'columns = ["what"]'
ROWS: Final = "case,what,when,due,ok\nA,registered,2026-07-01,2026-07-10,yes\nA,explained,2026-07-02,2026-07-10,yes\n"
BY_CASE: Final = f"""{HEAD}[case]
columns = ["case"]
[[events]]
event = "registered"
columns = ["opened"]
"""
OF_XES: Final = OF_A_LOG.replace('"case"', '"case:concept:name"').replace('"what"', '"concept:name"').replace('"when"', '"time:timestamp"')
TRACE: Final = trace("A", ("registered", "2026-07-01"), ("explained", "2026-07-02"))


class Sample(NamedTuple):
    """A mapping and a log."""

    mapping: str = MAPPING
    file: bytes = ROWS.encode()

    def mapped(self, old: str, new: str) -> Sample:
        assert self.mapping.count(old) == 1, old
        return self._replace(mapping=self.mapping.replace(old, new))

    def filed(self, old: str, new: str) -> Sample:
        assert old.encode() in self.file
        return self._replace(file=self.file.replace(old.encode(), new.encode(), 1))


def xes(text: str | bytes) -> Sample:
    return Sample(OF_XES, text if isinstance(text, bytes) else text.encode())


RIGHT: Final = Sample()
ONE_KIND: Final = Sample(BY_CASE + OF_A_LOG.partition('columns = ["case"]\n')[2], b"case,opened,what,when\nA,2026-07-01,registered,2026-07-01\n")
WHOLE: Final = xes(log(TRACE))
LONG: Final = f'<string key="note" value="{"x" * (3 * MOST_BYTES)}"/>'

# By the code of the message: the sample that has the fault, and each remedy that the message names.
REMEDIES: Final[dict[str, tuple[Sample, tuple[Callable[[Sample], Sample], ...]]]] = {
    "log_one_kind": (
        ONE_KIND,
        (
            lambda one: one._replace(mapping=OF_A_LOG),
            lambda one: one._replace(mapping=BY_CASE),
        ),
    ),
    "log_no_formats": (
        RIGHT.mapped('columns = ["when"]', 'columns = ["when"]\ndates = []'),
        (lambda one: one.mapped("dates = []", 'dates = ["%Y-%m-%d"]'),),
    ),
    "log_nothing_stops": (RIGHT.mapped('stops = ["explained"]', "stops = []"), (lambda one: one.mapped("stops = []", 'stops = ["closed"]'),)),
    "log_verdict_alone": (
        Sample(OF_A_LOG + VERDICT),
        (
            lambda one: one._replace(mapping=one.mapping + DUE),
            lambda one: one._replace(mapping=OF_A_LOG),
        ),
    ),
    "log_check": (RIGHT.mapped('than = "at"', 'than = "sent"'), (lambda one: one.mapped('than = "sent"', 'than = "at"'),)),
    "log_event_unknown": (
        RIGHT.mapped(WORDS, f'{WORDS}\nvalues = {{ Start = "registerd", registered = "registered", explained = "explained" }}'),
        (lambda one: one.mapped('"registerd"', '"registered"'),),
    ),
    "log_event_unknown_of": (
        RIGHT.mapped(WORDS, f'{WORDS}\nvalues = {{ Start = "zzz", registered = "registered", explained = "explained" }}'),
        (
            lambda one: one.mapped('"zzz"', '"registered"'),
            lambda one: (
                one.mapped('Start = "zzz", ', "").mapped(WORDS, f'{WORDS}\nleave_out = ["Start"]').filed("A,expl", "A,Start,2026-07-01,,\nA,expl")
            ),
        ),
    ),
    "log_no_event": (
        RIGHT.filed("explained", "答复"),
        (lambda one: one.mapped(WORDS, f'{WORDS}\nvalues = {{ registered = "registered", "答复" = "explained" }}'),),
    ),
    "log_stops_again": (
        RIGHT.mapped('["explained"]', '["registered", "explained"]'),
        (
            lambda one: one.mapped(DUE_OF, f'{DUE_OF}judged_by = "first_stop"\n'),
            lambda one: one.mapped(DUE_OF, f'{DUE_OF}judged_by = "last_stop"\n'),
            lambda one: one.mapped(DUE_OF, f'{DUE_OF}judged_by = "each_stop"\n'),
        ),
    ),
    "log_goes_back": (
        Sample(file="\n".join([ROWS.splitlines()[0], *ROWS.splitlines()[:0:-1], ""]).encode()),
        (lambda one: one._replace(file=ROWS.encode()),),
    ),
    "log_contradicts": (
        RIGHT.mapped('"in_time" }', '"in_time", no = "late" }').filed("10,yes", "10,no"),
        (lambda one: one.filed("10,no", "10,yes"),),
    ),
    "log_due_moves": (RIGHT.filed("2026-07-10", "2026-07-11"), (lambda one: one.filed("2026-07-11", "2026-07-10"),)),
    "file_gzip": (xes(gzip.compress(log(TRACE).encode())[:-20]), (lambda one: one._replace(file=gzip.compress(log(TRACE).encode())),)),
    "xes_empty": (xes(""), (lambda one: one._replace(file=b"<log></log>"),)),
    "xes_malformed": (xes(log(TRACE)[:-20]), (lambda one: one._replace(file=WHOLE.file),)),
    "xes_no_log": (xes(f"<logs>{log(TRACE)}</logs>"), (lambda one: one.filed("<logs>", "").filed("</logs>", ""),)),
    "xes_doctype": (xes(f"<!DOCTYPE log>\n{log(TRACE)}"), (lambda one: one.filed("<!DOCTYPE log>\n", ""),)),
    "xes_too_deep": (xes(log("<list>" * 40 + "</list>" * 40 + TRACE)), (lambda one: one.filed("<list>" * 40 + "</list>" * 40, ""),)),
    "xes_tag_too_long": (xes(log(LONG + TRACE)), (lambda one: one.filed("x" * (3 * MOST_BYTES), "x"),)),
    "xes_late_attribute": (
        xes(log(TRACE + '<string key="note" value="x"/>')),
        (lambda one: one.filed('<string key="note" value="x"/>', "").filed("<trace>", '<trace><string key="note" value="x"/>'),),
    ),
    "xes_events": (Sample(BY_CASE, WHOLE.file), (lambda one: one._replace(mapping=OF_XES),)),
}
# These say what is, and name no remedy that a log could show.
ELSEWHERE: Final = frozenset({"log_not_now", "lifecycle_not_found", "lifecycle_not_found_of", "xes_no_event", "row_goes_back"})


def reasons(log: Replay, fitting: Fitting) -> Iterator[Reason]:
    for row in log.refused:
        yield from row.reasons
    for unread in (*log.judge().unread, *log.contradictions, *log.out_of_order()):
        yield from unread.reasons
    yield from (fit.misfit.reason for fit in fitting.results() if fit.misfit is not None)


def faults(one: Sample, tmp_path: Path) -> set[str]:
    """Return the codes of all faults of a sample: of its mapping, of the whole log, of its rows and cases."""
    path = tmp_path / ("log.xes" if one.mapping == OF_XES else "log.csv")
    path.write_bytes(one.file)
    fitting = Fitting(STANDARD)
    try:
        mapping = parse_log_mapping(one.mapping.encode())
        check_words(mapping, fitting)
        log = Replay(mapping, fitting=fitting)
        log.take_all(read_log(path, mapping))
    except RulebookError as error:
        return {why.code for why in error.findings}
    except InvalidValue as error:
        return {why.code for why in error.reasons}
    return {why.code for why in reasons(log, fitting)}


@pytest.mark.parametrize("code", REMEDIES)
def test_a_remedy_heals(code: str, tmp_path: Path) -> None:
    sample, remedies = REMEDIES[code]
    assert code in faults(sample, tmp_path)
    for remedy in remedies:
        assert faults(remedy(sample), tmp_path) == set()


def test_what_is_right_has_no_fault(tmp_path: Path) -> None:
    assert [faults(one, tmp_path) for one in (RIGHT, WHOLE)] == [set(), set()]


def test_each_message_with_a_remedy_is_here_or_said_to_be_elsewhere() -> None:
    assert TEXTS.keys() == REMEDIES.keys() | ELSEWHERE
