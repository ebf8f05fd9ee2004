"""Writes the pages that are made from the code: `python docs/generate.py`, or `--check` to see whether one is out of date.

Each page is one function. What it says comes from tables that run (a lifecycle, the KPI catalogue, the default rulebook, terms, clauses), so that
it cannot say something else.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final

import house_page
import regime_pages
import timelines

from crmcore.clauses import CLAUSES, DOCUMENTS
from crmcore.cli.traceability import Status, traceability
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.facts import ComplaintFacts
from crmcore.complaints.lifecycles.at_any_time import AT_ANY_TIME
from crmcore.complaints.lifecycles.severe import SEVERE
from crmcore.complaints.lifecycles.simple import SIMPLE
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.customers.facts import CustomerFacts
from crmcore.kpi import to_markdown
from crmcore.lifecycles import Lifecycle, sentence, to_mermaid
from crmcore.lifecycles.transitions import name_of
from crmcore.messages import TERMS, Language, render, say_term
from crmcore.messages import terms as terms_file
from crmcore.rulebook import CLASS_TABLES, Rulebook, class_table
from crmcore.rulebook.our_readings import our_readings
from crmcore.rules.facts import specs_of

DOCS: Final = Path(__file__).resolve().parent
CELL: Final = 80  # characters of a value; the rest is further down on the page
SHOWN: Final = 4  # places that cite a clause; the rest is a search away
ASIDE: Final = frozenset({"reassign", *(one.id for one in AT_ANY_TIME)})  # from nearly every state to nearly every other: no diagram can show them
MADE: Final = "<!-- Made by docs/generate.py. Change the code, then run it again. -->\n"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a Markdown table."""
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |\n" for line in lines)


def linked(text: str, up: str = "") -> str:
    """Link the ids of clauses in a text to their rows."""
    return re.sub(r"\b[A-Z]+-\d+(?:\.\d+)+", lambda one: f"[{one[0]}]({up}clauses.md#{anchor(one[0])})" if one[0] in CLAUSES else one[0], text)


def anchor(clause: str) -> str:
    """Return the anchor of a clause's row."""
    return clause.lower().replace(".", "-")


def steps(one: Lifecycle[CaseFile, ComplaintRules], lang: Language) -> str:
    """Write the transitions of a lifecycle, compactly: guards by name, each linked to its sentence."""
    head = [render(f"column.{one}", {}, lang) for one in ("step", "from", "event", "to", "clause", "by", "law", "given")]
    rows = (
        (
            f"`{line.id}`",
            "<br>".join(say_term(state, lang) for state in line.from_),
            say_term(line.event.name, lang),
            render("stays", {}, lang) if line.to is None else say_term(line.to, lang),
            linked(line.clause),
            "<br>".join(guard_link(name_of(guard)) for guard in line.by),
            "<br>".join(guard_link(name_of(guard)) for guard in line.law),
            "<br>".join(guard_link(name_of(guard)) for guard in line.given),
        )
        for line in one.transitions
    )
    return table(head, rows)


def guard_link(name: str) -> str:
    """Link a guard's name to its sentence; it may be broken at its underscores, since the table is wide."""
    return f"[{name.replace('_', '_<wbr>')}](#{name})"


def lifecycle(shown: Lifecycle[CaseFile, ComplaintRules], title: str, about: str) -> str:
    """Write a complaint lifecycle: diagram, transitions, guards, states, in both languages."""
    name, version = shown.ref
    guards = {name_of(guard): guard for one in shown.transitions for guard in one.guards}
    asked = [(f'<span id="{name}">`{name}`</span>', sentence(one), sentence(one, Language.ZH)) for name, one in guards.items()]
    ends = {shown.initial: "begins here", **dict.fromkeys(shown.final, "final")}
    states = [(f"`{one}`", say_term(one), say_term(one, Language.ZH), ends.get(one, "")) for one in shown.states]
    return f"""# {title}

`{name}`, version {version}: {len(shown.transitions)} transitions over {len(shown.states)} states.
*By whom* asks who may take a step and when, *given that* what must hold of what happened; [below](#guards) stands what each of them asks.
All that fail are named, not only the first.
{about}
What leaves a complaint where it is, is in the table and not in the diagram.

## Diagram

```mermaid
{to_mermaid(shown, without=ASIDE).rstrip()}
```

The main way. Withdrawal, referral, merging, review, reopening and new facts stand with all the others in the table below.

## Transitions

{steps(shown, Language.EN)}
## Guards

{table(("guard", "English", "中文"), asked)}
## States

{table(("state", "English", "中文", "in the lifecycle"), states)}
## Diagram in Chinese (状态图)

```mermaid
{to_mermaid(shown, Language.ZH, without=ASIDE).rstrip()}
```

图中只画主要流程；撤回、转送有权机构、并案、核查、重新处理、新的事实或理由等其他流转一并见下表。

## Transitions in Chinese (流转)

{steps(shown, Language.ZH)}"""


