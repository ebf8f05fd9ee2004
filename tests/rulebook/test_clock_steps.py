"""Clocks in TOML that say what pauses, extends, resets, merges and changes them."""

from __future__ import annotations

import pytest

from crmcore.errors import RulebookError
from crmcore.messages import Language
from crmcore.rulebook import files
from crmcore.rulebook.load import load
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.pause_rule import PauseRule

CHOICE = 'on_reopen = "new"\nmerges    = ["merged_in"]\non_merge  = "new"\n'
STEPS = """\
on_reopen  = "remainder"
pauses     = ["report_reviewed"]
resumes    = ["opinion_settled"]
pause_for  = { appraisal = { at_most = "30 days", notice = true }, mediation = { consent = true, clause = "RULES-4.13" } }
resets     = ["grounds_confirmed"]
repeats    = ["decided"]
extends    = ["report_filed"]
extensions = { complex = { to = "15 days", condition = "complex" }, special = { to = "30 days", approvers = ["ceo"], notice = true } }
merges     = ["handler_assigned"]
on_merge   = "new"
changes    = ["returned_to_service"]
on_change  = "continue"
"""


def with_steps(steps: str) -> str:
    """Return the default rulebook with these lines in the clock `close` of its first class."""
    before, clock, after = files.default().partition("[complaints.classes.clocks.close]")
    assert CHOICE in after
    return before + clock + after.replace(CHOICE, steps, 1)


def close(text: str) -> Clock:
    """Return the clock `close` of the first class that the text defines."""
    classes = load(text).complaints.classes.rows
    return next(clock for clock in classes[0].then.clocks if clock.id == "close")


def test_a_clock_says_all_of_it_in_toml() -> None:
    read = close(with_steps(STEPS))
    assert read.pause_for == (
        PauseRule(why="appraisal", at_most=Duration(30, TimeUnit.DAY), notice=True),
        PauseRule(why="mediation", consent=True, clause="RULES-4.13"),
    )
    assert read.extensions == (
        Extension(id="complex", to=Duration(15, TimeUnit.DAY), condition="complex"),
        Extension(id="special", to=Duration(30, TimeUnit.DAY), approvers={"ceo"}, notice=True),
    )
    assert [set(one) for one in (read.resets, read.repeats, read.extends)] == [{"grounds_confirmed"}, {"decided"}, {"report_filed"}]
    assert [set(one) for one in (read.merges, read.changes)] == [{"handler_assigned"}, {"returned_to_service"}]
    assert (read.on_merge, read.on_change) == (OnReopen.NEW, OnReopen.CONTINUE)


@pytest.mark.parametrize(
    ("old", "new", "code", "path", "said"),
    [
        ('on_merge   = "new"\n', "", "clock.choice_missing", "", "without `on_merge`"),
        ('on_change  = "continue"', 'on_change  = "go on"', "unknown_choice_of", ".on_change", ""),
        ('extends    = ["report_filed"]', "extends    = []", "clock.half_a_ladder", "", "name both the steps and the event that takes one"),
        ('to = "15 days"', 'to = "5 days"', "clock.step_not_longer", "", "extension `complex` is 5 days, not longer than 7 days"),
        ('at_most = "30 days"', "at_most = 30", "wrong_kind", ".pause_for.appraisal.at_most", ""),
        ('resets     = ["grounds_confirmed"]', 'resets     = ["new_fact"]', "unknown_event", ".resets[0]", ""),
    ],
)
def test_what_is_wrong_is_told_with_its_path(old: str, new: str, code: str, path: str, said: str) -> None:
    with pytest.raises(RulebookError) as refused:
        load(with_steps(STEPS.replace(old, new)))
    found = refused.value.findings[0]
    assert (found.code.removesuffix("_of"), found.path) == (code.removesuffix("_of"), f"complaints.classes[0].clocks.close{path}")
    assert said in found.text()
    assert found.text(Language.ZH) != found.text()
