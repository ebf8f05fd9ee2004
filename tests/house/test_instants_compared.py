"""Two instants of one zone are compared by Python as the wall shows them, in the hour shown twice too: so they are compared in UTC."""

from __future__ import annotations

import ast

from tests.house.source import FILES, PACKAGE, tree

# Places where `at` is a day, or where one side is in UTC already.
REVIEWED = {
    "adapters/sql/approvals.py",  # a column of texts in UTC
    "cli/demo/summary.py",  # the made-up month: its instants are far from any change of the clock
    "customers/activity.py",  # the bounds are in UTC
    "lifecycles/fitting.py",  # one side is in UTC, or both are made so
    "kpi/reports/customers.py",  # the day on which an approval was asked for
}
ORDER = ast.Lt | ast.LtE | ast.Gt | ast.GtE


def test_instants_are_compared_in_utc() -> None:
    bare = {path.relative_to(PACKAGE).as_posix() for path in FILES if "worktime" not in path.parts and _compares_bare(tree(path))}
    assert bare == REVIEWED


def _compares_bare(module: ast.Module) -> bool:
    found = (one for one in ast.walk(module) if isinstance(one, ast.Compare) and any(isinstance(op, ORDER) for op in one.ops))
    return any(isinstance(side, ast.Attribute) and side.attr in {"at", "received_at"} for one in found for side in (one.left, *one.comparators))
