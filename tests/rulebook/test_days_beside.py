"""Lists of days are data with a life of their own: handed in beside a rulebook, extended and never rewritten, named in what was computed by them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.complaints.clock_events import Happened
from crmcore.decision import Finding
from crmcore.errors import InvalidType, InvalidValue, NotFound, RulebookError
from crmcore.messages import Language
from crmcore.rulebook import Edition, check_days, check_edition, files
from crmcore.rulebook.load import load
from crmcore.rulebook.sections.calendars import parse_days
from crmcore.rulebook.spans import Days
from crmcore.worktime import Calendar, Clock, Duration, TimeUnit, read, readings
from crmcore.worktime.calendars.days import DayKind, DayList
from crmcore.worktime.clocks.clock import OnReopen
from tests.oracle.day_lists import differing

TEXT = files.default()
BEFORE, _, REST = TEXT.partition("[days.china]")
_, BAR, AFTER = REST.partition("# ------")
WITHOUT = BEFORE + BAR + AFTER
DAYS = "[days.china]" + REST.partition("# ------")[0]
LONGER = DAYS.replace("2026-12-31", "2027-12-31").replace("2026-10-07, ", "2026-10-07, 2027-01-01, 2027-01-02, 2027-01-03,")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def edition(days: str) -> Edition:
    return Rulebook.parse(WITHOUT, days=[days]).editions[0]


@pytest.mark.clause("RULES-4.28")
def test_a_list_in_a_text_of_its_own_is_the_list_of_the_rulebook() -> None:
    inside, beside = load(TEXT), edition(DAYS)
    assert beside.calendars == inside.calendars
    assert beside.complaints.edition == inside.complaints.edition
    assert beside.days == inside.days
    assert beside.calendars["office"].days_id == inside.days["china"].id("china")


def test_a_list_beside_takes_the_place_of_the_one_inside() -> None:
    longer = Rulebook.parse(TEXT, days=[LONGER]).editions[0]
    assert longer.id == load(TEXT).id
    assert longer.calendars["office"].last_day == date(2027, 12, 31)
    assert not longer.calendars["office"].is_working_day(date(2027, 1, 1))
    again = Rulebook.parse(TEXT, days=[LONGER, DAYS]).editions[0]
    assert again.calendars["office"].last_day == date(2026, 12, 31)  # of two, the later


def test_files_beside_load_as_texts_do(tmp_path: Path) -> None:
    (tmp_path / "bank.toml").write_text(WITHOUT, "utf-8")
    (tmp_path / "days-2027.toml").write_text(LONGER, "utf-8")
    book = Rulebook.load(tmp_path / "bank.toml", days=[tmp_path / "days-2027.toml"])
    assert book.editions[0].days == edition(LONGER).days
    with pytest.raises(NotFound, match=r"no file `.*days-2028\.toml`"):
        Rulebook.load(tmp_path / "bank.toml", days=[tmp_path / "days-2028.toml"])
    (tmp_path / "days-2027.toml").write_text(LONGER.replace("last_day", "last_dey"), "utf-8")
    with pytest.raises(RulebookError) as caught:
        Rulebook.load(tmp_path / "bank.toml", days=[tmp_path / "days-2027.toml"])
    assert {one.path for one in caught.value.findings} == {"days-2027.toml: days.china.last_day", "days-2027.toml: days.china.last_dey"}
    with pytest.raises(InvalidType, match="`days` must be of type `Path`, not `int`"):
        Rulebook.load(tmp_path / "bank.toml", days=[3])  # type: ignore[list-item]
    with pytest.raises(InvalidType, match="`law` must be of type `Path`, not `int`"):
        Rulebook.load(tmp_path / "bank.toml", law=[3])  # type: ignore[list-item]


def test_a_calendar_without_its_list_says_which_one_is_missing() -> None:
    with pytest.raises(RulebookError, match="china") as caught:
        Rulebook.parse(WITHOUT)
    assert "calendars.office.days" in {one.path for one in caught.value.findings}


@pytest.mark.parametrize(
    ("was", "now", "path", "says"),
    [
        ("[days.china]", "[dayz.china]", "days 1: dayz", "did you mean `days`"),
        ("2026-10-07, ", "2026-10-07, 2031-01-01,", "days 1: days.china.holidays[61]", "outside"),
        ("last_day  = 2026-12-31", 'last_day = 2026-12-31\ncorrected = { "2031-01-01" = "a notice" }', "days 1: days.china", "outside"),
        ("last_day  = 2026-12-31", 'last_day = 2026-12-31\ncorrected = { "2026-10-08" = "" }', "days 1: days.china.corrected", "empty"),
        ("last_day  = 2026-12-31", 'last_day = 2026-12-31\ncorrected = { "8 October" = "x" }', 'days 1: days.china.corrected."8 October"', "2026"),
    ],
)
def test_a_fault_of_a_list_stands_at_its_place(was: str, now: str, path: str, says: str) -> None:
    with pytest.raises(RulebookError) as caught:
        edition(DAYS.replace(was, now, 1))
    assert any(one.path.startswith(path) and says in str(one) for one in caught.value.findings), caught.value.findings


# --- what was computed by them --------------------------------------------------------------------------------------------------------------------


def calendar(**more: object) -> Calendar:
    hours = dict.fromkeys(range(5), ((datetime(1, 1, 1, 9).time(), datetime(1, 1, 1, 17).time()),))
    plain = Calendar(name="office", zone="Asia/Shanghai", hours=hours, first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))
    return attrs.evolve(plain, **more)  # type: ignore[arg-type]


@pytest.mark.clause("RULES-4.26")
def test_a_reading_says_by_which_days_it_was_counted() -> None:
    office = calendar(list_of_days="china")
    clock = Clock(
        id="close",
        within=Duration(3, TimeUnit.WORKING_DAY),
        starts=("received",),
        stops=("told",),
        on_reopen=OnReopen.NEW,
        calendar="office",
        zone="UTC",
    )
    at = datetime(2026, 7, 6, 10, tzinfo=SHANGHAI)
    begun = Happened(name="received", at=at)
    assert read(clock, (begun,), at=at, calendar=office).days == office.days_id
    assert read(clock, (), at=at, calendar=office).days == office.days_id
    assert [one.days for one in readings(clock, (begun,), at=at, calendar=office)] == [office.days_id]
    assert [one.days for one in readings(clock, (), at=at, calendar=office)] == [office.days_id]
    plain = attrs.evolve(clock, within=Duration(3, TimeUnit.DAY), calendar=None)
    assert read(plain, (begun,), at=at).days is None
    assert office.days_id.startswith("china@2026-12-31#")
    assert calendar().days_id.startswith("office@2026-12-31#")


def test_the_identity_of_a_list_changes_with_its_days() -> None:
    some = calendar(holidays=frozenset({date(2026, 5, 1)}))
    assert some.days_id != calendar().days_id
    assert calendar(workdays=frozenset({date(2026, 5, 1)})).days_id not in {some.days_id, calendar().days_id}
    assert attrs.evolve(some, zone="UTC").days_id == some.days_id
    assert attrs.evolve(some, last_day=date(2026, 12, 30)).days_id.partition("#")[2] == some.days_id.partition("#")[2]


# --- extended, not rewritten ----------------------------------------------------------------------------------------------------------------------

ZERO = date(2026, 1, 1)


@st.composite
def lists(draw: st.DrawFn) -> DayList:
    first = draw(st.integers(0, 10))
    last = draw(st.integers(first, 30))
    days = draw(st.lists(st.integers(first, last), unique=True, max_size=8))
    cut = draw(st.integers(0, len(days)))
    off, on = ([ZERO + timedelta(days=one) for one in part] for part in (days[:cut], days[cut:]))
    told = draw(st.lists(st.integers(first, last), unique=True, max_size=3))
    return DayList(
        holidays=frozenset(off),
        workdays=frozenset(on),
        first_day=ZERO + timedelta(days=first),
        last_day=ZERO + timedelta(days=last),
        source="a notice",
        corrected={ZERO + timedelta(days=one): "a later notice" for one in told},
    )


@pytest.mark.clause("RULES-4.28")
@given(lists(), lists())
def test_a_rewritten_day_is_found_unless_it_is_corrected(old: DayList, new: DayList) -> None:
    told = {day for day, _ in new.corrected}
    expected = differing((old.first_day, old.last_day, old.holidays, old.workdays), (new.first_day, new.last_day, new.holidays, new.workdays), told)
    assert list(new.rewritten(old)) == expected
    assert new.rewritten(new) == ()


def behind(days: str) -> tuple[Finding, ...]:
    return check_days(edition(days), edition(DAYS))


@pytest.mark.clause("RULES-4.28")
def test_a_longer_list_is_no_finding_and_a_changed_day_is_one() -> None:
    assert behind(DAYS) == behind(LONGER) == ()
    changed = LONGER.replace("2026-10-07, ", "", 1).replace("2026-10-10,", "2026-10-10, 2026-10-07,", 1)
    (found,) = behind(changed)
    assert (found.code, found.path, found.facts["day"], found.facts["now"]) == (
        "day_rewritten",
        "days.china",
        Days((date(2026, 10, 7),)),
        DayKind.WORKDAY,
    )
    assert found.text().startswith("2026-10-07: a day off in the list `china@2026-12-31#")
    assert "restore it, or name each day under `corrected` with its source" in str(found)
    assert "休息日" in found.text(Language.ZH)
    told = changed.replace("last_day", 'corrected = { "2026-10-07" = "State Council notice of 2026-09-01" }\nlast_day', 1)
    assert behind(told) == ()


def test_a_list_that_is_begun_anew_or_gone_is_found() -> None:
    fresh = '[days.china]\nsource = "a notice"\nfirst_day = 2026-01-01\nlast_day = 2027-12-31\nholidays = []\nworkdays = []\n'
    found = behind(fresh)
    assert [one.path for one in found] == ["days.china"] * len(found)
    assert [one.code for one in found].count("day_dropped") == 1
    assert found[0].text().startswith("2025-01-01 … 2025-12-31: the list `china@2026-12-31#")
    assert "2026-01-01 … 2026-01-03: a day off in the list `china@" in found[1].text()
    assert "a day by the weekly hours in this one" in found[1].text()
    assert "2026-01-01 … 2026-01-03：" in found[1].text(Language.ZH)
    days = [day for one in found if isinstance(said := one.facts["day"], Days) for day in said.days]
    assert days == list(parse_days(fresh)["china"].rewritten(parse_days(DAYS)["china"]))
    other = Rulebook.parse(WITHOUT.replace('"china"', '"prc"'), days=[DAYS.replace("days.china", "days.prc")]).editions[0]
    (gone,) = check_days(other, edition(DAYS))
    assert (gone.code, gone.path) == ("days_gone", "days.china")


def test_a_correction_needs_its_source() -> None:
    with pytest.raises(InvalidValue, match="the correction of 2026-01-02 has no source"):
        DayList(holidays=(), first_day=ZERO, last_day=date(2026, 2, 1), source="x", corrected={date(2026, 1, 2): ""})
    with pytest.raises(InvalidValue, match="2027-01-02"):
        DayList(holidays=(), first_day=ZERO, last_day=date(2026, 2, 1), source="x", corrected={date(2027, 1, 2): "y"})
    assert parse_days("") == {}


# --- do they reach far enough? --------------------------------------------------------------------------------------------------------------------


def ends(text: str, today: date) -> list[Finding]:
    return [one for one in check_edition(load(text), today=today) if one.code == "days_end_soon"]


@pytest.mark.clause("RULES-4.28")
def test_a_list_that_ends_before_the_longest_clock_could_is_a_finding() -> None:
    assert ends(TEXT, date(2026, 12, 30)) == []  # one working day on: the 31st
    (found,) = ends(TEXT, date(2026, 12, 31))
    assert (found.path, found.facts["last_day"], str(found.facts["length"])) == ("days.china", date(2026, 12, 31), "1 working day")
    assert "a clock of 1 working day that begins on 2026-12-31 could not be counted to its end" in str(found)
    bound = TEXT.replace(
        "# What the administration",
        '[complaints.classes.clocks.regulator]\nregime = "uk-fca-disp/payments"\ncalendar = "office"\n# What the administration',
    )
    (longer,) = ends(bound, date(2026, 12, 1))
    assert str(longer.facts["length"]) == "35 working days"  # as far as it may be extended
    assert ends(bound, date(2026, 11, 2)) == []
    assert ends(TEXT, date(2024, 12, 1)) == []  # before the list begins: counted from there
    assert ends(TEXT, date(2027, 5, 1)) != []


def test_a_clock_of_working_hours_is_asked_too() -> None:
    hours = TEXT.replace('within    = "1 working day"\ncalendar  = "office"', 'within    = "40 working hours"\ncalendar  = "office"')
    assert hours != TEXT
    assert ends(hours, date(2026, 12, 25)) != []
    assert ends(hours, date(2026, 12, 1)) == []


@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize(("fits", "too_long"), [("450 working minutes", "451 working minutes"), ("7 working hours", "8 working hours")])
def test_a_clock_of_working_time_reaches_to_the_minute_at_which_the_last_day_closes(fits: str, too_long: str) -> None:
    """The office works seven hours and a half on the last day of the list."""
    was = 'within    = "1 working day"\ncalendar  = "office"'
    assert ends(TEXT.replace(was, f'within    = "{fits}"\ncalendar  = "office"'), date(2026, 12, 31)) == []
    (found,) = ends(TEXT.replace(was, f'within    = "{too_long}"\ncalendar  = "office"'), date(2026, 12, 31))
    assert str(found.facts["length"]) == too_long


@pytest.mark.clause("RULES-4.28", "RULES-4.26")
@pytest.mark.parametrize("elapsed", ["24 hours", "480 minutes", "30 days", "2 weeks"])
def test_a_clock_of_time_that_passes_on_every_day_needs_no_list_to_reach(elapsed: str) -> None:
    was = 'within    = "1 working day"\ncalendar  = "office"'
    assert ends(TEXT.replace(was, f'within    = "{elapsed}"\ncalendar  = "office"'), date(2026, 12, 31)) == []


@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize("longer", ["8 working hours", "2 working days"])
def test_of_clocks_in_several_units_the_one_that_lasts_longest_is_named(longer: str) -> None:
    clocks = "".join(
        f'[complaints.classes.clocks.{name}]\nwithin = "{within}"\ncalendar = "office"\nstarts = ["received"]\nstops = ["customer_answered"]\non_reopen = "new"\n'
        for name, within in (("minutes", "451 working minutes"), ("longer", longer))
    )
    text = TEXT.replace('within    = "1 working day"\ncalendar  = "office"', 'within    = "1 day"').replace(
        "# What the administration", f"{clocks}# What the administration", 1
    )
    assert [str(one.facts["length"]) for one in ends(text, date(2026, 12, 31))] == [longer]
