"""Five figures over 4,000 records each, as objects: what the library's counts take, against the loops one would write by hand."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import attrs

from benchmarks.timing import best_of, costs, report
from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.customers.record import CustomerRecord
from crmcore.kpi import KpiRules, Scope, complaint_counts, measure
from crmcore.kpi.figures.complaints import CLOSED_IN_TIME, CLOSING
from crmcore.kpi.figures.customers import COMPLETENESS
from crmcore.kpi.figures.satisfaction import CSAT, NPS
from crmcore.service.surveys import SurveyAnswer
from crmcore.worktime.period import Period

SIZE = 4_000
JULY = Period.month(2026, 7)
FIRST, LAST = JULY.first, JULY.last
RULES = KpiRules(edition="bank@2026-01-01#00000000", zone="UTC", csat_satisfied_from=4, complaint_rate_per=1000)
SCOPE = Scope(period=JULY, rules=RULES)


# A careful hand: names that the loop asks often are looked up once, and nothing is counted but the figure.


def by_hand_csat(answers: Sequence[SurveyAnswer]) -> tuple[int, int]:
    """Count satisfied answers, and all."""
    first, last = FIRST, LAST
    satisfied = answered = 0
    for answer in answers:
        if first <= answer.day <= last:
            score = answer.csat
            if score is not None:
                answered += 1
                if score >= 4:
                    satisfied += 1
    return satisfied, answered


def by_hand_nps(answers: Sequence[SurveyAnswer]) -> tuple[int, int, int]:
    """Count promoters, passives, detractors."""
    first, last = FIRST, LAST
    promoters = passives = detractors = 0
    for answer in answers:
        if first <= answer.day <= last:
            score = answer.nps
            if score is not None:
                if score >= 9:
                    promoters += 1
                elif score >= 7:
                    passives += 1
                else:
                    detractors += 1
    return promoters, passives, detractors


def by_hand_closed(complaints: Sequence[ComplaintRecord]) -> tuple[int, int]:
    """Count complaints closed in time, and all that closed with a known deadline."""
    first, last, in_time, late = FIRST, LAST, Timeliness.IN_TIME, Timeliness.LATE
    hits = total = 0
    for complaint in complaints:
        closed = complaint.closed
        if closed is not None and first <= closed <= last:
            timeliness = complaint.timeliness
            if timeliness is in_time:
                hits += 1
                total += 1
            elif timeliness is late:
                total += 1
    return hits, total


def by_hand_closing(complaints: Sequence[ComplaintRecord]) -> tuple[int, int]:
    """Count complaints closed by the end of the month, and all that were on hand in it."""
    first, last = FIRST, LAST
    hits = total = 0
    for complaint in complaints:
        if complaint.received <= last:
            closed = complaint.closed
            if closed is not None:
                if closed >= first:
                    total += 1
                    if closed <= last:
                        hits += 1
            elif complaint.is_closed is False:
                total += 1
    return hits, total


def by_hand_completeness(customers: Sequence[CustomerRecord]) -> tuple[int, int]:
    """Count filled fields, and required ones."""
    filled = required = 0
    for customer in customers:
        filled += customer.filled
        required += customer.required
    return filled, required


def sample() -> tuple[list[SurveyAnswer], list[ComplaintRecord], list[CustomerRecord]]:
    """Draw the records."""
    dice = random.Random(7)

    def day() -> date:
        return FIRST + timedelta(days=dice.randrange(-10, 40))

    answers = [
        SurveyAnswer(id=f"A{n}", day=day(), csat=dice.choice([None, 1, 3, 4, 5, 5]), nps=dice.choice([None, 2, 7, 8, 9, 10])) for n in range(SIZE)
    ]
    complaints = []
    for n in range(SIZE):
        received, closed = day(), dice.random() < 0.8
        complaints.append(
            ComplaintRecord(
                id=f"C{n}",
                received=received,
                closed=received + timedelta(days=dice.randrange(12)) if closed else None,
                is_closed=closed,
                timeliness=dice.choice([Timeliness.IN_TIME, Timeliness.IN_TIME, Timeliness.LATE]) if closed else Timeliness.OPEN,
            )
        )
    customers = [
        CustomerRecord(id=f"K{n}", kind="individual", tier="ordinary", previous_tier=None, filled=dice.randrange(8), required=7, as_of=LAST)
        for n in range(SIZE)
    ]
    return answers, complaints, customers


def main() -> None:
    """Compare answers, then time."""
    answers, complaints, customers = sample()
    ours: dict[str, Callable[[], object]] = {
        "csat": lambda: CSAT.count(answers, SCOPE),
        "nps": lambda: NPS.count(answers, SCOPE),
        "closed in time": lambda: CLOSED_IN_TIME.count(complaints, SCOPE),
        "closing": lambda: CLOSING.count(complaints, SCOPE),
        "completeness": lambda: COMPLETENESS.count(customers, SCOPE),
    }
    by_hand: dict[str, Callable[[], object]] = {
        "csat": lambda: by_hand_csat(answers),
        "nps": lambda: by_hand_nps(answers),
        "closed in time": lambda: by_hand_closed(complaints),
        "closing": lambda: by_hand_closing(complaints),
        "completeness": lambda: by_hand_completeness(customers),
    }
    promoters, passives, detractors = by_hand_nps(answers)
    net, asked = promoters - detractors, promoters + passives + detractors
    for figure, hand in (
        (measure(CSAT, answers, period=JULY, rules=RULES), by_hand_csat(answers)),
        (measure(NPS, answers, period=JULY), (net, asked)),
        (measure(CLOSED_IN_TIME, complaints, period=JULY), by_hand_closed(complaints)),
        (measure(CLOSING, complaints, period=JULY), by_hand_closing(complaints)),
        (measure(COMPLETENESS, customers, period=JULY), by_hand_completeness(customers)),
    ):
        assert (figure.numerator, figure.denominator) == hand, figure.definition

    jobs = {f"ours {name}": job for name, job in ours.items()} | {f"hand {name}": job for name, job in by_hand.items()}
    took = best_of(jobs, rounds=150)
    ratios = {name: took[f"ours {name}"] / took[f"hand {name}"] for name in ours}
    total, hand = (sum(took[f"{side} {name}"] for name in ours) for side in ("ours", "hand"))
    each = ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items())
    many = [attrs.evolve(one, id=f"{one.id}-{place}") for place in range(10) for one in complaints]
    parts = {"many": lambda: complaint_counts(many, period=JULY, rules=RULES), "few": lambda: complaint_counts(complaints, period=JULY, rules=RULES)}
    counted = best_of(parts, rounds=20)
    report(
        {
            "kpi.objects/hand": costs(total, hand, goal=1.1, against="one hand-written loop for each figure", note=f"five figures together; {each}"),
            "kpi.report/tenth": costs(
                counted["many"], counted["few"], goal=12.0, against="the same with a tenth of the complaints", note=f"{len(many):,} complaints"
            ),
        }
    )


if __name__ == "__main__":
    main()
