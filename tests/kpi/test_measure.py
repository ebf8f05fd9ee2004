"""The one way to ask for a figure, and a KPI of a firm's own."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

import attrs
import pytest

from crmcore import Rulebook
from crmcore.complaints.record import ComplaintRecord
from crmcore.customers.record import CustomerRecord
from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue, NotFound, RulebookError
from crmcore.kpi import (
    CATALOGUE,
    AnyKpi,
    Attainment,
    Better,
    Ingredient,
    Kpi,
    MonthlyReport,
    Scope,
    Target,
    judge,
    measure,
    monthly_report,
    to_markdown,
)
from crmcore.kpi.figures.complaints import CLOSING
from crmcore.measures import FigureUnit, NpsCount, RateCount, RatioCount, Status
from crmcore.messages import Language
from crmcore.messages.text import Text
from crmcore.rulebook import files
from crmcore.service import SurveyAnswer
from tests.kpi.rows import JULY, answer, complaint, customer, rules

D = date(2026, 7, 10)


def kept_of_start(customers: Iterable[CustomerRecord], _scope: Scope) -> RatioCount:
    """Count customers who stood in a tier before, and stand in one now."""
    kept = start = 0
    for one in customers:
        if one.previous_tier is not None:
            start += 1
            kept += one.tier is not None
    return RatioCount(kept, start)


RETENTION = Kpi(
    id="mine.retention",
    name=Text(en="Retention", zh="客户留存率"),
    formula=Text(en="kept ÷ customers at the start", zh="留存客户数÷期初客户数"),
    numerator=Text(en="of these, customers who still stand in a tier", zh="其中仍有等级的客户"),
    denominator=Text(en="customers who stood in a tier before", zh="此前有等级的客户"),
    unit=FigureUnit.SHARE,
    better=Better.HIGHER,
    clause="MAN-5.1",
    reads=CustomerRecord,
    count=kept_of_start,
)


@attrs.frozen
class Loan:
    """A record of a firm's own."""

    overdue: bool


def overdue_loans(loans: Iterable[Loan], _scope: Scope) -> RateCount:
    found = [one.overdue for one in loans]
    return RateCount(sum(found), len(found))


def in_every_hundred(_rules: object) -> int:
    return 100


LOANS = Kpi(
    id="mine.overdue",
    name=Text(en="Overdue loans", zh="逾期贷款"),
    formula=Text(en="overdue ÷ all", zh="逾期÷全部"),
    numerator=Text(en="loans overdue", zh="逾期贷款"),
    denominator=Text(en="loans", zh="全部贷款"),
    unit=FigureUnit.RATE,
    better=Better.LOWER,
    clause="MAN-5.1",
    reads=Loan,
    count=overdue_loans,
    needs={Ingredient.RULES},
    per=in_every_hundred,
)
OURS: tuple[AnyKpi, ...] = (*CATALOGUE.values(), RETENTION, LOANS)
PEOPLE = [customer(tier="vip", before="premium"), customer(tier=None, before="vip"), customer(tier="vip"), customer(tier="vip", before="vip")]


