"""`[complaints.entitlement]` and `coding` in a rulebook: what they say, and every fault at its key path."""

from __future__ import annotations

import pytest

from crmcore.errors import RulebookError
from crmcore.messages import Language
from crmcore.rulebook.load import load

FAULTS = [
    ("representatives_at_most = 5 ", "representatives_at_most = 0 ", "entitlement.nobody_speaks", "complaints.entitlement.representatives_at_most"),
    ("representatives_at_most = 5 ", 'representatives_at_most = "5" ', "wrong_kind", "complaints.entitlement.representatives_at_most"),
    (
        'in_person               = ["outlet", "visit"]',
        'in_person = ["outlet", "door"]',
        "entitlement.not_in_person",
        "complaints.entitlement.in_person[1]",
    ),
    ("[complaints.entitlement.needs.heir]", "[complaints.entitlement.needs.heirs]", "unknown_choice", "complaints.entitlement.needs.heirs"),
    (
        "[complaints.entitlement.needs.heir]",
        "[complaints.entitlement.needs.no_standing]",
        "unknown_choice_of",
        "complaints.entitlement.needs.no_standing",
    ),
    ('papers = ["proof_of_succession"]', 'papers = ["proof"]', "unknown_choice_of", "complaints.entitlement.needs.heir.papers[0]"),
    ('coding   = "jrt-0169-2018"', 'coding   = "jrt-0169-2008"', "unknown_choice", "complaints.coding"),
]


@pytest.mark.parametrize(("old", "new", "code", "path"), FAULTS, ids=[f"{path} {code}" for _, _, code, path in FAULTS])
def test_a_fault_is_said_where_it_stands(text: str, old: str, new: str, code: str, path: str) -> None:
    assert old in text
    with pytest.raises(RulebookError) as caught:
        load(text.replace(old, new, 1))
    assert [(one.code, one.path) for one in caught.value.findings] == [(code, path)]
    assert all(one.text(lang) for one in caught.value.findings for lang in Language)


def test_a_rulebook_may_leave_both_out(text: str) -> None:
    """Then who may complain is not covered, and cards carry no codes. The crisis stands between them, and its reasons have names."""
    head, rest = text.split("[complaints.entitlement] ")
    rest = rest[rest.index("[[complaints.classes]]") : rest.index("[names.reasons]")] + rest[rest.index("[names.clocks]") :]
    rules = load(head.replace('coding   = "jrt-0169-2018"', "", 1) + rest).complaints
    assert rules.entitlement is None
    assert rules.coding is None
