"""Published classifications of complaints, as data files: JR/T 0169-2018 and the products and issues of the CFPB; a firm may bring its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.complaints.papers.coding import Code, CodeTable
from crmcore.decision import reason
from crmcore.errors import NotFound, RulebookError
from crmcore.reading.fields import Untouched
from crmcore.reading.parsing import parse
from crmcore.reading.shape import Reader
from crmcore.rulebook import files

# The ids of those that crmcore ships: the names of their files.
CLASS_TABLES: Final = files.listed("classes")


@attrs.frozen(kw_only=True)
class ClassesFile:
    """A whole file: its head, and the codes of each axis."""

    classes: Untouched
    codes: Mapping[str, tuple[Code, ...]]


@typed
def class_table(id: str) -> CodeTable:
    """Return a classification that crmcore ships. Raises `NotFound`, naming the ids there are.

    Clause: RULES-1.5
    """
    if id not in CLASS_TABLES:
        raise NotFound(reason("coding.no_table", found=id, known=CLASS_TABLES))
    return _shipped(id)


@cache
def _shipped(id: str) -> CodeTable:
    return parse_classes(files.classes(id))


@typed
def parse_classes(text: str) -> CodeTable:
    """Return the classification that a text in TOML contains. Raises `RulebookError` with every fault and its key path.

    Clause: RULES-1.5
    """
    tables, reader = parse(text), Reader("CNY")  # it contains no amounts
    read = reader.read(ClassesFile, tables, "")
    made = None if read is None else reader.read(CodeTable, read.classes, "classes", root="", axes=read.codes)
    if made is None:
        raise RulebookError(*reader.faults)
    return made
