"""Mappings: what loads, and every fault of one that does not."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crmcore.adapters.files import ComplaintFile, load_mapping, read_complaints
from crmcore.adapters.files.mapping import parse_mapping
from crmcore.complaints.record import Timeliness
from crmcore.errors import NotFound, RulebookError
from crmcore.messages import Language

GOOD = """
[mapping]
name = "ours"
zone = "Asia/Shanghai"

[fields.id]
columns = ["number"]
required = true

[fields.received]
columns = ["day"]
dates = ["%Y-%m-%d"]
required = true
"""


def faults_of(toml: str) -> dict[str, str]:
    with pytest.raises(RulebookError) as caught:
        parse_mapping(toml.encode())
    assert all(one.text(Language.ZH) for one in caught.value.findings)
    return {one.path: one.code for one in caught.value.findings}


def test_the_smallest_mapping_loads() -> None:
    mapping = parse_mapping(GOOD.encode())
    assert mapping.mapping.zone == "Asia/Shanghai"
    assert mapping.fields["received"].dates == ("%Y-%m-%d",)
    assert mapping.checks == ()


def test_a_mapping_loads_by_shipped_name_and_by_path(tmp_path: Path) -> None:
    assert load_mapping("cfpb").mapping.name == "cfpb"
    own = tmp_path / "own.toml"
    own.write_text(GOOD)
    assert load_mapping(own) == parse_mapping(GOOD.encode())


def test_an_unknown_mapping_names_the_shipped_ones() -> None:
    with pytest.raises(NotFound, match=r"no mapping `cfbp`.*did you mean `cfpb`"):
        load_mapping("cfbp")
    with pytest.raises(NotFound, match=r"no mapping `ours`.*\(`cfpb`\)"):
        load_mapping("ours")


@pytest.mark.parametrize(
    ("change", "to", "faults"),
    [
        ('zone = "Asia/Shanghai"', 'zone = "Asia/Nowhere"', {"mapping.zone": "mapping_zone"}),
        ('zone = "Asia/Shanghai"', 'zone = "UTC"\nencoding = "klingon"', {"mapping.encoding": "mapping_encoding"}),
        ('zone = "Asia/Shanghai"', 'zone = "UTC"\ndelimiter = ";;"', {"mapping.delimiter": "mapping_delimiter"}),
        ('zone = "Asia/Shanghai"', "", {"mapping.zone": "missing_key"}),
        ('name = "ours"', "name = 5", {"mapping.name": "wrong_kind"}),
        ('dates = ["%Y-%m-%d"]', "", {"fields.received.dates": "mapping_dates"}),
        ('dates = ["%Y-%m-%d"]', 'dates = ["%Y-%m"]', {"fields.received.dates[0]": "mapping_format"}),
        ('dates = ["%Y-%m-%d"]', 'dates = ["%Q"]', {"fields.received.dates[0]": "mapping_format"}),
        ('columns = ["day"]', "columns = []", {"fields.received.columns": "mapping_no_columns"}),
        ('columns = ["number"]\nrequired = true', 'columns = ["number"]', {"fields.id": "mapping_must_require"}),
        ("[fields.id]", "[fields.idd]", {"fields.id": "mapping_must_require", "fields.idd": "mapping_field"}),
        ("[fields.id]", "[fields.zzzzzzz]\ncolumns=['z']\n[fields.id]", {"fields.zzzzzzz": "mapping_field_of"}),
    ],
)
def test_each_fault_has_its_place(change: str, to: str, faults: dict[str, str]) -> None:
    assert faults_of(GOOD.replace(change, to)) == faults


def test_words_must_become_what_the_field_is() -> None:
    more = """
