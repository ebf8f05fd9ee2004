"""Faults of clocks beyond their plain running: choices left open, half a ladder, steps that are none."""

import pytest

from crmcore.errors import InvalidValue
from crmcore.messages import Language
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import OnReopen
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.pause_rule import PauseRule
from tests.worktime.samples import clock

TEN, TWENTY = Extension(id="ten", to=Duration(10, TimeUnit.DAY)), Extension(id="twenty", to=Duration(20, TimeUnit.DAY))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"merges": {"merged_in"}}, "clock.choice_missing"),
        ({"changes": {"migrated"}}, "clock.choice_missing"),
        ({"merges": {"stop"}, "on_merge": OnReopen.NEW}, "clock.two_roles"),
        ({"resets": {"start"}}, "clock.two_roles"),
        ({"repeats": {"stop"}}, "clock.two_roles"),
        ({"extends": {"extended"}}, "clock.half_a_ladder"),
        ({"extensions": [TEN]}, "clock.half_a_ladder"),
        ({"pauses": (), "resumes": (), "pause_for": [PauseRule(why="appraisal")]}, "clock.reasons_without_pause"),
        ({"pause_for": [PauseRule(why="appraisal"), PauseRule(why="appraisal", notice=True)]}, "clock.word_twice"),
        ({"extends": {"x"}, "extensions": [TWENTY, TEN]}, "clock.step_not_longer"),
        ({"extends": {"x"}, "extensions": [Extension(id="seven", to=Duration(7, TimeUnit.DAY))]}, "clock.step_not_longer"),
        ({"extends": {"x"}, "extensions": [Extension(id="ten", to=Duration(10, TimeUnit.WORKING_DAY))]}, "clock.needs_calendar"),
        ({"extends": {"x"}, "extensions": [Extension(id="ten", to=Duration(300, TimeUnit.HOUR))], "to_the_minute": True}, "clock.minute_of_hours"),
        ({"pause_for": [PauseRule(why="appraisal", at_most=Duration(2, TimeUnit.WORKING_DAY))]}, "clock.needs_calendar"),
    ],
)
def test_a_wrong_clock_does_not_build(changed: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        clock(**changed)  # type: ignore[arg-type]
    assert [one.code for one in refused.value.reasons] == [code]
    assert all(refused.value.text(lang) for lang in Language)


def test_a_clock_with_all_of_them_builds() -> None:
    every = clock(
        resets={"new_facts"},
        repeats={"reported"},
        extends={"extended"},
        extensions=[TEN, TWENTY],
        pause_for=[PauseRule(why="appraisal", at_most=Duration(9, TimeUnit.DAY))],
        merges={"merged_in"},
        on_merge=OnReopen.NEW,
        changes={"migrated"},
        on_change=OnReopen.CONTINUE,
    )
    assert every.hears == {"start", "stop", "pause", "resume", "reopen", "new_facts", "reported", "extended", "merged_in", "migrated"}
    assert hash(every) == hash(every)
