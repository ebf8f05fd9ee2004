"""Lifecycles of a firm's own: read from TOML, every fault at its key path, law added whatever the file says."""

from __future__ import annotations

import pickle
import re
import tomllib

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import LIFECYCLES, STANDARD, VOCABULARY, CaseFile, ComplaintRules
from crmcore.complaints.events import Closed, Registered
from crmcore.complaints.guards.roles import front_line
from crmcore.complaints.lifecycles.shipped import lifecycle_named, lifecycle_of
from crmcore.complaints.rules import section
from crmcore.complaints.states import State
from crmcore.decision import Finding
from crmcore.errors import NotFound, RulebookError
from crmcore.lifecycles import STAYS, Lifecycle, LifecycleRef, Transition, Verification, Vocabulary, to_toml, transition, verify
from crmcore.lifecycles.transitions import name_of
from crmcore.messages import Language
from crmcore.rulebook import Edition, check_edition, load_lifecycles
from crmcore.rulebook.load import load
from tests.rulebook.toml import write

# A small branch answers at the counter, after a second look.
OWN = """
[[lifecycles]]
name    = "complaint/our-branch"
version = 2
initial = "raised"
final   = ["closed"]
clause  = "RULES-1.5"
ours    = "small branches answer at the counter, after a second look"
transitions = [
  { id = "register",  from = "raised",     event = "registered",         to = "received",  clause = "RULES-4.15", by = ["front_line"] },
  { id = "confirm",   from = ["received"], event = "grounds_confirmed",  to = "confirmed", clause = "RULES-4.7",  by = ["intake"] },
  { id = "accept",    from = "confirmed",  event = "complaint_accepted", to = "returned",  clause = "RULES-4.7",  by = ["superior"] },
  { id = "send_back", from = "confirmed",  event = "sent_back",          to = "received",  clause = "RULES-4.7",  by = ["superior"] },
  { id = "answer",    from = "returned",   event = "customer_answered",  to = "answered",  clause = "RULES-4.14", by = ["customer_service"] },
  { id = "pause",     from = "received",   event = "clock_paused",       to = "stays",     clause = "RULES-4.26", by = ["administration"] },
  { id = "close",     from = "answered",   event = "closed",             to = "closed",    clause = "RULES-4.26", by = ["front_line"] },
]
"""
REF = ("complaint/our-branch", 2)


def own(text: str = OWN) -> Lifecycle[CaseFile, ComplaintRules]:
    (made,) = load_lifecycles(text).values()
    return made


def line(made: Lifecycle[CaseFile, ComplaintRules], id: str) -> Transition[CaseFile, ComplaintRules]:
    (found,) = (one for one in made.transitions if one.id == id)
    return found


def faults(text: str) -> tuple[Finding, ...]:
    with pytest.raises(RulebookError) as caught:
        load_lifecycles(text)
    assert all(one.text(lang) for one in caught.value.findings for lang in Language)
    return caught.value.findings


def changed(old: str, new: str) -> str:
    assert old in OWN
    return OWN.replace(old, new, 1)


@pytest.mark.clause("RULES-1.5")
def test_a_table_of_ones_own_is_read() -> None:
    made = own()
    assert made.ref == REF
    assert made.initial is State.RAISED
    assert made.final == frozenset({State.CLOSED})
    assert line(made, "confirm").from_ == (State.RECEIVED,)
    assert line(made, "pause").to is STAYS


@pytest.mark.clause("RULES-4.11", "RULES-4.14", "RULES-4.17")
def test_law_is_added_whatever_the_file_says() -> None:
    made = own()
    assert [name_of(one) for one in line(made, "accept").guards] == ["superior", "four_eyes", "impartial", "made_impartially", "accepted_in_part"]
    assert [name_of(one) for one in line(made, "send_back").law] == ["four_eyes", "impartial_return", "reason_given"]
    assert [name_of(one) for one in line(made, "answer").law] == ["impartial", "nothing_undecided", "reply_on_record", "lawful_reply", "in_its_time"]
    wanted = [
        "impartial",
        "answered",
        "emergency_settled",
        "feedback_settled",
        "answered_since_forwarded",
        "award_honoured",
        "nothing_undecided",
        "nothing_owed",
        "action_or_reason",
    ]
    assert [name_of(one) for one in line(made, "close").law] == wanted
    assert all(one.law == VOCABULARY.events[one.event.name].law for one in made.transitions)


