"""`crmcore regimes`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import attrs
import pytest
from typer.testing import CliRunner, Result

from crmcore.cli import regime_story
from crmcore.cli.app import app
from crmcore.complaints.regimes.regime import Regime
from crmcore.complaints.regimes.timeline import TimelineRow
from crmcore.messages import Language, render
from crmcore.rulebook import files
from crmcore.rulebook.regimes.collection import Regimes

RUNNER = CliRunner()
REGIMES = Regimes.shipped()


def regimes(*options: str) -> Result:
    return RUNNER.invoke(app, ["regimes", *options])


def row(result: Result, name: str) -> str:
    """Return the line of a rule by its id, which stands behind its name, or of anything else by what it begins with."""
    return next(line for line in result.stdout.splitlines() if re.match(rf"\s*(?:\S.*[(（])?{re.escape(name)}(?:[)）]|\s|$)", line))


def test_all_are_listed_with_how_sure_we_are() -> None:
    result = regimes()
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == list(REGIMES.ids)
    assert "unverified; first day from a secondary source" in row(result, "iso-10002")
    assert "not" not in lines[0]
    assert "legal advice" in lines[-1]
    assert "法律意见" in regimes("--lang", "zh").stdout.splitlines()[-1]


def test_one_is_laid_on_a_day_of_receipt() -> None:
    result = regimes("cn-cbirc-2020-3", "--received", "2026-01-05", "--on", "review_requested=2026-02-10")
    assert result.exit_code == 0
    assert "15 days  to 2026-01-20" in row(result, "respond")
    assert "Art. 18 para. 1, verified" in row(result, "respond")
    assert "to 2026-03-06" in row(result, "special")
    assert "approved by the superior institution, senior management of the head office or general manager; the customer told" in row(
        result, "special"
    )
    assert "to 2026-03-12" in row(result, "review_decide")
    assert "20 or more" in result.stdout
    assert "handed over, posted" in result.stdout


def test_one_in_chinese() -> None:
    result = regimes("cn-cbirc-2020-3", "--received", "2026-01-05", "--lang", "zh")
    assert "至2026-01-20" in row(result, "respond")
    assert "答复须载明" in result.stdout
    assert "20人及以上" in result.stdout
    assert "不超过5人" in result.stdout
    assert "上级机构、总行高级管理人员或总经理批准" in row(result, "special")


def test_one_without_a_day_says_its_times_only() -> None:
    result = regimes("uk-fca-disp/payments")
    assert "15 working days  name a calendar" in row(result, "respond")
    assert "counts from: answer to the customer, explanation to the customer" in row(result, "ombudsman")
    assert "received on" not in result.stdout
    earlier = regimes("uk-fca-disp", "--received", "2026-01-05").stdout
    assert "for complaints received from 2018-01-13 to 2026-05-31\n" in earlier
    assert "rules and letters: unverified; first day: unverified\n" in earlier


@pytest.mark.parametrize(("calendar", "last_day"), [("GB-ENG", "2026-06-26"), ("GB", "2026-06-26"), ("office", "2026-06-29")])
def test_working_days_are_those_of_a_country_or_of_the_rulebook(calendar: str, last_day: str) -> None:
    """China's Dragon Boat Festival lies in between."""
    result = regimes("uk-fca-disp/payments", "--received", "2026-06-05", "--calendar", calendar)
    assert f"to {last_day}" in row(result, "respond")
    assert f"not before {last_day} has ended" in row(result, "ombudsman_opens")


def test_whoever_names_no_calendar_hears_which_there_are() -> None:
    """Said once, below the times: not where one was named, none is needed, or no day is counted at all."""
    said = "working days need a calendar: `--calendar` with one of the rulebook's (`office`), or with a country, e.g. `--calendar GB-ENG`"
    asked = ("uk-fca-disp/payments", "--received", "2026-07-06")
    assert regimes(*asked).stdout.splitlines()[-2] == said
    assert "（`office`），或国家、地区，例如`--calendar GB-ENG`" in regimes(*asked, "--lang", "zh").stdout.splitlines()[-2]
    for others in ((*asked, "--calendar", "office"), ("cn-cbirc-2020-3", "--received", "2026-07-06"), ("uk-fca-disp/payments",)):
        assert "working days need a calendar" not in regimes(*others).stdout


