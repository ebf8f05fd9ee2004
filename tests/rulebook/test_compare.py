"""Two rulebooks in words: each thing that differs is told once, by its id, with both values as people read them, in both languages."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.errors import RulebookError
from crmcore.messages import TEXTS, Language
from crmcore.reading.parsing import parse
from crmcore.rulebook import Comparison, check_first_day, compare, files
from crmcore.rulebook.comparing import value_told
from crmcore.rulebook.differences import Place, Step
from crmcore.rulebook.edition import TOP_TABLES
from crmcore.rulebook.load import load
from tests.oracle.pins import leaves
from tests.rulebook.test_pinned_keys import PINNED
from tests.rulebook.toml import write

TEXT = files.default()
OLD = load(TEXT)
TABLES = parse(TEXT)
PLACES = sorted(leaves(TABLES), key=str)


def against(*changes: tuple[str, str]) -> Comparison:
    text = TEXT
    for was, now in changes:
        assert was in text, was
        text = text.replace(was, now, 1)
    return compare(OLD, load(text))


def told(*changes: tuple[str, str], lang: Language = Language.EN) -> list[str]:
    return [one.text(lang) for one in against(*changes).differences]


@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('at_least = "90 %"', 'at_least = "91 %"', "KPIs · target of satisfaction.csat · at least: 90 % → 91 % (BANK-1.2)"),
        ('within    = "7 days"', 'within    = "10 days"', "complaints · class severe · clock close · within: 7 days → 10 days (RULES-4.26)"),
        ('"system_failure", ', "", "complaints · matters: removed, was system failure (RULES-4.2, FIN-2.1, MAN-4.2)"),
        ('"waiting_time", ', '"waiting_time", "queue", ', "complaints · matters: added, queue (RULES-4.2, FIN-2.1, MAN-4.2)"),
        ('"service", "waiting_time", ', '"waiting_time", "service", ', "complaints · matters: the order is now waiting time, service, fees"),
        (
            '["AAA", "AA", "A", "BBB", "BB", "B", "C"]',
            '["AA", "AAA", "A", "BBB", "BB", "B"]',
            "customers · credit grades: the order is now AA, AAA, A, BBB, BB, B (FIN-1.1, BANK-1.2)",
        ),
        ("[days.china] ", '[days.china]\nours = "as published"', "days china · reading of this rulebook: added, as published"),
        (
            '"500000"',
            '"600000"',
            "tiers · rule T2 · when: amount of the last 12 months ≥ 500,000.00 CNY → amount of the last 12 months ≥ 600,000.00 CNY (FIN-3.2)",
        ),
        (
            'ours     = { en = "the amount", zh = "金额" }',
            'ours     = { en = "the sum", zh = "金额" }',
            "tiers · rule T2 · reading of this rulebook: the amount → the sum (FIN-3.2)",
        ),
        ('{ fact = "media", is = true },', "", "complaints · class severe · when: amount claimed ≥ 100,000.00 CNY or injury to a person = yes"),
        (
            '"general_manager", "senior_management"]\nclause',
            '"general_manager", "senior_management", "intake"]\nclause',
            "organisation · position CEO · roles: added, intake (BANK-3.1, RULES-4.12)",
        ),
        ("rank       = 4", "rank       = 5", "organisation · position CEO · rank: 4 → 5 (BANK-3.1, RULES-4.12)"),
        (
            "window = { days = 14",
            "window = { days = 30",
            "approval · limits of expense claim · period for adding up amounts · days: 14 → 30 (BANK-4.1)",
        ),
        ('13:30-18:00"', '13:30-17:00"', "calendars office · hours · `mon-fri`: removed, was 13:30-18:00"),
        ("review_by  = 2027-01-01", "review_by  = 2027-02-01", "rulebook · review by: 2027-01-01 → 2027-02-01 (RULES-4.28)"),
        (
            'ours       = { en = "the day itself, and a review once a year", zh = "生效日本身，以及每年复审一次" }\n',
            "",
            "rulebook · reading of this rulebook: removed, was the day itself, and a review once a year",
        ),
        (
            'every    = "month"',
            'every    = "month"\nours = "ours"',
            "KPIs · target of satisfaction.csat · reading of this rulebook: added, ours (BANK-1.2)",
        ),
        ("2026-10-07, ", "2026-10-07, 2026-12-24, 2026-12-25, 2026-12-28,", "days china · holidays: added, 2026-12-24 … 2026-12-25, 2026-12-28"),
        ("2026-10-07, ", "", "days china · holidays: removed, was 2026-10-07"),
        (
            "State Council General Office, notices",
            "Notices",
            "days china · source: State Council General Office, notices on the public holidays of 2025",
        ),
        (
            'clause   = "BANK-1.2"\nat_least = "90 %"',
            'clause   = "BANK-3.2"\nat_least = "91 %"',
            "KPIs · target of satisfaction.csat · at least: 90 % → 91 % (BANK-3.2)",
        ),
        ("last_day  = 2026-12-31", "last_day  = 2027-12-31", "days china · last day: 2026-12-31 → 2027-12-31"),
        ("workdays  = [", 'corrected = { "2026-10-08" = "a notice" }\nworkdays  = [', "days china · corrected: added, 2026-10-08 (a notice)"),
        (
            "[kpi]\n",
            '[regimes."cn-cbirc-2020-3".respond]\nwithin = "10 days"\n[kpi]\n',
            "regime cn-cbirc-2020-3 · rule respond · within: 15 days (the law) → 10",
        ),
    ],
)
def test_what_differs_is_said(was: str, now: str, said: str) -> None:
    lines = told((was, now))
    assert any(line.startswith(said) for line in lines), lines


OWN = """
[regimes."cn-cbirc-2020-3".respond]
within     = "10 days"
extensions = { complex = { to = "20 days" }, special = { approvers = ["general_manager"] } }
ours       = "we are quicker"
"""


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
def test_a_value_of_the_firm_in_the_law_is_told_beside_the_law_s() -> None:
    place, own = "regime cn-cbirc-2020-3 · rule respond", load(TEXT + OWN)
    approvers = "superior, senior management of the head office, general manager"
    assert [str(one) for one in compare(OLD, own).differences] == [
        f"{place} · within: 15 days (the law) → 10 days (the firm's own)",
        f"{place} · extension · `complex` · to: 30 days (the law) → 20 days (the firm's own)",
        f"{place} · extension · `special` · approved by: {approvers} (the law) → general manager (the firm's own)",
        f"{place} · reading of this rulebook: added, we are quicker",
    ]
    assert str(compare(own, OLD).differences[0]) == f"{place} · within: 10 days (the firm's own) → 15 days (the law)"
    assert compare(OLD, own).differences[0].text(Language.ZH) == "时限规定 cn-cbirc-2020-3 · 规则 `respond` · 期限：15日（规定） → 10日（本机构自定）"
    (both,) = compare(own, load(TEXT + OWN.replace("10 days", "12 days"))).differences
    assert str(both) == f"{place} · within: 10 days → 12 days"
    same = load(TEXT + '[regimes."cn-cbirc-2020-3".respond]\nwithin = "15 days"\n')
    assert [str(one) for one in compare(OLD, same).differences] == [f"{place} · within: 15 days (the law) → 15 days (the firm's own)"]


def test_things_come_and_go_by_their_ids() -> None:
    again = '[[kpi.targets]]\nkpi      = "customers.completeness"'
    (gone,) = told((TEXT[TEXT.index(again) :], ""))
    assert gone == "KPIs · target of customers.completeness: removed (BANK-1.2)"
    (back,) = compare(load(TEXT[: TEXT.index(again)]), OLD).differences
    assert str(back) == "KPIs · target of customers.completeness: added (BANK-1.2)"


def test_limits_are_said_as_who_may_approve_how_much() -> None:
    (one,) = told(('below = "1000",', 'below = "1500",'))
    assert one.startswith(
        "approval · limits of expense claim · who approves: `specialist` may approve below 1,000.00 CNY; `manager` may approve up to"
    )
    assert " → `specialist` may approve below 1,500.00 CNY; `manager`" in one
    (zh,) = told(('below = "1000",', 'below = "1500",'), lang=Language.ZH)
    assert zh.startswith("审批 · 审批额度 费用报销 · 审批人：`专员`可审批低于1,000.00 CNY；")


def test_the_order_of_rules_is_told() -> None:
    one, other = '[[segmentation.tiers]]\nid       = "T2"', '[[segmentation.tiers]]\nid       = "T3"'
    begin, middle, end = TEXT.index(one), TEXT.index(other), TEXT.index('[[segmentation.tiers]]\nid       = "T4"')
    text = TEXT[:begin] + TEXT[middle:end] + TEXT[begin:middle] + TEXT[end:]
    (said,) = compare(OLD, load(text)).differences
    assert said.text() == "tiers · rule: the order is now T1, T3, T2, T4"
    assert said.text(Language.ZH) == "客户分级 · 规则：顺序现为T1、T3、T2、T4"


def test_rows_that_nothing_tells_apart_are_said_whole() -> None:
    twice = '[[kpi.targets]]\nkpi = "satisfaction.csat"\nat_least = "80 %"\nevery = "quarter"\n'
    more = told(("[[kpi.targets]]\n", f"{twice}\n[[kpi.targets]]\n"))
    assert len(more) == 1
    assert more[0].startswith("KPIs · target of: KPIs satisfaction.csat, clause BANK-1.2, at least 90 %, every month")


def test_whether_open_complaints_go_on_is_said_last() -> None:
    assert str(against(('at_least = "90 %"', 'at_least = "91 %"'))).splitlines()[-1] == "  complaints: the section is unchanged; open cases continue"
    later = against(("valid_from = 2026-01-01", "valid_from = 2026-07-01"))
    assert later.same_section
    assert str(later).splitlines()[-1] == "  complaints: the section is unchanged; open cases continue"
    other = against(('within    = "7 days"', 'within    = "8 days"'), ("valid_from = 2026-01-01", "valid_from = 2026-08-01"))
    assert not other.same_section
    assert (
        other.text().splitlines()[-1]
        == f"  complaints: the section has changed; open cases stay under {OLD.complaints.edition} until they are migrated"
    )
    assert "迁移之前仍适用" in other.text(Language.ZH)
    assert str(compare(OLD, OLD)).splitlines()[1] == "  no differences"


def test_lists_of_days_beside_a_rulebook_are_compared() -> None:
    days = '[days.{}]\nsource = "a notice"\nfirst_day = 2026-01-01\nlast_day = 2026-12-31\nholidays = []\nworkdays = [2026-01-03]\n'
    more = Rulebook.parse(TEXT, days=[days.format("second")]).editions[0]
    assert [str(one) for one in compare(OLD, more).differences] == ["days second: added"]
    assert [str(one) for one in compare(more, OLD).differences] == ["days second: removed"]
    corrected = days + 'corrected = { "2026-02-01" = "a notice" }'
    first, second = (Rulebook.parse(TEXT, days=[one.replace("{}", "second")]).editions[0] for one in (corrected, days))
    assert [str(one) for one in compare(first, second).differences] == ["days second · corrected: removed, was 2026-02-01 (a notice)"]
    other = Rulebook.parse(TEXT, days=[corrected.replace("{}", "second").replace('= "a notice" }', '= "a later notice" }')]).editions[0]
    assert [str(one) for one in compare(first, other).differences] == [
        "days second · corrected: removed, was 2026-02-01 (a notice)",
        "days second · corrected: added, 2026-02-01 (a later notice)",
    ]
    zh = [one.text(Language.ZH) for one in compare(second, first).differences]
    assert zh == ["日期表 `second` · 更正：新增，2026-02-01（a notice）"]


@pytest.mark.clause("RULES-4.28")
@settings(max_examples=max(10, settings().max_examples // 3))  # each compares two whole rulebooks
@given(st.sampled_from(PLACES))
def test_whatever_is_taken_out_is_told_and_nothing_else(place: tuple[object, ...]) -> None:
    tables = copy.deepcopy(TABLES)
    inside: object = tables
    for step in place[:-1]:
        inside = inside[step]  # type: ignore[index]
    del inside[place[-1]]  # type: ignore[attr-defined]
    try:
        new = load(write(tables))
    except RulebookError:
        return
    found = compare(OLD, new)
    if (
        place[0] == "names" or "name" in place[1:-1] or place[-2:] == ("ours", "zh")
    ):  # what a firm calls its words is no rule, nor how a note is said again
        assert found.differences == ()
    else:
        assert 1 <= len(found.differences) <= 2
    for lang in Language:
        assert all(one.text(lang).isprintable() for one in found.differences)
    assert len(compare(new, OLD).differences) == len(found.differences)
    assert compare(new, load(write(tables))).differences == ()


def test_a_rulebook_without_complaints_says_nothing_of_open_ones() -> None:
    small = load(write({key: TABLES[key] for key in ("rulebook", "calendars", "days")}))
    found = compare(small, OLD)
    assert (found.pinned, found.same_section) == (None, False)
    assert "open cases" not in found.text()


def test_a_value_of_no_other_kind_is_said_as_it_is() -> None:
    assert value_told(1.5) == "1.5"


LONGER = ('within    = "7 days"', 'within    = "10 days"')
LATER = ("valid_from = 2026-01-01", "valid_from = 2026-08-01")


@pytest.mark.clause("RULES-4.28")
def test_a_deadline_edited_in_place_strands_open_cases_and_a_new_first_day_does_not() -> None:
    new = load(TEXT.replace(*LONGER, 1))
    (found,) = check_first_day(new, OLD)
    assert (found.code, found.path) == ("section_edited", "rulebook.valid_from")
    assert f"open cases that began under `{OLD.complaints.edition}` will not find it; give the edition a new first day, after 2026-01-01" in str(
        found
    )
    assert "请为新版本另定晚于2026-01-01的生效日" in found.text(Language.ZH)
    with pytest.raises(RulebookError):
        Rulebook((OLD, new))
    last = [against(LONGER).text(lang).splitlines()[-1] for lang in Language]
    assert "will not find it: set a later `valid_from`" in last[0]
    assert "请为新版本设定更晚的`valid_from`" in last[1]
    later = load(TEXT.replace(*LONGER, 1).replace(*LATER, 1))
    assert check_first_day(later, OLD) == ()
    assert Rulebook((OLD, later)).edition(OLD.complaints.edition) is OLD
    assert "stay under" in against(LONGER, LATER).text().splitlines()[-1]


def test_what_no_complaint_is_under_may_be_edited_in_place() -> None:
    assert check_first_day(load(TEXT.replace('at_least = "90 %"', 'at_least = "91 %"', 1)), OLD) == ()
    small = load(write({key: TABLES[key] for key in ("rulebook", "calendars", "days")}))
    assert check_first_day(small, OLD) == check_first_day(OLD, small) == ()


def test_every_table_and_every_key_of_a_rulebook_has_a_word_meant_for_it() -> None:
    """The pinned format has every key of every table; a top-level table is never called by the word of a key within another."""
    top, *tables = (line.partition(": ")[2].replace("!", "").split(", ") for line in PINNED.read_text("utf-8").splitlines())
    assert {*top} == {"rulebook", "names"} | {one.key for one in TOP_TABLES}
    assert {code.partition(".")[2] for code in TEXTS if code.startswith("table.")} == {*top}, "a word in messages/rulebook/comparing.py"
    keys = {key for table in tables for key in table}
    assert {"return_visit_every", "ewma_run", "transitions"} <= keys
    assert sorted(key for key in keys if f"key.{key}" not in TEXTS) == []


def test_a_table_is_said_by_its_own_word_and_a_key_of_that_name_by_the_key_s() -> None:
    assert [Place((Step("policy"), Step("limits", "gift"), Step("window"), Step("days"))).say(lang) for lang in Language] == [
        "approval · limits of gift · period for adding up amounts · days",
        "审批 · 审批额度 `gift` · 累计期间 · 日期表",
    ]
    assert Place((Step("retention"),)).say(Language.EN) == "`retention`"  # a regime has such a key, a rulebook no such table
    assert Place((Step("regimes", "x"), Step("retention"))).say(Language.EN) == "regime x · records"


def test_places_and_clauses_are_said_by_the_names_that_the_newer_edition_gives_else_the_older() -> None:
    teller = ('name       = { en = "service specialist", zh = "客户服务专员" }', 'name = { en = "front desk", zh = "前台" }')
    clause = ("[names.clocks]", '[names.clauses]\n"FIN-3.3" = { en = "complaints policy, § 7", zh = "投诉制度第七条" }\n[names.clocks]')
    changes = (
        ('reports_to = "team_leader"\nroles      = ["cust', 'reports_to = "manager"\nroles      = ["cust'),
        ('return_visit_every = "1 month"', 'return_visit_every = "2 months"'),
    )
    new = load(_with(TEXT, teller, clause, *changes))
    told = [[one.text(lang) for one in compare(OLD, new).differences] for lang in Language]
    assert "organisation · position front desk · reports to: team leader → manager (MAN-7.1, RULES-4.14)" in told[0]
    assert "组织 · 岗位 前台 · 汇报对象：团队负责人 → 经理（MAN-7.1、RULES-4.14）" in told[1]
    assert "benefits VIP · interval of return visits: 1 month → 2 months (complaints policy, § 7)" in told[0]
    assert "服务标准 VIP客户 · 回访周期：1个月 → 2个月（投诉制度第七条）" in told[1]
    gone = load(_with(TEXT, (teller[0] + "\n", ""), changes[0]))
    assert "organisation · position service specialist · reports to: " in compare(OLD, gone).text()
    assert "position service specialist · reports to: manager → team leader" in compare(new, OLD).text()


def _with(text: str, *changes: tuple[str, str]) -> str:
    for was, now in changes:
        assert was in text, was
        text = text.replace(was, now, 1)
    return text
