"""What a command does with a rulebook that lacks sections: what needs none of them works, what needs one names it."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from typer.testing import CliRunner, Result

from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.cli.app import app
from crmcore.cli.complaint_story import complaint_story
from crmcore.complaints import RecordCard, register
from crmcore.complaints.events.procedure import ComplaintAccepted, GroundsConfirmed, HandlerAssigned
from crmcore.event import Actor
from crmcore.messages import Language
from crmcore.rulebook import Rulebook
from tests.cli.conftest import COMPLETE, START
from tests.cli.test_report import FILE, MAPPING
from tests.rulebook.test_sections import HEAD, text_of

RUNNER = CliRunner()


def run(*words: object) -> Result:
    return RUNNER.invoke(app, [str(one) for one in words])


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Return the path of a rulebook without any section."""
    path = tmp_path / "bare.toml"
    path.write_text(HEAD, "utf-8")
    return path


def test_a_rulebook_without_sections_is_sound(bare: Path) -> None:
    result = run("check", bare)
    assert result.exit_code == 0
    assert "loads as example-city-bank@2026-01-01#" in result.output.replace("\n", " ")


def test_a_report_needs_the_numbers_that_the_firm_chose(bare: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(MAPPING, "utf-8")
    (tmp_path / "complaints.csv").write_text(FILE, "utf-8")
    out = tmp_path / "out"
    result = run("report", "--complaints", tmp_path / "complaints.csv", "--mapping", tmp_path / "ours.toml", "--out", out, "--rulebook", bare)
    assert result.exit_code == 2
    assert "has no section `[kpi]`; add it to the rulebook" in result.stderr
    assert not out.exists()


def test_a_regime_is_the_law_without_any_section(bare: Path) -> None:
    assert run("regimes", "cn-cbirc-2020-3", "--received", "2026-07-06", "--rulebook", bare).exit_code == 0
    country = run("regimes", "uk-fca-disp/payments", "--received", "2026-06-05", "--calendar", "GB-ENG", "--rulebook", bare)
    assert "2026-06-26" in country.output
    named = run("regimes", "us-cfpb", "--received", "2026-01-05", "--calendar", "office", "--rulebook", bare)
    assert named.exit_code == 2
    assert "no calendar `office`" in named.stderr


def test_without_positions_each_part_of_the_procedure_stands_for_itself() -> None:
    edition = attrs.evolve(Rulebook.default().editions[0], organisation=None)
    rules = edition.complaints

    def actor(id_: str, *roles: str, rank: int = 1) -> Actor:
        return Actor(id=id_, unit="bank/outlets/east", rank=rank, roles=frozenset(roles))

    card = RecordCard(number="C-9", received_at=START, demands=("criticism",), matter="other", channel="outlet", customer_name="段誉")
    case = register(card, at=START, by=actor("a", "intake"), rules=rules)
    lines = [str(one) for block in complaint_story(case, edition=edition, at=START, lang=Language.EN).blocks for one in block.lines]
    assert any(one.startswith("may  ") for one in lines)
    case = case.advance(GroundsConfirmed(at=START, by=actor("a", "intake")), rules=rules)
    case = case.advance(ComplaintAccepted(at=START, by=actor("b", "intake", rank=2)), rules=rules)
    case = case.advance(HandlerAssigned(at=START, by=actor("c", "administration"), department="bank/relations"), rules=rules)
    story = complaint_story(case, edition=edition, at=START, lang=Language.EN)
    (report,) = (one for one in story.blocks if one.heading.startswith("file_report"))
    assert report.lines[0] == "may  handling department"
    assert report.lines[1].startswith("still  ")


def test_a_customer_s_story_needs_the_rules_for_customers(tmp_path: Path) -> None:
    path = tmp_path / "crm.sqlite"
    stores = SqlStores(sqlite(path))
    stores.create()
    stores.editions.save(text_of("segmentation", "benefits"))
    stores.customers.save(COMPLETE)
    result = run("explain", path, COMPLETE.id, "--at", "2026-07-07")
    assert result.exit_code == 2
    assert "has no section `[customers]`" in result.stderr
