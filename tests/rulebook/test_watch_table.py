"""A firm need not watch its complaint volume."""

from __future__ import annotations

import re

from crmcore.rulebook import Rulebook
from crmcore.rulebook.files import default


def test_without_its_table_nothing_is_watched() -> None:
    text = re.sub(r"\[kpi\.watch\].*?(?=\[\[kpi\.targets\]\])", "", default(), count=1, flags=re.DOTALL)
    edition = Rulebook.parse(text).editions[0]
    assert edition.kpi.watch is None
    assert edition.kpi.age_bands == (7, 15, 30, 60)