[fields.is_closed]
columns = ["state"]
values = { done = "yes", open = false, gone = "not said" }
[fields.timeliness]
columns = ["timely"]
values = { Yes = "in_time" }
[fields.outcome]
columns = ["result"]
values = { Paid = true }
[fields.disputed]
columns = ["disputed"]
[[checks]]
id = "odd"
later = "closed"
than = "id"
says = "closed before it came in"
"""
    assert faults_of(GOOD + more) == {
        "fields.is_closed.values.done": "mapping_word",
        "fields.timeliness.values.Yes": "mapping_word",
        "fields.outcome.values.Paid": "mapping_word",
        "fields.disputed.values": "mapping_needs_values",
        "checks[0].later": "mapping_check",
        "checks[0].than": "mapping_check",
    }


@pytest.mark.parametrize(("content", "says"), [(b"[mapping", "expected"), (b"\n\xff\xfe", "byte 0xff on line 2 is not UTF-8")])
def test_what_is_not_toml_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(RulebookError, match=says):
        parse_mapping(content)


COMPUTED = """
[mapping]
name = "ours"
zone = "Asia/Shanghai"
[fields.id]
is_line = true
required = true
[fields.received]
columns = ["in"]
dates = ["%Y-%m-%d", "%Y-%m-%d %H:%M"]
required = true
[fields.closed]
columns = ["out"]
dates = ["%Y-%m-%d", "%Y-%m-%d %H:%M"]
[fields.due]
after = "received"
within = "1 month"
[fields.outcome]
columns = ["response"]
values = { late = "untimely", paid = "relief" }
[fields.timeliness]
columns = ["timely"]
values = { Yes = "stated_in_time", No = "stated_late" }
[[checks]]
id = "untimely_and_timely"
when = { outcome = "untimely", timeliness = "stated_in_time" }
says = "answered late, and said to be in time"
"""
ROWS = (
    "in,out,response,timely\n2026-01-31,2026-02-28,paid,\n2026-01-31,2026-03-01,,\n2026-01-31,,late,Yes\n2026-01-31 09:00,2026-02-01 10:00,late,No\n"
)


def computed(tmp_path: Path, toml: str) -> ComplaintFile:
    (tmp_path / "f.csv").write_text(ROWS)
    return read_complaints(tmp_path / "f.csv", parse_mapping(toml.encode()))


def test_an_id_may_be_its_line_a_deadline_a_length_and_words_may_contradict_each_other(tmp_path: Path) -> None:
    found = computed(tmp_path, COMPUTED)
    assert [(one.id, str(one.due), one.timeliness) for one in found.records] == [
        ("2", "2026-02-28", Timeliness.IN_TIME),
        ("3", "2026-02-28", Timeliness.LATE),
        ("5", "2026-02-28", Timeliness.STATED_LATE),
    ]
    assert not {"id", "due"} & found.records[0].unknown
    (refused,) = found.refused
    assert (refused.line, [one.code for one in refused.reasons]) == (4, ["row_words_contradict"])
    assert "said to be in time (outcome, timeliness)" in refused.reasons[0].text()


@pytest.mark.parametrize(
    ("within", "dues"),
    [
        ("7 days", ["2026-02-07"] * 3),
        ("2 weeks", ["2026-02-14"] * 3),
        ("2 months", ["2026-03-31"] * 3),
        ("24 hours", ["None", "None", "2026-02-01"]),  # only the last has an hour to count from
    ],
)
def test_a_length_counts_from_the_day_after_or_from_the_hour(tmp_path: Path, within: str, dues: list[str]) -> None:
    found = computed(tmp_path, COMPUTED.replace("1 month", within))
    assert [str(one.due) for one in found.records] == dues
    assert found.records[-1].due_at == (datetime(2026, 2, 1, 1, tzinfo=UTC) if within == "24 hours" else None)


@pytest.mark.parametrize(
    ("change", "to", "faults"),
    [
        ("is_line = true", 'is_line = true\ncolumns = ["id"]', {"fields.id": "mapping_computed"}),
        ("is_line = true", 'is_line = true\nwithin = "7 days"', {"fields.id": "mapping_computed"}),
        ('columns = ["response"]', "is_line = true", {"fields.outcome.is_line": "mapping_line"}),
        ('after = "received"\n', "", {"fields.due": "mapping_length"}),
        ('within = "1 month"\n', "", {"fields.due": "mapping_length"}),
        ('after = "received"', 'after = "sent"', {"fields.due": "mapping_length"}),
        ('after = "received"', 'after = "due"', {"fields.due": "mapping_length"}),
        ("1 month", "7 working days", {"fields.due.within": "mapping_length_unit"}),
        ('says = "answered', 'later = "closed"\nthan = "received"\nsays = "answered', {"checks[0]": "mapping_check_kind"}),
        ("when = { outcome", "whenever = { outcome", {"checks[0].whenever": "unknown_key"}),
        ('outcome = "untimely", timeliness', 'closed = "untimely", timeliness', {"checks[0].when.closed": "mapping_check_field"}),
        ('outcome = "untimely", timeliness', 'outcome = "late", timeliness', {"checks[0].when.outcome": "mapping_word"}),
        ('when = { outcome = "untimely", timeliness = "stated_in_time" }', 'later = "closed"', {"checks[0]": "mapping_check_kind"}),
        ('when = { outcome = "untimely", timeliness = "stated_in_time" }', "", {"checks[0]": "mapping_check_kind"}),
    ],
)
def test_what_is_computed_is_checked_too(change: str, to: str, faults: dict[str, str]) -> None:
    found = faults_of(COMPUTED.replace(change, to))
    assert faults.items() <= found.items()


def test_a_length_from_a_date_that_cannot_be_read_is_no_date(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("in,out,response,timely\nsometime,2026-02-28,paid,\n")
    (refused,) = read_complaints(tmp_path / "f.csv", parse_mapping(COMPUTED.encode())).refused
    assert [one.code for one in refused.reasons] == ["date_format"]
