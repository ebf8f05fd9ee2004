"""`crmcore clauses`: how far each clause of the management documents is carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from crmcore.cli.arguments import no_such_beginning
from crmcore.cli.terminal import Lang, console, plainly, write, write_rows
from crmcore.errors import NotFound
from crmcore.messages import Language, render

if TYPE_CHECKING:
    from crmcore.cli.traceability import Trace


def clauses(
    beginning: Annotated[str, typer.Argument(metavar="[CLAUSE]", help="Only ids that begin like this, such as `RULES-4`.", show_default=False)] = "",
    lang: Lang = Language.EN,
) -> None:
    """List every clause as implemented, partly implemented (with what is missing) or open; the last line counts them."""
    from crmcore.cli.traceability import Status, traceability

    every = tuple(traceability())
    traces = [one for one in every if one.clause.id.startswith(beginning)]
    if not traces:
        with plainly(lang):
            raise NotFound(no_such_beginning("cli.no_clause", beginning, (one.clause.id for one in every), ends="-."))
    out = console()
    write_rows(out, [(one.clause.id, render(f"clause_status.{one.status}", {}, lang), _said(one, lang)) for one in traces], styles=("bold", "cyan"))
    counts = {status.value: sum(one.status is status for one in traces) for status in Status}
    write(out, render("clauses_counted", {"total": len(traces), **counts}, lang), style="bold")


def _said(one: Trace, lang: Language) -> str:
    """Return what a clause says, then what is missing of it."""
    gist = one.clause.gist_zh if lang == Language.ZH else one.clause.gist
    if one.missing is None:
        return gist
    return f"{gist}（{one.missing.text(lang)}）" if lang == Language.ZH else f"{gist} [{one.missing.text(lang)}]"
