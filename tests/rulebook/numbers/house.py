"""Every number, and every yes or no, of the rulebook that crmcore ships, as the management documents have it.

Written out by hand. The third column is the clause that gives the value; `ours` where the documents leave it open ("X", "promptly", "periodically"),
and the rulebook says so at the table; or, beside a clause, the law that it follows there.
"""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

Number: TypeAlias = tuple[str, object, str]

HEAD: Final[tuple[Number, ...]] = (
    ("rulebook.valid_from", date(2026, 1, 1), "RULES-4.28"),  # the clause: the first of a month
    ("rulebook.review_by", date(2027, 1, 1), "ours"),
    ("calendars.office.hours.mon-fri", ["09:00-12:00", "13:30-18:00"], "ours"),
    ("days.china.first_day", date(2025, 1, 1), "State Council General Office"),
    ("days.china.last_day", date(2026, 12, 31), "State Council General Office"),
)

# A rank is only compared: who is above whom. The clauses name three levels (BANK-2.1) and who signs a purchase in which order (BANK-3.1).
RANKS: Final[tuple[Number, ...]] = (
    ("organisation.positions[specialist].rank", 1, "BANK-2.1"),
    ("organisation.positions[manager].rank", 2, "BANK-2.1"),
    ("organisation.positions[director].rank", 3, "BANK-2.1"),
    ("organisation.positions[department_head].rank", 3, "BANK-3.1"),
    ("organisation.positions[finance].rank", 3, "BANK-3.1"),
    ("organisation.positions[ceo].rank", 4, "BANK-3.1"),
    ("organisation.positions[board_of_supervisors].rank", 9, "ours"),
    ("organisation.positions[outlet_clerk].rank", 1, "ours"),
    ("organisation.positions[outlet_manager].rank", 2, "ours"),
    ("organisation.positions[administration_officer].rank", 2, "ours"),
    ("organisation.positions[complaint_handler].rank", 1, "ours"),
    ("organisation.positions[complaint_supervisor].rank", 2, "ours"),
    ("organisation.positions[team_leader].rank", 2, "MAN-7.1"),
    ("organisation.positions[relationship_specialist].rank", 1, "MAN-7.1"),
    ("organisation.positions[service_specialist].rank", 1, "MAN-7.1"),
    ("organisation.positions[marketing_specialist].rank", 1, "MAN-7.1"),
    ("organisation.positions[data_analyst].rank", 1, "MAN-7.1"),
)

CUSTOMERS: Final[tuple[Number, ...]] = (
    ("customers.special_care.elderly_from", 60, "ours"),  # the law on the rights of the elderly, article 2
    ("customers.special_care.home_service", True, "FIN-7.2"),
    ("customers.special_care.return_visit_every", "3 months", "ours"),
    ("segmentation.tiers[T1].any[annual_amount].at_least", "5000000", "ours"),
    ("segmentation.tiers[T1].any[1].all[annual_amount].at_least", "2500000", "ours"),
    ("segmentation.tiers[T1].any[1].all[annual_transactions].at_least", 120, "ours"),
    ("segmentation.tiers[T1].any[1].all[years_with_us].at_least", 5, "ours"),
    ("segmentation.tiers[T2].at_least", "500000", "ours"),
    ("segmentation.tiers[T3].all[annual_amount].at_least", "200000", "ours"),
    ("segmentation.tiers[T3].all[annual_transactions].at_least", 60, "ours"),
    ("segmentation.tiers[T3].all[years_with_us].at_least", 5, "ours"),
    ("segmentation.tiers[T4].everyone", True, "FIN-3.2"),
    ("benefits[vip].return_visit_every", "1 month", "ours"),
    ("benefits[premium].return_visit_every", "3 months", "ours"),
    ("benefits[ordinary].return_visit_every", "12 months", "ours"),
)