def kpis() -> str:
    """Write the KPI catalogue in both languages."""
    return f"""# KPIs

What each figure counts, over what, and what it leaves out.
A figure names its definition with its version, so that figures counted differently are never compared.
Targets stand in the [rulebook](default-rulebook.md), never here; [a KPI of your own](../how-to/own-kpi.md) takes its place beside these.

```python
from datetime import date

from crmcore import Rulebook, kpi
from crmcore.worktime import Period

rules = Rulebook.default().on(date(2026, 7, 31)).kpi
july = Period.month(2026, 7)
found = kpi.measure("complaints.rate", [], period=july, rules=rules, customers=2_000)
```

What a KPI *needs*, it is not measured without: `rules` are those of the rulebook's edition, `customers` is their number at the end of the period.

{linked(to_markdown())}"""


def rulebook() -> str:
    """Write the default rulebook: its choices as a list, then the text itself, chapter by chapter."""
    text = files("crmcore.rulebook").joinpath("data").joinpath("default.toml").read_text("utf-8")
    told = our_readings(Rulebook.default().editions[-1])
    rows = [(place, values, why, linked(cited)) for cited, place, values, why in (one.row() for one in told)]
    chinese = [(place, values, why, linked(cited)) for cited, place, values, why in (one.row(Language.ZH) for one in told)]
    intro, *chapters = re.split(r"^# -+\n# (.+)\n# -+\n", text, flags=re.MULTILINE)
    parts = [
        f"""# The default rulebook

The rules of a fictitious city bank, to start from. It is one file, `crmcore/rulebook/data/default.toml`; `Rulebook.default()` loads it.
It is not legal advice, and where the documents behind it are silent it makes choices of its own.

## Choices of this rulebook

What the documents leave open, and how this rulebook reads it. A firm replaces each of these by its own decision.
`crmcore ours` prints the same of any rulebook.

{table(("place", "value", "why", "clause"), rows)}

## 本规则手册的解释

制度文件未规定的，本规则手册自定如下。各机构应以自己的决定代替。`crmcore ours --lang zh`给出任一规则手册的同一列表。

{table(("位置", "所定内容", "理由", "条款"), chinese)}
## Head

```toml
{intro.strip()}
```
"""
    ]
    for title, body in zip(chapters[::2], chapters[1::2], strict=True):
        parts.append(f"## {title}\n\n```toml\n{body.strip()}\n```\n")
    return "\n".join(parts)


def glossary() -> str:
    """Write the terms in both languages, group by group as they stand in the code, then the key words of the clauses."""
    files = sorted(Path(terms_file.__file__).parent.rglob("terms*.py"), key=lambda one: len(one.parts))
    source = "\n".join(one.read_text("utf-8") for one in files)
    groups: dict[str, list[str]] = {}
    group = "words"
    for line in source.splitlines():
        if (comment := re.fullmatch(r"    # (.+)", line)) is not None:
            group = comment[1]
        elif (key := re.match(r'    "([^"]+)": ', line)) is not None:
            groups.setdefault(group, []).append(key[1])
    parts = [
        """# Glossary

The words that crmcore uses, in English and in Chinese. A firm [names its own words](../how-to/rulebook.md#names-of-your-own-words) (a tier, a
position, a matter) in its rulebook; one without a name stands for itself.
"""
    ]
    for name, keys in groups.items():
        rows = [(f"`{one}`", TERMS[one].en, TERMS[one].zh) for one in keys]
        parts.append(f"## {name[0].upper()}{name[1:]}\n\n{table(('word', 'English', '中文'), rows)}")
    for title, facts in (("Facts of a customer", CustomerFacts), ("Facts of a complaint", ComplaintFacts)):
        said = [(f"`{one.name}`", one.meaning.en, one.meaning.zh) for one in specs_of(facts).values()]
        parts.append(f"## {title}\n\nWhat a condition may speak of.\n\n{table(('fact', 'English', '中文'), said)}")
    named: dict[str, list[tuple[str, str, str]]] = {}
    for (kind, word), text in Rulebook.default().editions[0].names.texts.items():
        named.setdefault(kind, []).append((f"`{word}`", text.en, text.zh))
    for said_of, own in named.items():
        parts.append(f"## Default rulebook: {said_of}\n\n{table(('word', 'English', '中文'), own)}")
    words = [(linked(one.id), "、".join(one.terms)) for document in DOCUMENTS for one in document.clauses if one.terms]
    parts.append(f"## Key words of the clauses\n\nTo find a clause in the Chinese originals.\n\n{table(('clause', '中文'), words)}")
    return "\n".join(parts)


