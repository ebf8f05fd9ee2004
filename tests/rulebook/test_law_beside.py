"""Law is data with a life of its own: a reading tells its content, two bodies of law are compared, and none is rewritten unsaid."""

from __future__ import annotations

import copy
import re
from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.errors import RulebookError
from crmcore.messages import Language
from crmcore.reading.parsing import parse
from crmcore.rulebook import Comparison, Edition, Regimes, check_law, compare, files
from crmcore.rulebook.comparing_law import law_differences
from crmcore.rulebook.regimes.files import parse_regime
from tests.oracle.pins import demanded_by_law, leaves
from tests.rulebook.toml import write

PINNED = Path(__file__).parent / "pinned" / "law.txt"
ORDER = """
[regime]
id = "cn-order"
title = { en = "An order", zh = "新规" }
jurisdiction = "CN"
authority = { en = "the authority", zh = "监管部门" }
status = "unverified"
valid_from = 2026-06-01
dates_status = "unverified"
revision = 1
[days]
says = { en = "days", zh = "日" }
source = "Art. 1"
[rules.respond]
says = { en = "answer", zh = "答复" }
source = "Art. 2"
within = "10 days"
[rules.respond.extensions.hard]
to = "60 days"
says = { en = "hard cases", zh = "疑难" }
source = "Art. 3"
[contents.reply.outcome]
says = { en = "the outcome", zh = "处理结果" }
source = "Art. 4"
[contents.reply.reasons]
says = { en = "the reasons", zh = "理由" }
source = "Art. 5"
[next.ombudsman]
body = { en = "ombudsman", zh = "调解组织" }
says = { en = "go there", zh = "可前往" }
source = "Art. 6"
"""
BANK = files.default().replace("# What the administration", '[complaints.classes.clocks.order]\nregime = "cn-order"\n# What the administration', 1)
HEAD = "[complaints.classes.clocks.order]"
LONGER = ('"10 days"', '"30 days"')
AGAIN = ("revision = 1", "revision = 2")
LATER = ("2026-06-01", "2027-06-01")


def swapped(text: str, *changes: tuple[str, str]) -> str:
    for was, now in changes:
        assert was in text, was
        text = text.replace(was, now, 1)
    return text


def edition(*law: str, bank: str = BANK) -> Edition:
    return Rulebook.parse(bank, law=law).editions[0]


OLD = edition(ORDER)


def against(*changes: tuple[str, str]) -> Comparison:
    return compare(OLD, edition(swapped(ORDER, *changes)))


def codes(new: Edition, old: Edition = OLD) -> list[str]:
    return [one.code for one in check_law(new, old)]


# --- its id ----------------------------------------------------------------------------------------------------------------------------------------


def test_a_shipped_reading_is_what_it_was() -> None:
    """A shipped file that demands something else needs a higher `revision`; then its new reading is written into the list by hand."""
    assert [one.reading for one in Regimes.shipped().editions] == PINNED.read_text("utf-8").split()


@pytest.mark.clause("RULES-4.26")
def test_what_a_complaint_lives_under_tells_its_content() -> None:
    longer = edition(swapped(ORDER, LONGER))
    (china, was), (same, now) = (one.complaints.complaint_class("ordinary").law_on(date(2026, 7, 1)) for one in (OLD, longer))
    assert was != now
    assert china == same
    assert all(re.fullmatch(r"cn-order@2026-06-01#1\.[0-9a-f]{8}", one) for one in (was, now))
    assert OLD.complaints.edition == longer.complaints.edition
    assert OLD.id == longer.id


def test_a_value_of_the_firm_is_in_the_reading() -> None:
    own = edition(ORDER, bank=BANK.replace("[kpi]\n", '[regimes.cn-order.respond]\nwithin = "9 days"\n[kpi]\n'))
    assert own.regimes.get("cn-order").reading != OLD.regimes.get("cn-order").reading
    assert own.law.get("cn-order").reading == OLD.law.get("cn-order").reading


BASES = {
    id_: {key: one for key, one in parse(files.regime(id_)).items() if key not in {"editions", "variants"}} for id_ in files.listed("regimes")
} | {"order": parse(ORDER)}
PLACES = sorted(((id_, place) for id_, tables in BASES.items() for place in leaves(tables)), key=str)


def changed(id_: str, place: tuple[object, ...]) -> dict[str, object]:
    tables = copy.deepcopy(BASES[id_])
    inside: object = tables
    for step in place[:-1]:
        inside = inside[step]  # type: ignore[index]
    value = inside[place[-1]]  # type: ignore[index]
    match value:
        case bool():
            value = not value
        case int():
            value += 1
        case date():
            value += timedelta(days=1)
        case str() if found := re.match(r"\d+", value):
            value = f"{int(found[0]) + 1}{value[found.end() :]}"
        case str() if value in {"verified", "secondary", "unverified"}:
            value = "secondary" if value != "secondary" else "verified"
        case _:
            value = f"{value} more"
    inside[place[-1]] = value  # type: ignore[index]
    return tables


