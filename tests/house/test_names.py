"""What a reader is told are words, in either language: whatever has a name is said by it, and whatever crmcore ships has one."""

from __future__ import annotations

import copy
import html
import itertools
import pickle
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import attrs
import pytest

from crmcore.adapters.report import render_html
from crmcore.clauses.catalogue import CLAUSES
from crmcore.cli.complaint_story import complaint_story
from crmcore.cli.customer_story import customer_story
from crmcore.cli.demo.month import BANK, PERIOD, Month, report_on, run
from crmcore.cli.demo.summary import summary
from crmcore.cli.rendering import Story
from crmcore.complaints.case import register
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.complaints.facts import ComplaintFacts
from crmcore.complaints.lifecycles.shipped import LIFECYCLES, lifecycle_of
from crmcore.complaints.lifecycles.vocabulary import GUARDS
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.record import record_of
from crmcore.complaints.rules.supervision import ROLES
from crmcore.complaints.severity import severity_of
from crmcore.complaints.states import State
from crmcore.complaints.supervision.worklist import work_list
from crmcore.customers.activity import Transaction
from crmcore.customers.facts import CustomerFacts
from crmcore.customers.record import CustomerRecord
from crmcore.event import Actor
from crmcore.kpi.catalogue import CATALOGUE
from crmcore.kpi.reports.monthly import monthly_report
from crmcore.lifecycles.drawing import to_markdown
from crmcore.lifecycles.transitions import name_of, sentence
from crmcore.messages import TEXTS, Language, Term, WordKind, say, say_term
from crmcore.money import Money
from crmcore.organisation import Staff
from crmcore.policy.authority import decide
from crmcore.policy.record import record_of as approval_of
from crmcore.policy.request import ApprovalRequest
from crmcore.rulebook import Rulebook, files
from crmcore.rulebook.comparing import compare
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.load import load
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.rules.facts import specs_of
from crmcore.segmentation.tiering import assign

pytest.importorskip("jinja2", reason="the report needs the extra `report`")
pytest.importorskip("sqlalchemy", reason="stories read stored standings")

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
STEPS: Final = {step.id for one in LIFECYCLES.values() for step in one.transitions}
AT: Final = datetime(2026, 7, 20, 12, tzinfo=SHANGHAI)
CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
IDENTIFIER: Final = re.compile(r"(?<![\w./#-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w/])")
LATIN: Final = re.compile(r"(?<![\w./#@-])[a-z]{3,}(?![\w/@-]|\.\w)")


# --- what is shipped has a name in both languages -----------------------------------------------------------------------------------------------


def shipped() -> Iterator[tuple[str, str, str]]:
    """Walk what crmcore ships and a reader may be told of: what it is, and how it is said in both languages."""
    edition = Rulebook.default().on(date(2026, 7, 1))
    rules, firm = edition.complaints, edition.organisation
    words: dict[str, Iterable[str]] = {
        "department": (one.id for one in firm.departments.values()),
        "department's path": (edition.names.term(WordKind.DEPARTMENTS, one.path) for one in firm.departments.values()),
        "position": (one.id for one in firm.positions.values()),
        "role": ROLES,
        "tier": edition.segmentation.order,
        "action": edition.policy.limits,
        "matter": rules.matters,
        "demand": rules.demands,
        "channel": rules.channels,
        "class": (one.then.id for one in rules.classes),
        "clock": (clock.id for one in rules.classes for clock in one.then.clocks),
        "reason": () if rules.crisis is None else rules.crisis.reasons,
        "state": State,
        "event": (one.name for one in EVENTS),
    }
    for kind, each in words.items():
        yield from ((f"{kind} {word}", say_term(word, Language.EN), say_term(word, Language.ZH)) for word in each)
    for facts in (CustomerFacts, ComplaintFacts):
        yield from ((f"fact {one.name}", one.meaning.en, one.meaning.zh) for one in specs_of(facts).values())
    yield from ((f"guard {name_of(one)}", sentence(one), sentence(one, Language.ZH)) for one in GUARDS)
    yield from ((f"figure {one.id}", one.name.en, one.name.zh) for one in CATALOGUE.values())
    yield from ((f"regime {one.id}", one.title.en, one.title.zh) for one in Regimes.shipped().editions)


