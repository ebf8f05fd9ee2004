import pytest

from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.worktime.calendars.duration import Duration, TimeUnit, say_amount


@pytest.mark.parametrize(
    ("duration", "en", "zh"),
    [
        (Duration(7, TimeUnit.DAY), "7 days", "7日"),
        (Duration(1, TimeUnit.DAY), "1 day", "1日"),
        (Duration(2, TimeUnit.WORKING_HOUR), "2 working hours", "2个工作小时"),
        (Duration(15, TimeUnit.WORKING_DAY), "15 working days", "15个工作日"),
        (Duration(30, TimeUnit.MINUTE), "30 minutes", "30分钟"),
        (Duration(2, TimeUnit.HOUR), "2 hours", "2小时"),
        (Duration(8, TimeUnit.WEEK), "8 weeks", "8周"),
        (Duration(1, TimeUnit.MONTH), "1 month", "1个月"),
    ],
)
def test_durations_read_in_both_languages(duration: Duration, en: str, zh: str) -> None:
    assert str(duration) == en
    assert duration.say(Language.ZH) == zh


def test_amounts_may_be_nothing() -> None:
    assert say_amount(0, TimeUnit.DAY) == "0 days"


@pytest.mark.parametrize("amount", [0, -1, 36_601])
def test_amounts_out_of_range(amount: int) -> None:
    with pytest.raises(InvalidValue, match=f"a duration of {amount} .unit `day`. is out of range; give 1 to 36600"):
        Duration(amount, TimeUnit.DAY)


A_HUNDRED_YEARS = {
    TimeUnit.MINUTE: 52_704_000,
    TimeUnit.HOUR: 878_400,
    TimeUnit.DAY: 36_600,
    TimeUnit.WORKING_MINUTE: 52_704_000,
    TimeUnit.WORKING_HOUR: 878_400,
    TimeUnit.WORKING_DAY: 36_600,
    TimeUnit.WEEK: 5_300,
    TimeUnit.MONTH: 1_200,
}


@pytest.mark.parametrize("unit", TimeUnit)
def test_a_hundred_years_are_the_longest(unit: TimeUnit) -> None:
    most = A_HUNDRED_YEARS[unit]
    assert Duration(most, unit).amount == most
    with pytest.raises(InvalidValue, match=f"give 1 to {most}"):
        Duration(most + 1, unit)


@pytest.mark.parametrize("amount", [1.0, True, "7"])
def test_amounts_are_whole_numbers(amount: object) -> None:
    with pytest.raises(InvalidType, match="`amount` must be of type `int`"):
        Duration(amount, TimeUnit.DAY)  # type: ignore[arg-type]


def test_units_are_those_we_know() -> None:
    with pytest.raises(
        InvalidValue,
        match="unknown unit `fortnight`; give one of `minute`, `hour`, `day`, `working minute`, `working hour`, `working day`, `week`, `month`",
    ):
        Duration(1, "fortnight")  # type: ignore[arg-type]