def law(tables: dict[str, object]) -> Regimes:
    try:
        return Regimes(editions=parse_regime(write(tables)))
    except RulebookError:
        assume(False)
        raise


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
@given(st.sampled_from(PLACES), st.booleans())
def test_whatever_is_changed_is_told_and_what_is_demanded_anew_needs_a_revision(at: tuple[str, tuple[object, ...]], raised: bool) -> None:
    id_, place = at
    before, after = BASES[id_], changed(id_, place)
    old, new = law(before), law(after)
    same = demanded_by_law(before) == demanded_by_law(after)
    assert same == (old.editions[0].reading.rpartition(".")[2] == new.editions[0].reading.rpartition(".")[2])
    told = list(law_differences(old, new))
    assert bool(told) == (old.editions != new.editions)  # a status that every rule has its own instead of says nothing
    assert len(told) == len(list(law_differences(new, old)))
    if place in {("regime", "id"), ("regime", "valid_from"), ("regime", "valid_to"), ("regime", "revision"), ("regime", "supersedes")}:
        return
    if raised:
        after["regime"]["revision"] = 2 + int(after["regime"].get("revision", 1))  # type: ignore[index, attr-defined]
    found = check_law(attrs.evolve(OLD, law=law(after)), attrs.evolve(OLD, law=old))
    assert [one.code for one in found] == ([] if same or raised else ["law_rewritten"])
    assert all(one.text(lang).isprintable() for one in found for lang in Language)


# --- two bodies of law -----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize(
    ("changes", "en", "zh"),
    [
        (
            (LONGER,),
            "regime cn-order · rule respond · time: 10 days → 30 days (Art. 2)",
            "时限规定 cn-order · 规则 `respond` · 时限：10日 → 30日（第二条）",
        ),
        ((AGAIN,), "regime cn-order · revision: 1 → 2", "时限规定 cn-order · 修订号：1 → 2"),
        ((LATER,), "regime cn-order · valid from: 2026-06-01 → 2027-06-01", "时限规定 cn-order · 生效日：2026-06-01 → 2027-06-01"),
        (
            (("60 days", "70 days"),),
            "regime cn-order · rule respond · extension hard · to: 60 days → 70 days (Art. 3)",
            "延长档次 `hard` · 至：60日 → 70日",
        ),
        ((("Art. 2", "Art. 9"),), "regime cn-order · rule respond · paragraph: Art. 2 → Art. 9 (Art. 9)", "规则 `respond` · 条文：第二条 → 第九条"),
        (
            (("[contents.reply.outcome]", "[contents.reply.result]"),),
            "regime cn-order · letter reply · what it says outcome: removed, was the outcome (Art. 4)",
            "应载明 处理结果：删除，原为处理结果（第四条）",
        ),
        (
            (
                ("[contents.reply.outcome]", "[contents.reply.zzz]"),
                ("[contents.reply.reasons]", "[contents.reply.outcome]"),
                ("reply.zzz", "reply.reasons"),
            ),
            "regime cn-order · letter reply: the order is now reasons, outcome",
            "函件 `reply`：顺序现为",
        ),
        (
            (("[next.ombudsman]", '[rules.look_again]\nsays = { en = "review", zh = "复查" }\nsource = "Art. 8"\n[next.ombudsman]'),),
            "regime cn-order · rule look_again: added, review (Art. 8)",
            "规则 `look_again`：新增，复查（第八条）",
        ),
        (
            (('within = "10 days"', 'within = "10 days"\nalternatives = ["5 days"]'),),
            "regime cn-order · rule respond · times allowed as well: added, 5 days (Art. 2)",
            "另可适用的时限：新增，5日",
        ),
        ((("revision = 1", 'zone = "Asia/Shanghai"'),), "regime cn-order · zone: added, Asia/Shanghai", "时区：新增，Asia/Shanghai"),
    ],
)
def test_what_law_says_differently_is_told(changes: tuple[tuple[str, str], ...], en: str, zh: str) -> None:
    lines = [one.text() for one in against(*changes).differences]
    assert any(line.startswith(en) for line in lines), lines
    assert zh in against(*changes).text(Language.ZH)


@pytest.mark.clause("RULES-4.28")
def test_law_that_may_move_open_complaints_is_named_last() -> None:
    found = against(LONGER)
    assert found.law == ("cn-order",)
    assert found.text().splitlines()[-2:] == [
        "  complaints: the section is unchanged; open cases continue",
        "  law: the reading of cn-order changed, which no section pins; deadlines of open cases may move at once",
    ]
    assert found.text(Language.ZH).endswith("法规：cn-order的解读已改变，且不由任何部分锁定；在办案件的时限可能立即变化")
    assert compare(OLD, edition(ORDER)).differences == ()
    assert compare(OLD, edition(ORDER)).law == ()
    unbound = files.default()
    assert compare(edition(ORDER, bank=unbound), edition(swapped(ORDER, LONGER), bank=unbound)).law == ()
    small = write({key: parse(unbound)[key] for key in ("rulebook", "calendars", "days")})
    assert compare(edition(bank=small), OLD).law == ()


