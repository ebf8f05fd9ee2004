"""The commands open a database by its URL, on each kind of database that the stores are tested on."""

from __future__ import annotations

from sqlalchemy import Engine
from typer.testing import CliRunner

from crmcore.adapters.sql import SqlStores
from crmcore.cli.app import app
from crmcore.customers.profile import Prospect
from crmcore.rulebook.files import default


def test_a_command_opens_a_database_by_its_url(engine: Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    engine.connect().close()  # a file of SQLite is there from then on
    asked = ["explain", url, "P-1", "--at", "2026-07-20"]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 2
    assert "is not a database that crmcore wrote" in done.stderr
    stores = SqlStores(engine)
    stores.create()
    stores.editions.save(default())
    stores.customers.save(Prospect(id="P-1", name="阿朱"))
    done = CliRunner().invoke(app, asked)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("prospect P-1, ")
