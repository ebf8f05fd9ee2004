"""What a regime does: its clocks run in a case, its windows and waits, its letters, its proofs, and when it holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.clock_events import ENDINGS, RECEIVED, Happened
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.complaints.regimes.regime import BoundRegime, Regime, regime_of
from crmcore.complaints.regimes.replies import against_proof, missing_from_reply
from crmcore.complaints.regimes.rules import ANSWERED, Change, Letter, RegimeRule, RuleKind, Source, weakest
from crmcore.complaints.regimes.timeline import timeline
from crmcore.complaints.sources import SourceStatus
from crmcore.complaints.states import Manner, Proof, Ruling
from crmcore.errors import InvalidType, InvalidValue, NotFound
from crmcore.messages import Language
from crmcore.reached import ClockState
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent, ExtensionEvent, MergeEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.permission import against_extension, against_pause
from crmcore.worktime.clocks.precedence import governing
from crmcore.worktime.clocks.reading import read, readings
from crmcore.worktime.spans.early_window import WindowState, window_of
from crmcore.worktime.spans.not_before import against_early
from tests.complaints.regime_days import ENGLAND, NEW_YORK

REGIMES = Regimes.shipped()
CHINA = REGIMES.get("cn-cbirc-2020-3")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(day: str, hour: int = 10, zone: str = "Asia/Shanghai") -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), ZoneInfo(zone)) + timedelta(hours=hour)


def clock(regime: Regime, rule: str = "respond", calendar: str | None = None) -> Clock:
    return next(one for one in regime.clocks(zone="Asia/Shanghai", calendar=calendar) if one.id == f"{regime.id}.{rule}")


RECEIPT = Happened("received", at("2026-01-05"))


# Clocks -------------------------------------------------------------------------------------------------------------------------------------------


def test_china_answers_within_15_days_and_30_and_60_when_extended() -> None:
    respond = clock(CHINA)
    assert read(respond, [RECEIPT], at=at("2026-01-06")).last_day == date(2026, 1, 20)
    complex_ = ExtensionEvent(name="clock_extended", at=at("2026-01-15"), clock=respond.id, step="complex")
    special = ExtensionEvent(name="clock_extended", at=at("2026-02-01"), clock=respond.id, step="special")
    assert read(respond, [RECEIPT, complex_], at=at("2026-02-01")).last_day == date(2026, 2, 4)
    assert read(respond, [RECEIPT, complex_, special], at=at("2026-02-01")).last_day == date(2026, 3, 6)
    assert [one.name for one in EVENTS if one.name == "clock_extended"] == ["clock_extended"]


def test_china_extends_to_60_days_only_approved_and_told() -> None:
    respond = clock(CHINA)
    taken: list[ClockEvent] = [RECEIPT, ExtensionEvent(name="clock_extended", at=at("2026-01-15"), clock=respond.id, step="complex")]
    against = against_extension(respond, taken, "special", at=at("2026-02-01"), condition="special", notified=False)
    assert {one.code for one in against} == {"clock.extension_unapproved", "clock.extension_untold"}
    assert (
        against_extension(respond, taken, "special", at=at("2026-02-01"), condition="special", approved_by=["general_manager"], notified=True) == ()
    )


def test_china_stands_still_for_appraisal_and_mediation_and_for_nothing_else() -> None:
    respond = clock(CHINA)
    assert against_pause(respond, [RECEIPT], at=at("2026-01-10"), why="external_assessment", notified=True) == ()
    assert [one.code for one in against_pause(respond, [RECEIPT], at=at("2026-01-10"), why="mediation")] == ["clock.pause_unagreed"]
    assert [one.code for one in against_pause(respond, [RECEIPT], at=at("2026-01-10"), why="holiday")] == ["clock.pause_reason"]
    pause = PauseEvent(name="mediation_agreed", at=at("2026-01-10"), why="mediation", by="anna")
    resumed = ResumeEvent(name="mediation_ended", at=at("2026-01-20"))
    assert read(respond, [RECEIPT, pause, resumed], at=at("2026-01-21")).last_day == date(2026, 1, 30)


def test_china_begins_anew_with_new_facts() -> None:
    new = Happened("new_facts", at("2026-01-12"))
    assert read(clock(CHINA), [RECEIPT, new], at=at("2026-01-12")).last_day == date(2026, 1, 27)


@pytest.mark.parametrize("event", ANSWERED)
def test_an_answer_or_a_withdrawal_ends_the_time(event: str) -> None:
    reading = read(clock(CHINA), [RECEIPT, Happened(event, at("2026-01-20", 23))], at=at("2026-02-01"))
    assert reading.state is (ClockState.ENDED if event in ENDINGS else ClockState.MET)  # a withdrawal, or a merger, is no answer
    assert event in {one.name for one in EVENTS}


def test_a_british_holding_letter_ends_the_eight_weeks_and_a_payment_needs_its_extension() -> None:
    britain, payments = REGIMES.get("uk-fca-disp"), REGIMES.get("uk-fca-disp/payments")
    receipt = Happened(RECEIVED, at("2026-06-05", zone="Europe/London"))
    letter = Happened("holding_reply_sent", at("2026-06-20", zone="Europe/London"))
    after = at("2026-06-21", zone="Europe/London")
    assert read(clock(britain, calendar="england"), [receipt, letter], at=after).state is ClockState.MET
    assert read(clock(payments, calendar="england"), [receipt, letter], at=after, calendar=ENGLAND).state is ClockState.RUNNING


def test_an_american_error_is_looked_into_45_days_only_with_provisional_credit() -> None:
    respond = clock(REGIMES.get("us-reg-e"), calendar="new-york")
    receipt = Happened(RECEIVED, at("2026-01-05", zone="America/New_York"))
    now = at("2026-01-20", zone="America/New_York")
    against = against_extension(respond, [receipt], "provisional_credit", at=now, notified=True, calendar=NEW_YORK)
    assert [one.code for one in against] == ["clock.extension_condition"]
    late = at("2026-01-21", zone="America/New_York")
    against = against_extension(respond, [receipt], "provisional_credit", at=late, condition="provisional_credit", notified=True, calendar=NEW_YORK)
    assert [one.code for one in against] == ["clock.extension_late"]


def test_an_australian_reopening_has_what_was_left() -> None:
    respond = clock(REGIMES.get("au-rg271"))
    marks: list[ClockEvent] = [RECEIPT, Happened("customer_answered", at("2026-01-15")), Happened("reopened", at("2026-03-01"))]
    assert read(respond, marks, at=at("2026-03-02")).last_day == date(2026, 3, 21)


@pytest.mark.clause("RULES-4.26")
def test_the_house_and_the_law_run_side_by_side_and_the_stricter_governs() -> None:
    house = clock(REGIMES.get("house-7-days"))
    readings = [read(one, [RECEIPT], at=at("2026-01-06")) for one in (clock(CHINA), house)]
    chosen = governing(readings).reading
    assert chosen is not None
    assert chosen.clock == "house-7-days.respond"


def test_the_zone_is_the_regimes_own_and_the_firms_where_it_has_none() -> None:
    assert {one.zone for one in CHINA.clocks(zone="Europe/Berlin")} == {"Asia/Shanghai"}
    assert {one.zone for one in REGIMES.get("us-cfpb").clocks(zone="America/Chicago")} == {"America/Chicago"}


def test_a_merger_leaves_every_reporter_the_time_the_law_gives() -> None:
    other = (Happened(RECEIVED, at("2026-01-08")),)
    marks: list[ClockEvent] = [RECEIPT, MergeEvent(name="merged_in", at=at("2026-01-10"), case="C-2", events=other)]
    assert [one.last_day for one in readings(clock(CHINA), marks, at=at("2026-01-12"))] == [date(2026, 1, 20), date(2026, 1, 23)]


def test_only_what_counts_in_working_days_names_the_calendar() -> None:
    british = REGIMES.get("uk-fca-disp/payments").clocks(zone="Europe/London", calendar="england")
    assert {one.id: one.calendar for one in british} == {"uk-fca-disp/payments.respond": "england"}
    assert {one.calendar for one in REGIMES.get("us-reg-z").clocks(zone="UTC", calendar="england")} == {None}


def test_working_days_need_a_calendar() -> None:
    with pytest.raises(InvalidValue) as error:
        REGIMES.get("eu-psd2").clocks(zone="UTC")
    assert [one.code for one in error.value.reasons] == ["regime.needs_calendar"]
    assert error.value.facts["rules"] == ("respond",)


def test_the_joint_guidelines_refuse_without_a_national_value_naming_the_key() -> None:
    europe = REGIMES.get("eu-jc")
    with pytest.raises(InvalidValue) as error:
        europe.clocks(zone="UTC")
    assert error.value.facts["key"] == 'regimes."eu-jc".respond.within'
    with pytest.raises(InvalidValue, match="leaves the time to national law"):
        timeline(europe, received=date(2026, 1, 5), zone="UTC")
    assert "各国法律" in error.value.text(Language.ZH)


def test_iso_gives_stages_and_no_numbers() -> None:
    iso = REGIMES.get("iso-10002")
    assert iso.clocks(zone="UTC") == ()
    assert {row.length for row in timeline(iso, received=date(2026, 1, 5), zone="UTC")} == {None}
    with pytest.raises(InvalidValue, match="no number of days"):
        iso.clock(iso.rules["closing"], zone="UTC", calendar=None)


# Windows and waits --------------------------------------------------------------------------------------------------------------------------------


def test_early_resolution_is_open_to_the_third_business_day() -> None:
    britain = REGIMES.get("uk-fca-disp")
    early = next(one for one in britain.windows(zone="UTC", calendar="england") if one.id == "uk-fca-disp.early_resolution")
    receipt = Happened(RECEIVED, at("2026-04-01", zone="Europe/London"))
    solved = Happened("solved_at_once", at("2026-04-08", 23, zone="Europe/London"))
    now = at("2026-04-09", zone="Europe/London")
    assert window_of(early, [receipt, solved], at=now, calendar=ENGLAND).state is WindowState.USED
    assert window_of(early, [receipt], at=now, calendar=ENGLAND).state is WindowState.PASSED


def test_no_enforcement_in_australia_for_21_days_and_14_after_the_answer() -> None:
    credit = REGIMES.get("au-rg271/credit-default")
    waits = {one.id.partition(".")[2]: one for one in credit.waits(zone="Australia/Sydney")}
    receipt = Happened(RECEIVED, at("2026-01-05", zone="Australia/Sydney"))
    answered = Happened("customer_answered", at("2026-01-10", zone="Australia/Sydney"))
    early, late = at("2026-01-26", 23, zone="Australia/Sydney"), at("2026-01-27", zone="Australia/Sydney")
    for rule in ("no_enforcement", "no_enforcement_after"):
        marks = [receipt, answered]
        assert len(against_early(waits[rule], marks, "enforcement_started", at=early)) == (rule == "no_enforcement")
        assert against_early(waits[rule], marks, "enforcement_started", at=late) == ()


# Letters and proofs -------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.14")
def test_a_chinese_reply_needs_result_reasons_and_remedies() -> None:
    missing = missing_from_reply(CHINA, {"verification_result"})
    assert [one.facts["code"] for one in missing] == ["basis_and_reasons", "remedies"]
    assert "review, mediation, arbitration, litigation" in missing[1].text()
    assert "仲裁" in missing[1].text(Language.ZH)
    assert missing_from_reply(CHINA, ["verification_result", "basis_and_reasons", "remedies"]) == ()


@pytest.mark.parametrize(("ruling", "lacking"), [(Ruling.UPHELD, 0), (Ruling.NOT_UPHELD, 1), (None, 1)])
def test_reasons_are_owed_where_it_was_rejected_or_nobody_said(ruling: Ruling | None, lacking: int) -> None:
    contents = ("outcome", "ombudsman_leaflet", "ombudsman_website", "right_to_ombudsman", "time_limit_waiver")
    assert len(missing_from_reply(REGIMES.get("uk-fca-disp"), contents, ruling=ruling)) == lacking


def test_a_written_answer_is_not_given_orally() -> None:
    europe, contents = REGIMES.get("eu-psd2"), ("all_points",)
    assert [one.code for one in missing_from_reply(europe, contents, manner=Manner.ORAL)] == ["regime.reply_in_writing"]
    assert missing_from_reply(europe, contents, manner=Manner.WRITTEN) == ()
    assert missing_from_reply(europe, ("reasons", "expected"), letter=Letter.HOLDING_REPLY, manner=Manner.ORAL) == ()
    assert missing_from_reply(CHINA, ("verification_result", "basis_and_reasons", "remedies"), manner=Manner.ORAL) == ()


def test_the_british_acknowledgement_says_the_deadline_only_since_june_2026() -> None:
    for day, codes in ((date(2026, 5, 31), ["received"]), (date(2026, 6, 1), ["received", "deadline"])):
        missing = missing_from_reply(REGIMES.on("uk-fca-disp", day), (), letter=Letter.ACKNOWLEDGEMENT)
        assert [one.facts["code"] for one in missing] == codes


def test_a_regime_asks_for_nothing_in_letters_it_does_not_know() -> None:
    assert missing_from_reply(REGIMES.get("iso-10002"), ()) == ()


def test_a_lone_text_is_no_set_of_contents() -> None:
    with pytest.raises(InvalidType):
        missing_from_reply(CHINA, "remedies")


def test_what_proves_a_notice() -> None:
    assert [against_proof(CHINA, one) for one in Proof] == [()] * len(Proof)
    assert CHINA.proof is not None
    posted_only = attrs.evolve(CHINA, proof=attrs.evolve(CHINA.proof, accepts=(Proof.POSTED,)))
    (against,) = against_proof(posted_only, "called")
    assert against.code == "regime.no_proof"
    assert against_proof(posted_only, Proof.POSTED) == ()
    assert against_proof(REGIMES.get("iso-10002"), "called") == ()
    assert against_proof(REGIMES.get("uk-fca-disp"), "called") == ()
    with pytest.raises(InvalidValue):
        against_proof(CHINA, "shouted")


# When it holds, and how sure we are ---------------------------------------------------------------------------------------------------------------


def test_a_regime_holds_for_days_of_receipt_its_ends_inside() -> None:
    before, after = regime_of("uk-fca-disp", REGIMES.editions)[::-1]
    assert [before.covers(date(2026, 5, 31)), before.covers(date(2026, 6, 1)), after.covers(date(2026, 6, 1))] == [True, False, True]
    assert not before.covers(date(2018, 1, 12))
    with pytest.raises(InvalidType):
        before.covers(datetime(2026, 5, 31, tzinfo=SHANGHAI))
    with pytest.raises(NotFound, match="does not apply"):
        timeline(CHINA, received=date(2020, 2, 29), zone="UTC")


def test_a_bound_regime_gives_its_clocks_while_it_is_in_force() -> None:
    bound = BoundRegime(regime=CHINA, clocks=CHINA.clocks(zone="UTC"))
    assert [one.id for one in bound.on(date(2020, 3, 1))] == ["cn-cbirc-2020-3.respond", "cn-cbirc-2020-3.review_decide"]
    assert bound.on(date(2020, 2, 29)) == ()


def test_a_regime_is_as_sure_as_its_least_sure_rule() -> None:
    statuses = {one: REGIMES.get(one).status for one in ("cn-cbirc-2020-3", "au-rg271", "iso-10002")}
    assert tuple(statuses.values()) == tuple(SourceStatus)
    assert weakest([SourceStatus.SECONDARY, SourceStatus.VERIFIED]) is SourceStatus.SECONDARY


@pytest.mark.parametrize("id", REGIMES.ids)
def test_a_regime_is_as_sure_as_its_least_sure_letter(id: str) -> None:
    """Each content of each letter alone makes a regime unsure, also where all of its rules were read."""
    regime = REGIMES.get(id)
    for letter, contents in regime.contents.items():
        for number, one in enumerate(contents):
            guessed = attrs.evolve(one, source=attrs.evolve(one.source, status=SourceStatus.UNVERIFIED))
            unsure = {**regime.contents, letter: (*contents[:number], guessed, *contents[number + 1 :])}
            assert attrs.evolve(regime, contents=unsure).status is SourceStatus.UNVERIFIED


def test_a_regime_can_be_unsure_by_its_letters_alone() -> None:
    letters = {
        letter: tuple(attrs.evolve(one, source=attrs.evolve(one.source, status=SourceStatus.SECONDARY)) for one in contents)
        for letter, contents in CHINA.contents.items()
    }
    assert CHINA.status is SourceStatus.VERIFIED
    assert attrs.evolve(CHINA, contents=letters).status is SourceStatus.SECONDARY


def test_how_long_it_is_kept() -> None:
    kept = REGIMES.get("cn-pboc-2020-5").retention
    assert kept is not None
    assert (kept.starts, kept.until(date(2024, 2, 29))) == ("closed", date(2027, 2, 28))
    assert CHINA.retention is not None
    assert CHINA.retention.until(date(2026, 1, 1)) is None


def test_a_next_body_says_until_when() -> None:
    ombudsman = REGIMES.get("uk-fca-disp").next_bodies[0]
    assert REGIMES.get("uk-fca-disp").rules[ombudsman.until or ""].length == Duration(6, TimeUnit.MONTH)


def test_an_unknown_regime_is_answered_with_the_nearest_id() -> None:
    with pytest.raises(NotFound, match="did you mean `cn-cbirc-2020-3`"):
        regime_of("cn-cbric-2020-3", REGIMES.editions)
    with pytest.raises(NotFound, match="there are `au-rg271`"):
        regime_of("zzz", REGIMES.editions)


# What the firm changed ----------------------------------------------------------------------------------------------------------------------------

DAYS, WORKING = TimeUnit.DAY, TimeUnit.WORKING_DAY


def changed(own: Duration, law: Duration, *alternatives: Duration) -> list[str]:
    rule = attrs.evolve(CHINA.rules["respond"], alternatives=alternatives, changes=(Change(key="respond.within", law=law, own=own),))
    return [one.code for one in attrs.evolve(CHINA, rules={"respond": rule}).findings("regimes.x")]


@pytest.mark.parametrize(
    ("own", "law", "codes"),
    [
        (Duration(16, DAYS), Duration(15, DAYS), ["longer_than_regime"]),
        (Duration(15, DAYS), Duration(15, DAYS), []),
        (Duration(8, TimeUnit.WEEK), Duration(56, DAYS), []),
        (Duration(57, DAYS), Duration(8, TimeUnit.WEEK), ["longer_than_regime"]),
        (Duration(1, TimeUnit.MONTH), Duration(30, DAYS), ["longer_than_regime"]),  # it may have 31
        (Duration(28, DAYS), Duration(1, TimeUnit.MONTH), []),
        (Duration(49, TimeUnit.HOUR), Duration(2, DAYS), ["longer_than_regime"]),
        (Duration(48, TimeUnit.HOUR), Duration(2, DAYS), []),
        (Duration(2, DAYS), Duration(48, TimeUnit.HOUR), []),
        (Duration(180, TimeUnit.MINUTE), Duration(2, TimeUnit.HOUR), ["longer_than_regime"]),
        (Duration(120, TimeUnit.MINUTE), Duration(2, TimeUnit.HOUR), []),
        (Duration(180, TimeUnit.WORKING_MINUTE), Duration(2, TimeUnit.WORKING_HOUR), ["longer_than_regime"]),
        (Duration(10, WORKING), Duration(15, DAYS), ["other_unit_than_regime"]),
        (Duration(15, DAYS), Duration(15, WORKING), []),
        (Duration(16, DAYS), Duration(15, WORKING), ["other_unit_than_regime"]),
    ],
)
def test_a_time_longer_than_the_law_is_a_finding(own: Duration, law: Duration, codes: list[str]) -> None:
    assert changed(own, law) == codes


def test_what_the_same_paragraph_lets_pass_is_no_finding() -> None:
    assert changed(Duration(1, WORKING), Duration(24, TimeUnit.HOUR), Duration(1, WORKING)) == []
    approvers = Change(key="respond.extensions.special.approvers", law=("superior",), own=("ceo",))
    rule = attrs.evolve(CHINA.rules["respond"], changes=(approvers,))
    assert list(attrs.evolve(CHINA, rules={"respond": rule}).findings("x")) == []
    given_by_nation = attrs.evolve(rule, changes=(Change(key="respond.within", law=None, own=Duration(15, DAYS)),))
    assert list(attrs.evolve(CHINA, rules={"respond": given_by_nation}).findings("x")) == []


@given(st.integers(1, 400), st.integers(1, 400))
def test_in_one_unit_longer_is_longer(own: int, law: int) -> None:
    assert bool(changed(Duration(own, DAYS), Duration(law, DAYS))) == (own > law)


def test_a_rule_knows_its_kind_and_its_times() -> None:
    rule = RegimeRule(id="x", kind=RuleKind.DUTY, says=CHINA.title, source=Source(paragraph="1", status=SourceStatus.VERIFIED))
    assert (rule.durations, rule.needs_calendar) == ((), False)
    assert CHINA.overridden is False
    assert REGIMES.get("us-reg-e").needs_calendar
