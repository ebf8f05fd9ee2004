"""Golden files: what an earlier release saved loads for ever, replays to the same state and clocks, and goes on under the rulebook of its day.

Each folder of `golden/` is a release, made once by the script of its name and never again. `release.json` names its editions, events and kinds of saves;
`rulebooks` holds the texts that its cases began under; each file of `complaints`, `approvals` and `values` what was saved, and what was seen of it
then; `databases` whole SQLite files as SQL.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import pytest

from crmcore import Edition, NotFound, Rulebook, privacy
from crmcore.adapters import Saved, default_codec
from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.complaints import Complaint, ComplaintRules, CustomerStatement
from crmcore.complaints.events import EVENTS, Closed
from crmcore.complaints.guards.at_any_time import NeedsStatement
from crmcore.complaints.lifecycles.shipped import lifecycle_of
from crmcore.customers import activity_of, facts_of
from crmcore.event import Event
from crmcore.lifecycles import Step, replay, stretch
from crmcore.policy import Approval, ApprovalRequest, Grant, Refusal, can_sign, sign
from crmcore.segmentation import assign
from tests.adapters.read_otherwise import since

Json: TypeAlias = dict[str, Any]

GOLDEN = Path(__file__).parent / "golden"
CODEC = default_codec()


def found(which: str) -> list[Path]:
    """Every golden file of a sort, of whatever release."""
    return sorted(GOLDEN.glob(f"*/{which}"))


# What became law in the shipped tables since the first saves were made, and what a refusal of then is called now.
SINCE = frozenset(
    {
        "complaint.no_action_why",
        "complaint.demand_not_ruled",
        "complaint.still_owed",
        "complaint.money_still_owed",
        "complaint.no_extension",
        "complaint.no_pause",
        "complaint.no_statement",
        "complaint.not_reached",
        "complaint.no_day_promised",
        "complaint.late_consent_undated",
        "complaint.attempt_proves_nothing",
        "regime.reply_lacks",
    }
)
CALLED_NOW = {"nothing_follows": "not_now"}
SAID = CustomerStatement(channel="telephone", proof="recorded", content="as they said")

RELEASES = sorted(path.parent for path in GOLDEN.glob("*/release.json"))
CASES, APPROVALS, VALUES, DATABASES = found("complaints/*.json"), found("approvals/*.json"), found("values/*.json"), found("databases/*.sql")


def name(path: Path) -> str:
    return path.name.removesuffix(".json")


def release(path: Path) -> Path:
    """The folder of the release that a golden file belongs to."""
    return path.parent.parent


def opened(path: Path) -> Json:
    content: Json = json.loads(path.read_text("utf-8"))
    return content


def saved(parts: Mapping[str, Any]) -> Saved:
    """A save from its parts as they stand, readable, in a golden file."""
    body, personal = parts["body"], parts["personal"]
    return Saved(json.dumps(body, ensure_ascii=False), None if personal is None else json.dumps(personal, ensure_ascii=False))


def parts(one: Saved) -> Json:
    """A save as it stands in a golden file."""
    return {"body": json.loads(one.body), "personal": None if one.personal is None else json.loads(one.personal)}


@cache
def editions(folder: Path) -> Mapping[str, Edition]:
    """The editions of a release by the ids that its saves name: each file's text is what the id was made of."""
    texts = {path.name: path.read_text("utf-8") for path in sorted((folder / "rulebooks").glob("*.toml"))}
    ids: Mapping[str, str] = opened(folder / "release.json")["editions"]
    assert ids.keys() == texts.keys()
    return {ids[one]: Rulebook.parse(text, law=law_of(folder)).edition(ids[one]) for one, text in texts.items()}


def law_of(folder: Path) -> tuple[str, ...]:
    """The readings of law under which the cases of a release were answered, where a later one demands more of a letter."""
    return tuple(path.read_text("utf-8") for path in sorted((folder / "law").glob("*.toml")))


def complaint(path: Path) -> Complaint:
    return CODEC.decode(saved(opened(path)["saved"]), Complaint)


def rules_of(path: Path, edition: str) -> ComplaintRules:
    return editions(release(path))[edition].complaints


# --- what is seen of a complaint -------------------------------------------------------------------------------------------------------------


def with_evidence_of_today(event: Event) -> Event:
    """An event of then, with the evidence that became law since: the customer's statement, the reason why nothing is done against recurrence."""
    if isinstance(event, Closed):
        return attrs.evolve(event, no_action="a slip")
    return attrs.evolve(event, statement=SAID) if isinstance(event, NeedsStatement) else event


