"""Hypothesis strategies for the values of crmcore: what a host's property tests draw.

`money`, `actors` and `instants` first; `values(kind)` draws any class that is stored, from the types of its fields; `complaints` draws histories that
the lifecycle's table allows (guards are not checked: what happened, happened).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import attrs
from hypothesis import strategies as st

from crmcore.complaints.case import Complaint
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.complaints.events.procedure import Registered
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.entitlement import Entitlement, Paper
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import Complainant, State
from crmcore.event import Actor, Event, in_utc
from crmcore.lifecycles.case import Step
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.walk import replay
from crmcore.money import Money
from crmcore.policy.grants import Grant, Refusal, Signature
from crmcore.policy.request import ApprovalRequest
from crmcore.service.surveys import SurveyAnswer

T = TypeVar("T")

ZONES: Final = (UTC, ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"))
FIRST, LAST = datetime(2020, 1, 1), datetime(2035, 12, 31)  # noqa: DTZ001 - the zone is drawn


def words() -> st.SearchStrategy[str]:
    """Draw short words as used for ids, kinds and units: never empty."""
    return st.text("abcdefgh-0123456789段誉", min_size=1, max_size=8)


def texts() -> st.SearchStrategy[str]:
    """Draw texts as people write them, empty ones and line breaks included."""
    return st.text(st.characters(codec="utf-8"), max_size=20)


def money(currency: str = "CNY", *, at_least: int = -10_000_000, at_most: int = 10_000_000) -> st.SearchStrategy[Money]:
    """Draw amounts of one currency, in whole smallest units from `at_least` to `at_most`, both included."""
    return st.integers(at_least, at_most).map(lambda minor: Money.of_minor(minor, currency))


def instants() -> st.SearchStrategy[datetime]:
    """Draw aware instants in four zones, hours that summer time repeats included."""
    return st.datetimes(FIRST, LAST, timezones=st.sampled_from(ZONES), allow_imaginary=False).map(_plain_fold)


def _plain_fold(at: datetime) -> datetime:
    """Return an instant with `fold` cleared where the hour is not repeated."""
    return at if at.replace(fold=0).utcoffset() != at.utcoffset() else at.replace(fold=0)


def actors(*, positions: tuple[str, ...] = ("specialist", "manager"), roles: tuple[str, ...] = ("intake", "handler")) -> st.SearchStrategy[Actor]:
    """Draw members of staff who hold some of these positions and roles, and may act for somebody."""
    return st.builds(
        Actor,
        id=words(),
        unit=st.sampled_from(["", "bank", "bank/branch-1", "bank/branch-1/service"]),
        rank=st.integers(0, 5),
        positions=st.frozensets(st.sampled_from(positions)),
        roles=st.frozensets(st.sampled_from(roles)),
        on_behalf_of=st.none() | words(),
    )


def cards() -> st.SearchStrategy[RecordCard]:
    """Draw record cards without faults."""
    return st.tuples(st.integers(1, 50), st.booleans()).flatmap(lambda drawn: _cards(*drawn))


def _cards(complainants: int, anonymous: bool) -> st.SearchStrategy[RecordCard]:  # noqa: FBT001 - drawn
    return _fields(
        RecordCard,
        number=words(),
        channel=words(),
        customer_name=st.just("") | words() if anonymous else words(),
        anonymous=st.just(anonymous),
        customer=st.none() if anonymous else st.none() | words(),
        person=st.none() | words(),
        superior=st.none() | words(),
        demands=st.lists(words(), min_size=1, max_size=3).map(tuple),
        complainant=st.sampled_from(Complainant),
        entitlement=entitlements(at_most=complainants),
        claimed=st.none() | money(at_least=0),
        complainants=st.just(complainants),
    )


def entitlements(*, at_most: int = 10) -> st.SearchStrategy[Entitlement]:
    """Draw in what capacity somebody complains, with any documents on record, and up to `at_most` representatives of a joint complaint."""
    return _fields(Entitlement, papers=st.frozensets(st.sampled_from(Paper)), representatives=st.integers(1, at_most))


def requests() -> st.SearchStrategy[ApprovalRequest]:
    """Draw approval requests for amounts above zero."""
    return _fields(ApprovalRequest, id=words(), action=words(), subject=words(), customer=st.none() | words(), amount=money(at_least=1))


@st.composite
def grants(draw: st.DrawFn) -> Grant:
    """Draw grants, complete or not, signed in order of time by as many persons, none of them the requester."""
    chain = tuple(draw(st.lists(words(), min_size=1, max_size=3)))
    signers = draw(st.lists(words(), min_size=1, max_size=len(chain), unique=True))
    times = sorted(draw(st.lists(instants(), min_size=len(signers) + 1, max_size=len(signers) + 1)), key=in_utc)
    request = draw(requests())
    request = attrs.evolve(request, at=times[0], requested_by=attrs.evolve(request.requested_by, id="*requester", on_behalf_of=None))
    signatures = tuple(
        Signature(by=Actor(id=signer, positions=frozenset({position})), at=at, position=position, edition=draw(words()))
        for signer, position, at in zip(signers, chain, times[1:], strict=False)
    )
    return Grant(request=request, chain=chain, signatures=signatures, edition=draw(words()))


def signatures() -> st.SearchStrategy[Signature]:
    """Draw signatures, each in a position that the signer holds."""
    return grants().map(lambda grant: grant.signatures[-1])


def refusals() -> st.SearchStrategy[Refusal]:
    """Draw refusals of requests, by persons and by the rules, at the instant of the request or after it."""
    later = st.integers(0, 10_000).map(lambda minutes: timedelta(minutes=minutes))
    codes = st.lists(words(), min_size=1, max_size=3).map(tuple)
    return st.builds(
        lambda request, after, by, reasons, edition, by_rules: Refusal(
            request=request, by=by, at=in_utc(request.at) + after, reasons=reasons, edition=edition, by_rules=by_rules
        ),
        requests(),
        later,
        actors(),
        codes,
        st.none() | words(),
        st.booleans(),
    )


def answers() -> st.SearchStrategy[SurveyAnswer]:
    """Draw survey answers with scores on their scales."""
    scores = st.none() | st.integers(1, 5)
    items = st.dictionaries(words(), st.integers(1, 5), max_size=3)
    return _fields(SurveyAnswer, csat=scores, nps=st.none() | st.integers(0, 10), items=items)


def events(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Draw events of one kind."""
    return values(kind)