def report(**changes: object) -> MonthlyReport:
    values: dict[str, object] = {"period": JULY, "bank": "Bank", "as_of": JULY.last, "rules": rules(), "kpis": OURS}
    return monthly_report(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.clause("FIN-8.1", "FIN-8.2")
def test_a_figure_is_asked_for_by_id_or_by_row() -> None:
    rows = [complaint("1", D, D), complaint("2", D)]
    found = measure("complaints.closing", rows, period=JULY)
    assert (found.value, found.definition, found.window, found.status) == (Fraction(1, 2), "complaints.closing/1", "2026-07", Status.OK)
    assert measure("complaints.closing", iter(rows), period=JULY) == found
    assert measure("complaints.closing", rows, period=JULY, complete=False).status is Status.INCOMPLETE
    assert measure("complaints.closing", iter(()), period=JULY).status is Status.NOTHING_COUNTED
    assert measure(RETENTION, PEOPLE, period=JULY).value == Fraction(2, 3)
    assert measure("mine.retention", PEOPLE, period=JULY, kpis=OURS) == measure(RETENTION, PEOPLE, period=JULY)


def test_an_unknown_id_names_the_nearest_and_never_answers_with_it() -> None:
    with pytest.raises(NotFound, match=r"no figure `complaints.closign` in the catalogue; did you mean `complaints.closing`\?"):
        measure("complaints.closign", [], period=JULY)
    with pytest.raises(NotFound, match=r"no figure `profit` in the catalogue; there are: `complaints\.closed_in_time"):
        measure("profit", [], period=JULY)
    with pytest.raises(NotFound, match=r"no figure `mine\.retention`"):
        measure("mine.retention", PEOPLE, period=JULY)
    with pytest.raises(NotFound) as refused:
        measure("profit", [], period="2026-07")  # type: ignore[arg-type]
    assert [one.code for one in refused.value.reasons] == ["unknown_figure_of", "wrong_type"]


def test_everything_wrong_is_named_at_once() -> None:
    with pytest.raises(InvalidType) as refused:
        measure("complaints.rate", [answer(5)], period="2026-07", rules="edition")  # type: ignore[arg-type]
    assert [str(one) for one in refused.value.reasons] == [
        "`period` must be of type `Period`, not `str`",
        "`rules` must be of type `KpiRules`, not `str`",
        "`complaints.rate` reads records of type `ComplaintRecord`; a `SurveyAnswer` was given",
        "`complaints.rate` cannot be measured without `customers`; give the number of customers at the end of the period",
    ]
    with pytest.raises(InvalidValue) as missing:
        measure("complaints.rate", [], period=JULY)
    assert [one.code for one in missing.value.reasons] == ["kpi.needs_rules", "kpi.needs_customers"]
    assert all(one.text(lang) for one in missing.value.reasons for lang in Language)
    with pytest.raises(InvalidType, match="`records` must be of type `Iterable`, not `int` · `period` must be of type `Period`, not `NoneType`"):
        measure("complaints.closing", 3, period=None)  # type: ignore[arg-type]


def never_asks(rows: Iterable[ComplaintRecord], _scope: Scope) -> RatioCount:
    """Count records without a look at them."""
    return RatioCount(0, len(list(rows)))


def test_a_record_of_another_type_further_on_is_named_too() -> None:
    mixed: list[object] = [complaint("1", D), answer(5)]
    with pytest.raises(InvalidType, match="reads records of type `ComplaintRecord`; a `SurveyAnswer` was given"):
        measure("complaints.closing", mixed, period=JULY)
    with pytest.raises(InvalidType) as refused:
        measure("complaints.closing", iter(mixed), period=JULY)
    assert [str(one) for one in refused.value.reasons] == ["`complaints.closing` reads records of type `ComplaintRecord`; a `SurveyAnswer` was given"]
    strangers: list[object] = [complaint("1", D), None]
    with pytest.raises(InvalidType, match="a `NoneType` was given"):
        measure(attrs.evolve(CLOSING, count=never_asks), iter(strangers), period=JULY)  # type: ignore[misc]

    def broken(_rows: Iterable[ComplaintRecord], _scope: Scope) -> RatioCount:
        raise AttributeError

    with pytest.raises(AttributeError):
        measure(attrs.evolve(CLOSING, count=broken), [complaint("1", D)], period=JULY)


def test_a_row_that_uses_the_rules_and_does_not_say_so_is_told() -> None:
    with pytest.raises(InvalidValue, match="no rules were given"):
        measure(attrs.evolve(LOANS, needs=()), [Loan(overdue=True)], period=JULY)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"id": "Retention", "version": 0}, ["kpi.bad_id", "kpi.bad_version"]),
        ({"id": "mine.retention/1", "unit": FigureUnit.RATE}, ["kpi.bad_id", "kpi.rate_without_per"]),
        ({"per": in_every_hundred}, ["kpi.per_without_rate"]),
        ({"reads": "CustomerRecord", "count": 3}, ["wrong_type", "wrong_type"]),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_with_every_fault(changes: dict[str, object], codes: list[str]) -> None:
    with pytest.raises(InvalidValue) as refused:
        attrs.evolve(RETENTION, **changes)  # type: ignore[arg-type]
    assert [one.code for one in refused.value.reasons] == codes
    assert all(one.text(lang) for one in refused.value.reasons for lang in Language)


def test_counts_that_make_another_figure_than_the_row_says_are_refused() -> None:
    with pytest.raises(InvalidValue, match=r"`mine\.retention` is stated in share, but its counts result in a figure in points"):
        RETENTION.result(NpsCount(1), Scope(period=JULY))


HALF = reason("wrong_type", field="hits", found="float", wanted="int")


def halves(_records: Iterable[CustomerRecord], _scope: Scope) -> RatioCount:
    return RatioCount(0.5, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("count", "en", "zh"),
    [
        (
            halves,
            f"the function that counts `mine.retention` made a count that cannot be: {HALF}",
            f"`mine.retention`的计数函数给出了无效的计数：{HALF.text(Language.ZH)}",
        ),
        (
            lambda _records, _scope: 0.5,
            "`count` of `mine.retention` returned a `float`; return a count, such as `RatioCount`, `RateCount` or `NpsCount`",
            "`mine.retention`的`count`返回了`float`；应返回计数，例如`RatioCount`、`RateCount`或`NpsCount`",
        ),
    ],
)
def test_a_function_that_makes_no_count_is_named_with_its_figure(count: Callable[..., RatioCount], en: str, zh: str) -> None:
    with pytest.raises(InvalidType) as refused:
        measure(attrs.evolve(RETENTION, count=count), PEOPLE, period=JULY)
    assert (str(refused.value), refused.value.text(Language.ZH)) == (en, zh)


