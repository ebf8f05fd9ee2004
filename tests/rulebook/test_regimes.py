"""The regimes that are shipped, found by id and day of receipt; a firm's own, whole or single values; every fault at its key path."""

from __future__ import annotations

import re
from datetime import date

import pytest

from crmcore.complaints.regimes.regime import Regime
from crmcore.complaints.regimes.rules import Carried, OwnEvent, Stage
from crmcore.complaints.sources import SourceStatus
from crmcore.errors import NotFound, RulebookError
from crmcore.messages import Language
from crmcore.messages.text import Text
from crmcore.rulebook import files
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.rulebook.regimes.files import parse_regime
from crmcore.worktime.calendars.duration import Duration, TimeUnit

REGIMES = Regimes.shipped()

OWN = """
[regime]
id           = "bank-2027"
title        = { en = "Ours", zh = "本行" }
jurisdiction = "CN"
authority    = { en = "the bank", zh = "本行" }
status       = "verified"
valid_from   = 2027-01-01
dates_status = "verified"
[days]
says   = { en = "days", zh = "日" }
source = "1"
[rules.respond]
says   = { en = "answer", zh = "答复" }
source = "2"
within = "5 days"
"""


def faults(text: str) -> dict[str, str]:
    with pytest.raises(RulebookError) as error:
        parse_regime(text)
    return {one.path: one.code for one in error.value.findings}


# Shipped ------------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.26")
def test_the_ids() -> None:
    variants = {
        "uk-fca-disp": ("early-resolution", "payments"),
        "us-reg-e": ("new-account", "pos-foreign"),
        "au-rg271": ("credit-default", "hardship", "trustee", "super", "death-benefit"),
    }
    assert REGIMES.ids == tuple(one for id_ in files.listed("regimes") for one in (id_, *(f"{id_}/{name}" for name in variants.get(id_, ()))))


@pytest.mark.parametrize("regime", REGIMES.editions, ids=lambda one: f"{one.id}@{one.valid_from}")
def test_every_statement_speaks_both_languages_and_names_its_paragraph(regime: Regime) -> None:
    rules = regime.rules.values()
    cited = [(one.says, one.source) for one in rules]
    cited += [(one.says, one.source) for rule in rules for one in rule.steps]
    cited += [(one.says, one.source) for rule in rules for one in rule.pauses]
    cited += [(one.says, one.source) for many in regime.contents.values() for one in many]
    cited += [(one.says, one.source) for one in regime.next_bodies]
    cited += [(one.says, one.source) for one in regime.thresholds]
    cited += [(regime.proof.says, regime.proof.source)] if regime.proof else []
    cited += [(regime.retention.says, regime.retention.source)] if regime.retention else []
    for says, source in cited:
        assert says.en.strip()
        assert re.search(r"[\u4e00-\u9fff]", says.zh), says
        assert not says.en.endswith(".")
        assert source.paragraph.strip()
        assert source.status in SourceStatus
    assert re.search(r"[\u4e00-\u9fff]", regime.title.in_(Language.ZH))


def test_editions_of_a_regime_do_not_overlap() -> None:
    for id_ in REGIMES.ids:
        editions = [one for one in REGIMES.editions if one.id == id_]
        for day in {one.valid_from for one in editions} | {one.valid_to for one in editions if one.valid_to}:
            assert sum(one.covers(day) for one in editions) == 1


def test_a_regime_is_chosen_by_the_day_of_receipt() -> None:
    assert REGIMES.on("uk-fca-disp", date(2026, 5, 31)).valid_to == date(2026, 5, 31)
    assert REGIMES.on("uk-fca-disp/payments", date(2026, 6, 1)).valid_to is None
    with pytest.raises(NotFound, match="does not apply to a complaint received on 2020-02-29"):
        REGIMES.on("cn-cbirc-2020-3", date(2020, 2, 29))
    with pytest.raises(NotFound, match="did you mean `au-rg271/hardship`"):
        REGIMES.on("au-rg271/hardships", date(2026, 1, 1))


def test_a_variant_says_what_is_otherwise_and_keeps_the_rest() -> None:
    base, hardship = REGIMES.get("au-rg271"), REGIMES.get("au-rg271/hardship")
    assert hardship.rules["respond"].length == Duration(21, TimeUnit.DAY)
    assert set(hardship.rules["respond"].ends) - set(base.rules["respond"].ends) == {"information_requested"}
    assert hardship.rules["acknowledge"] == base.rules["acknowledge"]
    assert "no_letter" not in hardship.rules
    assert hardship.applies is not None


def test_shipped_regimes_have_no_findings() -> None:
    assert REGIMES.findings() == ()


# A firm's own values ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.26")
def test_a_single_value_is_changed_keeps_its_paragraph_and_is_marked() -> None:
    ours = REGIMES.with_text('[regimes."cn-cbirc-2020-3"]\nrespond = { within = "10 days" }')
    rule = ours.get("cn-cbirc-2020-3").rules["respond"]
    assert rule.length == Duration(10, TimeUnit.DAY)
    assert rule.source == REGIMES.get("cn-cbirc-2020-3").rules["respond"].source
    assert [(one.key, one.law, one.own) for one in rule.changes] == [("respond.within", Duration(15, TimeUnit.DAY), Duration(10, TimeUnit.DAY))]
    assert ours.get("cn-cbirc-2020-3").overridden
    assert ours.findings() == ()
    assert REGIMES.get("cn-cbirc-2020-3").rules["respond"].length == Duration(15, TimeUnit.DAY)


