"""What is checked when a complaint comes in: may this person complain, and how is it coded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from crmcore._arguments import typed
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.coding import CodeTable, Coding
from crmcore.complaints.papers.entitlement import Capacity, EntitlementRules
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Decision, Outcome, Reason, reason
from crmcore.messages import Term
from crmcore.rules.facts import nearest

# Why somebody may not complain at all: they have no standing, or do not show that they have.
NO_STANDING: Final = "entitlement.no_standing"
PAPER_MISSING: Final = "entitlement.paper_missing"


@typed
def entitled(card: RecordCard, rules: ComplaintRules) -> Decision:
    """Return whether whoever complains may do so, with every reason against it.

    A missing document can still be supplied: ask for it. Whoever has no standing, or does not show it though asked, is turned away and told why; a
    group that sends too many mends that. Each has a card and a number all the same. `NOT_COVERED` where the rulebook says nothing about them.
    `rule` names the capacity, `clause` the paragraph behind it.

    Source: CBIRC Order 2020 No. 3, Art. 12, 13, 14, 18
    """
    asked, capacity = rules.entitlement, card.entitlement.capacity
    if asked is None:
        return Decision(Outcome.NOT_COVERED, (reason("entitlement.no_rules"),), edition=rules.edition)
    against = tuple(_against(card, asked))
    needed, rule = asked.needs.get(capacity), f"complaints.entitlement.{capacity}"
    if capacity is Capacity.NO_STANDING:
        against = (reason(NO_STANDING), *against)
    elif needed is None:
        gap = reason("entitlement.capacity_not_covered", capacity=Term(f"capacity.{capacity}"))
        return Decision(Outcome.REFUSED if against else Outcome.NOT_COVERED, (gap, *against), rule, edition=rules.edition)
    outcome = Outcome.REFUSED if against else Outcome.ALLOWED
    return Decision(outcome, against, rule, None if needed is None else needed.source, rules.edition)


def _against(card: RecordCard, asked: EntitlementRules) -> Iterator[Reason]:
    said = card.entitlement
    needed = asked.needs.get(said.capacity)
    for paper in () if needed is None else needed.papers:
        if paper not in said.papers:
            yield reason(PAPER_MISSING, capacity=Term(f"capacity.{said.capacity}"), paper=Term(f"paper.{paper}"))
    if said.capacity is Capacity.GROUP_REPRESENTATIVE and card.complainants == 1:
        yield reason("entitlement.no_group")
    if card.channel in asked.in_person and said.representatives > asked.representatives_at_most:
        yield reason("entitlement.too_many_speak", found=said.representatives, at_most=asked.representatives_at_most)


def unlisted(card: RecordCard, rules: ComplaintRules) -> Iterator[Reason]:
    """Yield what on a card is not on the rulebook's lists or in its classification, or is in another currency.

    Clause: RULES-4.2, RULES-1.5
    """
    yield from _unknown("matters", (card.matter,), rules.matters)
    yield from _unknown("demands", card.demands, rules.demands)
    yield from _unknown("channels", (card.channel,), rules.channels)
    if rules.products and card.product is not None:
        yield from _unknown("products", (card.product,), rules.products)
    if card.claimed is not None and card.claimed.currency != rules.currency:
        yield reason("complaint.claim_currency", found=card.claimed, wanted=rules.currency)
    if card.coding is not None:
        yield from (reason("coding.no_rules"),) if rules.coding is None else rules.coding.miscoded(card.coding)


def _unknown(which: str, words: Iterable[str], known: tuple[str, ...]) -> Iterator[Reason]:
    for word in words:
        if word not in known:
            near = nearest(word, known)
            code = "complaint.unlisted" if near is None else "complaint.unlisted_near"
            yield reason(code, list=which, found=word, known=known, nearest=near)


@typed
def coding_of(card: RecordCard, table: CodeTable, *, done_through: str | None = None) -> Coding:
    """Return the codes that follow from the words on a record card; what does not follow is None, and never *other*.

    The business comes from the card's product, or else its matter; the cause from its matter: the one complained of, until the investigation finds
    another. `done_through` is the firm's word for the channel through which the business was done; the channel by which the complaint came in does
    not show that. Raises `NotFound` for a table without these three axes.

    Clause: RULES-1.5
    """
    channel = table.by_word("channel", done_through)
    business = table.by_word("business", card.product) or table.by_word("business", card.matter)
    cause = table.by_word("cause", card.matter)
    return Coding(
        table=table.id,
        channel=None if channel is None else channel.id,
        business=None if business is None else business.id,
        cause=None if cause is None else cause.id,
    )