@pytest.mark.parametrize("said", ['"four_eyes", "superior"]', '"superior"], law = ["four_eyes"]', '"superior"], law = ["impartial", "four_eyes"]'])
def test_law_that_the_file_says_too_stands_once_among_the_law(said: str) -> None:
    made = own(changed('"superior"]', said))
    assert [name_of(one) for one in line(made, "accept").by] == ["superior"]
    assert [name_of(one) for one in line(made, "accept").law] == ["four_eyes", "impartial", "made_impartially", "accepted_in_part"]


def test_law_of_the_event_said_under_given_stands_once_among_the_law() -> None:
    made = own(changed('by = ["customer_service"]', 'by = ["customer_service"], given = ["reply_on_record"]'))
    assert (line(made, "answer").given, [name_of(one) for one in line(made, "answer").law]) == (
        (),
        ["impartial", "nothing_undecided", "reply_on_record", "lawful_reply", "in_its_time"],
    )


@pytest.mark.clause("RULES-4.11", "RULES-4.12")
@pytest.mark.parametrize("named", ["impartial", "impartial_decider", "impartial_return"])
def test_who_is_impartial_is_for_the_event_to_say_whichever_of_its_guards_a_table_names(named: str) -> None:
    """A table of before names `impartial` where its event has a guard of its own by now: it loads as one that names nothing of law."""
    text = to_toml(STANDARD).replace("complaint/standard", "complaint/copied", 1)
    said = re.sub(r'"impartial(_decider|_return)?"', f'"{named}"', text).replace('"general_manager"]', f'"general_manager", "{named}"]')
    assert [one.guards for one in own(said).transitions] == [one.guards for one in STANDARD.transitions]


def test_no_lifecycles_are_none() -> None:
    assert load_lifecycles("") == {}


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=lambda one: one.name)
def test_a_shipped_table_written_as_toml_is_read_back_equal(lifecycle: Lifecycle[CaseFile, ComplaintRules]) -> None:
    text = to_toml(lifecycle).replace(f'"{lifecycle.name}"', '"complaint/copied"', 1)
    copied = own(text)
    assert copied.transitions == lifecycle.transitions
    assert (copied.initial, copied.final, copied.version) == (lifecycle.initial, lifecycle.final, lifecycle.version)
    assert to_toml(copied) == text


LAW = ["four_eyes", "impartial", "exempt", "answered", "reason_given", "opinion_written", "report_complete", "grant_fits_proposal"]


@pytest.mark.parametrize("guard", LAW)
def test_law_struck_from_the_standard_comes_back(guard: str) -> None:
    text = to_toml(STANDARD).replace("complaint/standard", "complaint/copied", 1)
    named = re.compile(rf'"{guard}"(, )?')
    struck = re.sub(r"\b(by|law|given) += \[.*?\]", lambda one: named.sub("", one[0]).replace(", ]", "]"), text)
    assert struck != text
    for before, after in zip(STANDARD.transitions, own(struck).transitions, strict=True):
        kept = {name_of(one) for one in before.guards} - {guard}
        assert {name_of(one) for one in after.guards} == kept | {name_of(one) for one in VOCABULARY.events[before.event.name].law}
    assert any(guard in map(name_of, one.guards) for one in own(struck).transitions)


