"""A wrong rulebook: every fault at once, each at its key path, with what would be right."""

from __future__ import annotations

from typing import Any

import pytest

from crmcore.decision import Finding
from crmcore.errors import RulebookError
from crmcore.messages import Language
from crmcore.reading.parsing import parse
from crmcore.rulebook import files
from crmcore.rulebook.load import load
from tests.rulebook.toml import write


def faults(text: str) -> tuple[Finding, ...]:
    """Return what stands in the way of loading, after seeing that both languages say it."""
    with pytest.raises(RulebookError) as caught:
        load(text)
    assert all(one.text(lang) for one in caught.value.findings for lang in Language)
    return caught.value.findings


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


# What is written in place of what, the fault, where it stands, and a piece of what is said about it.
FAULTS = [
    # the head
    ("owner      =", "ownr       =", "unknown_key", "rulebook.ownr", "did you mean `owner`?"),
    ("owner      =", "ownr       =", "missing_key", "rulebook.owner", "`owner` is missing"),
    ("owner      =", "xyz        =", "unknown_key_of", "rulebook.xyz", "known here: `clause`, `currency`"),
    ("review_by  = 2027-01-01", 'review_by  = "2027-01-01"', "wrong_kind", "rulebook.review_by", "is a text; write a date"),
    ("review_by  = 2027-01-01", "review_by  = 2027-01-01T00:00:00Z", "wrong_kind", "rulebook.review_by", "is a date with a time; write a date"),
    ('name       = "example-city-bank"', 'name       = "city bank"', "bad_edition_name", "rulebook.name", "cannot name an edition"),
    ('name       = "example-city-bank"', 'name       = ""', "value_empty", "rulebook.name", "the text is empty"),
    ('zone       = "Asia/Shanghai"', 'zone       = "Asia/Shanghay"', "unknown_zone", "rulebook.zone", "Asia/Shanghay"),
    ('zone       = "Asia/Shanghai"', 'zone       = "Asia"', "unknown_zone", "rulebook.zone", "Asia"),
    ('currency   = "CNY"', 'currency   = "RMB"', "unknown_currency", "rulebook.currency", "unknown currency `RMB`"),
    ('currency   = "CNY"', 'currency   = "CNY"\nformat = 2', "unknown_format", "rulebook.format", "this version reads format 1"),
    ('currency   = "CNY"', 'currency   = "CNY"\nformat = "1"', "wrong_kind", "rulebook.format", "write a whole number"),
    ("[rulebook]", "[rulebok]", "unknown_key", "rulebok", "did you mean `rulebook`?"),
    ("[rulebook]", "[rulebok]", "missing_key", "rulebook", "`rulebook` is missing"),
    # working time
    (
        '"09:00-12:00"',
        '"9:00-12:00"',
        "bad_hours",
        "calendars.office.hours.mon-fri[0]",
        "write its start and its end, e.g. `09:00-12:00` (over midnight `22:00-06:00`",
    ),
    ('"13:30-18:00"', '"11:30-18:00"', "calendar.overlap", "calendars.office.hours", ""),
    ("mon-fri =", "fri-mon =", "bad_weekdays", "calendars.office.hours.fri-mon", "`mon-fri`"),
    ("mon-fri =", 'wed = ["09:00-10:00"], mon-fri =', "weekday_twice", "calendars.office.hours.mon-fri", "`wed` has hours already"),
    ('days  = "china"', 'days  = "chine"', "unknown_days", "calendars.office.days", "did you mean `china`?"),
    ('days  = "china"', 'days  = "france"', "unknown_days_of", "calendars.office.days", "add [days.france]"),
    ('days  = "china"', 'days  = "china"\nzone = "Asia/Nowhere"', "unknown_zone", "calendars.office.zone", "Asia/Nowhere"),
    ("first_day = 2025-01-01", "first_day = 2025-01-02", "day_outside", "days.china.holidays[0]", "2025-01-01 is outside"),
    ("first_day = 2025-01-01", "first_day = 2027-01-02", "days_backwards", "days.china.last_day", "before the first day 2027-01-02"),
    ("2025-01-28, 2025-01-29,", "2025-01-28, 2025-01-28,", "day_twice", "days.china.holidays[2]", "2025-01-28 is in this list twice"),
    ("2025-01-26, 2025-02-08,", "2025-01-28, 2025-02-08,", "day_both", "days.china.workdays[0]", "is both a holiday and a working day"),
    ("source    = ", "sources   = ", "unknown_key", "days.china.sources", "did you mean `source`?"),
    # organisation
    ('reports_to = "manager"', 'reports_to = "manger"', "unknown_position", "organisation.positions[0].reports_to", "did you mean `manager`?"),
    ('role   = "intake"', 'role   = "intak"', "unknown_role", "organisation.stand_ins[0].role", "did you mean `intake`?"),
    ('role   = "intake"', 'role   = "jester"', "unknown_role_of", "organisation.stand_ins[0].role", "name one of:"),
    ('"service_specialist", "team_leader"]', '"service_specialst"]', "unknown_position", "organisation.stand_ins[0].by[0]", "did you mean"),
    ('by     = ["service_specialist", "team_leader"]', "by     = []", "empty", "organisation.stand_ins[0].by", "empty"),
    ('when   = ["away"]', 'when   = ["gone"]', "unknown_choice_of", "organisation.stand_ins[5].when[0]", "away"),
    ('reports_to = "manager"', 'reports_to = "queen"', "unknown_position_of", "organisation.positions[0].reports_to", "no position `queen`"),
    (
        'reports_to = "manager"',
        'reports_to = "specialist"',
        "rank_not_above",
        "organisation.positions[0].reports_to",
        "a superior needs a higher rank",
    ),
    (
        'department = "finance"',
        'department = "finanse"',
        "unknown_department",
        "organisation.positions[4].department",
        "did you mean `finance` (finance department)?",
    ),
    ('id         = "director"', 'id         = "manager"', "stands_twice", "organisation.positions[2].id", "is used twice here"),
    ("rank       = 1", 'rank       = "one"', "wrong_kind", "organisation.positions[0].rank", "is a text; write a whole number"),
    (
        'roles      = ["general_manager", "senior_management"]',
        'roles      = "general_manager"',
        "wrong_kind",
        "organisation.positions[5].roles",
        "write a list",
    ),
    ('roles      = ["general_manager", "senior_management"]', "roles      = [3]", "wrong_kind", "organisation.positions[5].roles[0]", "write a text"),
    # customers
    ('["name", "age", "sex",', '["name", "aeg", "sex",', "customer.unknown_field", "customers.required.individual[1]", ""),
    ("prospect   =", "prospekt   =", "unknown_key", "customers.required.prospekt", "did you mean `prospect`?"),
    ("prospect   =", "prospekt   =", "missing_key", "customers.required.prospect", "`prospect` is missing"),
    ('prospect   = ["contact", "source", "interest"]', "prospect   = []", "customer.no_required", "customers.required", ""),
    ('return_visit_every = "3 months"', 'return_visit_every = "3 hours"', "rhythm.not_an_interval", "customers.special_care.return_visit_every", ""),
    ("home_service       = true", 'home_service       = "yes"', "wrong_kind", "customers.special_care.home_service", "write a flag"),
    ("[customers.required] ", "[customers.requird] ", "unknown_key", "customers.requird", "did you mean `required`?"),
    # tiers
    ('fact     = "annual_amount"', 'fact     = "anual_amount"', "unknown_fact", "segmentation.tiers[1].fact", "did you mean `annual_amount`?"),
    ('at_least = "500000"', "at_least = 500000.5", "fact.wrong_value", "segmentation.tiers[1].at_least", ""),
    ('at_least = "500000"', "at_leats = 500000", "unknown_key", "segmentation.tiers[1].at_leats", "did you mean `at_least`?"),
    ('at_least = "500000"', 'at_least = "5000000"', "shadowed", "segmentation.tiers[1]", "T2"),
    ('tier     = "vip"', "tier     = 1", "wrong_kind", "segmentation.tiers[0].tier", "write a text"),
    ('id       = "T2"', 'id       = "T1"', "duplicate_row", "segmentation.tiers[1].id", "T1"),
    ("everyone = true", 'fact = "complaints_12m"\nat_most = 3', "no_default", "segmentation.tiers[3]", ""),
    (
        'credit_grade", one_of = ["AAA", "AA"]',
        'credit_grade", one_of = ["AAA", "A+"]',
        "fact.not_a_choice",
        "segmentation.tiers[0].any[1].all[3].one_of[1]",
        "A+",
    ),
    ('tier               = "vip"', 'tier               = "vipp"', "unknown_tier", "benefits[0].tier", "did you mean `vip` (VIP)?"),
    (
        'tier               = "vip"',
        'tier               = "gold"',
        "unknown_tier_of",
        "benefits[0].tier",
        "the rules assign: `ordinary`, `premium`, `vip` (VIP)",
    ),
    ('tier               = "vip"', 'tier               = "premium"', "stands_twice", "benefits[1].tier", "`premium`"),
    ('return_visit_every = "1 month"', 'return_visit_every = "1 moon"', "unknown_unit", "benefits[0].return_visit_every", "did you mean `month`?"),
    ('return_visit_every = "1 month"', 'return_visit_every = "1 hour"', "rhythm.not_an_interval", "benefits[0].return_visit_every", ""),
    # limits
    ('below = "1000"', "below = 1000.0", "float_amount", "policy.limits[0].bands[0].below", 'in quotes, e.g. `"199.50"`'),
    ('below = "1000"', 'below = "1e3"', "not_an_amount", "policy.limits[0].bands[0].below", "`1e3` is not an amount"),
    ('below = "1000"', 'below = "1000", up_to = "1000"', "band_edges", "policy.limits[0].bands[0]", "keep one"),
    ('{ above = "20000"', '{ above = "30000"', "bands_gap", "policy.limits[0].bands[2]", "e.g. 20,000.01 CNY"),
    ('{ above = "20000"', '{ above = "10000"', "bands_overlap", "policy.limits[0].bands[2]", "e.g. 10,000.01 CNY"),
    ('{ above = "20000", position = "ceo" }', '{ up_to = "50000", position = "ceo" }', "bands_open", "policy.limits[0].bands", "e.g. 50,000.01 CNY"),
    ('below = "1000",  position = "specialist"', 'below = "1000"', "band_signers", "policy.limits[0].bands[0]", ""),
    ('position = "specialist" }', 'position = "specalist" }', "unknown_position", "policy.limits[0].bands[0].position", "did you mean `specialist`?"),
    (
        'chain = ["department_head", "finance"',
        'chain = ["department_hed", "finance"',
        "unknown_position",
        "policy.limits[1].bands[2].chain[0]",
        "department_head",
    ),
    ('window = { days = 14, per = "requester" }', 'window = { days = 0, per = "requester" }', "empty_window", "policy.limits[0].window.days", ""),
    (
        '"outlet_clerk", "service',
        '"outlet_clrk", "service',
        "unknown_position",
        "policy.limits[1].bands[0].positions[1]",
        "did you mean `outlet_clerk`",
    ),
    (
        'together_with = ["price_reduction"]',
        'together_with = ["discount"]',
        "window_one_sided",
        "policy.limits[2].window",
        "write it into both",
    ),
    ('good_for = "30 days"', 'good_for = "30 working days"', "good_for_unit", "policy.good_for", "give days, weeks or months"),
    (
        'position = "specialist" },\n           { up_to = "20000", position = "manager" },\n           { above = "20000", position = "ceo" } ]\nwindow = { days = 14, per = "requester" }',
        'position = "specialist", decides_alone = true },\n           { above = "999.99", position = "ceo" } ]',
        "alone_without_window",
        "policy.limits[0].bands",
        "nothing adds up what is decided so",
    ),
    ('per = "requester"', 'per = "requestor"', "unknown_choice", "policy.limits[0].window.per", "did you mean `requester`?"),
    ('per = "requester"', 'per = "all"', "unknown_choice_of", "policy.limits[0].window.per", "`customer`, `requester`"),
    ('action = "purchase"', 'action = "expense"', "stands_twice", "policy.limits[3].action", "`expense`"),
    ('action = "purchase"', "action = 7", "wrong_kind", "policy.limits[3].action", "write a text"),
    # complaints
    ('"debt_collection", "other"]', '"debt_collection"]', "complaint.no_other", "complaints.matters", ""),
    (
        '{ fact = "injury", is = true }',
        '{ fact = "injuri", is = true }',
        "unknown_fact",
        "complaints.classes[0].when.any[1].fact",
        "did you mean `injury`?",
    ),
    ("when   = { any = [", "when   = { everyone = true }\nnever  = { any = [", "unknown_key_of", "complaints.classes[0].never", "known here"),
    (
        "when   = { everyone = true }",
        'when   = { fact = "complainants", at_least = 30 }',
        "shadowed",
        "complaints.classes[3]",
        "`ordinary` never applies",
    ),
    ('within    = "7 days"', 'within    = "promptly"', "bad_duration", "complaints.classes[0].clocks.close.within", "`7 days`"),
    ('within    = "7 days"\n', "", "missing_key", "complaints.classes[0].clocks.close.within", "`within` is missing"),
    ('"90 %"]\non_reopen = "new"\n', '"90 %"]\n', "missing_key", "complaints.classes[0].clocks.close.on_reopen", "`on_reopen` is missing"),
    (
        '"90 %"]\non_reopen = "new"',
        '"90 %"]\non_reopen = "remaining"',
        "unknown_choice",
        "complaints.classes[0].clocks.close.on_reopen",
        "did you mean `remainder`?",
    ),
    (
        "[complaints.classes.clocks.close] ",
        "[complaints.classes.clocks.shut] ",
        "missing_key",
        "complaints.classes[0].clocks.close",
        "`close` is missing",
    ),
    (
        'stops     = ["grounds_confirmed", "explained", "turned_away", "referred", "withdrawn", "merged"]\n',
        "",
        "missing_key",
        "complaints.classes[0].clocks.first_handling.stops",
        "`stops` is missing",
    ),
    (
        'starts    = ["received"]',
        'starts    = ["recieved"]',
        "unknown_event",
        "complaints.classes[0].clocks.close.starts[0]",
        "did you mean `received`?",
    ),
    ('starts    = ["received"]', 'starts    = ["xx"]', "unknown_event_of", "complaints.classes[0].clocks.close.starts[0]", "there are"),
    ('starts    = ["received"]', 'starts    = ["explained"]', "clock.two_roles", "complaints.classes[0].clocks.close", ""),
    (
        'calendar  = "office"',
        'calendar  = "ofice"',
        "unknown_calendar",
        "complaints.classes[1].clocks.acknowledgement.calendar",
        "did you mean `office`?",
    ),
    (
        'calendar  = "office"',
        'calendar  = "xx"',
        "unknown_calendar_of",
        "complaints.classes[1].clocks.acknowledgement.calendar",
        "add [calendars.xx]",
    ),
    ('calendar  = "office"\n', "", "clock.needs_calendar", "complaints.classes[1].clocks.acknowledgement", ""),
    ('["50 %", "75 %", "90 %"]', '["50%"]', "bad_share", "complaints.classes[0].clocks.close.warn_at[0]", "`90 %`"),
    ('["50 %", "75 %", "90 %"]', '["120 %"]', "clock.bad_warning", "complaints.classes[0].clocks.close.warn_at", ""),
    (
        'lifecycle = "complaint/severe"',
        'lifecycle = "complaint/standart"',
        "unknown_lifecycle",
        "complaints.classes[0].lifecycle",
        "did you mean `complaint/standard`?",
    ),
    (
        'lifecycle = "complaint/severe"',
        'lifecycle = "x"',
        "unknown_lifecycle_of",
        "complaints.classes[0].lifecycle",
        "there are: `complaint/severe`",
    ),
    ("at_least  = 2\n", "at_least  = 1\n", "complaint.group_too_small", "complaints.crisis.at_least", "it takes 2"),
    ("at_least  = 2\n", "at_most   = 2\n", "unknown_key", "complaints.crisis.at_most", "did you mean `at_least`"),
    # KPIs
    ("report_due_day      = 5", "report_due_day      = 50", "out_of_range", "kpi.report_due_day", "50"),
    ('kpi      = "satisfaction.csat"', 'kpi      = "satisfaction.cast"', "unknown_figure", "kpi.targets[0].kpi", "did you mean `satisfaction.csat`?"),
    ('kpi      = "satisfaction.csat"', 'kpi      = "profit"', "unknown_figure_of", "kpi.targets[0].kpi", "there are:"),
    ('at_least = "90 %" ', "at_least = 90 ", "bound_not_in_percent", "kpi.targets[0].at_least", "write its bound in percent"),
    ('kpi      = "satisfaction.csat"', 'kpi      = "satisfaction.nps"', "bound_in_percent", "kpi.targets[0].at_least", "write its bound as a number"),
    ('at_least = "90 %" ', 'at_least = "100.01 %" ', "target.never_so_high", "kpi.targets[0].at_least", "is never above 100.00 %"),
    ('at_least = "90 %" ', 'at_least = "900 %" ', "target.never_so_high", "kpi.targets[0].at_least", "no figure meets 900.0 %"),
    ('down_by  = "20 %"', "at_most  = -1", "target.never_so_low", "kpi.targets[1].at_most", "is never below 0.0, so that no figure meets -1.0"),
    ('down_by  = "20 %"', 'down_by  = "120 %"', "bad_down_by", "kpi.targets[1].down_by", ""),
    ('baseline = "a_year_before"', 'baseline = "December"', "period.not_an_id", "kpi.targets[1].baseline", ""),
    ('every    = "month"', 'every    = "week"', "unknown_choice_of", "kpi.targets[0].every", "`month`, `quarter`, `year`"),
    ("[7, 15, 30, 60]", "[7, 15, 15, 60]", "bad_age_bands", "kpi.age_bands", "ascending"),
    ("history     = 8", "history     = 1", "out_of_range", "kpi.watch.history", "2 to 120"),
    ('false_alarm = "0.1 %"', 'false_alarm = "11 %"', "watch.bad_rate", "kpi.watch.false_alarm", "at most 10 %"),
    ('baseline    = "same_weekday"', 'baseline    = "hourly"', "unknown_choice_of", "kpi.watch.baseline", "same_month"),
]


