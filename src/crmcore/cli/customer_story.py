"""The story of a customer: tier and why, what they are entitled to, how complete the file is, and their complaints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from crmcore.adapters.sql.standings import StoredStanding
from crmcore.cli.rendering import Block, Story, Teller
from crmcore.complaints.case import Complaint
from crmcore.customers.activity import Transaction, activity_of
from crmcore.customers.facts import facts_of
from crmcore.customers.profile import Customer, Prospect
from crmcore.customers.required_fields import completeness
from crmcore.customers.service_level import ServiceLevel
from crmcore.customers.special_care import with_special_care
from crmcore.event import in_utc
from crmcore.messages import FactValue, Language, Term, WordKind
from crmcore.relations.contacts import Contact
from crmcore.relations.visits import ReturnVisit, return_visits
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.rulebook import Rulebook
from crmcore.segmentation.standing import Standing
from crmcore.segmentation.tiering import assign, service_level


def customer_story(
    customer: Customer,
    *,
    transactions: Iterable[Transaction],
    contacts: Iterable[Contact],
    complaints: Iterable[Complaint],
    standings: Iterable[StoredStanding],
    edition: Edition,
    rulebook: Rulebook,
    at: datetime,
    lang: Language,
) -> Story:
    """Return the story of a customer as of an instant, which is in the edition's zone; later events are ignored.

    `rulebook` has the editions that the complaints are under.
    """
    teller, day = Teller(lang, edition.names), at.date()
    own = [one for one in complaints if one.card.customer == customer.id and in_utc(one.card.received_at) <= at]
    head = (teller.fact("explain.rules", "explain.edition_whole", edition=edition.id),)
    file = tuple(_file(customer, edition, teller))
    blocks = tuple(_complaints(own, rulebook, at, teller))
    if isinstance(customer, Prospect):
        title = teller.say("explain.prospect", id=customer.id, at=at)
        return Story(title, (*head, (teller.say("explain.tier"), teller.say("explain.not_tiered")), *file), blocks)
    standing = _standing(customer, transactions, own, edition, at)
    level = with_special_care(service_level(standing, rules=edition.segmentation), customer, as_of=day, rules=edition.customers)
    rhythm = {} if level.return_visit_every is None else {customer.id: level.return_visit_every}
    visits = return_visits(rhythm, (one for one in contacts if in_utc(one.at) <= at), on=day, zone=edition.zone)
    before = [one for one in standings if one.as_of < day]
    rows = (
        *head,
        teller.fact("explain.tier", "explain.tiered", tier=Term(standing.tier), rule=standing.rule, clause=teller.clause(standing.clause), on=day),
        (teller.say("explain.why"), standing.why.text(lang)),
        *(
            teller.fact("explain.before", "explain.stood", tier=edition.names.term(WordKind.TIERS, one.tier), on=one.as_of, edition=one.edition)
            for one in before[-1:]
        ),
        (teller.say("explain.owed"), " · ".join(_owed(level, teller)) or teller.say("explain.owed_nothing")),
        *(_visit(one, day, teller) for one in visits),
        *file,
    )
    title = teller.say("explain.customer", id=customer.id, kind=Term(customer.kind), tier=Term(standing.tier), at=at)
    return Story(title, rows, blocks)


def _standing(customer: Customer, transactions: Iterable[Transaction], own: list[Complaint], edition: Edition, at: datetime) -> Standing:
    """Return the tier, computed again from what was known on that day: the twelve months that ended with the day before."""
    day = at.date()
    activity = activity_of(transactions, customer=customer.id, as_of=day, zone=edition.zone, currency=edition.currency)
    received = (one.card.received_at.astimezone(at.tzinfo).date() for one in own)
    recent = sum(activity.first <= one < activity.until for one in received)
    facts = facts_of(customer, activity, as_of=day, rules=edition.customers, complaints=recent)
    return assign(facts, rules=edition.segmentation, as_of=day)


def _file(customer: Customer, edition: Edition, teller: Teller) -> Iterator[tuple[str, str]]:
    filled = completeness(customer, rules=edition.customers)
    yield teller.fact("explain.file", "explain.filled", filled=filled.filled, required=filled.required)
    if filled.missing:
        yield teller.fact("explain.file_missing", "explain.listed", words=tuple(teller.word("field", one) for one in filled.missing))


def _owed(level: ServiceLevel, teller: Teller) -> Iterator[str]:
    words: dict[str, FactValue] = {
        "explain.priority": level.priority and teller.word("priority", level.priority),
        "explain.manager": level.manager and teller.word("manager", level.manager),
        "explain.visits": level.return_visit_every,
        "explain.home_service": level.home_service or None,
        "explain.terms": level.terms,
        "explain.risk": level.risk_strategy,
    }
    yield from (teller.say(code, what=word) for code, word in words.items() if word)


def _visit(visit: ReturnVisit, on: date, teller: Teller) -> tuple[str, str]:
    if visit.reading.never_done:
        return teller.fact("explain.return_visit", "explain.visit_never")
    code = "explain.visit_overdue" if visit.overdue(on) else "explain.visit_due"
    return teller.fact("explain.return_visit", code, last=visit.last, due=visit.due)


def _complaints(own: list[Complaint], rulebook: Rulebook, at: datetime, teller: Teller) -> Iterator[Block]:
    then = [one.as_of(at, rules=rulebook.edition(one.edition_at(at)).complaints) for one in own]
    lines = tuple(teller.say("explain.own_complaint", id=one.id, state=Term(one.state)) for one in then if one.history)
    if lines:
        yield Block(teller.say("explain.complaints"), lines)
