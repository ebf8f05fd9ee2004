"""What every command shares: the language it speaks, how it writes, and how it ends when something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from crmcore.decision import reason
from crmcore.errors import CrmCoreError
from crmcore.messages import Language

if TYPE_CHECKING:
    from rich.console import Console

# The option that every command has: `--lang en|zh`.
Lang: TypeAlias = Annotated[Language, typer.Option("--lang", help="Language of the answer.", show_default=True)]

# Exit codes: what was asked for was looked at and found wanting; it could not be looked at.
FOUND_WANTING = 1
CANNOT = 2

# Narrower than this, the text of a row is put under its place instead of beside it.
_READABLE = 40


def console(*, stderr: bool = False) -> Console:
    """Return where a command writes: without colour, and without wrapping, when it is not a terminal."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def write(out: Console, line: str, style: str | None = None) -> None:
    """Write one line: wrapped to a terminal's width, whole into a file or a pipe."""
    out.print(line, style=style, soft_wrap=not out.is_terminal)


def write_rows(out: Console, rows: Iterable[tuple[str, ...]], *, styles: tuple[str, ...] = ()) -> None:
    """Write rows in columns; the last column is text, and is wrapped in its own column where a terminal leaves it room, below otherwise."""
    from rich.cells import cell_len
    from rich.padding import Padding
    from rich.table import Table

    table = list(rows)
    if not table:
        return
    widths = [max(cell_len(cell) for cell in column) + 2 for column in list(zip(*table, strict=True))[:-1]]
    heads = ["".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=False)) for row in table]
    if not out.is_terminal:
        for row, head in zip(table, heads, strict=True):
            out.print((head + row[-1]).rstrip(), soft_wrap=True)
    elif out.width - sum(widths) < _READABLE:
        for row, head in zip(table, heads, strict=True):
            out.print(head.rstrip(), style="cyan")
            out.print(Padding(row[-1], (0, 0, 0, 4)))
    else:
        grid = Table.grid(padding=(0, 2, 0, 0))
        for i in range(len(widths)):
            grid.add_column(no_wrap=True, style=styles[i] if i < len(styles) else "")
        grid.add_column(overflow="fold")
        for row in table:
            grid.add_row(*row)
        out.print(grid)


@contextmanager
def plainly(lang: Language) -> Iterator[None]:
    """End a command that cannot do what it was asked for: one line on standard error, exit code 2, no traceback."""
    try:
        yield
    except CrmCoreError as error:
        said = error.text(lang)
    except OSError as error:
        said = reason("file_error", path=str(error.filename or ""), problem=error.strerror or type(error).__name__).text(lang)
    else:
        return
    write(console(stderr=True), f"crmcore: {said}", style="red")
    raise typer.Exit(CANNOT)