FIRST, THIRD = "lifecycles[0].transitions[0]", "lifecycles[0].transitions[2]"
FAULTS = [
    ("name    = ", "nam     = ", "unknown_key", "lifecycles[0].nam", "did you mean `name`?"),
    ('"complaint/our-branch"', '"our branch"', "lifecycle.bad_name", "lifecycles[0].name", "cannot name a lifecycle"),
    ('"complaint/our-branch"', '"complaint/standard"', "lifecycle.shipped", "lifecycles[0].name", "is shipped"),
    ("version = 2", "version = 0", "lifecycle.bad_version", "lifecycles[0].version", "count from 1"),
    ('initial = "raised"', 'initial = "raisd"', "unknown_state", "lifecycles[0].initial", "did you mean `raised`?"),
    ('final   = ["closed"]', 'final   = ["xyz"]', "unknown_state_of", "lifecycles[0].final[0]", "there are: `accepted`"),
    ('from = "raised"', 'from = "raisd"', "unknown_state", f"{FIRST}.from", "did you mean `raised`?"),
    ('from = ["received"]', 'from = ["receivd"]', "unknown_state", "lifecycles[0].transitions[1].from[0]", "did you mean `received`?"),
    ('from = "raised"', "from = 3", "wrong_kind", f"{FIRST}.from", "write a text"),
    ('from = ["received"]', "from = [3]", "wrong_kind", "lifecycles[0].transitions[1].from", "write a text"),
    ('from = "raised",', "", "missing_key", f"{FIRST}.from", "`from` is missing"),
    ('from = "raised"', 'form = "raised"', "unknown_key", f"{FIRST}.form", "did you mean `from`?"),
    ('to = "received"', 'to = "recieved"', "unknown_state", f"{FIRST}.to", "did you mean `received`?"),
    ('event = "registered"', 'event = "registred"', "unknown_event", f"{FIRST}.event", "did you mean `registered`?"),
    ('event = "registered"', 'event = "migrated"', "unknown_event_of", f"{FIRST}.event", "there are:"),
    ('by = ["front_line"]', 'by = ["frontline"]', "unknown_guard", f"{FIRST}.by[0]", "did you mean `front_line`?"),
    ('by = ["front_line"]', 'by = ["zzz"]', "unknown_guard_of", f"{FIRST}.by[0]", "there are:"),
    ('by = ["superior"]', 'by = ["reason_given"]', "guard_elsewhere", f"{THIRD}.by[0]", "belongs under `given`"),
    ('by = ["superior"]', 'by = ["superior"], given = ["superior"]', "guard_elsewhere", f"{THIRD}.given[0]", "belongs under `by`"),
    (
        'by = ["superior"]',
        'by = ["superior"], given = ["report_complete"]',
        "guard_of_other_event",
        f"{THIRD}.given[0]",
        "it looks at: `report_filed` (filing of the investigation report)",
    ),
    (
        'by = ["superior"]',
        'by = ["superior"], law = ["intake"]',
        "guard_no_law",
        f"{THIRD}.law[0]",
        "write it under `by` (`law` holds what every table has: `four_eyes`, `impartial`, `made_impartially`, `accepted_in_part`)",
    ),
    (
        'by = ["superior"]',
        'by = ["superior"], law = ["report_complete"]',
        "guard_of_other_event",
        f"{THIRD}.law[0]",
        "it looks at: `report_filed` (filing of the investigation report)",
    ),
    ('by = ["superior"]', "by = []", "verify.for_anyone", THIRD, "name under `by` who may"),
    ('id = "confirm"', 'id = "register"', "duplicate_transition_id", FIRST, "2 transitions are called `register`"),
    ('clause = "RULES-4.15"', 'clause = " "', "value_empty", f"{FIRST}.clause", "the text is empty"),
    ('to = "returned"', 'to = "closed"', "unreachable_state", "lifecycles[0].transitions[4].from", "no transition leads"),
    ('final   = ["closed"]', 'final   = ["closed", "solved"]', "unreachable_state", "lifecycles[0].initial", "to `solved"),
    ('final   = ["closed"]', 'final   = ["returned"]', "final_state_left", "lifecycles[0].transitions[4]", "leaves the final state"),
    ('event = "customer_answered"', 'event = "returned_to_service"', "verify.stuck", "lifecycles[0].transitions[4].to", "can no longer end"),
    (
        'event = "closed",             to',
        'event = "returned_to_service", reopening = true, to',
        "verify.not_reopening",
        "lifecycles[0].transitions[6]",
        "",
    ),
]


