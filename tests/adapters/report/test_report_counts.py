"""Each number, list, table, caption and sentence of the complaint section, on the page and in JSON, is that of a slow twin over random records."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore.adapters.report import page as pages
from crmcore.adapters.report import render_html, render_json
from crmcore.adapters.report.charts import charts
from crmcore.adapters.report.wording import Wording
from crmcore.complaints.record import ComplaintRecord
from crmcore.kpi import MonthlyReport, monthly_report
from crmcore.messages import Language
from tests.kpi.rows import COMPLAINTS, JULY, rules
from tests.oracle import report as twin

DAYS = [date(2026, 7, day) for day in range(1, 32)]
# Whom a caption names, in both languages.
NAMED = {
    "received": ("of {} received in the period", "期内收到{}件"),
    "closed": ("of {} closed in the period", "期内结案{}件"),
    "ended": ("of {} closed in the period, or received in it and closed on a day not stated", "期内结案、或期内收到且结案日期未说明的{}件"),
}
# What each number's name says of those it was counted over.
COUNTED = {
    "received": ("received in the period", "期内收到"),
    "closed": ("closed in the period", "期内结案"),
    "closing_day_unknown": ("received in the period and closed, day not stated", "期内收到且已结案"),
    "state_unknown": ("received in the period, not stated whether closed", "期内收到，是否结案未说明"),
    "open": ("open at the end of the period", "期末未结"),
    "overdue": ("of those open at the end", "期末未结中"),
    "paused": ("of those open at the end", "期末未结中"),
    "disputed": ("of those received", "期内收到中"),
    "remedies": ("of those closed", "期内结案中"),
}
SILENT = {"note.field_unknown": "received", "note.field_unknown_closed": "closed", "note.field_unknown_ended": "ended"}


AFTER = date(2026, 8, 20)
# The records of a report are made within its month, at its end, or after it.
MADE_ON = st.dates(DAYS[0], AFTER)


def made(rows: list[ComplaintRecord], as_of: date = AFTER) -> MonthlyReport:
    return monthly_report(period=JULY, bank="Bank", as_of=as_of, rules=rules(), complaints=rows, by=("channel", "outcome"))


def sides(report: MonthlyReport) -> list[tuple[int, str]]:
    """Return the two languages of the page, without its pictures: English is number 0."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pages, "charts", lambda *_: {})
        _, zh, en = render_html(report).split("<main ")
    return [(0, en), (1, zh)]