@pytest.mark.parametrize(("what", "en", "zh"), sorted(set(shipped())))
def test_whatever_is_shipped_has_a_name_in_both_languages(what: str, en: str, zh: str) -> None:
    assert en.strip()
    assert IDENTIFIER.search(en) is None
    assert CHINESE.search(zh)


# --- the demo's month, under the shipped rulebook -----------------------------------------------------------------------------------------------


def told(line: str) -> str:
    """Take away what is meant to be an id: whatever stands in backticks, a step before its colon, an edition."""
    bare = re.sub(rf"`[^`]*`|{BANK}|[\w-]+@[-0-9]+#[0-9a-f]+", "", line)
    return re.sub(rf"\b({'|'.join(sorted(STEPS, key=len, reverse=True))})(?=: |：)", "", bare)


def page_lines(page: str, lang: Language) -> Iterator[str]:
    """Walk the words of one language's side of a report."""
    (side,) = re.findall(rf'<main class="side" id="{lang}" lang="{lang}">(.*?)</main>', page, flags=re.DOTALL)
    yield from html.unescape(re.sub(r"<style.*?</style>|<[^>]*>", " ", side, flags=re.DOTALL)).splitlines()


def story_lines(story: Story) -> Iterator[str]:
    yield story.title
    yield from (f"{label}: {said}" for label, said in story.facts)
    yield from itertools.chain.from_iterable((one.heading, *one.lines) for one in story.blocks)


@pytest.fixture(scope="module")
def month() -> Month:
    return run(20260701, Rulebook.default().on(PERIOD.last), lambda items, **_: items)  # type: ignore[arg-type]


def lines_of(month: Month, lang: Language) -> Iterator[str]:
    book = Rulebook.default()
    edition, report = book.on(PERIOD.last), report_on(month)
    yield from page_lines(render_html(report), lang)
    yield from (" ".join(row) for row in list(summary(report, lang))[1:])
    yield from work_list(month.complaints, at=AT, rules={edition.complaints.edition: edition.complaints}).lines(lang)
    begun = [one for one in month.complaints if one.history and one.history[0].event.at <= AT]
    for case in begun[::12]:
        yield from story_lines(complaint_story(case, edition=edition, at=AT, lang=lang))
    for customer in month.customers[::180]:
        moved: list[Transaction] = [one for one in month.transactions if one.customer == customer.id]
        yield from story_lines(
            customer_story(
                customer,
                transactions=moved,
                contacts=(),
                complaints=month.complaints,
                standings=(),
                edition=edition,
                rulebook=book,
                at=AT,
                lang=lang,
            )
        )


@pytest.mark.parametrize(("lang", "wrong"), [(Language.EN, IDENTIFIER), (Language.ZH, LATIN)])
def test_the_demo_tells_words(month: Month, lang: Language, wrong: re.Pattern[str]) -> None:
    assert [(found, line) for line in lines_of(month, lang) if (found := wrong.findall(told(line)))] == []