def clauses() -> str:
    """Write the traceability page: how far each clause is carried out."""
    traces = traceability(DOCS.parent)
    counted = {status: sum(one.status is status for one in traces) for status in Status}
    parts = [
        f"""# Clauses

Five Chinese management documents are the specification of crmcore. Each clause here is told in our own words, not quoted.
*Implemented* is a clause that a public object or a row of a table cites, that a test shows to hold, and of which nothing is known to be missing.
`crmcore clauses` prints the same list.

**{counted[Status.IMPLEMENTED]} implemented, {counted[Status.PARTLY]} partly, {counted[Status.OPEN]} open, of {len(traces)}.**
"""
    ]
    by_id = {one.clause.id: one for one in traces}
    for document in DOCUMENTS:
        rows = []
        for one in document.clauses:
            trace = by_id[one.id]
            missing = "" if trace.missing is None else trace.missing.text()
            places = [f"`{place.removeprefix('crmcore.')}`" for place in trace.cited]
            cited = ", ".join(places[:SHOWN]) + (" …" if len(places) > SHOWN else "")
            status = trace.status.value + ("<br>" if missing else "") + missing
            rows.append((f'<span id="{anchor(one.id)}">{one.id}</span>', one.gist, one.gist_zh, status, cited))
        parts.append(f"## {document.code}: {document.title}\n\n{document.title_zh}\n\n{table(('id', 'clause', '中文', 'status', 'where'), rows)}")
    return "\n".join(parts)


def codes() -> str:
    """Write the classifications of complaints: each code, what it is called, how sure we are of it, and what it corresponds to."""
    parts = [
        """# Complaint codes

Published classifications of complaints, as crmcore holds them: data, with the status of each line. *Secondary* was read in a page about the
publication, not in its own text; *unverified* in no stored page, or in one alone. None of it is legal advice.
How a complaint gets its codes is told in [Take in a complaint](../how-to/intake.md).
"""
    ]
    for id_ in CLASS_TABLES:
        one = class_table(id_)
        sources = ", ".join(f"<{source}>" for source in one.source.split(" ; "))
        parts.append(f"## {one.title}\n\n`{one.id}` · {sources}\n\n{one.note}\n")
        for axis, listed in one.axes.items():
            head = ("id", "below", "code", "English", "中文", "status", "our words", *(() if one.maps_to is None else (one.maps_to,)))
            rows = (
                (
                    f"`{code.id}`",
                    f"`{code.parent}`" if code.parent else "",
                    code.code or "",
                    code.en,
                    code.zh,
                    code.status.value,
                    ", ".join(f"`{word}`" for word in code.words),
                    *(() if one.maps_to is None else (f"`{code.to}`" if code.to else f"none: {code.unmapped}",)),
                )
                for code in listed
            )
            parts.append(f"### {axis.capitalize()} ({one.id})\n\n{table(head, rows)}")
    return "\n".join(parts)


STANDARD_SAYS: Final = (
    "The clauses tell only the way forward; that each reviewer may also send the document back, with a reason, while the time keeps running, is our "
    "reading. Other classes have tables of their own: [simple](complaint-simple.md), [severe](complaint-severe.md)."
)
SIMPLE_SAYS: Final = (
    "Solved at the first moment, with the customer content; or else passed on to the [standard procedure](complaint-lifecycle.md), which goes on "
    "from there, at once or whenever it proves not to be solved."
)
SEVERE_SAYS: Final = (
    "The customer is contacted before anything else. A crisis group may act directly; the approval is made up afterwards by whoever would have "
    "decided before, and no file is closed before that. The rest is the [standard procedure](complaint-lifecycle.md)."
)

PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "reference/complaint-lifecycle.md": lambda: lifecycle(STANDARD, "The complaint lifecycle", STANDARD_SAYS),
    "reference/complaint-simple.md": lambda: lifecycle(SIMPLE, "The lifecycle of a simple complaint", SIMPLE_SAYS),
    "reference/complaint-severe.md": lambda: lifecycle(SEVERE, "The lifecycle of a severe complaint", SEVERE_SAYS),
    "reference/kpis.md": kpis,
    "reference/default-rulebook.md": rulebook,
    "reference/complaint-codes.md": codes,
    "reference/glossary.md": glossary,
    "reference/clauses.md": clauses,
    "why/house.md": lambda: house_page.page(table),
    **regime_pages.pages(table),
}


# Written by hand, but for the timeline that their samples lead to.
PICTURED: Final = ("tutorial/one-complaint.md",)


def main(arguments: list[str]) -> int:
    """Write each page that differs; with `--check` only name them, and return 1 where there is one."""
    stale = []
    made = {name: MADE + page() for name, page in PAGES.items()} | {
        name: timelines.with_timeline((DOCS / name).read_text("utf-8")) for name in PICTURED
    }
    for name, page in made.items():
        text, path = page.rstrip() + "\n", DOCS / name
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in arguments:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
    for name in stale:
        print(f"{'out of date' if '--check' in arguments else 'wrote'} docs/{name}")
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
