"""What tells two readings of a law apart follows from what it demands, and from nothing that a file does not say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs
import pytest

from crmcore.complaints.regimes.digits import digits_of
from crmcore.complaints.sources import SourceStatus
from crmcore.rulebook import Regimes


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


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("id", "cn-other"),
        ("valid_from", date(2020, 4, 1)),
        ("valid_to", date(2030, 12, 31)),
        ("revision", 9),
        ("supersedes", "cn-older"),
        ("address", "https://example.org/law"),
        ("checked_on", date(2026, 9, 30)),
        ("review_by", date(2027, 9, 30)),
        ("dates_status", SourceStatus.UNVERIFIED),
    ],
)
def test_a_regime_demands_the_same_whatever_it_is_called_whenever_it_holds_and_was_checked(field: str, said: object) -> None:
    law = Regimes.shipped().get("cn-cbirc-2020-3")
    other = attrs.evolve(law, **{field: said})  # type: ignore[arg-type]
    assert getattr(law, field) != said
    assert digits_of(other) == digits_of(law)
