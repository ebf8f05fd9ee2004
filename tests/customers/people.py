"""Customers and rules to test with."""

from __future__ import annotations

from datetime import date
from typing import Final

from crmcore.customers.profile import Corporate, Individual, Prospect
from crmcore.customers.rules import CustomerRules, SpecialCare
from crmcore.worktime.calendars.duration import Duration, TimeUnit

RULES: Final = CustomerRules(
    edition="test@2026-01-01#00000000",
    currency="CNY",
    zone="Asia/Shanghai",
    required={
        "individual": ("name", "age", "sex", "contact", "occupation"),
        "corporate": ("name", "industry", "employees", "contact_name", "contact"),
        "prospect": ("contact", "source"),
    },
    credit_grades=("AAA", "AA", "A", "B"),
    special_care=SpecialCare(elderly_from=60, priority="first", home_service=True, return_visit_every=Duration(3, TimeUnit.MONTH), clause="FIN-7.2"),
)
WANG: Final = Individual(
    id="C-1",
    name="段誉之",
    sex="male",
    birth_date=date(1966, 2, 28),
    phone="18012341999",
    email="duan@example.com",
    address="1 Harbour Road",
    id_number="53010219660228123X",
    occupation="teacher",
    source="interview",
    branch="harbour",
    opened_on=date(2020, 7, 2),
    credit_grade="AA",
    disabled=False,
)
MILL: Final = Corporate(
    id="C-2",
    name="Riverside Mill",
    industry="textiles",
    employees=40,
    credit_code="91530102MA6K000000",
    contact_name="欧阳锋",
    phone="0871-6500000",
    opened_on=date(2024, 2, 29),
)
SOMEBODY: Final = Prospect(id="P-1", email="s@example.com", source="market research", interest="mortgage")
