"""What was saved loads equal; what is broken, foreign or too new is refused with its path; personal parts stand apart."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import privacy
from crmcore.adapters import Codec, Saved, default_codec
from crmcore.adapters.hooks import read_instant, write_instant
from crmcore.adapters.vocabulary import KINDS
from crmcore.complaints.case import Complaint
from crmcore.complaints.events import EVENTS, Closed
from crmcore.customers.profile import Corporate, Individual
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import Actor, Event
from crmcore.lifecycles.case import Step
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.policy.grants import Grant
from crmcore.policy.request import ApprovalRequest
from crmcore.testing import strategies
from tests.adapters.story import CARD, story

GOLDEN = Path(__file__).parent / "golden"
CODEC = default_codec()


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@given(data=st.data())
def test_what_was_saved_loads_equal(kind: type, data: st.DataObject) -> None:
    value = data.draw(strategies.values(kind))
    saved = CODEC.encode(value)
    assert CODEC.decode(saved, kind) == value
    assert CODEC.kind_of(saved) is kind
    assert CODEC.encode(CODEC.decode(saved, kind)) == saved


# --- golden files ----------------------------------------------------------------------------------------------------------------------------


def test_the_golden_file_of_version_1_loads_for_ever() -> None:
    saved = Saved(**json.loads((GOLDEN / "complaint-v1.json").read_text("utf-8")))
    assert CODEC.decode(saved, Complaint) == story()


def test_saves_are_written_as_in_the_golden_file() -> None:
    """Stable keys in a stable order: what comes to it has a default; any other change of the form needs a new version and an upcast."""
    saved = CODEC.encode(story())
    assert {"body": saved.body, "personal": saved.personal} == json.loads((GOLDEN / "complaint-written-now.json").read_text("utf-8"))


def test_a_field_that_came_later_is_not_there_in_an_older_save_and_was_not_erased() -> None:
    step = story().history[-1]
    said = Step(step.seq, step.transition, Closed(at=step.event.at, by=step.event.by, no_action="a slip"))
    erased = CODEC.decode(CODEC.encode(said).erased(), Step).event
    assert isinstance(erased, Closed)
    assert erased.no_action == privacy.ERASED
    older = json.loads(CODEC.encode(step).body)
    older["data"]["event"] |= {"version": 1}
    del older["data"]["event"]["no_action"]
    assert CODEC.decode(Saved(json.dumps(older)), Step) == step
    older["data"]["event"]["version"] = 0
    with pytest.raises(InvalidValue, match="has version 0, known is 2"):
        CODEC.decode(Saved(json.dumps(older)), Step)


@pytest.mark.parametrize("kind", [one for one in EVENTS if one.version > 1 or one.came_with], ids=lambda one: one.name)
def test_what_came_later_has_a_default_and_the_version_that_brought_it(kind: type[Event]) -> None:
    fields = attrs.fields_dict(kind)
    assert all(fields[name].default is not attrs.NOTHING and 1 < came <= kind.version for name, came in kind.came_with.items())


# --- personal parts ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("BANK-6.1")
def test_the_body_holds_nothing_personal() -> None:
    saved = CODEC.encode(story())
    assert saved.personal is not None
    for text in (CARD.customer_name, CARD.contact, "booked twice", "a batch ran twice", "we are sorry", "pay 500", "say who", "01234"):
        assert text not in saved.body
        assert text in json.dumps(json.loads(saved.personal), ensure_ascii=False) + saved.personal
    assert "段" not in repr(saved)


@pytest.mark.clause("BANK-6.1")
def test_an_absent_personal_part_loads_as_erased() -> None:
    case = CODEC.decode(CODEC.encode(story()).erased(), Complaint)
    assert (case.card.customer_name, case.card.narrative, case.card.postcode) == (privacy.ERASED,) * 3
    assert case.card.handling_opinion == ""  # nothing stood there
    assert case.report is not None
    assert case.report.missing == ()
    assert (case.id, case.state, len(case.history), case.granted) == ("C-2026-0417", story().state, 15, Money("500", "CNY"))
    assert CODEC.decode(CODEC.encode(case), Complaint) == case


@pytest.mark.clause("BANK-6.1")
def test_what_is_no_text_is_erased_to_nothing_and_unknown_stays_unknown() -> None:
    known = Individual(id="K-1", name="段誉", birth_date=date(1990, 1, 2), disabled=False)
    erased = CODEC.decode(CODEC.encode(known).erased(), Individual)
    assert (erased.name, erased.birth_date, erased.disabled, erased.phone) == (privacy.ERASED, None, None, None)
    assert CODEC.encode(Individual(id="K-1")).personal is None


@attrs.frozen
class Marked:
    words: tuple[str, ...] = attrs.field(default=(), repr=privacy.mask_text, metadata=privacy.C2)
    days: tuple[date, ...] = attrs.field(default=(), repr=privacy.mask_text, metadata=privacy.C2)


def test_lists_of_personal_values_are_erased_too() -> None:
    codec = Codec({"marked": Marked})
    saved = codec.encode(Marked(("a",), (date(2026, 1, 1),)))
    assert codec.decode(saved, Marked) == Marked(("a",), (date(2026, 1, 1),))
    assert codec.decode(saved.erased(), Marked) == Marked((privacy.ERASED,), ())


# --- what is refused -------------------------------------------------------------------------------------------------------------------------

REQUEST = ApprovalRequest(
    id="A-1",
    action="compensation",
    amount=Money("500", "CNY"),
    requested_by=Actor(id="anna", positions=frozenset({"specialist", "handler"})),
    at=datetime(2026, 7, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai")),
    subject="C-1",
)


def refused(value: object, old: str, new: str) -> list[str]:
    """Return the faults of a save in which something was changed."""
    saved = CODEC.encode(value)
    assert old in saved.body
    with pytest.raises(InvalidValue) as caught:
        CODEC.decode(Saved(saved.body.replace(old, new), saved.personal), type(value))
    assert caught.value.__cause__ is None
    assert caught.value.text(Language.ZH)
    return [str(one) for one in caught.value.reasons]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"subject":"C-1"', '"subject":1', "`data.subject` holds `int`; `str` belongs there"),
        ('"rank":0', '"rank":"0"', "`data.requested_by.rank` holds `str`; `int` belongs there"),
        ('"rank":0', '"rank":true', "`data.requested_by.rank` holds `bool`; `int` belongs there"),
        ('"500.00"', "500.00", "`data.amount` holds `float`; `decimal string` belongs there"),
        ('"500.00"', '"five"', "`data.amount` holds `str`; `decimal string` belongs there"),
        ('"500.00"', '"5e2"', "`data.amount` holds `str`; `decimal string` belongs there"),
        (
            '"500.00"',
            '"500.000"',
            "`data.amount` is invalid: `500.000` shows more decimals than CNY has (2); write a thousand as `1000`, or drop the decimals",
        ),
        ('"500.00"', '"-5.00"', "`data` is invalid: -5.00 CNY cannot be approved; give an amount above 0"),
        ('"CNY"', '"CNX"', "`data.amount` is invalid: unknown currency `CNX`; give an ISO 4217 code, e.g. `CNY`"),
        ('{"amount":"500.00","currency":"CNY"}', "[]", "`data.amount` holds `list`; `Money of `amount` and `currency`` belongs there"),
        ('["handler","specialist"]', '"handler"', "`data.requested_by.positions` holds `str`; `list` belongs there"),
        ('["handler","specialist"]', '["handler",5]', "`data.requested_by.positions[1]` holds `int`; `str` belongs there"),
        ("2026-07-06T", "2026-13-06T", "`data.at` holds `str`; `instant with its zone` belongs there"),
        ("+08:00[Asia/Shanghai]", "", "`data.at` holds `str`; `instant with its zone` belongs there"),
        ("[Asia/Shanghai]", "[Asia/Nowhere]", "`data.at` holds `str`; `instant with its zone` belongs there"),
        ("[Asia/Shanghai]", "[Asia/Shanghai", "`data.at` holds `str`; `instant with its zone` belongs there"),
        ('"rank":0', '"rank":0,"hat":1', "`data.requested_by.hat` does not belong there; give a save as it was written"),
        ('"kind":"approval_request"', '"kind":"grant"', "this is a save of `grant`; `approval_request` was asked for"),
        ('"version":1', '"version":2', "`version` has version 2, known is 1; read it with the release of crmcore that wrote it, or a later one"),
        (
            '"version":1',
            '"version":true',
            "`version` has version True, known is 1; read it with the release of crmcore that wrote it, or a later one",
        ),
        (',"data":', ',"date":', "`data` is missing; give a save as it was written"),
    ],
)
def test_a_broken_save_is_refused_with_its_path(old: str, new: str, fault: str) -> None:
    assert refused(REQUEST, old, new) == [fault]


def test_a_missing_field_is_named() -> None:
    assert refused(REQUEST, '"subject":"C-1",', "") == ["`data.subject` is missing; give a save as it was written"]


def test_all_faults_at_once() -> None:
    saved = CODEC.encode(REQUEST)
    body = saved.body.replace('"C-1"', "1").replace('"rank":0', '"rank":null').replace('"500.00"', "5")
    with pytest.raises(InvalidValue) as caught:
        CODEC.decode(Saved(body), ApprovalRequest)
    assert [one.facts["path"] for one in caught.value.reasons] == ["data.amount", "data.requested_by.rank", "data.subject"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            '"event":"decided"',
            '"event":"divided"',
            "`data.history[9].event.event` is an unknown event `divided`; give its class to the codec",
        ),
        ('"event":"decided"', '"event":7', "`data.history[9].event.event` is an unknown event `7`; give its class to the codec"),
        (
            '"event":"decided","version":1',
            '"event":"decided","version":2',
            "`data.history[9].event.event` has version 2, known is 1; read it with the release of crmcore that wrote it, or a later one",
        ),
        (
            '"ruling":"upheld"',
            '"ruling":"heavenly"',
            "`data.history[9].event.ruling` holds `str`; `upheld | partly_upheld | not_upheld` belongs there",
        ),
        ('"seq":10,"transition"', '"seq":10,"hat":1,"transition"', "`data.history[9].hat` does not belong there; give a save as it was written"),
        ('["complaint/standard",1]', '["complaint/standard"]', "`data.lifecycle` holds `list`; `list of 2` belongs there"),
        ('["complaint/standard",1]', '["complaint/standard","1"]', "`data.lifecycle` holds `str`; `int` belongs there"),
    ],
)
def test_a_broken_history_is_refused_with_its_path(old: str, new: str, fault: str) -> None:
    assert refused(story(), old, new) == [fault]


@pytest.mark.parametrize("step", ["5", '{"seq":1,"transition":"x","event":5}', '{"seq":1,"transition":"x"}'])
def test_a_step_that_is_none_is_refused(step: str) -> None:
    with pytest.raises(InvalidValue):
        CODEC.decode(Saved(f'{{"kind":"step","version":1,"data":{step}}}'), Step)


@pytest.mark.parametrize(
    ("saved", "fault"),
    [
        (Saved(""), "`body` is not JSON (line 1, column 1); give a save as it was written"),
        (Saved('{"kind":'), "`body` is not JSON (line 1, column 9); give a save as it was written"),
        (Saved("[]"), "`body` holds `list`; `dict` belongs there"),
        (Saved('{"kind":"individual","version":1,"data":{"id":"K"}}', "[]"), "`personal` holds `list`; `dict` belongs there"),
        (
            Saved('{"kind":"individual","version":1,"data":{"id":"K"}}', "x"),
            "`personal` is not JSON (line 1, column 1); give a save as it was written",
        ),
        (
            Saved('{"kind":"individual","version":1,"data":{"id":"K"}}', '{"/a/0":{}}'),
            "`personal/…/…` does not belong there; give a save as it was written",
        ),
        (Saved('{"kind":"individual","version":1,"data":[0]}', '{"/0":{}}'), "`personal/0` does not belong there; give a save as it was written"),
        (Saved('{"kind":"individual","version":1,"data":[0]}', '{"/1":{}}'), "`personal/…` does not belong there; give a save as it was written"),
        (Saved('{"kind":"individual","version":1,"data":[]}', '{"/0":{}}'), "`personal/…` does not belong there; give a save as it was written"),
        (Saved('{"kind":"individual","version":1,"data":[0]}', '{"/x":{}}'), "`personal/…` does not belong there; give a save as it was written"),
        (Saved('{"kind":"individual","version":1,"data":{"id":"K"}}', '{"":5}'), "`data` holds `int`; `dict` belongs there"),
        (Saved('{"kind":"individual","version":1,"data":5}'), "`data` holds `int`; `Individual` belongs there"),
    ],
)
def test_a_foreign_save_is_refused(saved: Saved, fault: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        CODEC.decode(saved, Individual)
    assert fault in [str(one) for one in caught.value.reasons]


def test_a_kind_not_known_is_refused_both_ways() -> None:
    with pytest.raises(InvalidType, match="`int` is not a kind that is stored; the known kinds are approval_record"):
        CODEC.encode(5)
    with pytest.raises(InvalidType, match="`int` is not a kind"):
        CODEC.decode(CODEC.encode(REQUEST), int)
    with pytest.raises(InvalidValue, match="`house` is not a kind"):
        CODEC.kind_of(Saved('{"kind":"house"}'))


def test_a_foreign_exception_of_a_class_is_named_without_its_values() -> None:
    @attrs.frozen
    class Touchy:
        day: date = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)

        def __attrs_post_init__(self) -> None:
            raise RuntimeError(self.day)

    Touchy.__annotations__["day"] = date
    with pytest.raises(InvalidValue) as caught:
        Codec({"touchy": Touchy}).decode(Saved('{"kind":"touchy","version":1,"data":{"day":"2026-01-02"}}'), Touchy)
    assert str(caught.value) == "`data` is invalid: RuntimeError"


@given(strategies.values(Corporate), st.data())
def test_no_broken_save_tells_a_personal_value(customer: Corporate, data: st.DataObject) -> None:
    marked = [field.name for field in attrs.fields(Corporate) if privacy.sensitivity(field.metadata) is not None]
    secrets: dict[str, Any] = dict.fromkeys(marked, "secret-secret")
    customer = attrs.evolve(customer, **secrets)
    saved = CODEC.encode(customer)
    assert saved.personal is not None
    broken = saved.personal.replace('"secret-secret"', data.draw(st.sampled_from(["5", '["secret-secret"]', '{"secret-secret":1}'])), 1)
    with pytest.raises(InvalidValue) as caught:
        CODEC.decode(Saved(saved.body, broken), Corporate)
    assert "secret-secret" not in str(caught.value) + repr(caught.value) + str(pickle.loads(pickle.dumps(caught.value)))  # noqa: S301 - our own


def leaves(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """List the paths of a JSON value's leaves."""
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in leaves(one, (*path, key))]
    if isinstance(value, list):
        return [leaf for index, one in enumerate(value) for leaf in leaves(one, (*path, index))]
    return [path]