def test_every_edition_takes_the_change_and_no_variant_does() -> None:
    ours = REGIMES.with_text('[regimes.uk-fca-disp]\nrespond.within = "6 weeks"')
    lengths = {(one.id, one.rules["respond"].length) for one in ours.editions if one.id.startswith("uk-fca-disp") and one.overridden}
    assert lengths == {("uk-fca-disp", Duration(6, TimeUnit.WEEK))}


def test_longer_than_the_law_is_a_finding() -> None:
    text = """
    [regimes."cn-cbirc-2020-3"]
    respond = { within = "20 days", extensions = { complex = { to = "40 days" }, special = { approvers = ["ceo"] } } }
    [regimes.au-rg271]
    acknowledge = { within = "1 working day" }
    """
    ours = REGIMES.with_text(text)
    paths = [(one.code, one.path) for one in ours.findings()]
    assert paths == [
        ("longer_than_regime", "regimes.cn-cbirc-2020-3.respond.within"),
        ("longer_than_regime", "regimes.cn-cbirc-2020-3.respond.extensions.complex.to"),
    ]
    steps = ours.get("cn-cbirc-2020-3").rules["respond"].steps
    assert steps[1].approvers == ("ceo",)
    assert [one.key for one in ours.get("cn-cbirc-2020-3").rules["respond"].changes][2] == "respond.extensions.special.approvers"


def test_what_is_said_as_the_law_says_it_is_no_change() -> None:
    assert not REGIMES.with_text('[regimes."cn-cbirc-2020-3"]\nrespond = { within = "15 days" }').get("cn-cbirc-2020-3").overridden


def test_the_joint_guidelines_take_a_national_value_with_its_source() -> None:
    text = '[regimes.eu-jc]\nrespond = { within = "15 working days", source = "national law, art. 1", address = "https://example.org", status = "verified" }'
    europe = REGIMES.with_text(text).get("eu-jc")
    assert europe.unstated == ()
    assert [one.id for one in europe.clocks(zone="Europe/Paris", calendar="paris")] == ["eu-jc.respond"]
    source = europe.rules["respond"].source
    assert (source.paragraph, source.address, source.status) == ("Guideline 7; national law, art. 1", "https://example.org", SourceStatus.VERIFIED)
    assert [one.law for one in europe.rules["respond"].changes] == [None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[regimes.cn-cbric-2020-3]\nrespond = { within = "10 days" }', {"regimes.cn-cbric-2020-3": "regime.unknown"}),
        ('[regimes.cn-cbirc-2020-3]\nrespnd = { within = "10 days" }', {"regimes.cn-cbirc-2020-3.respnd": "regime.unknown_rule"}),
        ('[regimes.cn-cbirc-2020-3]\nzzz = { within = "10 days" }', {"regimes.cn-cbirc-2020-3.zzz": "regime.unknown_rule_of"}),
        ('[regimes.cn-cbirc-2020-3]\nwithdrawal = { within = "1 day" }', {"regimes.cn-cbirc-2020-3.withdrawal.within": "regime.not_a_deadline"}),
        ('[regimes.cn-cbirc-2020-3]\nrespond = { source = "me" }', {"regimes.cn-cbirc-2020-3.respond.source": "regime.source_stays"}),
        (
            '[regimes.cn-cbirc-2020-3]\nrespond.extensions.zzz.to = "1 day"',
            {"regimes.cn-cbirc-2020-3.respond.extensions.zzz": "regime.unknown_step_of"},
        ),
        ('[regimes.cn-cbirc-2020-3]\nrespond = { within = "10 dys" }', {"regimes.cn-cbirc-2020-3.respond.within": "unknown_unit"}),
        ("regimes = 1", {"regimes": "wrong_kind"}),
        ("[regime_]", {"regime_": "unknown_key"}),
    ],
)
def test_a_change_that_does_not_fit_is_a_fault_at_its_path(text: str, found: dict[str, str]) -> None:
    with pytest.raises(RulebookError) as error:
        REGIMES.with_text(text)
    assert {one.path: one.code for one in error.value.findings} == found


# A regime of the firm's own -----------------------------------------------------------------------------------------------------------------------


def test_a_firm_brings_a_regime_of_its_own() -> None:
    ours = REGIMES.with_text(OWN)
    assert ours.get("bank-2027").rules["respond"].length == Duration(5, TimeUnit.DAY)
    assert ours.ids[:-1] == REGIMES.ids


def test_a_regime_with_a_known_id_takes_its_place() -> None:
    ours = REGIMES.with_text(OWN.replace("bank-2027", "uk-fca-disp"))
    assert [one.valid_from for one in ours.editions if one.id == "uk-fca-disp"] == [date(2027, 1, 1)]
    assert "uk-fca-disp/payments" in ours.ids