@pytest.mark.parametrize(("old", "new", "code", "path", "said"), FAULTS, ids=[f"{code}-{path}" for _, _, code, path, _ in FAULTS])
def test_each_fault_is_named_at_its_place(text: str, old: str, new: str, code: str, path: str, said: str) -> None:
    found = faults(changed(text, (old, new)))
    assert (code, path) in [(one.code, one.path) for one in found]
    assert any(said in str(one) for one in found if (one.code, one.path) == (code, path))


SECTIONS = ("rulebook", "calendars", "days", "organisation", "customers", "segmentation", "benefits", "policy", "complaints", "kpi")


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("value", [3, "x", True, [3]])
def test_a_section_of_another_kind_is_a_fault(tables: dict[str, object], section: str, value: object) -> None:
    found = faults(write({**tables, section: value}))
    assert {one.path for one in found if one.code == "wrong_kind"} == {f"{section}[0]" if section == "benefits" and value == [3] else section}


def test_all_faults_come_at_once(text: str) -> None:
    found = faults(
        changed(
            text,
            ("owner      =", "ownr       ="),
            ('"09:00-12:00"', '"9:00-12:00"'),
            ('fact     = "annual_amount"', 'fact     = "anual_amount"'),
            ('{ above = "20000", position = "ceo" }', '{ up_to = "50000", position = "ceo" }'),
            ('within    = "7 days"', 'within    = "promptly"'),
            ('kpi      = "satisfaction.csat"', 'kpi      = "satisfaction.cast"'),
        )
    )
    assert [str(one) for one in found] == [
        "rulebook.owner  `owner` is missing; add it",
        "rulebook.ownr  unknown key `ownr`; did you mean `owner`?",
        "calendars.office.hours.mon-fri[0]  `9:00-12:00` is not a span of hours; write its start and its end, e.g. `09:00-12:00` (over midnight `22:00-06:00`, at most 16 hours)",
        "segmentation.tiers[1].fact  unknown fact `anual_amount`; did you mean `annual_amount`?",
        "policy.limits[0].bands  gap: no band covers amounts above 50,000.00 CNY for `expense`; e.g. 50,000.01 CNY",
        "complaints.classes[0].clocks.close.within  `promptly` is not a duration; write a whole number (at least 1) and a unit, e.g. `7 days` or `1 working day`",
        "kpi.targets[0].kpi  no figure `satisfaction.cast` in the catalogue; did you mean `satisfaction.csat`?",
    ]