# --- a firm whose every word is an identifier, and has a name ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def firm() -> Edition:
    """Load the shipped rulebook with its words turned into `x_…_z`, and every one of them named."""
    text = files.default().partition("[names.")[0]
    tables = tomllib.loads(text)
    lists = {
        kind: [word for word in tables["complaints"][kind] if word not in ("other", "product", "regulator", "price_reduction")]
        for kind in ("matters", "demands", "channels")
    }
    people = [one["id"] for kind in ("positions", "departments") for one in tables["organisation"][kind]]
    others = [*(one["tier"] for one in tables["benefits"]), *(one["id"] for one in tables["complaints"]["classes"])]
    for word in {*people, *others, *itertools.chain.from_iterable(lists.values())} - {"administration"}:
        text = re.sub(rf'(?<!en = )"{word}"', f'"x_{word}_z"', text)
    named = {kind: [f"x_{word}_z" for word in words] for kind, words in lists.items()}
    named |= {"products": ["x_loan_z"], "causes": ["x_system_z"], "roles": list(ROLES), "clauses": ["RULES-1.5"]}
    named |= {"actions": [one["action"] for one in tables["policy"]["limits"]], "clocks": ["first_handling", "first_contact"]}
    for kind, words in named.items():
        text += f"\n[names.{kind}]\n" + "\n".join(
            f'"{word}" = {{ en = "called {word.removeprefix("x_").removesuffix("_z")}", zh = "名为{kind}" }}' for word in words
        )
    return load(text)


def answers(firm: Edition, lang: Language) -> Iterator[str]:
    """Ask this firm's rulebook whatever has an answer in words."""
    rules, people = firm.complaints, firm.organisation
    by = {id_: people.actor(Staff(id=f"a-{n}", unit="bank/outlets", positions=(id_,))) for n, id_ in enumerate(people.positions)}
    card = RecordCard(
        number="C-1",
        received_at=AT - timedelta(days=1),
        demands=("x_damages_z",),
        matter="x_fees_z",
        channel="x_outlet_z",
        product="x_loan_z",
        tier="x_vip_z",
        customer_name="段誉",
    )
    case = register(card, at=AT, by=by["x_outlet_clerk_z"], rules=rules)
    yield severity_of(card, rules).text(lang)
    for actor in (*by.values(), Actor(id="nobody", unit="bank")):
        yield case.explain(actor=actor, at=AT, rules=rules).text(lang)
    yield from story_lines(complaint_story(case, edition=firm, at=AT, lang=lang))
    yield from work_list((case,), at=AT, rules={rules.edition: rules}).lines(lang)
    standing = assign(
        CustomerFacts(kind="individual", annual_amount=Money(812_000, "CNY"), credit_grade="A"), rules=firm.segmentation, as_of=AT.date()
    )
    yield from (standing.why.text(lang), say(Term(standing.tier), lang))
    asked = [
        ApprovalRequest(id=f"R-{n}", action=action, amount=Money(9_000, "CNY"), requested_by=by["x_ceo_z"], at=AT, subject="C-1", customer="K-1")
        for n, action in enumerate(firm.policy.limits)
    ]
    yield from (decide(one, rules=firm.policy, related=()).text(lang) for one in asked)
    report = monthly_report(
        period=PERIOD,
        bank="bank",
        as_of=date(2026, 8, 1),
        rules=firm.kpi,
        complaints=[record_of(case, at=AT, rules=rules)],
        approvals=[approval_of(one, None, zone=firm.zone) for one in asked],
        customers=[
            CustomerRecord(id="K-1", kind="individual", tier="x_vip_z", previous_tier="x_premium_z", filled=1, required=2, as_of=date(2026, 7, 31))
        ],
        tiers=firm.segmentation.order,
    )
    yield from page_lines(render_html(report), lang)


# --- a firm that calls every clause of crmcore otherwise ------------------------------------------------------------------------------------------

CLAUSE_ID: Final = re.compile(r"\b(?:DEPT|RULES|FIN|BANK|MAN)-\d")
# Every message that cites a clause; one that is added here must be among those that `cited` asks for.
CITING: Final = {
    *("open_step", "blocked_step", "compare.cited", "explain.reading_ours"),
    *("explain.step_taken", "explain.step_recorded", "explain.reading", "explain.step", "explain.beside_may", "explain.beside_not", "explain.tiered"),
}


@pytest.fixture(scope="module")
def renamed() -> Edition:
    """Load the shipped rulebook with a name for every clause of crmcore."""
    named = (f'"{one}" = {{ en = "policy § {n}", zh = "制度第{n}条" }}' for n, one in enumerate(CLAUSES, 1))
    return load(files.default() + "\n[names.clauses]\n" + "\n".join(named))