@st.composite
def complaints(
    draw: st.DrawFn, *, lifecycle: Lifecycle[CaseFile, ComplaintRules] = STANDARD, ids: st.SearchStrategy[str] | None = None, max_steps: int = 15
) -> Complaint:
    """Draw complaints with a history of at most `max_steps` steps that the table allows, in order of time; the first registers the card."""
    card = draw(cards())
    number = card.number if ids is None else draw(ids)
    card = attrs.evolve(card, number=number)
    blank = Complaint(number, draw(words()), lifecycle.ref, State.RAISED, draw(words()), card)
    happened: list[Event] = []
    state: StrEnum = State.RAISED
    times = sorted(draw(st.lists(instants(), min_size=1, max_size=max_steps)))
    for at in times:
        rows = lifecycle.table[state]
        if not rows:
            break
        kind = draw(st.sampled_from(list(rows)))
        event = attrs.evolve(draw(events(kind)), at=at)
        if isinstance(event, Registered):
            event = attrs.evolve(event, card=card)
        elif isinstance(event, CardCorrected):
            event = attrs.evolve(event, card=attrs.evolve(event.card, number=number))
        happened.append(event)
        state = rows[kind].to
    return replay(lifecycle, blank, happened)


def values(kind: type[T]) -> st.SearchStrategy[T]:
    """Draw values of any class that crmcore stores, from the types of its fields; classes with rules of their own keep them."""
    found: st.SearchStrategy[T] = _of(cast("Hashable", kind))
    return found


# --- From types to strategies --------------------------------------------------------------------------------------------------------------------


@cache
def _of(kind: Hashable) -> st.SearchStrategy[Any]:
    """Return the strategy for a type: one of ours, or one derived from its shape."""
    if kind in _SPECIAL:
        return _SPECIAL[kind]()
    origin, args = get_origin(kind), get_args(kind)
    if origin in (tuple, frozenset):
        fixed = origin is tuple and Ellipsis not in args
        return st.tuples(*(_of(one) for one in args)) if fixed else st.lists(_of(args[0]), max_size=2).map(origin)
    if args:
        return st.one_of(*(_of(one) for one in args))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if isinstance(kind, type) and attrs.has(kind):
        return _fields(kind)
    return st.from_type(cast("type[object]", kind))


def _fields(kind: type[T], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Return the strategy for a class from those of its fields: the ones given, the others by their types; ids and similar words are not empty."""
    hints = get_type_hints(kind)
    shapes = {field.name: field for field in attrs.fields(kind) if field.init}  # type: ignore[arg-type]
    ids = {one: hints[one] for one in (*_IDS, *getattr(kind, "ids", ())) if hints.get(one) in _WORDED}
    said = {name: words() if hint is str else st.none() | words() for name, hint in ids.items()}
    drawn = {name: given[name] if name in given else said[name] if name in said else _of(hints[name]) for name in shapes}
    return st.builds(kind, **drawn)


# Fields that hold ids, in any class, beside those that an event names; and the types of ids, which a field may lack.
_IDS: Final = ("id", "customer", "owner", "unit", "by")
_WORDED: Final = (str, str | None)

# Classes with rules of their own, and the strategies for plain types; made on demand, because some contain others.
_SPECIAL: Final[Mapping[object, Callable[[], st.SearchStrategy[Any]]]] = {
    str: texts,
    int: lambda: st.integers(0, 10_000),
    datetime: instants,
    Money: lambda: money(at_least=1),
    Actor: actors,
    RecordCard: cards,
    Entitlement: entitlements,
    Remedy: lambda: st.builds(Remedy, kind=words(), amount=st.none() | money(at_least=1)),
    ApprovalRequest: requests,
    Grant: grants,
    Signature: signatures,
    Refusal: refusals,
    SurveyAnswer: answers,
    Complaint: complaints,
    Step: lambda: st.builds(Step, st.integers(1, 50), words(), st.sampled_from(EVENTS).flatmap(events)),
}
