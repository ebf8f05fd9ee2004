"""Nothing personal is shown by accident: marks and masks go together, and every text field was looked at."""

from __future__ import annotations

import inspect
from pathlib import Path

import attrs
import pytest

from crmcore import privacy
from tests.house.reviewed import REVIEWED, text_fields
from tests.house.source import attrs_classes, full_name

ATTRS = tuple(attrs_classes())


@pytest.mark.parametrize("one", ATTRS, ids=full_name)
def test_mark_and_mask_go_together(one: type[attrs.AttrsInstance]) -> None:
    """A field that is marked personal is masked, and a field that is masked is marked."""
    fields = attrs.fields(one)
    assert [field.name for field in fields if (privacy.sensitivity(field.metadata) is not None) != callable(field.repr)] == []


@pytest.mark.parametrize("one", ATTRS, ids=full_name)
def test_no_validator_prints_a_personal_value(one: type[attrs.AttrsInstance]) -> None:
    """The validators of attrs put the value into their message, so marked fields have none."""
    fields = attrs.fields(one)
    assert [field.name for field in fields if privacy.sensitivity(field.metadata) is not None and field.validator is not None] == []


@pytest.mark.parametrize("one", ATTRS, ids=full_name)
def test_a_class_with_masks_shows_itself_through_them(one: type[attrs.AttrsInstance]) -> None:
    """A hand-written repr would go round the masks."""
    if any(callable(field.repr) for field in attrs.fields(one)):
        assert "__attrs_" in inspect.getsource(one.__repr__) or getattr(one.__repr__, "__module__", "") == one.__module__


def test_every_text_field_of_a_domain_class_is_marked_or_was_reviewed() -> None:
    """The list names each field that is text and not personal; see `tests/house/reviewed.py` for how to add one."""
    listed = {line for line in Path(REVIEWED).read_text("utf-8").splitlines() if line and not line.startswith("#")}
    found = set(text_fields())
    assert sorted(found - listed) == [], "neither marked as personal nor reviewed"
    assert sorted(listed - found) == [], "on the list, but no such field"
