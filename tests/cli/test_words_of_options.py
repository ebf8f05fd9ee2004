"""Every option that takes one of a known set of words suggests the one that was meant, in both languages; a walk over all commands finds them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import typer
from typer.testing import CliRunner

from crmcore.cli.app import app
from tests.cli.test_numbers_of_options import commands, kinds

MAPPING: Final = (
    '[mapping]\nname = "ours"\nzone = "UTC"\n[fields.id]\ncolumns = ["id"]\nrequired = true\n'
    '[fields.received]\ncolumns = ["received"]\ndates = ["%Y-%m-%d"]\nrequired = true\n'
)
REPORT: Final = ("report", "--complaints", "c.csv", "--out", "o", "--mapping")
LOG: Final = ("replay", "c.csv", "--mapping", "xes")
LAW: Final = ("regimes", "au-rg271", "--received", "2026-01-01")
HOLIDAYS: Final = ("days", "holidays", "--first-year", "2026", "--last-year", "2026")

# How each command is called with a misspelt word, and the word that was meant.
MISSPELT: Final = {
    ("report", "--mapping"): ((*REPORT, "cfbp"), "cfpb"),
    ("report", "--by"): ((*REPORT, "ours.toml", "--by", "chanel"), "channel"),
    ("report", "--class"): ((*REPORT, "ours.toml", "--class", "ordnary"), "ordinary"),
    ("report", "--regime"): ((*REPORT, "ours.toml", "--regime", "eu-psd"), "eu-psd2"),
    ("report", "--calendar"): ((*REPORT, "ours.toml", "--regime", "eu-psd2", "--calendar", "ofice"), "office"),
    ("limits", "--action"): (("limits", "--action", "compnsation"), "compensation"),
    ("ours", "--under"): (("ours", "--under", "polcy.limits"), "policy.limits"),
    ("clauses", "beginning"): (("clauses", "RULS-4"), "RULES-4"),
    ("lifecycles", "name"): (("lifecycles", "standrd"), "standard"),
    ("regimes", "id"): (("regimes", "eu-psd"), "eu-psd2"),
    ("regimes", "--calendar"): ((*LAW, "--calendar", "ofice"), "office"),
    ("regimes", "--on"): ((*LAW, "--on", "customer_answred=2026-01-20"), "customer_answered"),
    ("replay", "--mapping"): (("replay", "c.csv", "--mapping", "bostn311"), "boston311"),
    ("replay", "--lifecycle"): ((*LOG, "--lifecycle", "complaint/standrd"), "complaint/standard"),
    ("replay", "--class"): ((*LOG, "--class", "ordnary"), "ordinary"),
    ("replay", "--no-target"): ((*LOG, "--no-target", "intime"), "in_time"),
    ("holidays", "country"): ((*HOLIDAYS, "GBB"), "GB"),
    ("holidays", "--subdivision"): ((*HOLIDAYS, "GB", "--subdivision", "ENGG"), "ENG"),
    ("gov-uk", "--division"): (("days", "gov-uk", "uk.json", "--division", "scotlnd"), "scotland"),
    ("calendar", "name"): (("days", "calendar", "bank.toml", "ofice"), "office"),
}
# What a firm, its customers or a file name; numbers, days and amounts; what another library knows.
NO_WORDS: Final = frozenset(
    {
        ("report", "--month"), ("report", "--as-of"), ("report", "--bank"), ("report", "--max-refused"),
        ("check", "--away"), ("check", "--today"), ("impact", "--cases"), ("impact", "--at"),
        ("explain", "database"), ("explain", "id"), ("explain", "--at"), ("limits", "--amount"),
        ("regimes", "--received"), ("regimes", "--zone"), ("replay", "--at"),
        ("holidays", "--category"), ("icalendar", "--workday-category"),
        *((one, "--name") for one in ("holidays", "chinesecalendar", "china-notices", "gov-uk", "icalendar")),
    }
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from crmcore.rulebook.files import default

    monkeypatch.chdir(tmp_path)
    Path("c.csv").write_text("id,received\n1,2026-07-01\n")
    Path("ours.toml").write_text(MAPPING)
    Path("bank.toml").write_text(default(), "utf-8")
    Path("uk.json").write_text('{"scotland": {"division": "scotland", "events": []}}')
    return tmp_path


def texts() -> Iterator[tuple[str, str]]:
    for one in commands(typer.main.get_command(app)):
        for option in one.params:
            said = kinds(option.type_descriptor.annotation)
            if str in said or list[str] in said:
                yield one.name, option.opts[0]


def test_every_option_with_a_word_is_here() -> None:
    assert set(texts()) == MISSPELT.keys() | NO_WORDS


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("option", sorted(MISSPELT), ids="-".join)
def test_a_misspelt_word_is_told_with_the_one_that_was_meant(folder: Path, option: tuple[str, str], lang: str) -> None:
    arguments, meant = MISSPELT[option]
    result = CliRunner().invoke(app, [*arguments, "--lang", lang])
    asked = "did you mean" if lang == "en" else "是否应为"
    assert (result.exit_code, f"`{meant}`" in result.output) == (2, True), result.output
    assert asked in result.output or option == ("replay", "--no-target"), result.output  # all three are named
    assert len(result.output.splitlines()) == 1, result.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((*LOG, "--class", "zzz"), "no complaint class `zzz`; there are: `ordinary`"),
        ((*LAW, "--calendar", "zzz"), "no calendar `zzz`; the rulebook has `office`, or name a country"),
        ((*REPORT, "zzz"), "no mapping `zzz`: neither a file nor a shipped name (`cfpb`)"),
        (("lifecycles", "zzz.toml"), "neither a file nor a shipped name (`help-desk`, `incidents`, `loans`, `permits`)"),
        (("lifecycles", "zzz"), "no lifecycle `zzz`; there are: `complaint/severe`, `complaint/simple`, `complaint/standard`, `help-desk`"),
        (("clauses", "SPAIN"), "no clause begins with `SPAIN`; give e.g. `RULES-4`"),
        (("ours", "--under", "zzz"), "nothing under `zzz` is marked `ours`; give the beginning of a key path"),
    ],
)
def test_a_word_like_none_is_told_with_those_that_there_are(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    result = CliRunner().invoke(app, [*arguments])
    assert (result.exit_code, says in result.output) == (2, True), result.output