@pytest.mark.clause("FIN-8.2")
def test_counts_of_months_make_the_figure_of_their_quarter() -> None:
    row = CATALOGUE["satisfaction.nps"]
    months = [NpsCount(3, 1, 0), NpsCount(1, 1, 2), NpsCount(0, 2, 0)]
    found = row.result(months[0].merge(months[1]).merge(months[2]), Scope(period=JULY.quarter(2026, 3)))
    assert (found.value, found.window) == (Fraction(200, 10), "2026-Q3")
    with pytest.raises(InvalidType) as refused:
        row.result(0.5, Scope(period=JULY))  # type: ignore[arg-type]
    assert refused.value.code == "kpi.no_count"
    bent = attrs.evolve(row, whole=True).result(NpsCount(1, excluded={"not_answered": 1}), Scope(period=JULY))
    assert (bent.status, bent.value, bent.interval) == (Status.NOT_MEASURABLE, None, None)
    assert attrs.evolve(row, sampled=False).result(NpsCount(1), Scope(period=JULY)).interval is None


@pytest.mark.clause("FIN-8.1", "BANK-3.2")
def test_a_report_counts_a_firms_own_rows_whose_records_are_handed_in() -> None:
    found = report(customers=PEOPLE, records={Loan: [Loan(overdue=True), Loan(overdue=False)]})
    assert list(found.figures) == ["customers.completeness", "mine.retention", "mine.overdue"]
    assert found.figures["mine.retention"] == measure(RETENTION, PEOPLE, period=JULY)
    assert found.figures["mine.overdue"].say() == "50.00 per 100 (n 2)"
    without = report(customers=PEOPLE)
    assert list(without.figures) == ["customers.completeness", "mine.retention"]
    assert [(one.text(), one.text(Language.ZH)) for one in without.notes][-1] == (
        "There are no records for Overdue loans: it is left out, not zero",
        "缺少逾期贷款的记录：该指标略去，并非为零",
    )
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
    assert (again, hash(again.figures)) == (found, hash(found.figures))
    assert repr(without.figures).startswith("{'customers.completeness': Measure(")
    assert len(found.figures) == 3
    with pytest.raises(KeyError):
        found.figures["complaints.rate"]


@pytest.mark.clause("BANK-1.2")
def test_targets_stand_over_a_firms_own_rows() -> None:
    target = Target(kpi="mine.retention", at_least=Fraction(9, 10))
    found = report(rules=rules(target), customers=PEOPLE)
    (verdict,) = found.verdicts
    assert verdict.outcome is Attainment.MISSED
    assert str(verdict) == "Retention is 66.7 %; the target is at least 90.0 %, missed by 23.3 percentage points"
    assert judge(found.figures["mine.retention"], target, kpis=OURS) == verdict
    with pytest.raises(NotFound, match=r"no figure `mine\.retention`"):
        judge(found.figures["mine.retention"], target)
    with pytest.raises(InvalidValue) as refused:
        report(rules=rules(target), kpis=CATALOGUE.values(), records={SurveyAnswer: [], CustomerRecord: []}, as_of=date(2026, 6, 1))
    assert [one.code for one in refused.value.reasons] == ["report_before_period", "unknown_figure_of", "kpi.records_named", "kpi.records_named"]
    assert refused.value.reasons[2].text() == "`records` contains records of type `SurveyAnswer`; give them as `answers`"


def test_two_rows_of_one_id_are_refused_wherever_they_are_given() -> None:
    twice: tuple[AnyKpi, ...] = (*OURS, RETENTION, LOANS)
    for ask in (lambda: report(kpis=twice), lambda: measure("mine.retention", [], period=JULY, kpis=twice), lambda: to_markdown(twice)):
        with pytest.raises(InvalidValue, match=r"two KPIs have the id `mine\.retention`; .* · two KPIs have the id `mine\.overdue`"):
            ask()


@pytest.mark.clause("BANK-1.2", "RULES-4.28")
def test_a_rulebook_may_set_targets_over_them() -> None:
    text = files.default() + '\n[[kpi.targets]]\nkpi = "mine.retention"\nat_least = "80 %"\nclause = "MAN-5.1"\n'
    (edition,) = Rulebook.parse(text, kpis=OURS).editions
    assert edition.kpi.targets[-1] == Target(kpi="mine.retention", at_least=Fraction(4, 5), clause="MAN-5.1")
    with pytest.raises(RulebookError, match=r"no figure `mine\.retention` in the catalogue"):
        Rulebook.parse(text)
    with pytest.raises(RulebookError, match="Overdue loans is not a share"):
        Rulebook.parse(text.replace("mine.retention", "mine.overdue"), kpis=OURS)


def test_a_figure_of_the_report_needs_none_of_the_shipped_rows() -> None:
    found = report(complaints=[complaint("1", D, None, is_closed=None)], customers=PEOPLE, kpis=[RETENTION])
    assert list(found.figures) == ["mine.retention"]
    assert [one.code for one in found.notes] == ["note.state_unknown", "note.open_unknown", *["note.no_source"] * 3]


def test_the_page_of_definitions_shows_them() -> None:
    page = to_markdown([RETENTION, attrs.evolve(LOANS, formula=Text(en="a|b", zh="甲|乙"))])
    assert "## Retention\n\n客户留存率\n\n`mine.retention/1` · share · higher is better · clause MAN-5.1 · reads `CustomerRecord`\n" in page
    assert "reads `Loan` · needs `rules`" in page
    assert "| formula | a\\|b | 公式 | 甲\\|乙 |" in page
