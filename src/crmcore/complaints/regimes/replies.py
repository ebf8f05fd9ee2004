"""Is a letter complete? What a regime requires it to contain, against what it does."""

from __future__ import annotations

from collections.abc import Iterable

from crmcore._arguments import typed
from crmcore.complaints.regimes.regime import Regime
from crmcore.complaints.regimes.rules import Letter
from crmcore.complaints.states import Manner, Proof, Ruling, as_word
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType


@typed
def missing_from_reply(
    regime: Regime, contents: Iterable[str], *, letter: Letter = Letter.REPLY, manner: Manner | None = None, ruling: Ruling | None = None
) -> tuple[Reason, ...]:
    """Return what a letter lacks under a regime: every content that it must have and does not, with its paragraph; empty: complete.

    `contents` are the codes of what it contains (`right_to_ombudsman`), ticked off by whoever wrote it. `manner` is checked where it is given and
    the regime requires a written answer. Without a `ruling`, what only some outcomes require is required too. Raises `InvalidType` for a lone text.

    Clause: RULES-4.14
    """
    if isinstance(contents, str):  # it would fall apart into letters
        raise InvalidType(reason("wrong_type", field="contents", found="str", wanted="set of str"))
    there = frozenset(contents)
    written = letter == Letter.REPLY and regime.proof is not None and regime.proof.written
    oral = [reason("regime.reply_in_writing", regime=regime.id)] if written and manner == Manner.ORAL else []
    lacking = [
        reason("regime.reply_lacks", code=one.code, says=one.says, source=regime.cite(one.source.paragraph), regime=regime.id)
        for one in regime.contents.get(letter, ())
        if one.code not in there and one.needed(ruling)
    ]
    return (*oral, *lacking)


@typed
def against_proof(regime: Regime, proof: str) -> tuple[Reason, ...]:
    """Return what speaks against a proof that the customer was told; empty where the regime accepts it, or does not mention proofs.

    `proof` is a word of `Proof`. Raises `InvalidValue` for another one.

    Clause: RULES-4.14
    """
    given, rule = as_word(proof, Proof, "proof"), regime.proof
    if rule is None or not rule.accepts or given in rule.accepts:
        return ()
    return (reason("regime.no_proof", regime=regime.id, found=given, accepts=rule.accepts, source=regime.cite(rule.source.paragraph)),)