@pytest.mark.parametrize(("old", "new", "code", "path", "said"), FAULTS, ids=[f"{code}-{path}" for _, _, code, path, _ in FAULTS])
def test_each_fault_is_named_at_its_place(old: str, new: str, code: str, path: str, said: str) -> None:
    found = faults(changed(old, new))
    assert (code, path) in [(one.code, one.path) for one in found]
    assert any(said in str(one) for one in found if (one.code, one.path) == (code, path))


@pytest.mark.clause("RULES-4.14")
def test_a_table_that_ends_without_an_answer_does_not_load() -> None:
    found = faults(
        changed('event = "customer_answered",  to = "answered"', 'event = "withdrawn", to = "answered"')
        .replace('"closed"]', '"answered"]')
        .replace('  { id = "close"', '# { id = "close"')
        .replace('event = "withdrawn"', 'event = "returned_to_service"')
    )
    assert [(one.code, one.path) for one in found] == [
        ("verify.never_met", "lifecycles[0].transitions"),
        ("verify.no_answer", "lifecycles[0].transitions[4]"),
    ]
    assert found[1].facts["way"] == "register → confirm → accept → answer"


def test_the_same_name_and_version_twice_is_a_fault_and_another_version_is_not() -> None:
    assert [one.code for one in faults(OWN + OWN)] == ["lifecycle.twice"]
    assert list(load_lifecycles(OWN + OWN.replace("version = 2", "version = 1"))) == [REF, ("complaint/our-branch", 1)]


@pytest.mark.parametrize("raw", ["lifecycles = 3", "lifecycles = [3]", "[lifecycles]\nx = 1"])
def test_what_is_no_list_of_tables_is_a_fault(raw: str) -> None:
    assert {one.code for one in faults(raw)} == {"wrong_kind"}


# In a rulebook -----------------------------------------------------------------------------------------------------------------------------------


def test_a_class_of_the_rulebook_follows_a_lifecycle_of_the_firm(text: str) -> None:
    edition = load(text.replace('lifecycle = "complaint/severe"', 'lifecycle = "complaint/our-branch"', 1) + OWN)
    assert edition.complaints.complaint_class("severe").lifecycle == "complaint/our-branch"
    assert list(edition.complaints.lifecycles) == [REF]
    assert lifecycle_of(REF, edition.complaints) is lifecycle_named("complaint/our-branch", edition.complaints)
    assert lifecycle_of(STANDARD.ref, edition.complaints) is STANDARD
    with pytest.raises(NotFound):
        lifecycle_of(REF)
    assert pickle.loads(pickle.dumps(edition)) == edition  # noqa: S301 - our own bytes
    assert "lifecycles[0].transitions[0]" in [one.path for one in edition.provisions]


def test_a_class_that_names_a_lifecycle_with_faults_is_no_second_fault(text: str) -> None:
    wrong = changed('from = "raised"', 'from = "raisd"')
    with pytest.raises(RulebookError) as caught:
        load(text.replace('lifecycle = "complaint/severe"', 'lifecycle = "complaint/our-branch"', 1) + wrong)
    assert [one.code for one in caught.value.findings] == ["unknown_state"]


def test_what_is_no_law_is_told_by_the_check(text: str) -> None:
    silent = "\n".join(one for one in OWN.splitlines() if "send_back" not in one)
    found = [one for one in check_edition(load(text + silent)) if one.path.startswith("lifecycles")]
    assert [(one.code, one.path) for one in found] == [("verify.cannot_send_back", "lifecycles[0].transitions[2]")]
    assert not [one for one in check_edition(load(text + OWN)) if one.path.startswith("lifecycles")]


# In Python ---------------------------------------------------------------------------------------------------------------------------------------


def handed_in(edition: Edition, *tables: Lifecycle[CaseFile, ComplaintRules]) -> ComplaintRules:
    """Hand in tables as a host does, beside the rulebook."""
    return attrs.evolve(edition.complaints, lifecycles={one.ref: one for one in tables})


def python(*rows: Transition[CaseFile, ComplaintRules]) -> Lifecycle[CaseFile, ComplaintRules]:
    return Lifecycle("complaint/mine", rows, initial=State.RAISED, final=frozenset({State.CLOSED}))


