"""Whether the people of a firm can give every signature that its limits ask for: each of a chain is given by somebody else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from crmcore._arguments import typed
from crmcore.decision import Finding, finding
from crmcore.measures.same_id import once
from crmcore.messages import Term
from crmcore.organisation import Staff
from crmcore.policy.limits import Limit
from crmcore.policy.rules import PolicyRules


@typed
def too_few_signers(rules: PolicyRules, *, staff: Iterable[Staff], away: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return a finding for each band of amounts whose signatures a staff cannot give, each by another person; empty if it can give all.

    `staff` are all members of staff as of now, `away` the ids of those who are absent. A chain may name one position twice: two of its holders sign
    then, and so it takes two. Nobody who asks for an amount signs for it, which is not counted here: it depends on who asks. Somebody given twice
    counts once. Raises `InvalidValue` naming each id that two different members of staff share.

    Clause: BANK-4.1, BANK-3.1
    """
    held = {one.id: frozenset(one.positions) for one in once(staff) if one.id not in away}
    bands = [(f"policy.limits[{i}].bands[{j}]", limit, j) for i, limit in enumerate(rules.limits.values()) for j in range(len(limit.bands))]
    return tuple(_finding(path, limit, j, short) for path, limit, j in bands if (short := _short(limit.turns(j), held)))


def _finding(path: str, limit: Limit, index: int, short: Sequence[tuple[str, ...]]) -> Finding:
    authority, positions = limit.authority(index), tuple(dict.fromkeys(Term(one) for turn in short for one in turn))
    if len(short) == 1:
        return finding("nobody_signs", path, authority=authority, positions=positions)
    return finding("too_few_signers", path, authority=authority, positions=positions, wanted=len(short), count=len(short) - 1)


def _short(turns: Sequence[tuple[str, ...]], held: Mapping[str, frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the first signatures for which there is one person fewer than signatures; none where all can be given."""
    # Augmenting paths: a person who was found is freed for another signature where somebody else can give theirs.
    signature_of: dict[str, int] = {}

    def find_signer(turn: int, asked: set[int]) -> bool:
        asked.add(turn)
        for person in (id_ for id_, positions in held.items() if not positions.isdisjoint(turns[turn])):
            other = signature_of.get(person)
            if other is None or (other not in asked and find_signer(other, asked)):
                signature_of[person] = turn
                return True
        return False

    for turn in range(len(turns)):
        asked = set[int]()
        if not find_signer(turn, asked):
            return tuple(turns[each] for each in sorted(asked))  # those that were tried have one signer fewer than they are
    return ()
