"""Times of long logs: what is read fast is what `strptime` reads, in the order of the formats, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crmcore.adapters.files import times as reading
from crmcore.adapters.files.times import ISO, TimeReader
from crmcore.errors import InvalidValue
from tests.oracle.log_times import told

ZONE = ZoneInfo("Asia/Shanghai")
FORMATS = [
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%S%z",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S.%f%z",
    "%Y-%m-%dT%H:%M%z",
    "%d.%m.%Y",
    "%Y-%d-%m",
    "%Y/%m/%d %H:%M:%S",
    "%H:%M %Y-%m-%d",
]
times = st.datetimes(datetime(1000, 1, 1), datetime(9700, 1, 1), timezones=st.sampled_from([UTC, ZONE, ZoneInfo("America/New_York")]))
# A time in some format, and then spoilt a little, as hands and spreadsheets do.
spoilt = st.tuples(
    times, st.sampled_from(FORMATS), st.integers(0, 30), st.sampled_from(["", "0", " ", "  ", "\t", "T", "t", "Z", "z", "-", "٣", "9"])
)


def cell_of(drawn: tuple[datetime, str, int, str]) -> str:
    at, format_, place, extra = drawn
    whole = at.strftime(format_)
    return whole[:place] + extra + whole[place + (len(extra) and 1) :]


@given(st.lists(st.sampled_from(FORMATS), min_size=1, max_size=4), spoilt.map(cell_of))
@example(["%Y-%m-%d %H:%M"], "2026-07-06  09:30")
@example(["%Y-%m-%d %H:%M:%S.%f"], "2026-7-06 09:30:00.12")
@example(["%Y-%m-%dT%H:%M"], "2026-07-06t09:30")
@example(["%Y-%d-%m", "%Y-%m-%d"], "2026-07-06")
@example(["%Y-%m-%d %H:%M:%S.%f"], "2026-07-06 09:30:00.")
@example(["%Y-%m-%d"], "2000-13-01")
def test_a_time_is_what_strptime_reads(formats: list[str], cell: str) -> None:
    expected = told(cell, formats, ZONE)
    reader = TimeReader(formats, ZONE)
    if expected is None or not 200 <= expected.year <= 9799:
        with pytest.raises(InvalidValue) as caught:
            reader.read("at", cell)
        code = caught.value.reasons[0].code
        assert code in ({"date_format", "date_other_order"} if expected is None else {"year_out_of_range"})
    else:
        found = reader.read("at", cell).at
        assert found == expected
        assert found.utcoffset() == expected.utcoffset()


@given(
    times.filter(lambda at: at.year > 1990), st.lists(st.sampled_from([one for one in FORMATS if one.startswith("%Y-%m-%d")]), min_size=1, max_size=4)
)
@example(datetime(2026, 7, 6, 9, 30, 15, 123456, UTC), ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z"])
@example(datetime(2026, 7, 6, 9, 30, 15, 123456, UTC), ["%Y-%m-%dT%H:%M%z", "%Y-%m-%dT%H:%M:%S"])
def test_of_several_formats_of_the_form_of_iso_8601_none_costs_a_try_of_another(at: datetime, formats: list[str]) -> None:
    """`strptime` takes forty times as long: a log of two formats would pay for the one that fails with each row."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "parse", None)
        found = TimeReader(formats, ZONE).read("at", at.strftime(formats[-1]))
    assert found.at == told(at.strftime(formats[-1]), formats, ZONE)


@pytest.mark.parametrize(
    ("cell", "at", "day"),
    [
        ("2026-07-06", datetime(2026, 7, 6, tzinfo=ZONE), date(2026, 7, 6)),
        ("20260706", datetime(2026, 7, 6, tzinfo=ZONE), date(2026, 7, 6)),
        ("2026-07-06T09", datetime(2026, 7, 6, 9, tzinfo=ZONE), None),
        ("2026-07-06 09:30:15.1234567+00:00", datetime(2026, 7, 6, 9, 30, 15, 123456, UTC), None),
        ("2026-07-06T09:30Z", datetime(2026, 7, 6, 9, 30, tzinfo=UTC), None),
    ],
)
def test_any_form_of_iso_8601_is_read(cell: str, at: datetime, day: date | None) -> None:
    found = TimeReader((ISO,), ZONE).read("at", cell)
    assert (found.at, found.day) == (at, day)


def test_what_is_no_time_is_told_short() -> None:
    with pytest.raises(InvalidValue) as caught:
        TimeReader((ISO,), ZONE).read("at", "x" * 10_000)
    assert len(caught.value.text()) < 200