def test_a_value_of_the_firm_in_law_that_the_other_does_not_have_is_told_alone() -> None:
    own = files.default().replace("[kpi]\n", '[regimes.cn-order.respond]\nwithin = "9 days"\n[kpi]\n')
    differences = [str(one) for one in compare(edition(bank=files.default()), edition(ORDER, bank=own)).differences]
    assert differences[0] == "regime cn-order · rule respond · within: added, 9 days (the firm's own)"


def test_regimes_come_and_go() -> None:
    reading = OLD.law.get("cn-order").reading
    plain = files.default()
    with_, without = edition(ORDER, bank=plain), edition(bank=plain)
    assert [str(one) for one in compare(without, with_).differences] == [f"regime cn-order: added, {reading}"]
    assert [str(one) for one in compare(with_, without).differences] == [f"regime cn-order: removed, was {reading}"]
    twice = f"{ORDER}\n[[editions]]\nregime = {{ valid_from = 2020-01-01, valid_to = 2026-05-31 }}\n"
    (older,) = compare(with_, edition(twice, bank=plain)).differences
    assert str(older).startswith("regime cn-order: added, cn-order@2020-01-01#1.")
    longer = edition(swapped(twice, LONGER), bank=plain)
    lines = [str(one) for one in compare(edition(twice, bank=plain), longer).differences]
    assert "regime cn-order · valid from 2026-06-01 · rule respond · time: 10 days → 30 days (Art. 2)" in lines


# --- against an earlier rulebook -------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
def test_law_that_is_rewritten_is_found_with_the_remedy() -> None:
    (found,) = check_law(edition(swapped(ORDER, LONGER)), OLD)
    assert (found.code, found.path) == ("law_rewritten", "regimes.cn-order")
    assert "raise its `revision` for a new reading of the same law; give a new order its own id" in found.text()
    assert codes(edition(swapped(ORDER, LONGER, AGAIN))) == []
    assert codes(edition(swapped(ORDER, LONGER)), edition(swapped(ORDER, AGAIN))) == ["law_rewritten"]
    assert codes(OLD) == []
    assert codes(edition(swapped(ORDER, ("revision = 1", "revision = 1\nreview_by = 2027-01-01")))) == []


@pytest.mark.clause("RULES-4.28")
def test_law_that_moves_or_goes_is_found() -> None:
    (found,) = check_law(edition(swapped(ORDER, LATER)), OLD)
    assert (found.code, found.facts["now"]) == ("law_moved", (date(2027, 6, 1),))
    assert codes(edition(swapped(ORDER, LATER, AGAIN))) == []
    assert codes(edition(bank=files.default())) == ["law_gone"]
    ends = ("revision = 1", "revision = 1\nvalid_to = 2027-12-31")
    assert codes(edition(swapped(ORDER, ends))) == ["law_end_moved"]
    assert codes(edition(swapped(ORDER, ends, AGAIN))) == []


@pytest.mark.clause("RULES-4.28")
def test_a_new_order_that_supersedes_is_no_rewriting() -> None:
    new = swapped(ORDER, LATER, ('"cn-order"', '"cn-newer"'), ("revision = 1", 'supersedes = "cn-order"'))
    both = edition(ORDER, new)
    assert both.law.get("cn-order").valid_to == date(2027, 5, 31)
    assert codes(both) == []
    assert codes(OLD, both) == ["law_gone"]  # the order that went; that the old one then holds on follows from it


def test_values_of_the_firm_belong_into_the_rulebook() -> None:
    own = '[regimes.cn-order.respond]\nwithin = "9 days"\n'
    assert codes(edition(ORDER, own)) == ["law_own_value"]
    assert codes(edition(ORDER, bank=BANK.replace("[kpi]\n", f"{own}[kpi]\n"))) == []


# --- a file that is none ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [(BANK, "law_is_rulebook", "rulebook"), (ORDER.replace("[regime]", "[regimes]"), "law_is_regime", "regimes")],
)
def test_a_file_that_is_no_law_is_told_once(text: str, code: str, path: str) -> None:
    with pytest.raises(RulebookError) as caught:
        Regimes.shipped().with_text(text)
    assert [(one.code, one.path) for one in caught.value.findings] == [(code, path)]
    with pytest.raises(RulebookError) as caught:
        Regimes.shipped().with_text("regimes = 3")
    assert [one.path for one in caught.value.findings] == ["regimes"]
