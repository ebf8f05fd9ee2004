"""What a reader should know about rules that load."""

from __future__ import annotations

from datetime import date

import pytest

from crmcore.messages import Language
from crmcore.rulebook import check_edition
from crmcore.rulebook.load import load

FINDINGS = [
    ("valid_from = 2026-01-01", "valid_from = 2026-01-15", "not_first_of_month", "rulebook.valid_from", "on the first of a month"),
    ("review_by  = 2027-01-01", "review_by  = 2026-01-01", "review_before_start", "rulebook.review_by", "set a later day"),
    ("review_by  = 2027-01-01", "review_by  = 2026-06-30", "review_overdue", "rulebook.review_by", "was due by 2026-06-30; today is 2026-07-01"),
    ("review_by  = 2027-01-01", "review_by  = 2027-01-02", "calendar_ends_early", "calendars.office", "covers days only up to 2026-12-31"),
    ("valid_from = 2026-01-01", "valid_from = 2024-12-01", "calendar_begins_late", "calendars.office", "begins on 2025-01-01"),
    (
        'days  = "china"\n',
        'days  = "china"\nexceptions = { 2026-05-01 = { hours = [], why = "a holiday" } }\n',
        "exception_changes_nothing",
        "calendars.office.exceptions.2026-05-01",
        "by its list `china` it has the same hours; leave the exception out",
    ),
    (
        'fact     = "annual_amount"\nat_least = "500000"',
        'not = { fact = "annual_amount", below = "500000" }',
        "negates_missing",
        "segmentation.tiers[1]",
        "annual_amount",
    ),
    ('{ fact = "injury", is = true }', '{ not = { fact = "injury", is = false } }', "negates_missing", "complaints.classes[0].when", "injury"),
    (
        'roles      = ["customer_service"]\n',
        "",
        "role_unheld",
        "organisation.positions",
        "no position has the role `customer_service` (customer service)",
    ),
    (
        'roles      = ["customer_service"]',
        'roles      = ["custmer_service"]',
        "role_misspelt",
        "organisation.positions[14].roles",
        "`custmer_service` is a role of your own; did you mean `customer_service` (customer service), a role that no position has?",
    ),
    (
        'together_with = ["price_reduction"] }\n\n[[policy.limits]]\naction = "price_reduction"',
        'together_with = ["waiver"] }\n\n[[policy.limits]]\naction = "waiver"',
        "action_without_limit",
        "policy.limits",
        "nobody may approve it",
    ),
    (
        '{ below = "1000",  position = "specialist" }',
        '{ below = "1000",  position = "specialist", decides_alone = true }',
        "alone_for_oneself_possible",
        "policy.limits[0].bands[0]",
        "`specialist` may approve below 1,000.00 CNY, and decide it alone, though the money can come to whoever decides",
    ),
    ('window = { days = 14, per = "requester" }\n', "", "splittable", "policy.limits[0]", "below 1,000.00 CNY"),
    (
        '{ above = "20000", position = "ceo" }',
        '{ above = "20000", position = "specialist" }',
        "authority_falls",
        "policy.limits[0].bands[2]",
        "has a lower rank",
    ),
    ('at_least = "90 %" ', "", "target_without_bound", "kpi.targets[0]", "not covered"),
    ('baseline = "a_year_before" ', "", "target_without_baseline", "kpi.targets[1]", "not covered"),
    ('clause     = "RULES-4.28"', 'clause     = "RULES-4.82"', "unknown_clause", "rulebook.clause", "did you mean `RULES-4.2`?"),
    ('clause     = "RULES-4.28"', 'clause     = "RULES-nonsense, HANDBOOK-1"', "clause_not_found", "rulebook.clause", "RULES-nonsense"),
]


@pytest.mark.parametrize(("old", "new", "code", "path", "said"), FINDINGS, ids=[f"{code}-{path}" for _, _, code, path, _ in FINDINGS])
def test_each_finding_is_named_at_its_place(text: str, old: str, new: str, code: str, path: str, said: str) -> None:
    assert old in text
    found = check_edition(load(text.replace(old, new, 1)), today=date(2026, 7, 1))
    assert [(one.code, one.path) for one in found] == [(code, path)]
    assert said in str(found[0])
    assert found[0].text(Language.ZH)


def test_without_today_nobody_asks_whether_the_review_is_overdue(text: str) -> None:
    assert check_edition(load(text.replace("review_by  = 2027-01-01", "review_by  = 2026-06-30"))) == ()


def test_the_day_of_the_review_is_not_overdue(text: str) -> None:
    text = text.replace("last_day  = 2026-12-31", "last_day  = 2027-12-31")
    assert check_edition(load(text), today=date(2027, 1, 1)) == ()
    assert [one.code for one in check_edition(load(text), today=date(2027, 1, 2))] == ["review_overdue"]


def test_a_firm_may_cite_papers_of_its_own(text: str) -> None:
    assert check_edition(load(text.replace('clause     = "RULES-4.28"', 'clause = "board minutes 2025-11, item 4"'))) == ()


@pytest.mark.clause("RULES-4.26")
def test_an_extension_that_nobody_may_approve_is_found_before_it_is_needed(text: str) -> None:
    own = '\n[regimes."cn-cbirc-2020-3".respond.extensions.special]\napprovers = ["{}"]\n'
    assert check_edition(load(text + own.format("senior_management"))) == ()
    assert check_edition(load(text + own.format("superior"))) == ()  # somebody leads the unit above, by whatever role
    assert check_edition(load(text + own.format("ceo"))) == ()
    (found,) = check_edition(load(text + own.format("chief_of_staff")))
    assert (found.code, found.path) == ("approver_unheld", "organisation.positions")
    assert str(found) == (
        "organisation.positions  extension `special` (especially complex, or another special reason) of clock `cn-cbirc-2020-3.respond` takes the approval of one of `chief_of_staff`, "
        "and no position is or has one; add it to the `roles` of those who may approve it"
    )
    assert "须经`chief_of_staff`之一批准" in found.text(Language.ZH)
