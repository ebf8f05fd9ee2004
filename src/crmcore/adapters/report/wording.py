"""How the report writes values for one reader: words, dates, counts, figures, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from fractions import Fraction

import attrs

from crmcore.adapters.report.words import WORDS
from crmcore.complaints.record import Timeliness
from crmcore.kpi.reports.monthly import MonthlyReport
from crmcore.kpi.reports.sections import ComplaintSection
from crmcore.kpi.row import AnyKpi
from crmcore.kpi.targets import Verdict
from crmcore.measures.measure import Figure, FigureUnit, Measure, Status, rounded
from crmcore.measures.spread import Histogram
from crmcore.messages import NO_NAMES, FactValue, Language, Names, say, say_term
from crmcore.messages.text import Text


@attrs.frozen
class Wording:
    """One language's way of writing the values of a report, with the firm's own names for its words."""

    lang: Language
    names: Names = NO_NAMES

    def word(self, code: str, **facts: FactValue) -> str:
        """Return one of the report's own words, with its facts; whole numbers are grouped."""
        return self.fill(WORDS[code], **facts)

    def fill(self, text: Text, **facts: FactValue) -> str:
        """Return a text with its facts, such as a KPI's own; whole numbers are grouped."""
        said = {name: self.number(fact) if type(fact) is int else say(fact, self.lang) for name, fact in facts.items()}
        return text.in_(self.lang).format_map(said)

    def say(self, value: FactValue) -> str:
        """Return a value of the library as text: a date, a period, an amount, a reason's fact."""
        return say(value, self.lang)

    def term(self, word: str) -> str:
        """Return a term; a firm's own word as it is, with spaces for its underscores."""
        said = say_term(word, self.lang)
        return word.replace("_", " ") if said == word else said

    def clause(self, said: str) -> str:
        """Return clauses by the firm's names for them."""
        return say_term(self.names.clauses(said), self.lang)

    def clauses(self, ids: Iterable[str]) -> str:
        """Return a list of clauses on one line, each name once: a firm may have one paper for several."""
        return self.join(dict.fromkeys(map(self.clause, ids)))

    def join(self, parts: Iterable[str]) -> str:
        """Return a list on one line."""
        return ("、" if self.lang == Language.ZH else ", ").join(parts)

    def kpis(self, report: MonthlyReport, verdicts: Iterable[Verdict]) -> str:
        """Return on one line what the KPIs of several targets are called."""
        called = {one.id: one.say(self.lang) for one in report.kpis}
        return self.join(called[one.target.kpi] for one in verdicts)

    def number(self, count: int) -> str:
        """Return a count with grouped digits."""
        return f"{count:,}"

    def counted(self, found: int | Sized | None) -> str | None:
        """Return a count, or how long a list is, with grouped digits; None for what is not known."""
        return None if found is None else self.number(found if isinstance(found, int) else len(found))

    def of(self, population: str, n: int) -> str:
        """Return which complaints were counted, and how many they are."""
        return self.word(f"of_{population}", n=n)

    def closings(self, section: ComplaintSection) -> str:
        """Return which closings stand to a deadline, how many they are, and how many of them had none to be answered by."""
        said = self.of(section.ended, section.timeliness.total)
        without = section.timeliness[Timeliness.ENDED.value]
        return self.word("no_answer_due_among", closings=said, n=without) if without else said

    def signed(self, count: int) -> str:
        """Return a change with its sign: `+3`, `−2`, `±0`."""
        return f"+{count:,}" if count > 0 else f"−{-count:,}" if count < 0 else "±0"

    def percent(self, share: Fraction) -> str:
        """Return a share in percent with one decimal."""
        return Figure(share).say(self.lang)

    def share(self, part: int, whole: int) -> str:
        """Return a part of a whole in percent; `–` if the whole is 0."""
        return self.percent(Fraction(part, whole)) if whole else "–"

    def days(self, count: int | None) -> str:
        """Return a number of days; `–` if there is none."""
        return "–" if count is None else self.word("one_day") if count == 1 else self.word("days", n=count)

    def median(self, spread: Histogram) -> int | None:
        """Return the median of a spread."""
        return spread.percentile(Fraction(1, 2))

    def nine_in_ten(self, spread: Histogram) -> int | None:
        """Return the value that nine in ten do not exceed."""
        return spread.percentile(Fraction(9, 10))

    def value(self, measure: Measure) -> str:
        """Return a measure's value for large type, without its unit: `94.3 %`, `38.4`, `0.88`."""
        if measure.value is None:
            return "–"
        return measure.percent() if measure.unit is FigureUnit.SHARE else rounded(measure.value, 1 if measure.unit is FigureUnit.POINTS else 2)

    def unit(self, kpi: AnyKpi, measure: Measure) -> str:
        """Return the unit next to the value: nothing for a share, points, or the base of a rate."""
        if measure.value is None or measure.unit is FigureUnit.SHARE:
            return ""
        return self.word("points") if measure.unit is FigureUnit.POINTS else self.fill(kpi.base or WORDS["per"], per=measure.per)

    def counts(self, kpi: AnyKpi, measure: Measure) -> str:
        """Return numerator and denominator in words; the status if nothing was counted."""
        if measure.numerator is None or measure.denominator is None or measure.value is None:
            return self.term(measure.status)
        sides = kpi.fraction or WORDS["over" if measure.unit is FigureUnit.RATE else "of"]
        said = self.fill(sides, part=measure.numerator, whole=measure.denominator)
        return f"{said} · {self.word('not_final')}" if measure.status is Status.INCOMPLETE else said

    def left_out(self, measure: Measure) -> str:
        """Return what was left out of a measure and why; empty if nothing was."""
        if not measure.excluded:
            return ""
        return self.word("left_out", what=self.join(f"{self.term(code)} {count:,}" for code, count in measure.excluded))

    def target(self, verdict: Verdict, measure: Measure) -> str:
        """Return what a target requires: `target ≥ 90.0 %`; empty if it has no bound."""
        if verdict.bound is None:
            return ""
        bound = Figure(
            verdict.bound, FigureUnit.POINTS if measure.unit is FigureUnit.RATE else measure.unit, places=2 if measure.unit is FigureUnit.RATE else 1
        )
        return self.word("at_most" if verdict.target.at_least is None else "at_least", bound=bound)
