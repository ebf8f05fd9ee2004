"""What tells two readings of a law apart follows from what it demands, and from nothing that a file does not say."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import pytest

from crmcore.complaints.regimes.digits import digits_of


@attrs.frozen
class Law:
    """A law as a version of this library knew it."""

    within: str = "15 days"
    keeps: tuple[str, ...] = ("letters",)


@attrs.frozen
class LawSince(Law):
    """The same law as a later version knows it: of the new kinds of statement the file of then says nothing."""

    waits: bool = False
    body: str | None = None
    pauses: tuple[str, ...] = ()
    values: Mapping[str, str] = attrs.field(factory=dict)


@pytest.mark.clause("RULES-4.28")
def test_a_new_kind_of_statement_leaves_the_digits_of_older_files_alone() -> None:
    assert digits_of(LawSince()) == digits_of(Law())


@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize(
    "said", [{"waits": True}, {"body": "the regulator"}, {"pauses": ("mediation",)}, {"values": {"a": "b"}}, {"within": "10 days"}, {"keeps": ()}]
)
def test_whatever_is_said_changes_them(said: dict[str, object]) -> None:
    assert digits_of(LawSince(**said)) != digits_of(LawSince())  # type: ignore[arg-type]
