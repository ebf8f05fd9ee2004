"""The closed grammar of a rulebook's values: what it reads back, and what it refuses."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.decision import Reason
from crmcore.errors import InvalidValue
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.reading import values
from crmcore.reading.shape import Reader
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.calendars.week import Weekday
from crmcore.worktime.period import PeriodKind
from crmcore.worktime.rhythms.kinds import ByDay, CountEach, Every, LongestGap, NthWeekday, OnWeekday, RhythmKind
from crmcore.worktime.rhythms.rhythm import Rhythm


def refusal(read: Callable[[object], object], value: object) -> str:
    """Return the code of a refusal, after seeing that both languages say it."""
    with pytest.raises(InvalidValue) as caught:
        read(value)
    assert all(caught.value.text(lang) for lang in Language)
    return caught.value.code


def money(value: object) -> Money:
    return values.money(value, "CNY")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("7 days", Duration(7, TimeUnit.DAY)),
        ("1 day", Duration(1, TimeUnit.DAY)),
        ("2 hours", Duration(2, TimeUnit.HOUR)),
        ("30 minutes", Duration(30, TimeUnit.MINUTE)),
        ("1 working day", Duration(1, TimeUnit.WORKING_DAY)),
        ("16 working hours", Duration(16, TimeUnit.WORKING_HOUR)),
        ("8 weeks", Duration(8, TimeUnit.WEEK)),
        ("6 months", Duration(6, TimeUnit.MONTH)),
    ],
)
def test_a_duration_is_a_number_and_a_unit(text: str, meaning: Duration) -> None:
    assert values.duration(text) == meaning


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("7days", "bad_duration"),
        ("7  days", "bad_duration"),
        (" 7 days", "bad_duration"),
        ("0 days", "bad_duration"),
        ("07 days", "bad_duration"),
        ("-7 days", "bad_duration"),
        ("7.5 days", "bad_duration"),
        ("７ days", "bad_duration"),
        ("9999999 days", "bad_duration"),
        ("7 Days", "bad_duration"),
        ("promptly", "bad_duration"),
        ("7 dayz", "unknown_unit"),
        ("7 furlongs", "unknown_unit_of"),
        ("900000 months", "duration.out_of_range"),
        (7, "wrong_kind"),
        ("", "value_empty"),
    ],
)
def test_no_other_spelling_is_a_duration(value: object, code: str) -> None:
    assert refusal(values.duration, value) == code


def test_a_misspelt_unit_gets_its_nearest() -> None:
    with pytest.raises(InvalidValue, match="unknown unit `workng days`; did you mean `working days`"):
        values.duration("3 workng days")


@pytest.mark.parametrize(
    ("text", "meaning"), [("90 %", Fraction(9, 10)), ("0 %", Fraction(0)), ("0.05 %", Fraction(1, 2000)), ("120 %", Fraction(6, 5))]
)
def test_a_share_is_exact(text: str, meaning: Fraction) -> None:
    assert values.share(text) == meaning


@pytest.mark.parametrize("value", ["90%", "90", "90 percent", ".5 %", "1e2 %", "-5 %", "９０ %", "90 % "])
def test_no_other_spelling_is_a_share(value: str) -> None:
    assert refusal(values.share, value) == "bad_share"


@pytest.mark.parametrize(("value", "amount"), [(500000, "500000"), ("199.50", "199.5"), ("-20", "-20"), ("0", "0")])
def test_money_is_an_integer_or_a_decimal_in_quotes(value: object, amount: str) -> None:
    assert money(value) == Money(Decimal(amount), "CNY")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (199.5, "float_amount"),
        (500000.0, "float_amount"),
        ("1e5", "not_an_amount"),
        ("1_000", "not_an_amount"),
        ("1,000", "not_an_amount"),
        ("Infinity", "not_an_amount"),
        ("５００", "not_an_amount"),
        ("00.5", "not_an_amount"),
        ("", "not_an_amount"),
        ("1.005", "too_fine"),
        (True, "wrong_kind"),
        (date(2026, 1, 1), "wrong_kind"),
    ],
)
def test_nothing_else_is_money(value: object, code: str) -> None:
    assert refusal(money, value) == code


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("90 %", values.Bound(Fraction(9, 10), is_share=True)),
        (40, values.Bound(Fraction(40), is_share=False)),
        ("4.5", values.Bound(Fraction(9, 2), is_share=False)),
    ],
)
def test_a_bound_remembers_whether_it_was_per_cent(value: object, meaning: values.Bound) -> None:
    assert values.bound(value) == meaning


@pytest.mark.parametrize(("value", "code"), [(0.9, "float_amount"), ("90%", "bad_share"), ("ninety", "not_an_amount"), (True, "wrong_kind")])
def test_no_other_spelling_is_a_bound(value: object, code: str) -> None:
    assert refusal(values.bound, value) == code


def test_hours_are_a_span_within_a_day() -> None:
    assert values.hours("09:00-12:00") == (time(9), time(12))
    assert values.hours("13:30-24:00") == (time(13, 30), time(0))
    assert values.hours("00:00-24:00") == (time(0), time(0))


def test_hours_may_last_over_midnight_as_long_as_a_shift() -> None:
    assert values.hours("22:00-06:00") == (time(22), time(6))
    assert values.hours("18:00-00:00") == (time(18), time(0))
    assert values.hours("16:00-08:00") == (time(16), time(8))
    assert refusal(values.hours, "16:00-08:01") == "bad_hours"


@pytest.mark.parametrize(
    "value", ["9:00-12:00", "12:00-09:00", "09:00-09:00", "09:00 - 12:00", "09:00-24:30", "25:00-26:00", "09:60-10:00", "00:00-00:00", "nine to five"]
)
def test_no_other_spelling_is_a_span_of_hours(value: str) -> None:
    assert refusal(values.hours, value) == "bad_hours"


def test_weekdays_are_a_day_or_a_span() -> None:
    assert values.weekdays("mon-fri") == (0, 1, 2, 3, 4)
    assert values.weekdays("sat") == (5,)
    assert values.weekdays("sun-sun") == (6,)


@pytest.mark.parametrize("value", ["monday", "fri-mon", "mon-", "-fri", "mon-tue-wed", "Mon", "mon fri", "-"])
def test_no_other_spelling_is_weekdays(value: str) -> None:
    assert refusal(values.weekdays, value) == "bad_weekdays"


def test_a_day_is_a_date_without_a_time() -> None:
    assert values.day(date(2026, 7, 1)) == date(2026, 7, 1)
    assert refusal(values.day, datetime(2026, 7, 1, tzinfo=UTC)) == "wrong_kind"
    assert refusal(values.day, "2026-07-01") == "wrong_kind"


def test_plain_values_are_not_taken_for_each_other() -> None:
    assert values.text("x") == "x"
    assert refusal(values.text, 1) == "wrong_kind"
    assert refusal(values.text, "  ") == "value_empty"
    assert values.integer(3) == 3
    assert refusal(values.integer, True) == "wrong_kind"
    assert refusal(values.integer, "3") == "wrong_kind"
    assert values.flag(value=False) is False
    assert refusal(values.flag, 0) == "wrong_kind"


@pytest.mark.parametrize(
    ("value", "kind"),
    [([], "list"), ({}, "table"), (time(9), "time"), (1.5, "float"), (None, "NoneType"), (datetime(2026, 1, 1, tzinfo=UTC), "datetime")],
)
def test_kinds_are_said_in_the_words_of_toml(value: object, kind: str) -> None:
    assert values.kind(value) == kind


def test_what_was_found_is_said_short_and_on_one_line() -> None:
    assert values.said("a\nb") == "a\\nb…"
    assert len(values.said("x" * 5000)) < 70


UNIT_WORDS = {
    TimeUnit.MINUTE: "minute",
    TimeUnit.HOUR: "hour",
    TimeUnit.WORKING_MINUTE: "working minute",
    TimeUnit.DAY: "day",
    TimeUnit.WORKING_HOUR: "working hour",
    TimeUnit.WORKING_DAY: "working day",
    TimeUnit.WEEK: "week",
    TimeUnit.MONTH: "month",
}


@given(amount=st.integers(1, 1200), unit=st.sampled_from(TimeUnit))
def test_a_duration_reads_back_what_was_written(amount: int, unit: TimeUnit) -> None:
    written = f"{amount} {UNIT_WORDS[unit]}{'s' if amount > 1 else ''}"
    assert values.duration(written) == Duration(amount, unit)
    assert values.duration(str(Duration(amount, unit))) == Duration(amount, unit)


@given(st.decimals(0, 999, places=3))
def test_a_share_reads_back_what_was_written(percent: Decimal) -> None:
    assert values.share(f"{percent} %") == Fraction(percent) / 100


@given(st.decimals(-(10**9), 10**9, places=2))
def test_money_reads_back_what_was_written(amount: Decimal) -> None:
    assert money(f"{amount.quantize(Decimal('0.01')):f}".replace("-0.00", "0.00")).amount == amount


@given(st.times(), st.times())
def test_hours_read_back_what_was_written(begin: time, end: time) -> None:
    begin, end = begin.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0)
    written = f"{begin:%H:%M}-{end:%H:%M}"
    over_midnight = 24 * 60 - (begin.hour - end.hour) * 60 - (begin.minute - end.minute)
    if begin < end or over_midnight <= 16 * 60 or (end == time(0) != begin):
        assert values.hours(written) == (begin, end)
    else:
        assert refusal(values.hours, written) == "bad_hours"


@given(st.integers(0, 6), st.integers(0, 6))
def test_weekdays_read_back_what_was_written(first: int, last: int) -> None:
    names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    written = f"{names[first]}-{names[last]}"
    if first <= last:
        assert values.weekdays(written) == tuple(range(first, last + 1))
    else:
        assert refusal(values.weekdays, written) == "bad_weekdays"


@given(st.one_of(st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.dates(), st.lists(st.integers(), max_size=2)))
def test_whatever_is_written_is_read_or_refused(value: object) -> None:
    for read in (
        values.duration,
        values.share,
        values.bound,
        values.hours,
        values.time_of_day,
        values.weekdays,
        values.day,
        values.text,
        values.integer,
        values.flag,
        money,
    ):
        reasons: tuple[Reason, ...] = ()
        try:
            read(value)
        except InvalidValue as error:
            reasons = error.reasons
        assert all(one.text(lang) for one in reasons for lang in Language)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("every 3 months", Every(Duration(3, TimeUnit.MONTH))),
        ("every week", Every(Duration(1, TimeUnit.WEEK))),
        ("every 10 days", Every(Duration(10, TimeUnit.DAY))),
        ("every quarter", Every(Duration(3, TimeUnit.MONTH))),
        ("every 2 years", Every(Duration(24, TimeUnit.MONTH))),
        ("every fri", OnWeekday(Weekday.FRI)),
        ("every 2nd fri of the month", NthWeekday(2, Weekday.FRI)),
        ("every last mon of the month", NthWeekday(-1, Weekday.MON)),
        ("by the 10th after every month", ByDay(10)),
        ("by the 31st after every year", ByDay(31, PeriodKind.YEAR)),
        ("25 every quarter", CountEach(25, PeriodKind.QUARTER)),
        ("at least every 3 months", LongestGap(Duration(3, TimeUnit.MONTH))),
        ("at least every year", LongestGap(Duration(12, TimeUnit.MONTH))),
    ],
)
def test_a_rhythm_is_words(text: str, kind: RhythmKind) -> None:
    assert values.rhythm_kind(text) == kind


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (word, "bad_rhythm")
        for word in (
            "every fr",
            "every friday",
            "every months",
            "every 0 days",
            "at least every fri",
            "every 2 fri",
            "every 5 hours",
            "by the 10st after every month",
            "by the 32nd after every month",
            "by the 10th after every week",
            "by the 10th",
            "every 2th fri of the month",
            "every 2nd day of the month",
            "3 every week",
            "monthly",
            "EVERY FRI",
        )
    ]
    + [("every 5th fri of the month", "rhythm.no_such_weekday"), (3, "wrong_kind"), (" ", "value_empty"), ("0 every month", "bad_rhythm")],
)
def test_no_other_spelling_is_a_rhythm(value: object, code: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        values.rhythm_kind(value)
    assert [one.code for one in refused.value.reasons] == [code]


@attrs.frozen(kw_only=True)
class _Duties:
    review: Rhythm
    own: Mapping[str, Rhythm] = attrs.field(factory=dict)
    often: RhythmKind


def test_a_rhythm_is_words_or_a_table_and_is_called_as_its_key() -> None:
    reader = Reader(currency="CNY")
    table = tomllib.loads(
        """
        review = "at least every 12 months"
        often  = "every fri"
        [own]
        meeting = { when = "every fri", start = 2026-01-02, roll = "preceding", calendar = "office" }
        report  = { when = "by the 5th after every month", start = 2026-01-01, purpose = "customers", clause = "BANK-3.2" }
        """
    )
    assert reader.read(_Duties, table, "duties") == _Duties(
        review=Rhythm(id="review", when=LongestGap(Duration(12, TimeUnit.MONTH))),
        often=OnWeekday(Weekday.FRI),
        own={
            "meeting": Rhythm(id="meeting", when=OnWeekday(Weekday.FRI), start=date(2026, 1, 2), roll=Roll.PRECEDING, calendar="office"),
            "report": Rhythm(id="report", when=ByDay(5), start=date(2026, 1, 1), purpose="customers", clause="BANK-3.2"),
        },
    )
    assert reader.faults == []


def test_every_fault_of_a_rhythm_stands_at_its_key() -> None:
    reader = Reader(currency="CNY")
    own = {"a": {"when": "every fri"}, "b": {"when": "sometimes"}, "c": {"when": "every fri", "start": date(2026, 1, 2), "roll": "sideways"}}
    assert reader.read(_Duties, {"review": "every 3 months", "own": own, "often": "every day"}, "duties") is None
    assert [(one.code, one.path) for one in reader.faults] == [
        ("rhythm.no_start", "duties.review"),
        ("rhythm.no_start", "duties.own.a"),
        ("bad_rhythm", "duties.own.b.when"),
        ("unknown_choice_of", "duties.own.c.roll"),
    ]
