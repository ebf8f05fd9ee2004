"""A new KPI is a row and its function in one file of its family: report, targets, page and completeness test find it without another line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import crmcore

ROW = '''

def untiered_count(customers: Iterable[CustomerRecord], _scope: Scope) -> RatioCount:
    """Count customers who stand in no tier. Clause: FIN-3.2."""
    found = [one.tier is None for one in customers]
    return RatioCount(sum(found), len(found))


UNTIERED: Final = Kpi(
    id="customers.untiered",
    name=Text(en="Customers without a tier", zh="未评级客户占比"),
    formula=Text(en="without a tier ÷ all", zh="未评级÷全部"),
    numerator=Text(en="customers without a tier", zh="未评级客户"),
    denominator=Text(en="all customers", zh="全部客户"),
    unit=FigureUnit.SHARE,
    better=Better.LOWER,
    clause="FIN-3.2",
    reads=CustomerRecord,
    count=untiered_count,
)

KPIS: Final[tuple[AnyKpi, ...]] = (COMPLETENESS, UNTIERED)
'''
# What a reader of the new figure does, in a process that knows nothing of it.
ASKS = """
from datetime import date
from fractions import Fraction
from crmcore import Rulebook, kpi
from crmcore.adapters.report import render_html, render_json
from crmcore.customers import CustomerRecord
from crmcore.rulebook import files
from crmcore.worktime import Period

july = Period.month(2026, 7)
people = [CustomerRecord(id=str(tier), kind="individual", tier=tier, previous_tier=None, filled=1, required=1, as_of=july.last) for tier in ("vip", None)]
target = '[[kpi.targets]]\\nkpi = "customers.untiered"\\nat_most = "10 %"\\n'
rules = Rulebook.parse(files.default() + "\\n" + target).on(july.last).kpi
report = kpi.monthly_report(period=july, bank="Bank", as_of=july.last, rules=rules, customers=people)
assert kpi.measure("customers.untiered", people, period=july).value == report.figures["customers.untiered"].value == Fraction(1, 2)
assert report.verdict("customers.untiered").outcome is kpi.Attainment.MISSED
html = render_html(report)
assert html.count('data-kpi="customers.untiered"') == html.count('data-target="customers.untiered"') == 2
assert "Customers without a tier" in html and "未评级客户占比" in html
assert '"customers.untiered": {' in render_json(report) and '"key": "customers.untiered/1"' in render_json(report)
assert "## Customers without a tier" in kpi.to_markdown()
"""


def test_a_kpi_is_added_in_one_file(tmp_path: Path) -> None:
    package = Path(crmcore.__file__).parent
    shutil.copytree(package, tmp_path / "crmcore", ignore=shutil.ignore_patterns("__pycache__"))
    family = tmp_path / "crmcore" / "kpi" / "figures" / "customers.py"
    text = family.read_text("utf-8")
    ends = "\nKPIS: Final[tuple[AnyKpi, ...]] = (COMPLETENESS,)\n"
    assert text.endswith(ends)
    family.write_text(text.removesuffix(ends) + ROW, "utf-8")
    root = Path(__file__).parents[2]

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{root}", "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run([sys.executable, *args], env=env, capture_output=True, text=True, check=False, cwd=tmp_path)

    asked = run("-c", ASKS)
    assert asked.returncode == 0, asked.stderr
    # The tests that walk the catalogue find it too: its texts and clause are looked at, and the twin that it lacks is asked for.
    walks = "every_row_has_a_twin or (untiered and both_languages)"
    walked = run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", walks, str(root / "tests" / "kpi" / "test_catalogue.py"))
    assert "1 failed, 1 passed" in walked.stdout, walked.stdout
    assert "customers.untiered" in walked.stdout
