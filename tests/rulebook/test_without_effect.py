"""Words that load and change nothing are told: whoever wrote them believes that they do something."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from crmcore.complaints.rules.supervision import EscalationStep, FollowUpRules, RecurrenceRules, SupervisionRules
from crmcore.errors import InvalidValue
from crmcore.kpi.rules import Target
from crmcore.messages import Language
from crmcore.policy.limits import Aggregation, Band, Limit
from crmcore.rulebook import Regimes, check_edition, files
from crmcore.rulebook.load import load
from crmcore.rulebook.sections.complaints import EVENT_KEYS
from crmcore.rulebook.without_effect import ONLY, PAIRS, idle_words
from crmcore.worktime import Clock, Duration, EarlyWindow, NotBefore, OnReopen, TimeUnit
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.pause_rule import PauseRule
from tests.complaints.regime_days import NEW_YORK
from tests.rulebook.toml import write
from tests.worktime.samples import office

Tables = dict[str, Any]

# --- each sample, with the key that it is told at ----------------------------------------------------------------------------------------------

CLOCK: Final = "complaints.classes[0].clocks.close"
BY_HAND: Final = {"pauses": ["clock_paused"], "resumes": ["clock_resumed"]}
MEDIATED: Final = {"pauses": ["mediation_agreed"], "resumes": ["mediation_ended"]}
WORKING: Final = {"within": "1 working day", "calendar": "office"}


def ladder(*steps: str) -> Tables:
    return {"extends": ["clock_extended"], "extensions": {f"step{n}": {"to": to} for n, to in enumerate(steps)}}


# What is put into a clock (None takes the key out), what is then told, and where below the clock.
TOLD: Final[list[tuple[Tables, str, str]]] = [
    ({**BY_HAND, "resumes": ["mediation_ended"]}, "pause_without_end", "resumes"),
    ({**BY_HAND, "resumes": ["mediation_ended"]}, "end_without_pause", "resumes"),
    ({**MEDIATED, "resumes": ["clock_resumed"]}, "pause_without_end", "resumes"),
    ({**BY_HAND, "resumes": ["clock_resumed", "mediation_ended"]}, "end_without_pause", "resumes"),
    ({**BY_HAND, "pause_for": {"mediation": {"at_most": "5 days"}}}, "reason_unheard", "pause_for.mediation"),
    ({**MEDIATED, "pause_for": {"appraisal": {"at_most": "5 days"}}}, "reason_unheard", "pause_for.appraisal"),
    ({**MEDIATED, "pause_for": {"appraisal": {"at_most": "5 days"}}}, "pause_without_reason", "pauses"),
    ({"pauses": ["clock_paused", "forwarded"], "resumes": ["clock_resumed"], "pause_for": {"appraisal": {}}}, "pause_without_reason", "pauses"),
    ({**ladder("14 days"), "extends": ["new_facts"]}, "event_does_nothing", "extends"),
    ({"merges": ["registered"]}, "event_does_nothing", "merges"),
    ({"changes": ["reclassified"], "on_change": "restart"}, "event_does_nothing", "changes"),
    ({"starts": ["registered"], "resets": ["received"]}, "event_too_early", "resets"),
    ({"on_change": "restart"}, "choice_unused", "on_change"),
    ({"merges": None, "on_merge": "new"}, "choice_unused", "on_merge"),
    (ladder("1 week"), "extension_not_longer", "extensions.step0.to"),
    (ladder("24 hours"), "extension_not_longer", "extensions.step0.to"),
    (ladder("14 days", "2 weeks"), "extension_not_longer", "extensions.step1.to"),
    ({"warn_before": ["30 days"]}, "warning_never", "warn_before"),
    ({"warn_before": ["2 days", "1 week"]}, "warning_never", "warn_before"),
    ({**WORKING, "warn_before": ["3 working days"]}, "warning_never", "warn_before"),
    ({"within": "2 hours", "warn_before": ["1 day"]}, "warning_never", "warn_before"),
    ({"calendar": "office", "warn_at": None, "warn_on_working_days": True}, "warn_days_unused", "warn_on_working_days"),
    ({**WORKING, "last_day": {"roll": "following"}}, "nothing_to_roll", "last_day.roll"),
    ({"calendar": "office"}, "calendar_counts_nothing", "calendar"),
]
# What is close to it, and does something.
QUIET: Final[list[Tables]] = [
    {"pauses": [*PAIRS], "resumes": [*PAIRS.values()], "pause_for": {"mediation": {}, "appraisal": {"at_most": "5 days"}}},
    {"pauses": ["mediation_agreed"], "resumes": ["mediation_ended", "clock_resumed"]},
    {"pauses": ["forwarded"], "resumes": ["reported_back"]},
    {"changes": ["migrated"], "on_change": "restart"},
    ladder("8 days", "2 weeks", "1 month"),
    {**ladder("10 working days"), "calendar": "office"},
    {**ladder("14 days"), "warn_before": ["10 days"]},
    {"warn_before": ["6 days", "12 hours"]},
    {"calendar": "office", "warn_on_working_days": True},
    {"calendar": "office", "last_day": {"roll": "following"}, "warn_before": ["7 days"]},
    {"calendar": "office", "last_day": {"roll": "preceding", "closing": True}},
    {"calendar": "office", "warn_before": ["2 working days"]},
    {"calendar": "office", **BY_HAND, "pause_for": {"appraisal": {"at_most": "5 working days"}}},
    {**WORKING, "last_day": {"by": "17:00"}},
]


def with_clock(tables: Tables, changes: Tables, clock: str = "close") -> str:
    made = copy.deepcopy(tables)
    found = made["complaints"]["classes"][0]["clocks"][clock]
    found.update(changes)
    for key in [key for key, value in found.items() if value is None]:
        del found[key]
    return write(made)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(("changes", "code", "key"), TOLD, ids=[f"{code}-{n}" for n, (_, code, _) in enumerate(TOLD)])
def test_a_word_of_a_clock_that_does_nothing_is_told(tables: Tables, changes: Tables, code: str, key: str) -> None:
    found = check_edition(load(with_clock(tables, changes)))
    assert (code, f"{CLOCK}.{key}") in {(one.code, one.path) for one in found}
    assert {one.code for one in found} <= {one for _, one, _ in TOLD}
    assert all(one.text(Language.ZH) != one.text() for one in found)


@pytest.mark.parametrize("changes", QUIET, ids=range(len(QUIET)))
def test_a_word_that_does_something_is_not_told(tables: Tables, changes: Tables) -> None:
    assert check_edition(load(with_clock(tables, changes))) == ()


def test_a_warning_of_feedback_may_come_by_the_day_that_the_authority_names(tables: Tables) -> None:
    assert check_edition(load(with_clock(tables, {"warn_before": ["30 days"]}, "feedback"))) == ()
    rolled = {**WORKING, "last_day": {"roll": "following"}}
    assert check_edition(load(with_clock(tables, rolled, "feedback"))) == ()


@pytest.mark.clause("RULES-4.25", "BANK-1.2", "BANK-4.1")
@pytest.mark.parametrize(
    ("section", "key", "changes", "code", "path"),
    [
        (
            "complaints",
            "escalation",
            {"id": "again", "share": "100 %", "tell": ["administration"]},
            "step_tells_nobody_new",
            "complaints.escalation[4]",
        ),
        (
            "complaints",
            "escalation",
            {"id": "again", "past_due": "2 days", "tell": ["administration", "general_manager"]},
            "step_tells_nobody_new",
            "complaints.escalation[2]",
        ),
        ("kpi", "targets", {"kpi": "satisfaction.csat", "at_least": "0 %"}, "target_always_met", "kpi.targets[3]"),
        ("kpi", "targets", {"kpi": "satisfaction.csat", "at_most": "100 %"}, "target_always_met", "kpi.targets[3]"),
        ("kpi", "targets", {"kpi": "satisfaction.nps", "at_least": -100}, "target_always_met", "kpi.targets[3]"),
        ("kpi", "targets", {"kpi": "complaints.rate", "at_least": 0}, "target_always_met", "kpi.targets[3]"),
        ("kpi", "targets", {"kpi": "satisfaction.csat", "at_least": "90 %"}, "target_twice", "kpi.targets[3]"),
        ("kpi", "targets", {"kpi": "satisfaction.csat", "at_most": "90 %", "baseline": "2025-12"}, "baseline_unused", "kpi.targets[3].baseline"),
    ],
)
def test_a_row_that_does_nothing_is_told(tables: Tables, section: str, key: str, changes: Tables, code: str, path: str) -> None:
    made = copy.deepcopy(tables)
    made[section][key].append(changes)
    (found,) = check_edition(load(write(made)))
    assert (found.code, found.path) == (code, path)


@pytest.mark.parametrize(
    ("key", "row"),
    [
        ("escalation", {"id": "more", "share": "100 %", "tell": ["general_manager"]}),
        ("escalation", {"id": "later", "past_due": "3 days", "tell": ["administration"]}),
        ("targets", {"kpi": "satisfaction.csat", "at_least": "90 %", "every": "quarter"}),
        ("targets", {"kpi": "satisfaction.nps", "at_least": 0}),
        ("targets", {"kpi": "complaints.closed_in_time", "at_least": "90 %"}),
    ],
)
def test_a_row_that_does_something_is_not_told(tables: Tables, key: str, row: Tables) -> None:
    made = copy.deepcopy(tables)
    made["kpi" if key == "targets" else "complaints"][key].append(row)
    assert check_edition(load(write(made))) == ()


@pytest.mark.clause("BANK-4.1")
def test_an_action_that_a_window_counts_already_is_told(tables: Tables) -> None:
    made = copy.deepcopy(tables)
    number, window = next((n, one["window"]) for n, one in enumerate(made["policy"]["limits"]) if "together_with" in one.get("window", {}))
    window["together_with"] *= 2
    (found,) = check_edition(load(write(made)))
    assert (found.code, found.path) == ("counted_already", f"policy.limits[{number}].window.together_with[1]")


@pytest.mark.clause("RULES-4.26")
def test_a_calendar_for_law_that_counts_no_working_days_is_told(tables: Tables) -> None:
    (found,) = check_edition(load(with_clock(tables, {"calendar": "office"}, "law")))
    assert (found.code, found.path) == ("law_calendar_unused", "complaints.classes[0].clocks.law.calendar")


@pytest.mark.clause("RULES-4.26")
def test_what_a_firm_makes_of_the_law_is_told_once(tables: Tables) -> None:
    """Every class of the shipped rulebook is bound to this law."""
    made = copy.deepcopy(tables)
    made["regimes"] = {"cn-cbirc-2020-3": {"respond": {"extensions": {"complex": {"to": "2 weeks"}}}}}
    found = [one for one in check_edition(load(write(made))) if one.code in CODES]
    assert [(one.code, one.path) for one in found] == [("extension_not_longer", "regimes.cn-cbirc-2020-3.respond.extensions.complex.to")]


# --- what is healthy is not told off ---------------------------------------------------------------------------------------------------------------


def test_no_clock_of_the_law_has_a_word_that_does_nothing() -> None:
    for regime in Regimes.shipped().editions:
        if not regime.unstated:
            for clock in regime.clocks(zone=NEW_YORK.zone, calendar=NEW_YORK.name):
                assert [*idle_words(clock, clock.id, {NEW_YORK.name: NEW_YORK})] == [], clock.id


def test_the_shipped_rulebook_says_nothing_without_effect() -> None:
    assert check_edition(load(files.default())) == ()


GOLDEN: Final = sorted((Path(__file__).parents[1] / "adapters/golden").glob("*/rulebooks/*.toml"))
CODES: Final = frozenset(code for _, code, _ in TOLD)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda one: f"{one.parent.parent.name}-{one.stem}")
def test_no_rulebook_of_an_earlier_save_says_anything_without_effect(path: Path) -> None:
    assert {one.code for one in check_edition(load(path.read_text()))}.isdisjoint(CODES)


# --- pairs -----------------------------------------------------------------------------------------------------------------------------------------

# Keys that mean nothing without each other, and what is said of one alone; None where that one alone says something.
KEY_PAIRS: Final[Mapping[tuple[str, str], tuple[str | None, str | None]]] = {
    ("starts", "stops"): ("clock.nothing_stops_it", "clock.nothing_starts_it"),
    ("pauses", "resumes"): ("clock.never_resumed", "clock.never_paused"),
    ("pauses", "pause_for"): (None, "clock.reasons_without_pause"),
    ("extends", "extensions"): ("clock.half_a_ladder", "clock.half_a_ladder"),
    ("merges", "on_merge"): ("clock.choice_missing", "choice_unused"),
    ("changes", "on_change"): ("clock.choice_missing", "choice_unused"),
}
WHOLE: Final[Mapping[str, Any]] = {
    "starts": {"received"},
    "stops": {"customer_answered"},
    "pauses": {"clock_paused"},
    "resumes": {"clock_resumed"},
    "pause_for": (PauseRule(why="appraisal"),),
    "extends": {"clock_extended"},
    "extensions": (Extension(id="long", to=Duration(30, TimeUnit.DAY)),),
    "merges": {"merged_in"},
    "on_merge": OnReopen.NEW,
    "changes": {"migrated"},
    "on_change": OnReopen.NEW,
}
EMPTY: Final[Mapping[str, Any]] = {key: None if key.startswith("on_") else () for key in WHOLE}


def clock_of(**keys: object) -> Clock:
    told: dict[str, Any] = {"id": "close", "within": Duration(7, TimeUnit.DAY), "on_reopen": OnReopen.NEW, "zone": "Asia/Shanghai", **WHOLE, **keys}
    return Clock(**told)


def said_of(**keys: object) -> set[str]:
    try:
        made = clock_of(**keys)
    except InvalidValue as error:
        return {one.code for one in error.reasons}
    return {one.code for one in idle_words(made, "close", {"office": office()})}


@pytest.mark.parametrize("pair", KEY_PAIRS, ids=" ".join)
def test_of_two_keys_that_go_together_neither_stands_alone_unsaid(pair: tuple[str, str]) -> None:
    assert said_of() == set()
    for alone, missing, code in zip(pair, reversed(pair), KEY_PAIRS[pair], strict=True):
        assert said_of(**{missing: EMPTY[missing]}) >= ({code} if code else set()), (alone, missing)


@pytest.mark.parametrize("begins", PAIRS)
@pytest.mark.parametrize("reasons", [(), ("appraisal", "mediation")])
def test_each_event_that_pauses_is_told_without_its_own_end(begins: str, reasons: tuple[str, ...]) -> None:
    whole = {"pauses": {*PAIRS}, "resumes": {*PAIRS.values()}, "pause_for": tuple(PauseRule(why=one) for one in reasons)}
    assert said_of(**whole) == set()
    assert said_of(**{**whole, "resumes": {*PAIRS.values()} - {PAIRS[begins]}}) == {"pause_without_end"}


# --- every key -------------------------------------------------------------------------------------------------------------------------------------

# What tells of a value that changes nothing; or, in words, why there is none.
ALWAYS: Final = "always asked"
NAMES: Final = "names it, or says where it comes from"
OF_EVENTS: Final = "which events come is up to the lifecycle, and a complaint may change its class"
LAW: Final = "only the law has one, which is shipped whole and reviewed"
TELLS: Final[Mapping[type, Mapping[str, str]]] = {
    Clock: {
        **dict.fromkeys(("id", "zone", "clause"), NAMES),
        **dict.fromkeys(("within", "to_the_minute"), "counts always; with hours it is `clock.minute_of_hours`"),
        **dict.fromkeys(("starts", "stops", "ends", "reopens", "resets", "repeats"), "event_too_early"),
        "pauses": "pause_without_reason",
        "resumes": "end_without_pause",
        "pause_for": "reason_unheard",
        **dict.fromkeys(("extends", "merges", "changes"), "event_does_nothing"),
        "extensions": "extension_not_longer",
        "on_reopen": "may not be left out, so that it may stand without `reopens`",
        **dict.fromkeys(("on_merge", "on_change"), "choice_unused"),
        "warn_at": "is between 0 and 1, and in order: `clock.bad_warning`",
        "warn_before": "warning_never",
        "warn_on_working_days": "warn_days_unused",
        "last_day": "nothing_to_roll",
        "calendar": "calendar_counts_nothing",
    },
    PauseRule: {
        "why": "reason_unheard",
        "at_most": ALWAYS,
        **dict.fromkeys(("notice", "consent"), "asked of every pause by hand; mediation has both by law"),
        "clause": NAMES,
    },
    Extension: {
        **dict.fromkeys(("id", "clause"), NAMES),
        "to": "extension_not_longer",
        **dict.fromkeys(("condition", "notice"), ALWAYS),
        "approvers": "approver_unknown",
    },
    LastDay: {
        "roll": "nothing_to_roll",
        **dict.fromkeys(("by", "closing"), "an hour is an end; of hours it is `clock.last_day_of_hours`"),
        "on": "a day is an end",
        "clause": NAMES,
    },
    EarlyWindow: dict.fromkeys(("id", "starts", "calendar", "zone", "clause", "within", "uses"), LAW),
    NotBefore: dict.fromkeys(("id", "starts", "calendar", "zone", "clause", "wait", "bars", "to_the_minute"), LAW),
    EscalationStep: {
        **dict.fromkeys(("id", "clause"), NAMES),
        "clock": "one that no class has is `supervision.no_such_clock`",
        **dict.fromkeys(("share", "past_due", "tell"), "step_tells_nobody_new"),
    },
    FollowUpRules: {"within": ALWAYS, "by": "role_unheld"},
    RecurrenceRules: {"within": ALWAYS, "same": ALWAYS},
    SupervisionRules: dict.fromkeys(("escalation", "follow_up", "recurrence", "check_within"), ALWAYS),
    Target: {
        **dict.fromkeys(("kpi", "every", "down_by"), "target_twice"),
        **dict.fromkeys(("at_least", "at_most"), "target_always_met"),
        "baseline": "baseline_unused",
        "clause": NAMES,
    },
    Limit: {**dict.fromkeys(("action", "clause"), NAMES), "bands": "an empty one is `band_empty`", "window": "shown with every decision"},
    Aggregation: {"days": ALWAYS, "per": ALWAYS, "together_with": "counted_already"},
    Band: {
        **dict.fromkeys(("upper", "inclusive"), "an empty one is `band_empty`"),
        **dict.fromkeys(("position", "positions", "chain"), ALWAYS),
        "above": "repeats the edge before it, and is checked",
        "decides_alone": ALWAYS,
    },
}
MESSAGES: Final = (Path(__file__).parents[2] / "src/crmcore/messages/rulebook/checking.py").read_text()


@pytest.mark.parametrize("table", TELLS, ids=lambda one: one.__name__)
def test_of_each_key_is_said_what_tells_of_a_value_that_changes_nothing(table: type[attrs.AttrsInstance]) -> None:
    assert {one.alias for one in attrs.fields(table) if one.init} == set(TELLS[table])
    for told in TELLS[table].values():
        assert " " in told or f'"{told}"' in MESSAGES, told
    assert set(EVENT_KEYS) <= set(TELLS[Clock])


@pytest.mark.parametrize("key", ["stops", "ends", "resumes", "resets", "repeats", "reopens"])
def test_the_receipt_comes_too_early_to_end_or_to_renew_anything(key: str) -> None:
    given_ = WHOLE.get(key, frozenset())
    assert "event_too_early" in said_of(starts={"registered"}, **{key: {*given_, "received"}})


@pytest.mark.parametrize("key", ONLY)
def test_only_one_event_extends_merges_or_changes(key: str) -> None:
    assert said_of(**{key: {"grounds_confirmed"}}) == {"event_does_nothing"}
    assert said_of(**{key: {ONLY[key], "grounds_confirmed"}}) == {"event_does_nothing"}