def told(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


@given(COMPLAINTS, MADE_ON)
@pytest.mark.clause("RULES-4.27", "BANK-3.2")
def test_every_number_of_the_json_is_that_of_the_twin(rows: list[ComplaintRecord], as_of: date) -> None:
    read = json.loads(render_json(made(rows, as_of)))
    section = dict(read["complaints"])
    numbers, ids = twin.numbers(rows, DAYS, as_of), twin.ids(rows, DAYS, as_of)
    assert section.pop("overdue_on") == twin.told_until(DAYS, as_of).isoformat() <= read["as_of"]
    for name, (count, more) in numbers.items():
        found = section.pop(name)
        expected = ids[name] if count is not None and name in ids else count
        assert found == expected, name
        assert section.pop(f"{name}_unknown", more) == more, name
    spans = twin.days_to_close(rows, DAYS)
    assert section.pop("days_to_close") == {"bins": [[span, spans.count(span)] for span in sorted(set(spans))]}
    came, went = twin.received(rows, DAYS), twin.closed(rows, DAYS)
    assert section.pop("received_by_day") == [[day.isoformat(), count] for day, count in twin.by_day([row.received for row in came], DAYS)]
    closed_by_day = [[day.isoformat(), count] for day, count in twin.by_day([row.closed for row in went], DAYS)]
    assert section.pop("closed_by_day") == (None if numbers["closed"][0] is None else closed_by_day)
    paid = sum((Decimal(str(row.remedy.amount)) for row in went if row.remedy is not None), Decimal(0))
    assert section.pop("remedied") == ([{"amount": str(paid), "currency": "CNY"}] if paid else [])
    assert section.pop("ended") == ("ended" if twin.undated(rows, DAYS) else "closed")
    for name, over, word in (("timeliness", twin.ended(rows, DAYS), twin.timeliness), ("stated", came, twin.statement)):
        counted, silent = twin.table(over, word)
        assert section.pop(name) == {"rows": [list(one) for one in counted], "unknown": silent}
    assert section.pop("compared") == twin.notes(rows, DAYS).get("note.stated_compared", 0)
    assert section.pop("against") == twin.against(rows, DAYS)
    assert section.pop("breakdowns") == [
        {"dimension": name, "population": whom, "tally": {"rows": [list(one) for one in counted], "unknown": silent}}
        for name, ((counted, silent), whom) in twin.tables(rows, DAYS).items()
    ]
    (matters, silent), _ = twin.tables(rows, DAYS).get("matter", (([], 0), ""))
    assert [(one["matter"], one["count"], Fraction(*one["share"]), one["before"]) for one in section.pop("problems")] == [
        (matter, count, Fraction(count, len(came)), None) for matter, count in matters
    ]
    happened = section.pop("happened")
    assert (happened is None) is (not twin.happened(rows, DAYS) and bool(came))
    assert [(one["event"], one["complaints"], one["first"]) for one in happened or ()] == twin.happened(rows, DAYS)
    for one, word in zip(section.pop("shares"), (lambda row: row.channel, lambda row: row.outcome), strict=True):
        found = {
            line["key"]: tuple(value and Fraction(*value) for value in (line["in_time"]["value"], line["stated"]["value"])) for line in one["lines"]
        }
        assert found == twin.shares(rows, DAYS, cast("Any", word))
    assert section == {}, "every value of the section has its twin"


@given(COMPLAINTS, MADE_ON)
@settings(max_examples=30)
@pytest.mark.clause("RULES-4.27", "BANK-3.2")
def test_every_number_and_caption_of_the_page_is_that_of_the_twin(rows: list[ComplaintRecord], as_of: date) -> None:  # noqa: C901 - the whole page
    report = made(rows, as_of)
    numbers, tables, ids = twin.numbers(rows, DAYS, as_of), twin.tables(rows, DAYS), twin.ids(rows, DAYS, as_of)
    judged_on = twin.told_until(DAYS, as_of).isoformat()
    spans = twin.days_to_close(rows, DAYS)
    for lang, side in sides(report):
        shown = {
            name: (told(dt), told(dd)) for name, dt, dd in re.findall(r'<div data-count="(\w+)"[^>]*><dt>(.*?)</dt><dd[^>]*>(.*?)</dd></div>', side)
        }
        speed = {name: shown.pop(name) for name in ("median", "p90", "longest") if name in shown}
        optional = {name for name in ("closing_day_unknown", "state_unknown") if not numbers[name][0]}
        assert set(shown) == set(numbers) - optional
        for name, (label, value) in shown.items():
            count, more = numbers[name]
            assert COUNTED[name][lang] in label
            assert (judged_on in label) is (name == "overdue")
            assert value == (("not known", "不明")[lang] if count is None else f"{count:,}"), name
            assert ((f"not known of {more} more", f"另有{more}件不明")[lang] in label) is (count is not None and more > 0), name
        assert bool(speed) is bool(spans)
        for name, day in (("median", spans[(len(spans) - 1) // 2]), ("longest", spans[-1])) if spans else ():
            assert re.search(rf"\b{len(spans)}\b" if lang == 0 else rf"期内结案的{len(spans)}件", speed[name][0])
            assert re.match(rf"{day}\D", speed[name][1])
        found = dict(re.findall(r'<table data-table="([\w ]+)">(.*?)</table>', side, re.DOTALL))
        assert side.count("<table") == len(found), "every table says what it is"
        expected = {
            **tables,
            "timeliness": (twin.table(twin.ended(rows, DAYS), twin.timeliness), "ended" if twin.undated(rows, DAYS) else "closed"),
            "stated": (twin.table(twin.received(rows, DAYS), twin.statement), "received"),
        }
        for name, ((counted, silent), whom) in expected.items():
            total = sum(count for _, count in counted) + silent
            if not total or (name == "stated" and not counted):
                assert name not in found
                continue
            body = found.pop(name)
            among = dict(counted).get("ended", 0) if name == "timeliness" else 0
            with_none_due = (f", {among} of them with no answer due", f"，其中{among}件无须答复")[lang] if among else ""
            assert told(body.partition("</caption>")[0]).endswith(NAMED[whom][lang].format(total) + with_none_due), name
            cells = [tuple(map(told, one)) for one in re.findall(r"<td>(.*?)</td><td>(.*?)</td>", body)]
            whole = [*(count for _, count in counted), *([silent] if silent else [])]
            assert [(number, share) for number, share in cells] == [(f"{count:,}", percent(count, total)) for count in whole], name
        if "problems" in found:
            lead = ("The most frequent matters of the {} complaints received in the period", "期内收到的{}件投诉中出现最多的事项")[lang]
            assert lead.format(len(twin.received(rows, DAYS))) in told(side)
            cells = re.findall(r"<td>(.*?)</td><td>(.*?)</td>", found.pop("problems"))
            came = len(twin.received(rows, DAYS))
            assert cells == [(f"{count:,}", percent(count, came)) for _, count in tables["matter"][0][0]]
        if "happened" in found:
            cells = re.findall(r"<td>(.*?)</td><td>(.*?)</td>", found.pop("happened"))
            assert cells == [(str(count), first) for _, count, first in twin.happened(rows, DAYS)]
            assert (f"Of the {len(twin.received(rows, DAYS))} complaints received", f"按期内收到的{len(twin.received(rows, DAYS))}件")[lang] in told(
                side
            )
        for name in ("channel", "outcome"):
            lines = twin.shares(rows, DAYS, lambda row, name=name: getattr(row, name))  # type: ignore[misc]
            for place, kind in enumerate(("in_time", "stated")):
                shares = sorted(percent(share.numerator, share.denominator) for pair in lines.values() if (share := pair[place]) is not None)
                body = found.pop(f"{kind} {name}", "")
                assert sorted(re.findall(r"<td>([\d.]+ %)</td>", body)) == shares
                if shares:
                    named = (
                        ("of those closed in the period", "期内结案、须在已知期限内答复"),
                        ("of those received in the period", "期内收到且来源已作声明"),
                    )
                    assert named[place][lang] in told(body.partition("</caption>")[0])
        assert found == {}, "every table has its twin"
        lists = {name: re.findall(r"<li>(.*?)</li>", body) for name, body in re.findall(r'<ul class="ids" data-list="(\w+)">(.*?)</ul>', side)}
        assert lists == {f"{name}_list": found for name, found in ids.items() if found and name != "open"}


@given(COMPLAINTS, MADE_ON)
@settings(max_examples=20)
@pytest.mark.clause("RULES-4.27")
def test_the_list_of_what_is_overdue_says_at_which_day_it_was(rows: list[ComplaintRecord], as_of: date) -> None:
    judged_on, late = twin.told_until(DAYS, as_of), twin.ids(rows, DAYS, as_of)["overdue"]
    for lang, side in sides(made(rows, as_of)):
        heads = [told(one) for one in re.findall(r'<h3 class="apart">(.*?)</h3>\s*<ul class="ids" data-list="overdue_list"', side)]
        assert heads == [(f"Overdue at the end of {judged_on}", f"截至{judged_on}逾期的投诉")[lang]] * bool(late)


@given(COMPLAINTS)
@pytest.mark.clause("RULES-4.27", "BANK-3.2")
def test_every_sentence_about_what_is_left_open_is_that_of_the_twin(rows: list[ComplaintRecord]) -> None:
    report = made(rows)
    expected, tables = twin.notes(rows, DAYS), twin.tables(rows, DAYS)
    found = {one.code: one for one in report.notes if one.code.startswith("note.") and one.code not in (*SILENT, "note.no_source")}
    assert {code: one.facts["count"] for code, one in found.items()} == expected
    if "note.stated_compared" in found:
        assert found["note.stated_compared"].facts["against"] == twin.against(rows, DAYS)
    for code, one in found.items():
        for lang in Language:
            assert re.search(rf"(?<!\d){expected[code]}(?!\d)", one.text(lang)), code
    unsaid = {
        str(one.facts["field"]): (one.facts["count"], one.facts["total"], SILENT[one.code], one.text()) for one in report.notes if one.code in SILENT
    }
    wanted = {name: (silent, sum(n for _, n in counted) + silent, whom) for name, ((counted, silent), whom) in tables.items() if silent}
    wanted.pop("cause", None)  # not every complaint has one
    assert {name: one[:3] for name, one in unsaid.items()} == wanted
    for count, total, whom, text in unsaid.values():
        assert f"of {count} of {total} complaints {'received' if whom == 'received' else 'closed'} in the period" in text


@given(COMPLAINTS)
@settings(max_examples=8)
def test_what_a_picture_says_is_that_of_the_twin(rows: list[ComplaintRecord]) -> None:
    came, spans = len(twin.received(rows, DAYS)), twin.days_to_close(rows, DAYS)
    drawn = charts(made(rows), Wording(Language.EN))
    said = {name: told(re.findall("<desc.*?</desc>", chart.svg, re.DOTALL)[0]) for name, chart in drawn.items()}
    most = max((count for _, count in twin.by_day([row.received for row in twin.received(rows, DAYS)], DAYS)), default=0)
    if spans:
        assert said["days"] == f"{came} received and {len(spans)} closed in July 2026; most in a day: {most} received."
        median = spans[(len(spans) - 1) // 2]
        assert said["speed"] == (
            f"Half of {len(spans)} complaints closed in the period took no longer than {median} days, the longest took {spans[-1]}."
        )
    elif came:
        assert said["days"] == f"{came} received in July 2026; most in a day: {most}."
    if "matters" in said:
        (matter, count), *_ = twin.tables(rows, DAYS)["matter"][0][0]
        assert said["matters"] == f"Of {came} complaints received in the period, most often {matter}: {count}."


def percent(part: int, whole: int) -> str:
    """Say a share with one decimal, half to even, in whole numbers."""
    tenths = round(Fraction(part, whole) * 1000)
    return f"{tenths // 10}.{tenths % 10} %"


@given(COMPLAINTS)
@settings(max_examples=20)
@pytest.mark.clause("RULES-4.26")
def test_what_the_figure_leaves_out_has_one_name_and_one_number_on_its_card_and_in_the_table(rows: list[ComplaintRecord]) -> None:
    report = made(rows)
    figure, gone = report.figures["complaints.closed_in_time"], len([row for row in twin.closed(rows, DAYS) if twin.timeliness(row) == "ended"])
    assert dict(figure.excluded).get("no_answer_due", 0) == gone
    for lang, side in sides(report):
        name = ("withdrawn or merged, no answer due", "已撤回或并案，无须答复")[lang]
        (card,) = re.findall(r'data-kpi="complaints.closed_in_time">(.*?)</article>', side, re.DOTALL)
        assert (f"{name} {gone}" in card) is bool(gone)
        among = len([row for row in twin.ended(rows, DAYS) if twin.timeliness(row) == "ended"])
        found = re.findall(r'<table data-table="timeliness">(.*?)</table>', side, re.DOTALL)
        if found:
            caption, _, body = found[0].partition("</caption>")
            assert ("How closings stand to their deadlines", "结案时效分布")[lang] in caption
            assert ((f"{among} of them with no answer due", f"其中{among}件无须答复")[lang] in caption) is bool(among)
            assert (f">{name}</th><td>{among}</td>" in body) is bool(among)
