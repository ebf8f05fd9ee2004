"""The page: whole in itself, in both languages, with every figure it owes."""

from __future__ import annotations

import html as html_module
import itertools
import re
from collections.abc import Callable
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from crmcore.adapters.report import page as pages
from crmcore.adapters.report import render_html
from crmcore.adapters.report.charts import charts
from crmcore.adapters.report.wording import Wording
from crmcore.complaints import ComplaintRecord
from crmcore.customers.record import CustomerRecord
from crmcore.errors import MissingExtra
from crmcore.kpi import MonthlyReport, monthly_report
from crmcore.messages import Language
from crmcore.service import SurveyAnswer
from tests.adapters.report import months

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """What a page holds: elements with their attributes, text by language, ids; and whether its tags are nested as they should be."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str | None]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str | None, str] = {}
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert len(found) == len(attrs), (tag, attrs)
        self.elements.append((tag, found))
        if tag not in VOID:
            inside = self.open[-1][1] if self.open else None
            self.open.append((tag, found.get("id") if tag == "main" else inside))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tag, side = self.open[-1] if self.open else ("", None)
        if tag not in ("style", "title", "desc"):
            self.text[side] = self.text.get(side, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.fixture(scope="module")
def html() -> str:
    return render_html(months.full())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


@pytest.mark.clause("BANK-3.2")
def test_both_languages_stand_in_one_page_with_a_link_between_them(page: Page) -> None:
    sides = {main["id"]: main["lang"] for main in page.all("main")}
    assert sides == {"zh": "zh", "en": "en"}
    assert {(a["href"], a["lang"]) for a in page.all("a")} == {("#zh", "zh"), ("#en", "en")}
    assert "Monthly customer report" in page.text["en"]
    assert "月度客户报告" in page.text["zh"]
    for section in (
        "Figures and targets",
        "Complaints",
        "Problem summary",
        "Satisfaction",
        "Customers and tiers",
        "Approvals",
        "Contacts and return visits",
    ):
        assert section in page.text["en"]
    assert not re.search(r"[\u4e00-\u9fff]", page.text["en"].replace("中文", ""))


def test_the_page_needs_no_network_and_runs_no_script(html: str, page: Page) -> None:
    assert not re.search(r"https?:|//[a-z]|url\(\s*['\"]?(?!#)|@import|src=", html)
    assert {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object", "embed", "video", "audio"} == set()


@pytest.mark.clause("BANK-1.2", "FIN-8.1")
def test_every_figure_stands_in_both_languages_with_definition_counts_and_verdict(page: Page) -> None:
    report = months.full()
    shown = [attrs["data-kpi"] for attrs in page.all("article")]
    expected = [one for one in report.figures if one != "complaints.stated_in_time"]
    assert shown == expected * 2
    judged = [attrs["data-target"] for attrs in page.all("li") if "data-target" in attrs]
    assert judged == [one.target.kpi for one in report.verdicts] * 2
    for side in ("en", "zh"):
        for measure in report.figures.values():
            assert measure.definition in page.text[side]
            if measure.value is not None and measure.interval is not None:
                assert str(measure.range()) in page.text[side]
        assert report.edition in page.text[side]
        assert {"✓", "✗", "–"} <= set(page.text[side])
        for clause in ("BANK-3.2", "RULES-4.27", "RULES-4.26", "MAN-5.1"):
            assert clause in page.text[side]


@pytest.mark.clause("BANK-1.2")
def test_targets_without_a_figure_stand_in_one_line_and_a_dash_is_a_figure_only() -> None:
    report = months.stated()
    missing = ["satisfaction.csat", "satisfaction.nps", "customers.completeness"]
    assert [one.target.kpi for one in report.verdicts if one.measure is None] == missing
    html = render_html(report)
    assert re.findall(r'<li data-targets="([^"]*)">', html) == [" ".join(missing)] * 2
    assert re.findall(r'<li data-target="([^"]*)">', html) == ["complaints.rate"] * 2
    assert "no source, and so no figure: Satisfaction (CSAT), Net promoter score (NPS), Completeness of customer files" in html
    assert "没有数据来源，因而没有数值：客户满意度（CSAT）、净推荐值（NPS）、客户档案完整度" in html
    for of in (report, months.full(), months.empty()):
        cards = re.findall(r"<article.*?</article>", render_html(of), re.DOTALL)
        assert all(re.sub(r"\d–[\d−]", "", one).count("–") <= 1 for one in cards)
        assert not re.search(r'class="badge[^"]*">–', render_html(of))


def test_no_small_number_stands_alone_in_its_row() -> None:
    style = (Path(pages.__file__).parent / "templates" / "style.css").read_text("utf-8")
    for numbers, columns in re.findall(r"section > \.numbers:has\(> :nth-child\((\d)\):last-child\) \{ grid-template-columns: repeat\((\d)", style):
        assert int(numbers) % int(columns) != 1
    for made in (months.full(), months.stated(), months.empty()):
        for one in re.findall(r'<dl class="numbers">(.*?)</dl>', render_html(made), re.DOTALL):
            assert one.count("<div ") % 6 != 1 or one.count("<div ") == 7, "six stand in a row unless the style says otherwise"


def test_headings_never_skip_a_level(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 2
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_chart_has_a_title_a_description_and_ids_of_its_own(page: Page) -> None:
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    charts = page.all("svg")
    assert len(charts) == 14
    for chart in charts:
        assert chart["role"] == "img"
        assert set((chart["aria-labelledby"] or "").split()) <= set(ids)
    used = [str(value) for _, attrs in page.elements for value in attrs.values() if value]
    targets = {name for value in used for name in re.findall(r"url\(#([^)]+)\)", value)} | {str(attrs["href"])[1:] for attrs in page.all("use")}
    assert targets <= set(ids)


def test_tables_have_heads_and_rows_have_names(page: Page) -> None:
    assert all(head.get("scope") in ("col", "row") for head in page.all("th"))


@pytest.mark.clause("BANK-6.1")
def test_nobody_stands_in_the_page(html: str) -> None:
    assert "secret" not in html


def test_a_firms_words_are_text_and_never_markup(html: str) -> None:
    assert "Example &lt;city&gt; bank" in html
    assert "<own>" not in html
    assert "$word$" in html


@pytest.mark.parametrize("word", ["#040404", 'id="a"', "url(#b)", "xlink:href", ' xmlns="c"'])
def test_a_picture_never_rewrites_a_firms_word(word: str) -> None:
    """Matters of complaints, what customers were asked about, tiers: whatever a firm calls them."""
    drawn = charts(called(word), Wording(Language.EN))
    found = {name: [html_module.unescape(one) for one in re.findall(r"<text[^>]*>(.*?)</text>", chart.svg)] for name, chart in drawn.items()}
    assert {name for name, said in found.items() if word in said} == {"matters", "sides", "tiers"}
    assert sum(said.count(word) for said in found.values()) == len({"matters", "sides", "tiers"})
    assert not any(re.search(r"<[^>]*#0[1-7]0[1-7]0[1-7]", chart.svg) for chart in drawn.values()), "the colours of a drawing are the page's"


def called(word: str) -> MonthlyReport:
    """Return a month in which all that a firm may name has one name."""
    day = months.JULY.first
    return monthly_report(
        period=months.JULY,
        bank="Bank",
        as_of=months.JULY.last,
        rules=months.RULES,
        complaints=[ComplaintRecord(id="C-1", received=day, matter=word)],
        customers=[CustomerRecord(id="K-1", kind="individual", tier=word, previous_tier=word, filled=9, required=10, as_of=months.JULY.last)],
        tiers=(word,),
        answers=[SurveyAnswer(id="A-1", customer="K-1", day=day, channel="online", csat=5, items={word: 4})],
    )


@pytest.mark.parametrize("lang", Language)
def test_a_picture_is_as_wide_as_a_telephone_and_as_high_as_what_it_holds(lang: Language) -> None:
    """Five matters under a key that tells the month before from this one, two things that customers were asked about, three tiers."""
    found = {name: re.findall(r'viewBox="0 0 400 (\d+)"', chart.svg) for name, chart in charts(months.full(), Wording(lang)).items()}
    rows = {"matters": 5 * 44 + 26, "sides": 2 * 52 + 30, "tiers": 3 * 44 + 2}
    assert found == {name: [str(high)] for name, high in {"days": 210, "speed": 190, "scores": 190, "nps": 128, **rows}.items()}


@pytest.mark.parametrize(
    ("longest", "labels"),
    [
        (1, "0 1"),
        (14, "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14"),
        (15, "0 3 6 9 12 15"),
        (21, "0 3 6 9 12 15 18 21"),
        (22, "0 3 6 9 12 15 18 21+"),
    ],
)
def test_each_day_to_closing_has_its_label_for_a_fortnight_and_behind_that_each_third(longest: int, labels: str) -> None:
    day = months.JULY.first
    closed = ComplaintRecord(id="C-1", received=day, closed=day + timedelta(days=longest), is_closed=True)
    report = monthly_report(period=months.JULY, bank="Bank", as_of=months.JULY.last, rules=months.RULES, complaints=[closed])
    said = re.findall(r"<text[^>]*>(.*?)</text>", charts(report, Wording(Language.EN))["speed"].svg)
    assert said == [*labels.split(), "0", "1"]


def test_nothing_is_painted_behind_a_picture(page: Page) -> None:
    """Day and night the page's own ground shows through: all that has a colour has one of the page's."""
    styles = [str(attrs["style"]) for name, attrs in page.elements if name in {"path", "text", "use"} and "style" in attrs]
    painted = {fill for style in styles for fill in re.findall(r"fill: ([^;]+)", style)}
    assert painted > {"none"}
    assert all(fill == "none" or fill.startswith("var(--") for fill in painted), painted


def test_nothing_in_a_picture_has_a_colour_of_its_own(page: Page) -> None:
    """Letters and lines are as bright as the reader's page: black ones could not be read at night."""
    said = [
        str(attrs[key])
        for name, attrs in page.elements
        for key in ("style", "fill", "stroke")
        if name in {"g", "path", "text", "use"} and attrs.get(key)
    ]
    assert any("var(--ink)" in one for one in said)
    assert not [one for one in said if re.search(r"#[0-9a-fA-F]{3}|\bblack\b|\bwhite\b|rgb", one)]
    letters = [str(attrs.get("style") or "") for name, attrs in page.elements if name == "text"]
    assert letters
    assert not [one for one in letters if "fill: var(--" not in one]


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(html: str, scheme: int) -> None:
    """A contrast of 4.5 or more, in both colour schemes."""
    block = re.findall(r":root \{(.*?)\}", html, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    pairs = [(ink, ground) for ink in ("ink", "muted", "main", "good", "bad", "open") for ground in ("paper", "card")]
    pairs += [("good", "good-bg"), ("bad", "bad-bg"), ("open", "open-bg"), ("ink", "line")]
    for ink, ground in pairs:
        light, dark = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


def test_equal_reports_give_equal_pages(html: str) -> None:
    assert render_html(months.full()) == html


def test_a_hosts_own_matplotlib_settings_change_nothing(html: str) -> None:
    from matplotlib import rc_context

    with rc_context({"font.size": 30, "svg.fonttype": "path", "axes.facecolor": "red"}):
        assert render_html(months.full()) == html


def test_what_is_only_stated_says_so() -> None:
    page = Page(render_html(months.stated()))
    assert "complaints.stated_in_time" in [attrs.get("data-kpi") for attrs in page.all("article")]
    assert "as stated by the source" in page.text["en"]
    assert "据来源声明" in page.text["zh"]
    assert "not measurable from this source" in page.text["en"]
    assert "There is no source for customers" in page.text["en"]
    assert "Approvals" not in page.text["en"]


def test_what_a_source_does_not_say_is_not_shown_as_nothing() -> None:
    """The file says of most complaints that they are closed, of none on which day: the page shows no 0 closed."""
    shown = dict(re.findall(r'data-count="(\w+)"[^>]*><dt>.*?</dt><dd[^>]*>(.*?)</dd>', render_html(months.stated()).partition('id="en"')[2]))
    assert (shown["received"], shown["closing_day_unknown"], shown["closed"], shown["open"]) == ("100", "85", "not known", "15")
    assert (shown["overdue"], shown["paused"], shown["disputed"], shown["remedies"]) == ("not known",) * 4
    nobody_knows = render_html(months.stated(is_closed=None))
    assert 'data-count="state_unknown"' in nobody_knows
    assert dict(re.findall(r'data-count="(\w+)"[^>]*><dt>.*?</dt><dd[^>]*>(.*?)</dd>', nobody_knows.partition('id="en"')[2]))["open"] == "not known"


@pytest.mark.parametrize("month", [months.empty, months.bare])
def test_a_month_without_anything_is_still_a_page(month: Callable[[], MonthlyReport]) -> None:
    page = Page(render_html(month()))
    assert page.all("svg") == []
    assert "July 2026" in page.text["en"]
    assert "nan" not in page.text["en"].lower().split()


@pytest.mark.parametrize("module", ["jinja2", "matplotlib"])
def test_without_its_extra_the_error_names_it(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=r"crmcore\[report\]"):
        render_html(months.full())