def cited(edition: Edition, month: Month, lang: Language) -> Iterator[tuple[str, list[str]]]:
    """Walk whatever is given names and cites clauses: what it is, and its lines."""
    rules = edition.complaints
    begun = [one for one in month.complaints if one.history and one.history[0].event.at <= AT]
    for case in begun[::12]:
        then = case.as_of(AT, rules=rules)
        for actor in (*(step.event.by for step in then.history), Actor(id="nobody", unit="bank")):
            yield "explanation", then.explain(actor=actor, at=AT, rules=rules).text(lang).splitlines()[1:]
        yield "story of a complaint", list(story_lines(complaint_story(case, edition=edition, at=AT, lang=lang)))
    customer, book = month.customers[0], Rulebook([edition])
    whole = customer_story(customer, transactions=[], contacts=(), complaints=(), standings=(), edition=edition, rulebook=book, at=AT, lang=lang)
    yield "story of a customer", list(story_lines(whole))
    for ref in LIFECYCLES:
        yield "table", to_markdown(lifecycle_of(ref, rules), lang).splitlines()[2:]
    other = load(files.default().replace('return_visit_every = "1 month"', 'return_visit_every = "2 months"', 1))
    yield "comparison", [one.text(lang) for one in compare(other, edition).differences if one.clauses]
    yield "page", list(page_lines(render_html(report_on(attrs.evolve(month, edition=edition))), lang))


@pytest.mark.parametrize("lang", Language)
def test_a_clause_is_said_by_the_firms_name_for_it(renamed: Edition, month: Month, lang: Language) -> None:
    told: dict[str, list[str]] = {}
    for what, lines in cited(renamed, month, lang):
        told.setdefault(what, []).extend(lines)
    assert [(what, line) for what, lines in told.items() for line in lines if CLAUSE_ID.search(line)] == []
    name = {Language.EN: re.compile(r"policy § \d"), Language.ZH: re.compile(r"制度第\d+条")}[lang]
    assert {what for what, lines in told.items() if name.search("\n".join(lines))} == set(told)


def test_every_message_that_cites_a_clause_is_asked_for() -> None:
    assert {code for code, text in TEXTS.items() if re.search(r"\{clauses?\b", text.en + text.zh)} == CITING


def test_a_clause_that_is_called_otherwise_is_the_same_clause(renamed: Edition, month: Month) -> None:
    shipped = Rulebook.default().on(PERIOD.last)
    case = next(one for one in month.complaints if len(one.history) > 1)
    blank = register(case.card, at=case.history[0].event.at, by=case.history[0].event.by, rules=shipped.complaints)
    event = case.history[1].event
    asked = [blank.check(event, rules=one.complaints) for one in (shipped, renamed, shipped)]
    assert asked[0] == asked[1] == asked[2]
    assert [CLAUSE_ID.search(say_term(str(one.clause) if one.clause is None else one.clause)) is None for one in asked] == [False, True, False]
    assert copy.deepcopy(renamed.complaints) == renamed.complaints == pickle.loads(pickle.dumps(renamed.complaints))  # noqa: S301 - our own
    assert renamed.id == shipped.id


@pytest.mark.parametrize("lang", Language)
def test_a_firms_own_words_are_said_by_name(firm: Edition, lang: Language) -> None:
    lines = list(answers(firm, lang))
    assert [line for line in lines if re.search(r"x_\w+_z|x \w+ z", told(line))] == []
    everything = "\n".join(lines)
    for said in {
        Language.EN: ("called fees", "called loan", "called outlet", "VIP", "called purchase", "called intake", "called first_handling"),
        Language.ZH: ("名为matters", "名为products", "名为channels", "VIP客户", "名为actions", "名为roles", "名为clocks"),
    }[lang]:
        assert said in everything, said
