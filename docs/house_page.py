"""The plan of the house, made from the house: its layers, its folders with the first line of each door, and which files to touch to add something."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[1]
SRC: Final = ROOT / "src" / "crmcore"


class Addition(NamedTuple):
    """What somebody wants to add: the files of src to touch, in order, and the tests that tell the rest. `…` stands for the name of what is new.

    `how` is one text, or the steps that it takes: these are listed below the table.
    """

    what: str
    files: tuple[str, ...]
    how: str | tuple[str, ...]
    tests: tuple[str, ...]


# What is new needs these files of `src/crmcore` and no other; a test walks this table, so a file that moves takes its row along.
ADDITIONS: Final = (
    Addition(
        "a transition",
        ("complaints/lifecycles/standard.py",),
        "One line: id, from, event, to, clause, `by=` (who may), `law=` (what no firm may choose), `given=` (what this table wants). "
        "What may happen at any time is in `at_any_time.py`, the other classes are in `simple.py` and `severe.py`.",
        ("tests/complaints/test_standard.py", "tests/complaints/test_standard_machine.py", "tests/house/test_docs.py"),
    ),
    Addition(
        "a transition with a new event",
        ("complaints/events/procedure.py", "complaints/events/__init__.pyi", "messages/complaints/terms.py", "complaints/lifecycles/standard.py"),
        (
            "The event is a frozen class with its stored `name`, in a file of `complaints/events`.",
            "The door, `complaints/events/__init__.pyi`, lists it; its name in both languages is among the terms.",
            "The table has a line for it. An event that does not change the state has `to=STAYS`.",
            "Tests make every event: give it an example in `FITTING` of `law_cases.py` and, where it has evidence, in both machines.",
            "Say in the twin `tests/oracle/complaint_walk.py` what it does.",
        ),
        (
            "tests/complaints/test_standard.py",
            "tests/complaints/test_law.py",
            "tests/complaints/law_cases.py",
            "tests/complaints/test_standard_machine.py",
            "tests/complaints/test_at_any_time_machine.py",
            "tests/house/test_messages.py",
            "tests/house/test_doors.py",
            "tests/house/test_privacy_marks.py",
        ),
    ),
    Addition(
        "a guard",
        ("complaints/guards/procedure.py", "messages/complaints/procedure.py"),
        "A function `(case, event, rules, /)`; guards on who may act are in `roles.py`, on who may not in `persons.py`. Its docstring is its "
        "sentence in English; the reason it gives is a message.",
        ("tests/complaints/test_standard.py", "tests/complaints/test_law.py", "tests/house/test_messages.py"),
    ),
    Addition(
        "a tier fact",
        ("customers/facts.py", "customers/activity.py"),
        "A field with `about(en=, zh=, …)`, and one line in `facts_of`; `activity.py` only where transactions must be summed for it.",
        ("tests/customers/test_customer_facts.py",),
    ),
    Addition(
        "a KPI",
        ("kpi/figures/complaints.py",),
        "One row and its count function, side by side, in the file of what it reads; its twin in `tests/oracle/kpi.py`, listed in `TWINS` of "
        "`test_catalogue.py`.",
        ("tests/kpi/test_catalogue.py", "tests/oracle/kpi.py", "tests/house/test_docs.py"),
    ),
    Addition(
        "a field of a record that KPIs read",
        ("complaints/record.py", "adapters/files/mapping.py", "adapters/files/complaints.py"),
        "None is *not stated*: what a file may say is among the mappable fields, so that a file without the column counts as unknown, not as no.",
        (
            "tests/complaints/test_rules_record.py",
            "tests/adapters/files/test_complaint_files.py",
            "tests/kpi/rows.py",
            "tests/house/test_time_types.py",
        ),
    ),
    Addition(
        "a port with its adapter in memory",
        ("customers/ports.py", "customers/profile.py", "customers/__init__.pyi", "adapters/memory/customers.py", "adapters/memory/__init__.pyi"),
        (
            "The `Protocol`, with numbered promises, is beside the code that calls it.",
            "The adapter is named after what it stores.",
            "The promises are a class in `promises.py`, each a test of its number, run in `test_stores_memory.py`.",
            "A new value that it keeps has a file of its own, and stands at the door of its package.",
            "What `NotFound` says is not there (`kind=`) is among the terms.",
        ),
        (
            "tests/adapters/promises.py",
            "tests/adapters/test_stores_memory.py",
            "tests/house/test_promises.py",
            "tests/house/test_kinds.py",
            "tests/house/test_doors.py",
            "tests/house/test_privacy_marks.py",
        ),
    ),
    Addition(
        "a deadline regime",
        ("rulebook/data/regimes/uk-fca-disp.toml",),
        "One file; its name is its id; `[days]` is required. Each rule has its paragraph and how sure we are of it. It has a worked example in "
        "`test_regime_examples.py`, a calendar in `regime_days.py` where it counts working days, and a line in the menu of `mkdocs.yml`.",
        ("tests/complaints/test_regimes.py", "tests/complaints/test_regime_examples.py", "tests/complaints/regime_days.py"),
    ),
    Addition(
        "a message",
        ("messages/complaints/procedure.py",),
        "A code with both languages on neighbouring lines, in the folder of the package that says it; every placeholder is a fact of the "
        "reason. The package says it by `reason(code, …)`, and `reason.text(Language.ZH)` reads it.",
        ("tests/house/test_messages.py",),
    ),
    Addition(
        "a section of the rulebook",
        (
            "kpi/rules.py",
            "kpi/__init__.pyi",
            "rulebook/sections/kpi.py",
            "rulebook/edition.py",
            "rulebook/data/default.toml",
            "messages/rulebook/comparing.py",
        ),
        (
            "The package defines its rules, and its door shows them.",
            (
                "The section reads them from TOML, as `kpi.py` and `policy.py` of `rulebook/sections` do: the type of a field is its grammar "
                "(`reading/fields.py`), what is not in the text is passed to `reader.read` by name, and `must=` names what a firm must choose "
                "although the class has a default."
            ),
            (
                "Where the text has the fields of the class as they are, the section needs no file: the row in `edition.py` reads it in one line, "
                '`of.reader.read(KpiRules, of.tables["kpi"], "kpi", edition=of.id_of("kpi"))`.'
            ),
            "`edition.py` has a row for it in `TOP_TABLES` (what it needs, how it is read), and a field and a property of `Edition`.",
            "`default.toml` shows it. That changes ids that how-to pages print (`change-rules.md`, `check.md`).",
            "`comparing.py` has a word for the table (`table.…`) and for each key (`key.…`).",
            "`docs/how-to/rulebook.md` lists it, with the least it must say.",
            "A function that takes an instant or a day has a sample in `tests/house/time_samples.py`.",
        ),
        (
            "tests/rulebook/test_sections.py",
            "tests/rulebook/test_pins.py",
            "tests/rulebook/test_pinned_keys.py",
            "tests/rulebook/test_compare.py",
            "tests/house/test_time_types.py",
            "tests/house/test_samples.py",
        ),
    ),
    Addition(
        "a process",
        ("complaints/process.py", "complaints/__init__.pyi", "processes.py", "messages/terms.py"),
        (
            (
                "A small process is one file with its states, events, table and vocabulary, as in `docs/how-to/own-process.md`, beside the others of "
                "its package; a large one has the [files of a process](#files-of-a-process)."
            ),
            "The door of its package shows it.",
            "Listed in `processes.py` it is stored, loaded and handled.",
            "`TABLES` of `test_processes.py` has its tables, its vocabulary and a case of it.",
            (
                "Its kind and the words of its states and events are among the terms; a word that means something else there already needs another "
                "stored name."
            ),
        ),
        ("tests/lifecycles/test_document.py", "tests/lifecycles/test_processes.py", "tests/house/test_kinds.py", "tests/house/test_doors.py"),
    ),
)

FILES_OF_A_PROCESS: Final = (
    ("states", "where it stands"),
    ("papers", "what changes hands"),
    ("events", "what happens"),
    ("casefile", "what the history says"),
    ("rules", "what a firm decides: `complaints/rules`, which is not the package `rules` of the layers"),
    ("guards", "who may, and what must hold"),
    ("lifecycles", "the tables"),
    ("case", "ask, act, explain, read clocks"),
    ("record", "what statistics read"),
)


def first_line(path: Path) -> str:
    """Return the first line of a file's or a package's docstring."""
    file = path / "__init__.py" if path.is_dir() else path
    said = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return said.splitlines()[0] if said else ""


def inside(folder: Path) -> Iterator[Path]:
    """Walk the modules and packages of a folder, by name."""
    for path in sorted(folder.iterdir()):
        if path.stem != "__init__" and (path.suffix == ".py" or (path / "__init__.py").exists()):
            yield path


def layers() -> Iterator[str]:
    """Walk the layers, top first, as the import contract has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    for layer in contracts[0]["layers"]:
        yield " · ".join(re.findall(r"\w+", layer))