@pytest.mark.parametrize(
    ("broken", "line", "column"),
    [
        ("[rulebook]\nname = bank", 2, 8),
        ("[rulebook]\nname = 'bank'\nname = 'bank'", 3, 14),
        ("[rulebook", 1, 10),
        ("# a comment\nx = [1,\n", 3, 1),
        (f"x = {'9' * 5000}", None, None),
        ("x = " + "[" * 100_000, None, None),
    ],
)
def test_what_is_not_toml_says_where(broken: str, line: int | None, column: int | None) -> None:
    (found,) = faults(broken)
    assert (found.code, found.path, found.facts["line"], found.facts["column"]) == ("toml_syntax", "", line, column)
    assert str(found.facts["problem"])[:1].islower()


def test_a_misspelt_key_hides_no_fault_below_it(text: str) -> None:
    broken = changed(text, ("matters  = [", "mattters = ["), ("lifecycle = ", "lifecicle = "), ('within    = "7 days"', 'within    = "7 dais"'))
    found = {one.path for one in faults(broken)}
    assert {"complaints.mattters", "complaints.classes[0].lifecicle", "complaints.classes[0].clocks.close.within"} <= found


DEFAULT: Any = parse(files.default())
PLACES_OF_DAYS = [(section, name, key) for section in ("days", "calendars") for name, table in DEFAULT[section].items() for key in table]


