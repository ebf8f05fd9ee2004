"""Whoever passes the wrong kind of thing is told so: each argument of a valid call in turn is given something else, and no raw error comes back."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from fractions import Fraction
from importlib import import_module
from typing import Any, Final, TypeAlias

import attrs
import pytest

from crmcore import complaints, handlers, kpi, lifecycles, policy, rulebook, segmentation, worktime
from crmcore import customers as people
from crmcore.complaints import regimes, supervision
from crmcore.errors import CrmCoreError, InvalidType, InvalidValue, RulebookError
from crmcore.kpi.catalogue import SHIPPED
from crmcore.messages import Language
from crmcore.organisation import Staff
from crmcore.rulebook import files as rulebook_files
from crmcore.worktime import Duration, TimeUnit
from tests.house.test_time_types import parts
from tests.house.time_samples import (
    ANNA,
    BEFORE,
    CLOSE,
    CUSTOMER,
    EARLY,
    FACTS,
    HAPPENED,
    OFFICE,
    SAMPLES,
    STEP,
    WAIT,
    WEEKS,
    card,
    case,
    firm,
    paid,
)
from tests.house.time_takers import Taker, takers
from tests.lifecycles import toy

Call: TypeAlias = tuple[Taker, Mapping[str, object]]

DAY, AT = date(2026, 8, 31), datetime(2026, 7, 13, 10, tzinfo=UTC)
WRONG: Final = (None, 7, "x", ["x"], object(), {7: None}, ("x",), datetime(2026, 7, 13, tzinfo=UTC))
DOORS: Final = ("rulebook", "lifecycles", "complaints", "kpi", "segmentation", "policy", "handlers", "customers", "worktime", "relations", "rules")

# What stays raw: asked so often that a frame around it is felt, and what it is asked for stands in Python's own words.
RAW: Final = frozenset({
    ("Calendar.add", "work"),
    ("Calendar.count_working_days", "after"),
    ("Calendar.count_working_days", "up_to"),
    ("Calendar.is_working_day", "day"),
    ("Calendar.nth_working_day", "day"),
    ("Calendar.nth_working_day", "n"),
})  # fmt: skip


def of(call: Callable[..., object], /, **given: object) -> Call:
    return Taker(call.__qualname__, call, ()), given


def built(value: object) -> Call:
    """Return how a value is built again."""
    return of(type(value), **parts(value))


def of_ref(ref: lifecycles.LifecycleRef, known: Mapping[lifecycles.LifecycleRef, lifecycles.Lifecycle[toy.Key, toy.KeyRules]]) -> object:
    return lifecycles.lifecycle_of(ref, known)


def of_name(name: str, known: Mapping[lifecycles.LifecycleRef, lifecycles.Lifecycle[toy.Key, toy.KeyRules]]) -> object:
    return lifecycles.lifecycle_named(name, known)


def by_hand() -> Iterator[Call]:  # noqa: PLR0915 - a list
    """Walk what a host calls or builds by hand, besides what takes a date or an instant: each with arguments that are right."""
    book, row = rulebook.Rulebook.default(), next(one for one in SHIPPED if one.id == "satisfaction.csat")
    lend, event, who = toy.LINES[0], toy.Lent(at=AT, by=toy.PORTER), (toy.porter,)
    limit = next(iter(firm().policy.limits.values()))
    words = lifecycles.vocabulary_of((toy.KEYS,), who=who)
    reader = segmentation.assign(FACTS, rules=firm().segmentation, as_of=DAY)
    yield of(rulebook.compare, old=firm(), new=firm())
    yield of(supervision.recorded_late, case=case(), rules=firm().complaints)
    yield of(complaints.timed_by, records=(), clock=CLOSE, calendar=None)
    yield of(complaints.timed_by_class, records=(), rules=firm().complaints)
    yield from (of(one, edition=firm(), old=firm()) for one in (rulebook.check_days, rulebook.check_first_day))
    yield of(rulebook.check_law, edition=firm(), earlier=firm())
    yield of(rulebook.check_edition, edition=firm(), today=DAY, facts=people.CustomerFacts)
    yield of(rulebook.class_table, id=rulebook.CLASS_TABLES[0])
    yield from (of(one, text="") for one in (rulebook.parse_classes, rulebook.load_lifecycles))
    yield of(rulebook.Rulebook, editions=book.editions)
    yield of(rulebook.Rulebook.parse, texts=(), facts=people.CustomerFacts, kpis=SHIPPED, days=(), law=())
    yield of(rulebook.Rulebook.load, paths=(), facts=people.CustomerFacts, kpis=SHIPPED, days=(), law=())
    yield of(lifecycles.check, lifecycle=toy.KEYS, case=toy.KEY, event=event, rules=toy.RULES)
    yield of(lifecycles.advance, lifecycle=toy.KEYS, case=toy.KEY, event=event, rules=toy.RULES)
    yield of(lifecycles.replay, lifecycle=toy.KEYS, first=toy.KEY, events=[event])
    yield of(lifecycles.recheck, lifecycle=toy.KEYS, case=toy.KEY, rules=toy.RULES)
    yield of(lifecycles.fit, lifecycle=toy.KEYS, log=[lifecycles.Logged("K-1", "lent_out", AT, 1)])
    yield of(lifecycles.observe, log=[lifecycles.Logged("K-1", "lent_out", AT, 1)])
    yield of(of_ref, ref=toy.KEYS.ref, known={toy.KEYS.ref: toy.KEYS})
    yield of(of_name, name=toy.KEYS.name, known={toy.KEYS.ref: toy.KEYS})
    yield of(lifecycles.verify, lifecycle=toy.KEYS, vocabulary=words, path=None, process=None)
    yield of(lifecycles.vocabulary_of, tables=(toy.KEYS,), who=who, obligations=(), needs_open={}, needs_closed={}, reviews={}, returns=())
    yield of(lifecycles.stretch, case=toy.KEY, initial=toy.Place.BOARD)
    yield of(lifecycles.sentence, guard=toy.porter, lang=Language.EN)
    yield from (of(one, lifecycle=toy.KEYS, lang=Language.ZH) for one in (lifecycles.to_markdown, lifecycles.to_mermaid))
    yield of(lifecycles.to_toml, lifecycle=toy.KEYS)
    yield of(lifecycles.transition, **{one: getattr(lend, one) for one in ("id", "from_", "event", "to", "clause", "by", "law", "given")})
    yield from map(built, (toy.KEYS, lend, lifecycles.Obligation(id="answer", opened_by=(toy.Lent,), met_by=(toy.Returned,))))
    yield of(lifecycles.Process, kind="key", case=toy.Key, events=(toy.Lent, toy.Returned))
    yield of(complaints.coding_of, card=card(), table=rulebook.class_table(rulebook.CLASS_TABLES[0]))
    yield of(supervision.dead_ends, rules=firm().complaints, organisation=firm().organisation, staff=[], away=())
    yield of(complaints.conflicts, actor=ANNA, card=card(), interested=())
    yield of(complaints.standing_in, staff=Staff(id="anna", unit="bank"), case=case(), organisation=firm().organisation, everyone=[], away=[])
    yield from (of(one, card=card(), rules=firm().complaints) for one in (complaints.entitled, complaints.severity_of))
    yield of(complaints.draft_for, case=case(), rules=firm().complaints, letter=complaints.regimes.Letter.REPLY, facts={}, lang=Language.ZH)
    yield of(complaints.facts_of, card=card(), names=firm().names)
    yield of(complaints.facts_of_case, case=case(), names=firm().names)
    yield of(complaints.severity_of_case, case=case(), rules=firm().complaints)
    yield of(complaints.migration_plan, complaints=[case()], editions={case().edition: firm().complaints}, rules=firm().complaints, states={})
    yield of(
        supervision.recurrences,
        records=[complaints.record_of(case(), at=AT, rules=firm().complaints)],
        rules=supervision.RecurrenceRules(within=Duration(12, TimeUnit.MONTH), same=("matter",)),
    )
    yield from map(
        built, (firm().complaints, firm().complaints.classes.rows[0].then, firm().customers, firm().segmentation, firm().policy, firm().kpi)
    )
    yield from map(built, (limit, limit.bands[0], CLOSE, STEP, WAIT, EARLY, OFFICE, worktime.PauseRule(why="papers", at_most=WEEKS)))
    yield from map(built, (row, kpi.Target(kpi="satisfaction.csat", at_least=Fraction(9, 10))))
    yield of(kpi.measure, kpi=row, records=[], period=worktime.Period.month(2026, 7), rules=firm().kpi, customers=1, kpis=SHIPPED)
    yield of(
        kpi.monthly_report, **parts(SAMPLES["crmcore.kpi.monthly_report"](DAY, AT)), records={}, tiers=(), previous=None, baselines=(), kpis=SHIPPED
    )
    yield of(kpi.to_markdown, kpis=SHIPPED)
    yield of(kpi.judge, measure=None, target=firm().kpi.targets[0], baseline=None, kpis=SHIPPED)
    yield of(segmentation.moves, previous={"K-1": "basic"}, now={"K-1": "gold"}, order=("gold", "basic"))
    yield of(segmentation.service_level, standing=reader, rules=firm().segmentation)
    yield from (of(one, request=paid(), rules=firm().policy, related=()) for one in (policy.decide, policy.chain_of))
    yield of(policy.record_of, request=paid(), answer=None, zone="UTC")
    yield of(policy.too_few_signers, rules=firm().policy, staff=[], away=())
    yield of(
        policy.unusable,
        grant=policy.sign(policy.Approval(paid()), by=SIGNER, at=BEFORE, rules=firm().policy, related=()),
        action="compensation",
        amount=paid().amount,
        subject="C-1",
        customer="K-1",
        proposers=(ANNA,),
        since=BEFORE,
        at=BEFORE,
        used=(),
        refused=(),
        alone=False,
    )
    yield of(handlers.entries_of, case=case(), since=0)
    law = firm().regimes.get("cn-cbirc-2020-3")
    yield of(regimes.draft, regime=law, letter=regimes.Letter.REPLY, facts={}, ruling=None, lang=Language.EN)
    yield of(regimes.missing_from_reply, regime=law, contents=[], letter=regimes.Letter.REPLY, manner=None, ruling=None)
    yield of(regimes.against_proof, regime=law, proof="handed_over")
    yield of(supervision.contradicted, actions=[], found=[])
    yield of(people.completeness, customer=CUSTOMER, rules=firm().customers)
    yield of(worktime.timers, clock=CLOSE, events=HAPPENED, calendar=OFFICE)
    report = worktime.Rhythm(id="report", when=worktime.ByDay(5), start=worktime.Period.month(2026, 7).first)
    yield of(worktime.occurrence, rhythm=report, n=1)
    yield of(worktime.last_day_for, rhythm=report, period=worktime.Period.month(2026, 7))
    yield of(worktime.serving_several, readings=[])
    yield of(worktime.governing, readings=worktime.readings(CLOSE, HAPPENED, at=AT, calendar=OFFICE))


SIGNER: Final = attrs.evolve(ANNA, id="mia", positions=frozenset({"manager", "department_head"}))


def in_time() -> Iterator[Call]:
    """Walk what takes a date or an instant."""
    for name, sample in SAMPLES.items():
        if name.split(".")[1] in DOORS:
            yield takers()[name], parts(sample(DAY, AT))


# Not walked: what is asked for each fact of each subject, or for each step, where a frame is felt; what makes or reads conditions; and what
# works on ports of the host alone.
NOT_WALKED: Final = frozenset({
    "kpi.complaint_counts",
    "handlers.async_relay",
    "handlers.relay",
    "lifecycles.lacks_role",
    "rules.about",
    "rules.check_table",
    "rules.from_table",
    "rules.holds",
    "rules.to_table",
    "rules.trace",
})  # fmt: skip


CALLS: Final = {f"{number} {taker.name.removeprefix('crmcore.')}": (taker, given) for number, (taker, given) in enumerate((*by_hand(), *in_time()))}


def raw(taker: Taker, given: Mapping[str, object]) -> Iterator[tuple[str, object, Exception]]:
    """Walk the arguments for which Python speaks in place of us."""
    for name in given:
        if name == "self" or (".".join(taker.name.split(".")[-2:]), name) in RAW:
            continue
        for wrong in WRONG:
            takes_many = inspect.signature(taker.call).parameters.get(name)
            many = takes_many is not None and takes_many.kind is takes_many.VAR_POSITIONAL
            try:
                taker.answer({**given, name: (wrong,) if many else wrong})
            except CrmCoreError as error:
                error.text(Language.ZH)  # both languages have words for it
            except Exception as error:  # noqa: BLE001 - whatever it is, it is not ours
                yield name, wrong, error


@pytest.mark.parametrize("name", CALLS)
def test_the_wrong_kind_of_thing_is_never_an_error_of_our_insides(name: str) -> None:
    assert [*raw(*CALLS[name])] == []


def test_no_function_of_these_doors_is_forgotten() -> None:
    walked = {taker.call for taker, _ in CALLS.values()} | {lifecycles.lifecycle_of, lifecycles.lifecycle_named}
    doors = {name: import_module(f"crmcore.{name}") for name in (*DOORS, "complaints.regimes", "complaints.supervision")}
    there = {f"{name}.{one}": getattr(door, one) for name, door in doors.items() for one in door.__all__}
    assert {name for name, one in there.items() if inspect.isfunction(one) and one not in walked} == NOT_WALKED


def told(call: Callable[..., Any]) -> Callable[..., Any]:
    """Return what is called, for a type checker that would not let it be called so."""
    return call


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: told(rulebook.compare)(None, firm()), "`old` must be of type `Edition`, not `NoneType`"),
        (lambda: told(rulebook.impact)([], old=firm(), new=rulebook.Rulebook.default(), at=AT), "`old` must be of type `Rulebook`, not `Edition`"),
        (lambda: told(rulebook.Rulebook.default().edition)(None), "`id` must be of type `str`, not `NoneType`"),
        (lambda: told(rulebook.check_edition)(firm(), today=AT), "`today` must be of type `date | None`, not `datetime`"),
        (lambda: told(rulebook.Rulebook.parse)(rulebook_files.default(), facts=7), "`facts` must be of type `type[CustomerFacts]`, not `int`"),
        (lambda: told(rulebook.Rulebook.parse)("", days="x"), "`days` must be of type `Iterable[str]`, not `str`"),
        (lambda: told(rulebook.Rulebook.load)(days="x"), "`days` must be of type `Iterable[Path]`, not `str`"),
        (lambda: told(lifecycles.replay)(toy.KEYS, toy.KEY, ["x"]), "`events` must be of type `Iterable[Event]`, not `list[str]`"),
        (lambda: told(lifecycles.advance)(toy.KEYS, toy.KEY, "x", toy.RULES), "`event` must be of type `Event`, not `str`"),
        (
            lambda: told(lifecycles.advance)(toy.KEYS, None, toy.Lent(at=AT, by=toy.PORTER), toy.RULES),
            "`case` must be of type `Case`, not `NoneType`",
        ),
        (lambda: told(attrs.evolve)(toy.LINES[0], by=toy.porter), "`by` must be of type `tuple[Callable, ...]`, not `function`"),
        (lambda: told(lifecycles.Process)("key", toy.Key, [toy.Lent]), "`events` must be of type `tuple[type[Event], ...]`, not `list[type]`"),
        (lambda: told(attrs.evolve)(SHIPPED[0], id=None), "`id` must be of type `str`, not `NoneType`"),
        (lambda: told(kpi.measure)(None, [], period=worktime.Period.month(2026, 7)), "`kpi` must be of type `str | Kpi`, not `NoneType`"),
        (lambda: monthly({int: None}), "`records` must be of type `Mapping[type[object], Iterable[object]]`, not `dict[type, NoneType]`"),
        (lambda: told(OFFICE.is_working_day)("2026-07-06"), "`day` must be of type `date`, not `str`"),
        (lambda: of_ref(told(str)("key/standard"), {}), "`ref` must be of type `tuple[str, int]`, not `str`"),
        (
            lambda: told(lifecycles.vocabulary_of)((toy.KEYS,), who=(toy.porter,), returns=toy.Lent),
            "`returns` must be of type `tuple[type[Event], ...]`, not `type[Lent]`",
        ),
        (
            lambda: told(lifecycles.transition)("lend", [toy.Place.BOARD], toy.Lent, toy.Place.LENT, "RULES-1.4"),
            "`from_` must be of type `tuple[StrEnum, ...]`, not `list[Place]`",
        ),
        (lambda: told(lifecycles.Obligation)(id=7), "`id` must be of type `str`, not `int`"),
    ],
)
def test_a_wrong_argument_is_named_with_what_would_be_right(call: Callable[[], object], says: str) -> None:
    with pytest.raises(InvalidType) as refused:
        call()
    assert says in str(refused.value)


def monthly(records: object) -> object:
    return takers()["crmcore.kpi.monthly_report"].answer({**parts(SAMPLES["crmcore.kpi.monthly_report"](DAY, AT)), "records": records})


def test_an_obligation_has_a_message_that_is_there() -> None:
    with pytest.raises(InvalidValue, match="`finding` of obligation `answer` is `nope`, a code that no message has"):
        lifecycles.Obligation(id="answer", finding="nope")


def test_a_table_is_listed_under_its_own_name() -> None:
    own = attrs.evolve(firm().complaints, lifecycles={})
    with pytest.raises(RulebookError, match="the table of `complaint/standard v1` is listed under `mine/other v1`"):
        attrs.evolve(own, lifecycles={("mine/other", 1): complaints.STANDARD})


def test_an_error_of_the_caller_s_own_code_stays_as_it_is() -> None:
    def fails(case: toy.Key, event: toy.Lent, rules: toy.KeyRules, /) -> None:
        """It always fails."""
        raise KeyError(event.days)

    line: lifecycles.Transition[toy.Key, toy.KeyRules] = told(attrs.evolve)(toy.LINES[0], by=(), law=(), given=(fails,))
    table = lifecycles.Lifecycle("key/fails", (line, *toy.LINES[1:]), initial=toy.Place.BOARD, final=frozenset({toy.Place.DONE}))
    key = attrs.evolve(toy.KEY, lifecycle=table.ref)
    event = toy.Lent(at=AT, by=toy.PORTER)
    for step in (lifecycles.advance, lifecycles.check):
        with pytest.raises(KeyError):
            told(step)(table, key, event, toy.RULES)
