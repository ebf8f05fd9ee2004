"""The letters that a regime demands, drafted: each demanded part as a sentence, or as a heading with the facts of the case or a gap for people."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from crmcore import privacy
from crmcore._arguments import typed
from crmcore.complaints.regimes.regime import Regime
from crmcore.complaints.regimes.rules import Content, Letter
from crmcore.complaints.states import Ruling, as_word
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.messages import Language, render
from crmcore.rules.facts import unknown


@attrs.frozen(kw_only=True)
class Part:
    """One demanded part of a letter: its code, its text, and whether people must still fill it in.

    `sources` are the paragraphs that demand it in these words, each with its regime (`Art. 19 (cn-cbirc-2020-3)`).
    """

    code: str
    text: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)
    gap: bool
    sources: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Draft:
    """A draft of a letter: its parts in the regime's order. It is no letter until its gaps are filled.

    Where two regimes demand the same in other words, it has a part for each, one after the other.

    Clause: RULES-4.14
    """

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Return the draft as text, one paragraph a part."""
        return "\n\n".join(one.text for one in self.parts)

    @property
    def contains(self) -> tuple[str, ...]:
        """Return the codes of what it contains, each once, as `Reply.contains` takes them, gaps among them."""
        return tuple(dict.fromkeys(one.code for one in self.parts))

    @property
    def gaps(self) -> tuple[str, ...]:
        """Return the codes of what people must still fill in, each once."""
        return tuple(dict.fromkeys(one.code for one in self.parts if one.gap))


@typed
def draft(
    regime: Regime, letter: Letter, *, facts: Mapping[str, str], ruling: Ruling | None = None, at_the_top: bool = False, lang: Language = Language.EN
) -> Draft:
    """Return a letter with every part that a regime demands of it, in one language; a part without its fact is a gap, marked for people.

    `facts` are what the case says, by the code of the part (`reasons`); without a `ruling`, the parts of every outcome are there. `at_the_top`:
    nobody stands above whoever decided, so no review is promised. A letter of which the regime demands nothing is empty.

    Raises `InvalidValue` for a fact that belongs to no part of this letter.

    Clause: RULES-4.14
    """
    contents = regime.contents.get(as_word(letter, Letter, "letter"), ())
    codes = [one.code for one in contents]
    if wrong := tuple(_strange(one, codes, regime) for one in facts if one not in codes):
        raise InvalidValue(*wrong)
    return Draft(parts=tuple(_part(one, facts.get(one.code, ""), regime, lang, at_the_top=at_the_top) for one in contents if one.needed(ruling)))


def _strange(code: str, codes: list[str], regime: Regime) -> Reason:
    return unknown("regime.unknown_part", code, codes) if codes else reason("regime.no_part", found=code, regime=regime.id)


def _part(one: Content, fact: str, regime: Regime, lang: Language, *, at_the_top: bool) -> Part:
    writes = one.at_the_top if at_the_top and one.at_the_top is not None else one.writes
    says, told, sources = writes.in_(lang), fact.strip(), (f"{one.source.paragraph} ({regime.id})",)
    if one.complete:
        return Part(code=one.code, text=f"{says}\n{told}" if told else says, gap=False, sources=sources)
    facts = {"heading": f"{says[0].upper()}{says[1:]}"}
    below = told or render("regime.draft_gap", facts, lang)
    return Part(code=one.code, text=f"{render('regime.draft_heading', facts, lang)}\n{below}", gap=not told, sources=sources)