@pytest.mark.parametrize(
    ("add", "found"),
    [
        ('wait = "2 days"\nbars = ["closed"]', {"rules.respond": "regime.two_times"}),
        ('stops = ["closd"]', {"rules.respond.stops[0]": "unknown_event"}),
        ('[rules.a]\nsays = { en = "a", zh = "甲" }\nsource = "3"\nwindow = "2 days"', {"rules.a.uses": "missing_key"}),
        ('[rules.a]\nsays = { en = "a", zh = "甲" }\nsource = "3"\nwait = "2 days"', {"rules.a.bars": "missing_key"}),
        (
            '[rules.a]\nsays = { en = "a", zh = "甲" }\nsource = "3"\n[rules.a.pauses.x]\nsays = { en = "a", zh = "甲" }\nsource = "3"',
            {"rules.a": "regime.steps_without_time"},
        ),
        (
            '[contents.reply.a]\nsays = { en = "a", zh = "甲" }\nsource = "3"\non_file = "outcom"',
            {"contents.reply.a.on_file": "unknown_choice"},
        ),
        ('[contents.letter.a]\nsays = { en = "a", zh = "甲" }\nsource = "3"', {"contents.letter": "unknown_choice_of"}),
        (
            '[next.a]\nsays = { en = "a", zh = "甲" }\nsource = "3"\nbody = { en = "a", zh = "甲" }\nuntil = "respnd"',
            {"next.a.until": "unknown_choice"},
        ),
        ('until = "closd"', {"rules.respond.until": "unknown_event"}),
        (
            '[rules.a]\nsays = { en = "a", zh = "甲" }\nsource = "3"\nwindow = "2 days"\nuses = ["closed"]\nuntil = "closed"',
            {"rules.a.until": "regime.until_in_days"},
        ),
        ('[rules.a]\nsays = { en = "a", zh = "甲" }\nsource = "3"\nwithin = "2 weeks"\nuntil = "closed"', {"rules.a.until": "regime.until_in_days"}),
        ('when = ["closed"]', {"rules.respond.when": "regime.only_spans"}),
        ('unless = ["closed"]', {"rules.respond.unless": "regime.only_spans"}),
        (
            '[events]\nx = { says = { en = "a", zh = "甲" }, by = ["handlr"], stage = "never", carries = ["dai"] }',
            {"events.x.stage": "unknown_choice_of", "events.x.carries[0]": "unknown_choice"},
        ),
        ('[events]\nx = { says = { en = "a", zh = "甲" }, by = ["handlr"] }', {"events.x.by[0]": "unknown_choice"}),
        ('[events]\nclosed = { says = { en = "a", zh = "甲" }, by = ["handler"] }', {"events.closed": "regime.event_taken"}),
        ('[retention]\nsays = { en = "a", zh = "甲" }\nsource = "3"\nkeep = "3 days"', {"retention.keep": "regime.keep_in_months"}),
        ('[variants.a.rules.respond]\nwithin = "1 dya"', {"variants.a.rules.respond.within": "unknown_unit"}),
        ("[[editions]]\nregime = { valid_to = 1 }", {"editions[0].regime.valid_to": "wrong_kind"}),
        ("[rules", {"": "toml_syntax"}),
        ('[proof]\nsays = { en = "a" }\nsource = "3"', {"proof.says.zh": "missing_key"}),
    ],
)
def test_a_fault_in_a_file_stands_at_its_path(add: str, found: dict[str, str]) -> None:
    assert faults(OWN + add) == found


def test_events_of_the_hosts_own_are_declared() -> None:
    own = (
        OWN
        + 'stops = ["settled"]\n[events]\nsettled = { says = { en = "settled", zh = "和解" }, by = ["handler"], carries = ["notice"], stage = "open" }'
    )
    (regime,) = parse_regime(own)
    assert regime.rules["respond"].ends == ("settled",)
    assert regime.own_events["settled"] == OwnEvent(says=Text(en="settled", zh="和解"), by=("handler",), carries=(Carried.NOTICE,), stage=Stage.OPEN)


def test_false_takes_a_table_away_and_a_false_value_stays_one() -> None:
    text = OWN + '[contents.reply.a]\nsays = { en = "a", zh = "甲" }\nsource = "3"\n[variants.v.contents]\nreply = false\nnever = false'
    base, variant = parse_regime(text)
    assert (len(base.contents), dict(variant.contents)) == (1, {})


def test_a_variant_may_say_no_where_its_regime_says_yes() -> None:
    step = 'says = { en = "a", zh = "甲" }\nsource = "3"\nto = "9 days"\nnotice = true\n'
    text = OWN + f"[rules.respond.extensions.x]\n{step}[variants.v.rules.respond.extensions.x]\nnotice = false"
    assert [one.rules["respond"].steps[0].notice for one in parse_regime(text)] == [True, False]


def test_the_text_of_each_is_packaged() -> None:
    assert all(files.regime(one).startswith("# ") for one in files.listed("regimes"))
    assert all("Not legal advice" in files.regime(one) for one in files.listed("regimes"))
