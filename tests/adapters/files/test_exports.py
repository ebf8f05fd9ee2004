"""Tables that others ask for: written and read back equal, safe in a spreadsheet, and refused with the place where something is wrong."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters.files import (
    AsicRow,
    CfpbRow,
    FcaLine,
    FileRefused,
    asic_rows,
    cfpb_rows,
    fca_lines,
    load_mapping,
    read_asic,
    read_cfpb,
    read_complaints,
    read_fca,
    write_asic,
    write_cfpb,
    write_fca,
)
from crmcore.adapters.files.complaints import RefusedRow
from crmcore.adapters.files.exports import AMOUNT, COUNT, DAY, MANY, TEXT, YES_NO, Form
from crmcore.adapters.files.exports_cfpb import CHANNELS, RESPONSES
from crmcore.adapters.files.refused import refused_csv
from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound
from crmcore.event import unseen
from crmcore.kpi import ProductGroup, PublishedRow, PublishedSummary
from crmcore.measures import RateCount, RatioCount
from crmcore.messages import Language
from crmcore.money import Money

DATA = Path(__file__).parents[4] / "shared" / "data" / "complaints"


@attrs.frozen(kw_only=True)
class Sample:
    """A row with a cell of every kind."""

    id: str | None = None
    day: date | None = None
    count: int | None = None
    amount: Decimal | None = None
    sure: bool | None = None
    many: tuple[str, ...] = ()


SAMPLE = Form(
    "sample",
    (
        ("Id", "id", TEXT),
        ("Day", "day", DAY),
        ("Count", "count", COUNT),
        ("Amount", "amount", AMOUNT),
        ("Sure", "sure", YES_NO),
        ("Many", "many", MANY),
    ),
    key="id",
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12) | st.sampled_from(
    ["=1+1", "＝1", "'＋", "－", "＠", "'=1", "''-", "'", "\r", "\t"]
)
WORDS = TEXTS.filter(lambda text: "; " not in f"{text}" and not text.endswith(";") and not text.startswith(" "))
SAMPLES = st.builds(
    Sample,
    id=TEXTS,
    day=st.none() | st.dates(),
    count=st.none() | st.integers(0, 10**9),
    amount=st.none() | st.decimals(0, 10**12, places=2),
    sure=st.none() | st.booleans(),
    many=st.lists(WORDS, max_size=3).map(tuple),
)


def raw(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@given(st.lists(SAMPLES, max_size=6, unique_by=lambda one: one.id))
def test_what_is_written_is_read_back_equal_and_no_cell_is_a_formula(rows: list[Sample]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.csv"
        SAMPLE.write(path, rows)
        assert SAMPLE.read(path, Sample) == tuple(rows)
        assert not [cell for row in raw(path) for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))]


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"id": ""}, "Id"),
        ({"id": "a\0b"}, "Id"),
        ({"id": "\ud800"}, "Id"),
        ({"count": -1}, "Count"),
        ({"amount": Decimal(-1)}, "Amount"),
        ({"amount": Decimal("0.001")}, "Amount"),
        ({"many": ("a; b",)}, "Many"),
        ({"many": ("",)}, "Many"),
        ({"many": ("", "b")}, "Many"),
        ({"sure": "perhaps"}, "Sure"),
        ({"day": "2026-13-01"}, "Day"),
        ({"many": "ab"}, "Many"),
    ],
)
def test_a_value_that_would_not_come_back_is_refused_and_nothing_written(tmp_path: Path, changes: dict[str, object], column: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        SAMPLE.write(tmp_path / "x.csv", [Sample(**{"id": "A", **changes})])  # type: ignore[arg-type]
    assert [(one.code, one.facts["column"], one.facts["row"]) for one in refused.value.reasons] == [("export.value", column, 1)]
    assert column in refused.value.text(Language.ZH)
    assert list(tmp_path.iterdir()) == []


def test_a_key_stands_once() -> None:
    with pytest.raises(InvalidValue, match="row 2 for `sample` repeats the `id` of another"):
        SAMPLE.content([Sample(id="A"), Sample(id="A", count=1)])
    assert attrs.evolve(SAMPLE, key=None).content([Sample(id="A"), Sample(id="A")]).count(b"\n") == 3


HEADER = "Id,Day,Count,Amount,Sure,Many\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Id,Day\n", "`x.csv` has the wrong header on line 1; it must be, in this order: Id, Day, Count, Amount, Sure, Many"),
        (HEADER + "A,,,,\n", "line 2 has 5 cells where the header has 6; check its quotes and separators"),
        (HEADER + "A,1/2/2026,,,,\n", "line 2: `Day` takes a date such as 2026-07-31"),
        (HEADER + "A,20260201,,,,\n", "line 2: `Day` takes a date such as 2026-07-31"),
        (HEADER + "A,,1.0,,,\n", "line 2: `Count` takes a whole number, at least 0"),
        (HEADER + "A,,١,,,\n", "line 2: `Count` takes a whole number, at least 0"),
        (HEADER + "A,,,1,,\n", "line 2: `Amount` takes a number, at least 0, with two decimals, such as 120.00"),
        (HEADER + "A,,,1.2e1,,\n", "line 2: `Amount` takes a number, at least 0, with two decimals, such as 120.00"),
        (HEADER + "A,,,1.5,,\n", "line 2: `Amount` takes a number, at least 0, with two decimals, such as 120.00"),
        (HEADER + "A,,,1.234,,\n", "line 2: `Amount` takes a number, at least 0, with two decimals, such as 120.00"),
        (HEADER + "A,,,,yes,\n", "line 2: `Sure` takes Yes | No"),
        (HEADER + "A,,,,,a; \n", "line 2: `Many` takes one or more texts, with `; ` between them"),
        (HEADER + 'A,,,,,"a\nb"\nA,,,,,\n', "line 4 repeats the `id` of line 2; keep one of them"),
        (HEADER + "A,x,y,,,\n", "line 2: `Day` takes a date such as 2026-07-31 · line 2: `Count` takes a whole number, at least 0"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(FileRefused) as refused:
        SAMPLE.read(path, Sample)
    assert str(refused.value) == said
    assert "行" in refused.value.text(Language.ZH)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_asic(tmp_path / "none.csv")


# The published summary -------------------------------------------------------------------------------------------------------------------------

SUMMARY = PublishedSummary(
    first=date(2026, 1, 1),
    last=date(2026, 6, 30),
    rows=(
        PublishedRow(
            group=ProductGroup.BANKING_AND_CREDIT_CARDS,
            provision=RateCount(1, 1138).result("x/1", per=1000),
            intermediation=None,
            opened=2732,
            closed=124,
            closed_soon=RatioCount(21, 59).result("x/1"),
            closed_in_8_weeks=RatioCount(36, 59).result("x/1"),
            upheld=RatioCount(4, 124).result("x/1"),
            main_cause="=general administration, customer service",
        ),
        PublishedRow(
            group=None,
            provision=None,
            intermediation=None,
            opened=1,
            closed=None,
            closed_soon=RatioCount().result("x/1"),
            closed_in_8_weeks=RatioCount().result("x/1", measurable=False),
            upheld=RatioCount().result("x/1"),
            main_cause=None,
        ),
    ),
)


def test_the_published_summary_is_written_and_read_back_equal(tmp_path: Path) -> None:
    path = tmp_path / "fca.csv"
    write_fca(path, SUMMARY)
    assert read_fca(path) == fca_lines(SUMMARY)
    assert raw(path)[1:] == [
        ["Banking and credit cards", "0.88", "", "2732", "124", "35.59", "61.02", "3.23", "'=general administration, customer service"],
        ["", "", "", "1", "", "", "", "", ""],
    ]


def test_a_group_that_the_regulator_does_not_have_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fca.csv"
    write_fca(path, SUMMARY)
    path.write_text(path.read_text("utf-8").replace("Banking and", "Banks and"), "utf-8")
    with pytest.raises(FileRefused, match=r"line 2: `Product/service grouping` takes Banking and credit cards \| Decumulation"):
        read_fca(path)


@given(st.fractions(0, 1, max_denominator=400))
def test_percentages_are_rounded_half_to_even(share: Fraction) -> None:
    row = attrs.evolve(SUMMARY.rows[0], upheld=RatioCount(share.numerator, share.denominator).result("x/1"))
    (line,) = fca_lines(attrs.evolve(SUMMARY, rows=(row,)))
    assert isinstance(line, FcaLine)
    assert line.upheld is not None
    assert line.upheld == Decimal(round(share * 10000)) / 100
    assert -line.upheld.as_tuple().exponent == 2  # type: ignore[operator]


# The consumer bureau's columns -----------------------------------------------------------------------------------------------------------------

OUTCOMES = {word: (None if word == "untimely_response" else word != "in_progress") for word in RESPONSES}


@st.composite
def _of_the_bureau(draw: st.DrawFn) -> ComplaintRecord:
    outcome = draw(st.none() | st.sampled_from(sorted(RESPONSES)))
    plain = st.none() | st.text("abcdefg XYZ", min_size=1, max_size=9).map(str.strip).filter(bool)
    timeliness = draw(st.sampled_from([Timeliness.STATED_IN_TIME, Timeliness.STATED_LATE, Timeliness.UNKNOWN]))
    return ComplaintRecord(
        id=draw(st.integers(1, 10**7).map(str)),
        received=draw(st.dates(date(2012, 1, 1), date(2026, 12, 31))),
        is_closed=None if outcome is None else OUTCOMES[outcome],
        outcome=outcome,
        product=draw(plain),
        matter=draw(plain),
        cause=draw(plain),
        channel=draw(st.none() | st.sampled_from(sorted(CHANNELS))),
        unit=draw(plain),
        postcode=draw(st.none() | st.just("770XX")),
        timeliness=Timeliness.OPEN if timeliness is Timeliness.UNKNOWN and outcome == "in_progress" else timeliness,
        disputed=draw(st.none() | st.booleans()),
    )


@pytest.mark.clause("RULES-4.27")
@given(st.lists(_of_the_bureau(), min_size=1, max_size=8, unique_by=lambda one: one.id))
def test_records_go_out_in_the_bureau_s_columns_and_come_back_by_its_mapping(records: list[ComplaintRecord]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cfpb.csv"
        rows = cfpb_rows(records)
        write_cfpb(path, rows)
        assert read_cfpb(path) == rows
        back = read_complaints(path, load_mapping("cfpb"))
    assert back.refused == ()
    assert [attrs.evolve(one, unknown=frozenset()) for one in back.records] == records


@pytest.mark.realdata
@pytest.mark.skipif(not DATA.exists(), reason="../shared/data is not there")
@pytest.mark.parametrize("file", ["cfpb-1000.csv", "cfpb-349.csv", "cfpb-145.csv"])
def test_the_bureau_s_own_files_go_out_and_come_back(file: str, tmp_path: Path) -> None:
    records = read_complaints(DATA / file, load_mapping("cfpb")).records
    rows = cfpb_rows(records)
    write_cfpb(tmp_path / "out.csv", rows)
    assert read_cfpb(tmp_path / "out.csv") == rows
    back = read_complaints(tmp_path / "out.csv", load_mapping("cfpb"))
    assert [attrs.evolve(one, unknown=frozenset()) for one in back.records] == [attrs.evolve(one, unknown=frozenset()) for one in records]


def test_a_firm_s_own_words_need_words_of_the_bureau() -> None:
    one = ComplaintRecord(id="C-1", received=date(2026, 7, 1), outcome="upheld", channel="telephone", product="card", timeliness=Timeliness.LATE)
    with pytest.raises(InvalidValue) as refused:
        cfpb_rows([one])
    assert [(one.code, one.facts["column"], one.facts["found"]) for one in refused.value.reasons] == [
        ("export.no_word", "submitted_via", "telephone"),
        ("export.no_word", "company_response", "upheld"),
    ]
    words = {
        "submitted_via": {"telephone": "Phone"},
        "company_response": {"upheld": "Closed with monetary relief"},
        "product": {"card": "Credit card"},
    }
    (row,) = cfpb_rows([one], company="The Bank", words=words)
    assert (row.submitted_via, row.company_response, row.product, row.company, row.timely) == (
        "Phone",
        "Closed with monetary relief",
        "Credit card",
        "The Bank",
        False,
    )
    assert (row.complaint_what_happened, row.state, row.tags, row.date_sent_to_company) == (None, None, None, None)


def test_a_row_needs_an_id_and_its_day(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue) as refused:
        CfpbRow(product="card")
    assert [one.facts["field"] for one in refused.value.reasons] == ["date_received", "complaint_id"]
    path = tmp_path / "cfpb.csv"
    write_cfpb(path, [CfpbRow(complaint_id="7", date_received=date(2026, 7, 1))])
    path.write_text(path.read_text("utf-8-sig").replace("2026-07-01", ""), "utf-8")
    with pytest.raises(FileRefused, match=r"^line 2: .*date_received") as bad:
        read_cfpb(path)
    assert bad.value.text(Language.ZH).startswith("第2行：")


def test_the_rows_show_no_personal_data() -> None:
    shown = repr(CfpbRow(complaint_id="7", date_received=date(2026, 7, 1), complaint_what_happened="they called me", zip_code="77002"))
    assert "they called" not in shown
    assert "77002" not in shown


# One row a complaint ---------------------------------------------------------------------------------------------------------------------------

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)


def on_hand(*records: ComplaintRecord) -> tuple[AsicRow, ...]:
    return asic_rows(records, first=FIRST, last=LAST, brand="The Bank", words={"channel": {"telephone": "Phone"}})


def test_a_period_may_be_one_day() -> None:
    assert asic_rows([], first=FIRST, last=FIRST, brand="The Bank") == ()


def test_every_complaint_on_hand_has_a_row_as_it_stood_at_the_end_of_the_period() -> None:
    rows = on_hand(
        ComplaintRecord(id="before", received=date(2025, 1, 1), closed=date(2025, 12, 31), is_closed=True),
        ComplaintRecord(id="after", received=date(2026, 7, 1), is_closed=False),
        ComplaintRecord(
            id="over",
            received=date(2025, 12, 1),
            closed=FIRST,
            is_closed=True,
            channel="telephone",
            product="card",
            matter="fees",
            outcome="upheld",
            remedy=Money("120", "AUD"),
        ),
        ComplaintRecord(id="then open", received=LAST, closed=date(2026, 7, 1), is_closed=True, outcome="upheld", remedy=Money("5", "AUD")),
        ComplaintRecord(id="open", received=FIRST, is_closed=False, channel="letter"),
        ComplaintRecord(id="dark", received=FIRST, is_closed=True),
        ComplaintRecord(id="on the last day", received=LAST, closed=LAST, is_closed=True),
    )
    assert [(one.unique_id, one.status, one.closed, one.days_to_resolve, one.outcomes, one.monetary_remedy) for one in rows] == [
        ("over", "Closed", FIRST, 31, ("upheld",), Decimal("120.00")),
        ("then open", "Open", None, None, (), None),
        ("open", "Open", None, None, (), None),
        ("dark", None, None, None, (), None),
        ("on the last day", "Closed", LAST, 0, (), None),
    ]
    assert (rows[0].channel, rows[0].products, rows[0].issues, rows[2].channel) == ("Phone", ("card",), ("fees",), "letter")
    assert {(one.gender, one.age, one.complainant_type, one.representative) for one in rows} == {(None, None, None, None)}


ASIC_ROWS = st.builds(
    AsicRow,
    unique_id=TEXTS.filter(lambda text: unseen(text) is None),
    brand=TEXTS,
    age=st.none() | st.integers(0, 120),
    status=st.sampled_from(["Open", "Closed", None]),
    received=st.just(date(2026, 1, 5)),
    closed=st.just(date(2026, 1, 9)),
    days_to_resolve=st.just(4),
    representative=st.none() | st.booleans(),
    products=st.lists(WORDS, max_size=3).map(tuple),
    monetary_remedy=st.none() | st.decimals(0, 10**9, places=2),
)


@given(st.lists(ASIC_ROWS, max_size=5, unique_by=lambda one: one.unique_id))
def test_the_rows_are_written_and_read_back_equal_also_none(rows: list[AsicRow]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "asic.csv"
        write_asic(path, rows)
        assert read_asic(path) == tuple(rows)


def test_days_fit_together() -> None:
    with pytest.raises(InvalidValue, match="closed on 2026-01-01, before it was received on 2026-01-02"):
        AsicRow(unique_id="A", received=date(2026, 1, 2), closed=date(2026, 1, 1), days_to_resolve=-1)
    with pytest.raises(InvalidValue, match="`days_to_resolve` is not what lies between receipt and closing: 1 day"):
        AsicRow(unique_id="A", received=date(2026, 1, 2), closed=date(2026, 1, 3))
    with pytest.raises(InvalidValue) as refused:
        AsicRow(days_to_resolve=1)
    assert [one.code for one in refused.value.reasons] == ["empty", "empty", "export.days"]


def test_another_currency_and_a_reversed_period_are_refused() -> None:
    one = ComplaintRecord(id="A", received=date(2026, 1, 2), is_closed=False, remedy=Money("1", "CNY"))
    with pytest.raises(InvalidValue) as refused:
        asic_rows([one, attrs.evolve(one, id="B", remedy=Money("1", "AUD"))], first=date(2026, 2, 1), last=date(2026, 1, 31), brand="x")
    assert [one.code for one in refused.value.reasons] == ["published.reversed", "export.currency"]
    assert asic_rows([one], first=FIRST, last=LAST, brand="x", currency="CNY")[0].monetary_remedy is None


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_of_the_refused_rows_is_a_formula(sign: str) -> None:
    row = RefusedRow(line=2, id=f"{sign}1", reasons=(reason("value_empty"),))
    assert f"2,'{sign}1," in refused_csv([row]).decode("utf-8-sig")