@pytest.mark.parametrize(("section", "name", "key"), PLACES_OF_DAYS)
def test_a_fault_in_a_list_of_days_is_no_fault_of_what_counts_by_it(section: str, name: str, key: str) -> None:
    tables: Any = parse(files.default())
    tables[section][name][key] = [["x"]]
    with pytest.raises(RulebookError) as caught:
        load(write(tables))
    assert {one.path.startswith(f"{section}.{name}.{key}") for one in caught.value.findings} == {True}


@pytest.mark.parametrize("classes", ["7", "[7]", "[{ clocks = 7, x = 1 }]", '[{ clocks = { close = 7, law = { regime = "x" } }, x = 1 }]'])
def test_what_is_no_table_is_passed_over_below_a_misspelt_key(classes: str) -> None:
    text = f'[rulebook]\nformat = 1\n[complaints]\nmattters = ["fees"]\nclasses = {classes}\n'
    assert "complaints.mattters" in {one.path for one in faults(text)}


def test_an_empty_text_misses_its_head_alone() -> None:
    assert [(one.code, one.path) for one in faults("")] == [("missing_key", "rulebook")]


def test_an_error_is_one_line(text: str) -> None:
    with pytest.raises(RulebookError) as caught:
        load(changed(text, ('owner      = "administration and HR department"', 'owner      = """a\nb"""\nownr = 1')))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("steps", "path"),
    [
        (("segmentation", "tiers", 0), "segmentation.tiers[0]"),
        (("complaints", "classes", 1, "clocks", "close"), "complaints.classes[1].clocks.close"),
        (("complaints", "classes", 1, "clocks"), "complaints.classes[1].clocks"),
        (("calendars", "office", "hours"), "calendars.office.hours"),
    ],
)
def test_what_is_no_table_has_no_missing_keys(text: str, steps: tuple[str | int, ...], path: str) -> None:
    tables: Any = parse(text)
    holder = tables
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = ""
    assert [one.path for one in faults(write(tables))] == [path]