def folders(folder: Path, depth: int = 1) -> Iterator[tuple[str, str, str]]:
    """Walk the packages of a folder: its place, the first line of its door, and the files in it."""
    for path in inside(folder):
        if path.is_dir():
            yield path.relative_to(SRC).as_posix() + "/", first_line(path), ", ".join(f"`{one.stem}`" for one in inside(path) if one.is_file())
            if depth:
                yield from folders(path, depth - 1)


def how(addition: Addition) -> str:
    """Return how something is added, as its cell in the table: a text, or where its steps are."""
    return addition.how if isinstance(addition.how, str) else f"[{len(addition.how)} steps](#{addition.what.replace(' ', '-')})"


def steps() -> Iterator[str]:
    """Write, below the table, the steps of what takes several."""
    for addition in ADDITIONS:
        if not isinstance(addition.how, str):
            listed = "".join(f"{number}. {step}\n" for number, step in enumerate(addition.how, 1))
            yield f"\n### {addition.what.capitalize()}\n\n{listed}"


def page(table: Callable[[Iterable[str], Iterable[Iterable[str]]], str]) -> str:
    """Write the page."""
    core = ((f"`{one.stem}`", first_line(one)) for one in inside(SRC) if one.is_file())
    added = (
        (one.what, "<br>".join(f"`{file}`" for file in one.files), how(one), "<br>".join(f"`{test}`" for test in one.tests)) for one in ADDITIONS
    )
    here = SRC / "complaints"
    process = (
        (f"`{name}`", says, ", ".join(f"`{one.stem}`" for one in inside(here / name)) if (here / name).is_dir() else f"`{name}.py`")
        for name, says in FILES_OF_A_PROCESS
    )
    return "".join(
        (
            "# The plan of the house\n\n",
            "This page is for people who change crmcore. To use it, start with [the how-to guides](../how-to/index.md).\n\n",
            "Where everything is, and what to change to add something. This page is made from the code and the import contract.\n\n",
            "## To add something\n\n",
            "Files are those of `src/crmcore`; where a row names the file of one process or figure, use the corresponding file of your own. ",
            "Change these files and run the tests named beside them; the failures show what else is needed.\n\n",
            table(("to add", "change", "how", "run"), added),
            *steps(),
            "\n### When it is added\n\n",
            "1. Run the whole test folder of what you touched (`tests/kpi`, `tests/rulebook`, …), not one file of it.\n",
            "2. To update what is pinned, where you changed it on purpose, run `.venv/bin/python -m` with `tests.house.public_names`, ",
            "`tests.house.workings`, `tests.house.reviewed` (fields of text that hold no personal data) or ",
            "`tests.rulebook.test_pinned_keys` (keys of a rulebook); the test that fails says which.\n",
            "3. `.venv/bin/python docs/generate.py` writes the generated pages.\n",
            "4. Run `tests/house` without `-x`, so that you see all that it finds. What samples of pages written by hand print is mended by hand.\n",
            "\n## Layers\n\nImports go down only, never sideways within a row.\n\n```\n",
            "\n".join(layers()),
            "\n```\n\n`rules` is the package of conditions and tables over facts. What a firm decides about complaints is `complaints/rules`, ",
            "a folder of `complaints`, and so in the row of that.\n\n## Files of a process\n\n",
            "Complaint, approval, campaign, document, survey: every process has the same files; ",
            "a file that grows too large becomes a folder of the same name.\n\n",
            table(("file", "what is in it", "complaints"), process),
            "\n## Files that everybody uses\n\n",
            table(("file", "what it is"), core),
            "\n## Folders\n\n",
            table(("folder", "what it is", "files"), ((f"`{place}`", says, files) for place, says, files in folders(SRC))),
        )
    )