def test_hours_end_at_an_instant_and_own_events_are_said() -> None:
    result = regimes("au-rg271/hardship", "--received", "2026-01-05")
    assert "to 2026-01-06 00:00" in row(result, "acknowledge")
    assert "counts from: an arrangement for hardship was agreed" in row(result, "confirm_terms")
    assert "complaints about hardship notices" in result.stdout


def test_a_rulebook_brings_its_own_values(tmp_path: Path) -> None:
    path = tmp_path / "bank.toml"
    own = '\n[regimes]\ncn-cbirc-2020-3.respond.within = "10 days"\neu-jc.respond = { within = "20 days", source = "national law" }\n'
    path.write_text(files.default() + own, "utf-8")
    result = regimes("cn-cbirc-2020-3", "--received", "2026-01-05", "--rulebook", str(path))
    assert "to 2026-01-15" in row(result, "respond")
    assert "10 days: the firm's own; the law says 15 days" in row(result, "respond")
    assert "to 2026-01-25" in row(regimes("eu-jc", "--received", "2026-01-05", "--rulebook", str(path)), "respond")


def test_a_national_value_is_wanted() -> None:
    assert "by national law" in row(regimes("eu-jc"), "respond")
    result = regimes("eu-jc", "--received", "2026-01-05")
    assert (result.exit_code, 'regimes."eu-jc".respond.within' in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["au-rg27"], "did you mean `au-rg271`"),
        (["us-cfpb", "--received", "5 January"], "`received` is not a day: 5 January"),
        (["us-cfpb", "--received", "2026-01-05", "--on", "answered"], "answered is not an event with its day"),
        (["us-cfpb", "--received", "2026-01-05", "--on", "answered=soon"], "`answered` is not a day: soon"),
        (["us-cfpb", "--received", "2026-01-05", "--calendar", "ofice"], "no calendar `ofice`; did you mean `office`? A country"),
        (["us-cfpb", "--received", "2026-01-05", "--on", "feedback_givn=2026-02-05"], "did you mean `feedback_given`"),
        (["us-cfpb", "--received", "2001-01-05"], "does not apply to a complaint received on 2001-01-05"),
    ],
)
def test_what_cannot_be_answered_is_said_on_one_line(options: list[str], said: str) -> None:
    result = regimes(*options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_step_without_conditions_says_none() -> None:
    rule = REGIMES.get("us-cfpb").rules["respond"]
    bare = TimelineRow(rule=rule, step=attrs.evolve(rule.steps[0], condition=None), length=rule.steps[0].to)
    assert regime_story.says_of(bare, Language.EN).endswith("[Portal Manual 8.1, from a secondary source]")


@pytest.mark.parametrize("regime", REGIMES.editions, ids=lambda one: f"{one.id}@{one.valid_from}")
@pytest.mark.parametrize("lang", Language)
def test_what_each_letter_must_say_stands_under_its_heading(regime: Regime, lang: Language) -> None:
    shown = {one.heading: one.rows for one in regime_story.sections(regime, (), lang)}
    for letter, contents in regime.contents.items():
        rows = shown.get(render(f"regime.heading_{letter}", {}, lang), ())
        assert [code for code, _ in rows] == [one.code for one in contents]
        assert all(one.says.in_(lang) in said for one, (_, said) in zip(contents, rows, strict=True))


def test_parts_of_which_a_regime_says_nothing_are_left_out() -> None:
    iso = REGIMES.get("iso-10002")
    assert [one.heading for one in regime_story.sections(iso, regime_story.regime_rows(iso), Language.EN)] == ["rules"]
    bare = attrs.evolve(iso, address=None)
    assert len(regime_story.head(bare, Language.EN)) == 5
    assert date(2018, 7, 1).isoformat() in regime_story.head(bare, Language.EN)[1]


# What a date assumes ------------------------------------------------------------------------------------------------------------------------------


def test_what_counts_from_an_answer_that_was_not_given_says_what_it_assumes() -> None:
    assumed = row(regimes("cn-cbirc-2020-3", "--received", "2026-01-05"), "review_apply")
    assert "to 2026-02-19, if the answer goes out on its last day, 2026-01-20" in assumed
    told = row(regimes("cn-cbirc-2020-3", "--received", "2026-01-05", "--on", "answered=2026-01-20"), "review_apply")
    assert ("to 2026-02-19" in told, "if the answer" in told) == (True, False)
    chinese = row(regimes("cn-cbirc-2020-3", "--received", "2026-01-05", "--lang", "zh"), "review_apply")
    assert "至2026-02-19（假定于答复期限最后一日2026-01-20作出答复）" in chinese


def test_a_day_that_only_the_case_knows_is_asked_for() -> None:
    unknown = row(regimes("us-reg-z", "--received", "2026-12-01"), "respond")
    assert "to 2027-03-01 at the latest; earlier if so named: the last day of the account's second complete billing cycle" in unknown
    assert "to 2027-02-15  " in row(regimes("us-reg-z", "--received", "2026-12-01", "--on", "second_cycle_ends=2027-02-15"), "respond")
    letter = ("uk-fca-disp", "--received", "2026-07-06", "--on", "holding_reply_sent=2026-08-28")
    assert "to the day that is named: the day that a holding reply names for the answer" in row(regimes(*letter), "respond_as_promised")
    assert "to 2026-09-30" in row(regimes(*letter, "--on", "answer_expected=2026-09-30"), "respond_as_promised")
    assert "counts from: holding reply" in row(regimes("uk-fca-disp"), "respond_as_promised")


def test_what_ended_a_time_and_what_no_longer_holds() -> None:
    asked = ("--on", "information_requested=2026-07-10", "--on", "information_given=2026-07-25")
    hardship = regimes("au-rg271/hardship", "--received", "2026-06-30", *asked)
    assert "to 2026-07-21; ended on 2026-07-10: the complainant was asked for information" in row(hardship, "respond")
    assert "to 2026-08-15" in row(hardship, "respond_after_information")
    payments = ("uk-fca-disp/payments", "--received", "2026-12-23", "--calendar", "GB-ENG")
    letter = regimes(*payments, "--on", "holding_reply_sent=2027-01-10")
    assert "no longer, since: holding reply" in row(letter, "ombudsman_opens")
    assert "not before 2027-02-15 has ended" in row(letter, "ombudsman_opens_after_holding_reply")
    before = regimes(*payments)
    assert "not before 2027-01-18 has ended" in row(before, "ombudsman_opens")
    assert "only once: holding reply" in row(before, "ombudsman_opens_after_holding_reply")


def test_the_events_of_its_own_say_who_records_them_and_with_what() -> None:
    shown = regimes("us-reg-e")
    assert "handling department's supervisor; before the answer; with the amount" in row(shown, "provisionally_credited")
    assert "at any time; with the notice and its proof" in row(shown, "credit_notified")
    assert "由承办部门或承办部门主管记录；答复之前；须附金额" in row(regimes("us-reg-e", "--lang", "zh"), "provisionally_credited")


def test_the_zone_of_the_firm_where_a_regime_has_several() -> None:
    result = regimes("au-rg271", "--received", "2026-06-30", "--zone", "Australia/Sydney")
    assert "to 2026-07-01 00:00+10:00" in row(result, "acknowledge")


@pytest.mark.parametrize("id_", REGIMES.ids)
def test_every_rule_of_a_shipped_regime_has_a_name_in_both_languages(id_: str) -> None:
    for one in regime_story.regime_rows(REGIMES.get(id_)):
        id_of = one.rule.id if one.step is None else one.step.id
        english, chinese = (regime_story.called(one, lang) for lang in Language)
        assert english.removeprefix("+ ") == id_of.replace("_", " ") or english.endswith(f" ({id_of})")
        assert chinese.endswith(f"（{id_of}）")
        assert "_" not in english.partition(" (")[0]


def test_a_rule_of_a_firm_s_own_regime_is_called_by_its_id() -> None:
    rule = attrs.evolve(REGIMES.get("us-cfpb").rules["respond"], id="of_our_own")
    assert regime_story.called(TimelineRow(rule=rule, step=None, length=None), Language.ZH) == "of_our_own"


def test_a_rule_without_a_number_leaves_its_cell_empty() -> None:
    assert "no number" not in regimes("cn-cbirc-2020-3").stdout.partition("to be kept")[0]
    assert re.search(r"forwarding by the authority \(forwarded\) {3,}the authority forwards", regimes("cn-cbirc-2020-3").stdout)
