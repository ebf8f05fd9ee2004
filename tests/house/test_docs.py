"""The pages made from the code are up to date, the site builds without a warning, and its diagrams are drawn, without a network."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.states import State
from crmcore.messages import Language, say_term
from tests.house.source import ROOT

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync", "--hide-scrollbars", "--virtual-time-budget=8000",
)  # fmt: skip
# Only what may happen beside the main way leads there.
ASIDE = {State.REOPENED, State.UNDER_REVIEW, State.WITHDRAWN, State.REFERRED, State.MERGED}
# The theme draws into a closed shadow root, which no dump shows; with this the drawing lands in the page itself.
OPEN_SHADOWS = "<script>Element.prototype.attachShadow = function () { return this }</script>"

# Says in the title how many tables are wider than the place they have, and are cut off there.
MEASURE = """<script>window.addEventListener("load", () => setTimeout(() => {
  const places = [...document.querySelectorAll(".md-typeset__scrollwrap")]
  document.title = `too wide: ${places.filter(one => one.scrollWidth > one.clientWidth).length} of ${places.length}`
}, 1000))</script>"""


def test_the_pages_made_from_the_code_are_up_to_date() -> None:
    """Otherwise run `python docs/generate.py`, and look at what changed."""
    done = subprocess.run([sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site anew, strictly."""
    pytest.importorskip("mkdocs", reason="the extra `docs` is not installed")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Serve the site on this machine."""
    handler = functools.partial(QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and keeps still about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's own name
        """Say nothing."""


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    """Scripts, styles, fonts and images come with the site."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        for tag in ('<script src="http', '<link rel="stylesheet" href="http', '<img src="http', "fonts.googleapis"):
            assert tag not in text, page


@pytest.mark.component
def test_the_widest_tables_fit_a_small_screen(site: Path, address: str, component: Callable[..., str], tmp_path: Path) -> None:
    """At 1280 pixels nobody has to scroll sideways to see by which guards a step is kept."""
    chromium = component(*CHROMIUM)
    for name in ("complaint-lifecycle", "complaint-simple", "complaint-severe"):
        page = site / "reference" / name / "index.html"
        page.with_name("measured.html").write_text(page.read_text("utf-8").replace("</body>", f"{MEASURE}</body>", 1), "utf-8")
        command = [chromium, *FLAGS, "--window-size=1280,900", f"--user-data-dir={tmp_path}", "--dump-dom"]
        done = subprocess.run([*command, f"{address}/reference/{name}/measured.html"], capture_output=True, text=True, timeout=120, check=False)
        assert "<title>too wide: 0 of 4</title>" in done.stdout, (name, done.stdout[:2000])


@pytest.mark.component
def test_the_lifecycle_is_drawn(site: Path, address: str, component: Callable[..., str], tmp_path: Path) -> None:
    """Chromium draws both diagrams of the page, with the name of every state of the main way in them."""
    chromium = component(*CHROMIUM)
    component("npm")  # brings the bundle
    page = site / "reference" / "complaint-lifecycle" / "index.html"
    shown = page.with_name("shown.html")
    shown.write_text(page.read_text("utf-8").replace("<head>", f"<head>{OPEN_SHADOWS}", 1), "utf-8")
    command = [chromium, *FLAGS, f"--user-data-dir={tmp_path}", "--dump-dom", f"{address}/reference/complaint-lifecycle/shown.html"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    shutil.rmtree(tmp_path, ignore_errors=True)
    drawn = [part for part in done.stdout.split('<div class="mermaid">')[1:] if part.startswith("<svg")]
    assert len(drawn) == 2, done.stdout[-2000:]
    for lang, svg in zip((Language.EN, Language.ZH), drawn, strict=True):
        inside = svg.partition("</svg>")[0]
        assert {state for state in STANDARD.states if say_term(state, lang) not in inside} == ASIDE
