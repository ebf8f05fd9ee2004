from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crmcore.errors import InvalidType
from crmcore.relations import Contact, ContactKind


@pytest.mark.clause("RULES-1.3", "FIN-7.1")
def test_a_contact_says_who_when_and_how() -> None:
    contact = Contact(id="K1", customer="C1", at=datetime(2026, 7, 6, 9, tzinfo=UTC), kind="return_visit", by="anna", channel="telephone")
    assert contact.kind is ContactKind.RETURN_VISIT


def test_a_contact_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidType):
        Contact(id="K1", customer="C1", at=datetime(2026, 7, 6, 9), kind=ContactKind.CALL, by="anna")