REGISTER: Transition[CaseFile, ComplaintRules] = transition("register", State.RAISED, Registered, State.RECEIVED, "RULES-4.15", by=(front_line,))
SHUT: Transition[CaseFile, ComplaintRules] = transition("close", State.RECEIVED, Closed, State.CLOSED, "RULES-4.26")


@pytest.mark.clause("RULES-4.14", "RULES-4.26", "RULES-1.5")
def test_a_table_in_python_that_leaves_out_law_is_refused_with_every_fault(edition: Edition) -> None:
    with pytest.raises(RulebookError) as caught:
        handed_in(edition, python(REGISTER, SHUT))
    assert [(one.code, one.path) for one in caught.value.findings] == [
        ("verify.law_left_out", "lifecycles.complaint/mine.transitions[0]"),
        ("verify.law_left_out", "lifecycles.complaint/mine.transitions[0]"),
        ("verify.for_anyone", "lifecycles.complaint/mine.transitions[1]"),
        ("verify.law_left_out", "lifecycles.complaint/mine.transitions[1]"),
        ("verify.law_left_out", "lifecycles.complaint/mine.transitions[1]"),
        ("verify.law_left_out", "lifecycles.complaint/mine.transitions[1]"),
        ("verify.law_left_out", "lifecycles.complaint/mine.transitions[1]"),
        ("verify.law_left_out", "lifecycles.complaint/mine.transitions[1]"),
        ("verify.law_left_out", "lifecycles.complaint/mine.transitions[1]"),
        ("verify.law_left_out", "lifecycles.complaint/mine.transitions[1]"),
        ("verify.law_left_out", "lifecycles.complaint/mine.transitions[1]"),
        ("verify.law_left_out", "lifecycles.complaint/mine.transitions[1]"),
        ("verify.never_met", "lifecycles.complaint/mine.transitions"),
        ("verify.no_answer", "lifecycles.complaint/mine.transitions[1]"),
    ]
    assert "`close` leaves out `answered`, which is law for `closed`" in str(caught.value)
    assert "法定条件" in caught.value.text(Language.ZH)


def test_a_table_in_python_with_the_law_is_taken_as_one_in_toml_is(edition: Edition) -> None:
    made = handed_in(edition, own())
    assert lifecycle_named("complaint/our-branch", made) == own()
    assert handed_in(edition, attrs.evolve(STANDARD, name="complaint/copied")).lifecycles


def test_what_is_no_law_keeps_no_table_out(edition: Edition) -> None:
    silent = own("\n".join(one for one in OWN.splitlines() if "send_back" not in one))
    assert {one.code for one in verify(silent, VOCABULARY).findings} == {"verify.cannot_send_back"}
    assert handed_in(edition, silent).lifecycles == {REF: silent}


def test_a_table_is_walked_once_however_often_it_is_handed_in(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[LifecycleRef] = []

    def counted(table: Lifecycle[CaseFile, ComplaintRules], vocabulary: Vocabulary[CaseFile, ComplaintRules]) -> Verification:
        walked.append(table.ref)
        return verify(table, vocabulary)

    monkeypatch.setattr(section, "verify", counted)
    section.unlawful.cache_clear()
    for _ in range(3):
        handed_in(edition, STANDARD, own())
    assert sorted(walked) == sorted((REF, STANDARD.ref))


# Any mutation loads, or complains at a place of the file -----------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["raised", "received", "closed", "superior", "four_eyes", "answered", "customer_answered", "x", "", 3, True, [], {}, ["closed"]]
)


@given(st.data())
def test_any_mutation_loads_or_complains(data: st.DataObject) -> None:
    table = tomllib.loads(OWN)["lifecycles"][0]
    where = data.draw(st.sampled_from([table, *table["transitions"]]))
    where[data.draw(st.sampled_from([*where, "by", "law", "given", "reopening", "x"]))] = data.draw(WORDS)
    text = write({"lifecycles": [table]})
    try:
        made = own(text)
    except RulebookError:
        assert all(one.path.startswith("lifecycles[0]") for one in faults(text))
    else:
        assert own(to_toml(made)) == made
