"""The complaint statistics as JSON: every count in it, stable, and null for what is not known."""

from __future__ import annotations

import json
from datetime import date

import pytest

from crmcore.adapters.report import render_statistics
from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.kpi import KpiRules, complaint_statistics
from crmcore.worktime import Period

RULES = KpiRules(edition="bank@2026-01-01#00000000", zone="Asia/Shanghai", csat_satisfied_from=4, complaint_rate_per=1000)
ROWS = [
    ComplaintRecord(id="A", received=date(2026, 7, 1), is_closed=False, timeliness=Timeliness.OPEN, matter="fees"),
    ComplaintRecord(id="B", received=date(2026, 6, 1), closed=date(2026, 7, 2), is_closed=True, timeliness=Timeliness.LATE),
]


@pytest.mark.clause("RULES-4.27")
def test_the_statistics_as_json() -> None:
    made = complaint_statistics(ROWS, period=Period.month(2026, 7), as_of=date(2026, 8, 3), known_from=date(2026, 6, 1), rules=RULES)
    text = render_statistics(made)
    read = json.loads(text)
    assert (read["form"], read["version"], read["period"], read["due"]) == ("crmcore/complaint-statistics", 1, "2026-07", "2026-08-10")
    assert read["received"] == {"key": "received", "count": 1, "before": 1, "year_before": None}
    matter = next(one for one in read["tables"] if one["by"] == "matter")
    assert matter == {
        "by": "matter",
        "population": "received",
        "lines": [
            {"key": "fees", "count": 1, "before": 0, "year_before": None},
            {"key": None, "count": 0, "before": 1, "year_before": None},
        ],
    }
    assert read["notes"][0]["zh"] == "未与2025年7月比较：来源自2026-06-01起才完整"
    assert text.endswith("}\n")
    assert render_statistics(made) == text