# The edges are those of the clause: strictly below the first amount, up to and including the second, above it.
LIMITS: Final[tuple[Number, ...]] = (
    ("policy.good_for", "30 days", "ours"),
    ("policy.limits[expense].bands[0].below", "1000", "ours"),
    ("policy.limits[expense].bands[1].up_to", "20000", "ours"),
    ("policy.limits[expense].bands[2].above", "20000", "ours"),
    ("policy.limits[expense].window.days", 14, "ours"),
    ("policy.limits[compensation].bands[0].below", "200", "ours"),
    ("policy.limits[compensation].bands[0].decides_alone", True, "ours"),
    ("policy.limits[compensation].bands[1].up_to", "5000", "ours"),
    ("policy.limits[compensation].bands[2].above", "5000", "ours"),
    ("policy.limits[compensation].window.days", 14, "ours"),
    ("policy.limits[price_reduction].bands[0].below", "200", "ours"),
    ("policy.limits[price_reduction].bands[0].decides_alone", True, "ours"),
    ("policy.limits[price_reduction].bands[1].up_to", "5000", "ours"),
    ("policy.limits[price_reduction].bands[2].above", "5000", "ours"),
    ("policy.limits[price_reduction].window.days", 14, "ours"),
)

COMPLAINTS: Final[tuple[Number, ...]] = (
    ("complaints.entitlement.representatives_at_most", 5, "Art. 12"),
    ("complaints.crisis.at_least", 2, "ours"),
    # Which complaint is in which class; ranks are only compared. CBIRC Order 2020 No. 3, Art. 29: 20 people, public events, what the authority names.
    ("complaints.classes[severe].rank", 4, "RULES-1.5"),
    ("complaints.classes[severe].when.any[claimed_amount].at_least", "100000", "ours"),
    ("complaints.classes[severe].when.any[injury].is", True, "ours"),
    ("complaints.classes[severe].when.any[complainants].at_least", 20, "Art. 29"),
    ("complaints.classes[severe].when.any[public_event].is", True, "Art. 29"),
    ("complaints.classes[severe].when.any[designated].is", True, "Art. 29"),
    ("complaints.classes[severe].when.any[media].is", True, "ours"),
    ("complaints.classes[severe].when.any[6].all[vulnerable].is", True, "FIN-7.2"),
    ("complaints.classes[severe].when.any[6].all[claimed_amount].at_least", "20000", "ours"),
    ("complaints.classes[severe].when.any[7].all[regulator].is", True, "ours"),
    ("complaints.classes[severe].when.any[7].all[repeat].is", True, "ours"),
    ("complaints.classes[security].rank", 3, "RULES-1.5"),
    ("complaints.classes[simple].rank", 1, "RULES-1.5"),
    ("complaints.classes[simple].when.all[complainants].at_most", 1, "ours"),
    ("complaints.classes[simple].when.all[1].any[claimed_amount].below", "200", "ours"),  # what a specialist decides alone
    ("complaints.classes[simple].when.all[1].any[1].all[claimed_amount].missing", True, "ours"),
    ("complaints.classes[ordinary].rank", 2, "RULES-1.5"),
    ("complaints.classes[ordinary].when.everyone", True, "RULES-1.5"),
)

