"""The command `crmcore` and its sub-commands; each is a function of its own file, and imports what it needs when it runs."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from crmcore.cli.check import check
from crmcore.cli.clauses import clauses
from crmcore.cli.compare import compare
from crmcore.cli.days import days
from crmcore.cli.demo.command import demo
from crmcore.cli.explain import explain
from crmcore.cli.impact import impact
from crmcore.cli.lifecycles import lifecycles
from crmcore.cli.limits import limits
from crmcore.cli.ours import ours
from crmcore.cli.regimes import regimes
from crmcore.cli.replay import replay
from crmcore.cli.report import report
from crmcore.cli.upgrade import upgrade

app: Final[typer.Typer] = typer.Typer(
    name="crmcore",
    help="The rules of customer-relationship management in banks, at the command line.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they would print local variables, and with them personal data
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - the signature of an option's callback
    if wanted:
        from importlib.metadata import version

        typer.echo(f"crmcore {version('crmcore')}")
        raise typer.Exit


@app.callback()
def _crmcore(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False,  # noqa: FBT002
) -> None:
    """Run the rules of customer-relationship management in banks at the command line."""


for _command in (demo, report, check, compare, impact, explain, limits, ours, clauses, lifecycles, regimes, replay, upgrade):
    app.command()(_command)
app.add_typer(days, name="days")
