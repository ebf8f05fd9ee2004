"""Mappings: what loads, and every fault of one that does not."""

from pathlib import Path

import pytest

from crmcore.adapters.files import load_mapping
from crmcore.adapters.files.mapping import parse_mapping
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
    with pytest.raises(NotFound, match=r"no mapping `cfbp`.*\(cfpb\)"):
        load_mapping("cfbp")


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