# Seven days are the clause's. "At the first moment", "promptly" and "in time" are a named time each; so is the share at which a warning is given.
CLOCKS: Final[tuple[Number, ...]] = (
    ("complaints.classes[severe].clocks.first_contact.within", "2 hours", "ours"),
    ("complaints.classes[severe].clocks.progress.within", "2 days", "ours"),
    ("complaints.classes[severe].clocks.reassurance.within", "3 days", "ours"),
    ("complaints.classes[severe].clocks.public.within", "24 hours", "ours"),
    ("complaints.classes[severe].clocks.ratify.within", "3 days", "ours"),
    ("complaints.classes[severe].clocks.acknowledgement.within", "24 hours", "ours"),
    ("complaints.classes[severe].clocks.first_handling.within", "2 hours", "ours"),
    ("complaints.classes[severe].clocks.close.within", "7 days", "RULES-4.26"),
    ("complaints.classes[severe].clocks.close.warn_at", ["50 %", "75 %", "90 %"], "ours"),
    ("complaints.classes[severe].clocks.feedback.within", "7 days", "ours"),
    ("complaints.classes[severe].clocks.feedback.warn_at", ["75 %"], "ours"),
    ("complaints.classes[severe].clocks.law.warn_at", ["75 %"], "ours"),
    ("complaints.classes[severe].clocks.remedy.within", "7 days", "ours"),
    ("complaints.classes[security].clocks.acknowledgement.within", "1 working day", "ours"),
    ("complaints.classes[security].clocks.first_handling.within", "4 working hours", "ours"),
    ("complaints.classes[security].clocks.close.within", "5 days", "ours"),  # stricter than the seven of RULES-4.26
    ("complaints.classes[security].clocks.close.warn_at", ["50 %", "75 %", "90 %"], "ours"),
    ("complaints.classes[security].clocks.feedback.within", "7 days", "ours"),
    ("complaints.classes[security].clocks.feedback.warn_at", ["75 %"], "ours"),
    ("complaints.classes[security].clocks.law.warn_at", ["75 %"], "ours"),
    ("complaints.classes[security].clocks.remedy.within", "7 days", "ours"),
    ("complaints.classes[simple].clocks.acknowledgement.within", "1 working day", "ours"),
    ("complaints.classes[simple].clocks.first_handling.within", "1 working day", "ours"),
    ("complaints.classes[simple].clocks.close.within", "7 days", "RULES-4.26"),
    ("complaints.classes[simple].clocks.close.warn_at", ["75 %", "90 %"], "ours"),
    ("complaints.classes[simple].clocks.feedback.within", "7 days", "ours"),
    ("complaints.classes[simple].clocks.feedback.warn_at", ["75 %"], "ours"),
    ("complaints.classes[simple].clocks.law.warn_at", ["75 %"], "ours"),
    ("complaints.classes[simple].clocks.remedy.within", "7 days", "ours"),
    ("complaints.classes[ordinary].clocks.acknowledgement.within", "1 working day", "ours"),
    ("complaints.classes[ordinary].clocks.first_handling.within", "1 working day", "ours"),
    ("complaints.classes[ordinary].clocks.close.within", "7 days", "RULES-4.26"),
    ("complaints.classes[ordinary].clocks.close.warn_at", ["75 %", "90 %"], "ours"),
    ("complaints.classes[ordinary].clocks.feedback.within", "7 days", "ours"),
    ("complaints.classes[ordinary].clocks.feedback.warn_at", ["75 %"], "ours"),
    ("complaints.classes[ordinary].clocks.law.warn_at", ["75 %"], "ours"),
    ("complaints.classes[ordinary].clocks.remedy.within", "7 days", "ours"),
)

SUPERVISION: Final[tuple[Number, ...]] = (
    ("complaints.escalation[three_quarters].share", "75 %", "ours"),
    ("complaints.escalation[due].share", "100 %", "ours"),
    ("complaints.escalation[two_days_late].past_due", "2 days", "ours"),
    ("complaints.escalation[severe_without_contact].share", "100 %", "ours"),
    ("complaints.follow_up.within", "7 days", "ours"),
    ("complaints.actions.check_within", "30 days", "ours"),
    ("complaints.record_within", "3 days", "ours"),
    ("complaints.recurrence.within", "6 months", "ours"),
)

KPI: Final[tuple[Number, ...]] = (
    ("kpi.csat_satisfied_from", 4, "ours"),
    ("kpi.complaint_rate_per", 1000, "ours"),
    ("kpi.report_due_day", 5, "BANK-3.2"),
    ("kpi.statistics_due_day", 10, "RULES-4.27"),
    ("kpi.summary_top", 5, "ours"),
    ("kpi.age_bands", [7, 15, 30, 60], "ours"),
    ("kpi.watch.history", 8, "ours"),
    ("kpi.watch.false_alarm", "0.1 %", "ours"),
    ("kpi.watch.minimum", 5, "ours"),
    ("kpi.watch.ewma_weight", "20 %", "ours"),
    ("kpi.watch.ewma_run", 14, "ours"),
    ("kpi.targets[satisfaction.csat].at_least", "90 %", "BANK-1.2"),
    ("kpi.targets[complaints.rate].down_by", "20 %", "BANK-1.2"),
    ("kpi.targets[customers.completeness].at_least", "95 %", "ours"),
)

DEFAULT: Final[tuple[Number, ...]] = (*HEAD, *RANKS, *CUSTOMERS, *LIMITS, *COMPLAINTS, *CLOCKS, *SUPERVISION, *KPI)