@given(st.data())
def test_no_number_of_another_kind_passes_anywhere(data: st.DataObject) -> None:
    """A float belongs nowhere, so wherever one stands, the save is refused and nothing is half-loaded."""
    envelope = json.loads(CODEC.encode(story()).body)
    *path, last = data.draw(st.sampled_from(leaves(envelope)))
    place = envelope
    for key in path:
        place = place[key]
    place[last] = 0.5
    with pytest.raises(InvalidValue):
        CODEC.decode(Saved(json.dumps(envelope), CODEC.encode(story()).personal), Complaint)


# --- single values -----------------------------------------------------------------------------------------------------------------------------


@given(strategies.instants())
def test_an_instant_keeps_its_zone_and_its_side_of_a_repeated_hour(at: datetime) -> None:
    back = read_instant(write_instant(at))
    assert (back, back.tzinfo, back.fold, back.utcoffset()) == (at, at.tzinfo, at.fold, at.utcoffset())


def test_an_instant_of_a_plain_offset_stays_one() -> None:
    at = datetime(2026, 7, 6, 9, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert write_instant(at) == "2026-07-06T09:30:00+05:30"
    assert read_instant("2026-07-06T09:30:00+05:30") == at
    assert write_instant(datetime(2026, 7, 6, tzinfo=UTC)) == "2026-07-06T00:00:00+00:00"


@attrs.frozen
class Numbers:
    share: Fraction
    level: Decimal
    flag: bool
    day: date
    pairs: tuple[tuple[str, int], ...]


@given(st.builds(Numbers, st.fractions(), st.decimals(allow_nan=False, allow_infinity=False), st.booleans(), st.dates(), st.just((("a", 1),))))
def test_exact_numbers_stay_exact(value: Numbers) -> None:
    codec = Codec({"numbers": Numbers})
    assert codec.decode(codec.encode(value), Numbers) == value


@pytest.mark.parametrize("share", ["[1,0]", "[1]", "0.5", "[1,2.0]"])
def test_a_fraction_is_two_whole_numbers(share: str) -> None:
    codec = Codec({"numbers": Numbers})
    body = codec.encode(Numbers(Fraction(1, 3), Decimal(1), flag=True, day=date(2026, 1, 1), pairs=())).body.replace("[1,3]", share)
    with pytest.raises(InvalidValue, match=r"`data.share` holds `\w+`; `numerator and denominator` belongs there"):
        codec.decode(Saved(body), Numbers)
    with pytest.raises(InvalidValue, match=r"`data.day` holds `str`; `date, e.g. 2026-07-06` belongs there"):
        codec.decode(Saved(body.replace(share, "[1,3]").replace("2026-01-01", "1 January")), Numbers)


def test_a_grant_that_could_not_have_been_signed_does_not_load() -> None:
    body = CODEC.encode(story().grants[0]).body.replace('"id":"mei"', '"id":"anna"')
    with pytest.raises(InvalidValue, match="`anna` made this request"):
        CODEC.decode(Saved(body), Grant)