def standing(case: Complaint) -> Json:
    """Where a complaint stands, and the way that it came."""
    return {
        "id": case.id,
        "class": case.class_id,
        "edition": case.edition,
        "lifecycle": list(case.lifecycle),
        "state": case.state.value,
        "version": case.version,
        "transitions": [step.transition for step in case.history],
        "reporters": [card.number for card in case.reporters],
        "remedies": {kind: str(amount) for kind, amount in case.money.items()},
        "granted": None if case.granted is None else str(case.granted),
        "ruling": case.ruling,
        "recused": sorted(case.recused),
        "actions": list(case.actions),
    }


def states(case: Complaint, rules: Mapping[str, ComplaintRules]) -> list[str]:
    """In which state it stood after each of its steps, by the rules that governed it then."""
    instants = [step.event.at for step in case.history]
    return [case.as_of(at, rules=rules[case.edition_at(at)]).state.value for at in instants]


def looked_at(case: Complaint) -> list[datetime]:
    """The instants at which its clocks are read: half-way, at its last step, three days and a month later."""
    last = case.history[-1].event.at
    return [case.history[case.version // 2].event.at, last, last + timedelta(days=3), last + timedelta(days=30)]


def clocks(case: Complaint, rules: Mapping[str, ComplaintRules]) -> Json:
    """What its clocks say at those instants; before its last step, as it stood then."""
    return {at.isoformat(): _clocks(case.as_of(at, rules=rules[case.edition_at(at)]), at, rules) for at in looked_at(case)}


def _clocks(case: Complaint, at: datetime, rules: Mapping[str, ComplaintRules]) -> Json:
    return {
        clock: {
            "state": one.state.value,
            "last_day": None if one.last_day is None else one.last_day.isoformat(),
            "due": None if one.due is None else one.due.isoformat(),
            "elapsed": one.elapsed,
            "remaining": one.remaining,
            "unit": one.unit.value,
            "extended": one.extended,
            "stopped_at": None if one.stopped_at is None else one.stopped_at.isoformat(),
        }
        for clock, one in case.clocks(at=at, rules=rules[case.edition]).items()
    }


# --- complaints ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", CASES, ids=name)
def test_a_complaint_of_then_loads_and_stands_where_it_stood(path: Path) -> None:
    assert standing(complaint(path)) == opened(path)["expected"]["stands"]


@pytest.mark.parametrize("path", CASES, ids=name)
def test_its_history_leads_to_the_same_states(path: Path) -> None:
    case = complaint(path)
    rules = {id: one.complaints for id, one in editions(release(path)).items()}
    table = lifecycle_of(case.lifecycle, rules[case.edition])
    part = stretch(case, table.initial)
    assert replay(table, part.entered, (step.event for step in part.steps)) == case
    assert states(case, rules) == opened(path)["expected"]["states"]


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
@pytest.mark.parametrize("path", CASES, ids=name)
def test_its_clocks_say_what_they_said(path: Path) -> None:
    rules = {id: one.complaints for id, one in editions(release(path)).items()}
    assert clocks(complaint(path), rules) == since(f"{release(path).name}/{name(path)}", opened(path)["expected"]["clocks"])


@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize("path", CASES, ids=name)
def test_it_takes_its_next_step_under_its_own_rulebook_and_refuses_another_step(path: Path) -> None:
    case, expected = complaint(path), opened(path)["expected"]
    rules = rules_of(path, case.edition)
    if expected["next"] is None:
        assert case.state in lifecycle_of(case.lifecycle, rules).final
    else:
        step = CODEC.decode(saved(expected["next"]["saved"]), Step)
        event = with_evidence_of_today(step.event)
        after = case.advance(event, rules=rules)
        assert (after.history[-1], after.state) == (step._replace(event=event), expected["next"]["state"])
        assert after.edition == case.edition  # it stays pinned to what it began under
    wrong = CODEC.decode(saved(expected["refused"]["saved"]), Step)
    decision = case.check(wrong.event, rules=rules)
    assert not decision.allowed
    then = expected["refused"]["reasons"]
    now = [one.code for one in decision.reasons if one.code in then or one.code not in SINCE]
    assert now in (then, [CALLED_NOW.get(one, one) for one in then])


@pytest.mark.parametrize("path", CASES, ids=name)
def test_no_step_on_record_is_one_that_the_rules_of_then_would_refuse(path: Path) -> None:
    case = complaint(path)
    if opened(path)["saved"]["personal"] is not None:  # where words were erased, no guard can find them
        assert {why.code for one in case.recheck(rules=rules_of(path, case.edition)) for why in one.reasons} <= SINCE


@pytest.mark.clause("BANK-6.1")
@pytest.mark.parametrize("path", CASES, ids=name)
def test_without_its_personal_part_it_loads_as_erased_and_stands_where_it_stood(path: Path) -> None:
    content = opened(path)
    case = CODEC.decode(saved(content["saved"]).erased(), Complaint)
    assert {card.customer_name for card in case.reporters if not card.anonymous} <= {privacy.ERASED}
    assert {card.customer_name for card in case.reporters if card.anonymous} <= {privacy.ERASED, ""}  # a name that nobody gave cannot be erased
    assert standing(case) == content["expected"]["stands"]
    assert clocks(case, {id: one.complaints for id, one in editions(release(path)).items()}) == since(
        f"{release(path).name}/{name(path)}", content["expected"]["clocks"]
    )


@pytest.mark.parametrize("folder", RELEASES, ids=name)
def test_every_event_that_there_was_happens_in_some_complaint(folder: Path) -> None:
    histories = [complaint(path).history for path in sorted(folder.glob("complaints/*.json"))]
    happened = {step.event.name for history in histories for step in history}
    assert happened >= set(opened(folder / "release.json")["events"])
    assert happened <= {one.name for one in EVENTS}


# --- approvals -------------------------------------------------------------------------------------------------------------------------------


def approval(path: Path) -> tuple[ApprovalRequest, Grant | None, Refusal | None]:
    one = opened(path)["saved"]
    grant, refusal = one["grant"], one["refusal"]
    return (
        CODEC.decode(saved(one["request"]), ApprovalRequest),
        None if grant is None else CODEC.decode(saved(grant), Grant),
        None if refusal is None else CODEC.decode(saved(refusal), Refusal),
    )


@pytest.mark.clause("BANK-4.1")
@pytest.mark.parametrize("path", APPROVALS, ids=name)
def test_an_approval_of_then_loads_and_takes_its_next_signature(path: Path) -> None:
    (request, grant, refusal), expected = approval(path), opened(path)["expected"]
    rules = editions(release(path))[expected["edition"]].policy
    assert expected["complete"] is (grant is not None and grant.complete)
    assert expected["reasons"] == (None if refusal is None else list(refusal.reasons))
    if expected["next"] is not None:
        after = CODEC.decode(saved(expected["next"]), Grant)
        put = after.signatures[-1]
        signed = sign(Approval(request, grant), by=put.by, at=put.at, rules=rules, related=())
        assert (signed.request, signed.chain, signed.missing) == (request, after.chain, after.missing)
        assert (signed.signatures[-1].by, signed.signatures[-1].position) == (put.by, put.position)
    no = CODEC.decode(saved(expected["refused"]), Refusal)
    assert tuple(one.code for one in can_sign(Approval(request, grant), no.by, no.at, rules=rules, related=()).reasons) == no.reasons
    ended = can_sign(Approval(request, grant, refusal), no.by, no.at, rules=rules, related=())
    assert ("refused_already" in [one.code for one in ended.reasons]) is (refusal is not None)  # of then, a refused request could be signed


# --- everything else that is saved -----------------------------------------------------------------------------------------------------------


def saves(content: Any) -> list[Saved]:  # noqa: ANN401 - any part of a golden file
    """Every save that stands somewhere in a golden file."""
    if isinstance(content, dict) and content.keys() == {"body", "personal"}:
        return [saved(content)]
    inner = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    return [one for each in inner for one in saves(each)]


def value(path: Path) -> object:
    one = saved(opened(path)["saved"])
    return CODEC.decode(one, CODEC.kind_of(one))


ALL = [pytest.param(one, id=f"{path.stem}-{n}") for path in (*CASES, *APPROVALS, *VALUES) for n, one in enumerate(saves(opened(path)))]


def holds(now: object, then: object) -> bool:
    """Whether everything that stood in an old save stands in a new one, with the same value; a new one may hold more, in a later version."""
    if isinstance(then, dict) and isinstance(now, dict):
        return all(key in now and ((key == "version" and now[key] > value) or holds(now[key], value)) for key, value in then.items())
    if isinstance(then, list) and isinstance(now, list):
        return len(now) == len(then) and all(map(holds, now, then))
    return now == then


@pytest.mark.parametrize("one", ALL)
def test_what_was_saved_then_is_saved_again_with_nothing_lost(one: Saved) -> None:
    kind = CODEC.kind_of(one)
    loaded: object = CODEC.decode(one, kind)
    again = CODEC.encode(loaded)
    assert CODEC.decode(again, kind) == loaded
    assert holds(parts(again)["body"], parts(one)["body"])
    if one.personal is not None:
        assert holds(parts(again)["personal"], parts(one)["personal"])


@pytest.mark.clause("BANK-6.1")
@pytest.mark.parametrize("one", ALL)
def test_what_was_saved_then_loads_without_its_personal_part(one: Saved) -> None:
    kind = CODEC.kind_of(one)
    erased: object = CODEC.decode(one.erased(), kind)
    assert holds(parts(CODEC.encode(erased))["body"], parts(one)["body"])
    assert CODEC.decode(CODEC.encode(erased), kind) == erased


@pytest.mark.parametrize("folder", RELEASES, ids=name)
def test_every_kind_that_could_be_saved_then_is_here(folder: Path) -> None:
    here = {CODEC.name_of(CODEC.kind_of(one)) for path in sorted(folder.glob("*/*.json")) for one in saves(opened(path))}
    assert here >= set(opened(folder / "release.json")["kinds"])


# --- databases -------------------------------------------------------------------------------------------------------------------------------


@pytest.fixture(params=DATABASES, ids=name)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A dump, and the database file restored from it."""
    restored = tmp_path / "crm.sqlite"
    connection = sqlite3.connect(restored)
    connection.executescript(request.param.read_text("utf-8"))
    connection.close()
    return request.param, restored


def test_a_database_of_then_opens_and_holds_what_the_files_hold(database: tuple[Path, Path]) -> None:
    dump, restored = database
    stores, expected = SqlStores(sqlite(restored)), opened(dump.with_suffix(".json"))
    stores.create()
    files = {path.stem: path for path in dump.parent.parent.glob("*/*.json")}
    assert stores.complaints.load_all().readable == tuple(complaint(files[one]) for one in expected["complaints"])
    assert [(one.request, one.grant, one.refusal) for one in stores.approvals.load_all().readable] == [
        approval(files[one]) for one in expected["approvals"]
    ]
    kept: list[object] = [stores.customers.load(one) for one in expected["customers"]]
    kept += [
        entry for one in expected["customers"] for entry in (*stores.customers.transactions(one).readable, *stores.contacts.contacts(one).readable)
    ]
    first, last = (datetime.fromisoformat(one).date() for one in expected["surveyed"])
    kept += stores.surveys.answers(first, last).readable
    assert kept == [value(files[one]) for one in expected["values"]]
    assert [[one.case, one.seq, one.event, one.at.isoformat()] for one in stores.complaints.pending(1000).readable] == expected["pending"]
    stood = [stand for one in expected["customers"] for stand in stores.standings.of(one).readable]
    assert [[one.customer, one.as_of.isoformat(), one.tier, one.rule, one.edition] for one in stood] == expected["standings"]


def test_cases_of_then_go_on_in_their_database_under_the_rulebook_that_it_holds(database: tuple[Path, Path]) -> None:
    dump, restored = database
    stores = SqlStores(sqlite(restored))
    book = stores.editions.rulebook(law=law_of(release(dump)))
    for path in (path for path in CASES if path.stem in opened(dump.with_suffix(".json"))["complaints"]):
        expected = opened(path)["expected"]
        if expected["next"] is None:
            continue
        case = stores.complaints.load(expected["stands"]["id"])
        step = CODEC.decode(saved(expected["next"]["saved"]), Step)
        stores.complaints.save(
            case.advance(with_evidence_of_today(step.event), rules=book.edition(case.edition).complaints), expected_version=case.version
        )
        assert stores.complaints.load(case.id).state == expected["next"]["state"]
    with pytest.raises(NotFound):
        book.edition("example-city-bank@2026-01-01#00000000")


@pytest.mark.clause("FIN-3.2")
def test_customers_of_then_stand_in_the_same_tier(database: tuple[Path, Path]) -> None:
    dump, restored = database
    stores = SqlStores(sqlite(restored))
    for customer, as_of, tier, rule, id in opened(dump.with_suffix(".json"))["standings"]:
        edition, day = editions(release(dump))[id], datetime.fromisoformat(as_of).date()
        done = stores.customers.transactions(customer).readable
        activity = activity_of(done, customer=customer, as_of=day, zone=edition.zone, currency=edition.currency)
        facts = facts_of(stores.customers.load(customer), activity, as_of=day, rules=edition.customers)
        stands = assign(facts, as_of=day, rules=edition.segmentation)
        assert (stands.tier, stands.rule) == (tier, rule)
