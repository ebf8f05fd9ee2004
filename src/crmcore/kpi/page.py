"""What KPIs count, written for people: chapters of a page in Markdown, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from crmcore._arguments import typed
from crmcore.kpi.catalogue import SHIPPED, by_id
from crmcore.kpi.row import AnyKpi


@typed
def to_markdown(kpis: Iterable[AnyKpi] = SHIPPED) -> str:
    """Return what each KPI counts, over what, and what it leaves out, in Markdown, English and Chinese side by side; one chapter per KPI.

    Below its names are its id, its unit and clause, the records that it reads, and what else it needs. Raises
    `InvalidValue` if two rows have the same id.

    Clause: FIN-8.1
    """
    return "\n".join(_chapter(one) for one in by_id(kpis).values())


def _chapter(kpi: AnyKpi) -> str:
    needs = f" · needs {', '.join(f'`{one.value}`' for one in sorted(kpi.needs))}" if kpi.needs else ""
    sides = (
        ("formula", "公式", kpi.formula),
        ("numerator", "分子", kpi.numerator),
        ("denominator", "分母", kpi.denominator),
        ("left out", "不计入", kpi.excluded),
    )
    rows = "".join(f"| {en} | {_cell(text.en)} | {zh} | {_cell(text.zh)} |\n" for en, zh, text in sides)
    return f"""## {kpi.name.en}

{kpi.name.zh}

`{kpi.key}` · {kpi.unit.value} · {kpi.better.value} is better · clause {kpi.clause} · reads `{kpi.reads.__name__}`{needs}

| what | English | 项目 | 中文 |
| --- | --- | --- | --- |
{rows}"""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
