"""The pages made from the code are up to date, the site builds without a warning, and its diagrams are drawn, without a network."""

from __future__ import annotations

import functools
import http.server
import json
import queue
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.states import State
from crmcore.messages import Language, render, say_term
from crmcore.rulebook import Regimes
from tests.conftest import IN_CI
from tests.house.source import FILES, ROOT

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"\]\(([^)#\s:]+\.md)[)#]")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync", "--hide-scrollbars", "--disable-dev-shm-usage", "--window-size=1280,900",
)  # fmt: skip
PATIENCE = 180  # seconds until a page must have told; it is never waited out but where the page is broken
# Only what may happen beside the main way leads there.
ASIDE = {State.REOPENED, State.UNDER_REVIEW, State.WITHDRAWN, State.REFERRED, State.MERGED}

# A page tells the test when it is ready, or what went wrong: how long a browser takes for that, nobody knows, least of all on a busy machine.
TELL = """<script>
const tell = text => fetch("/told", {method: "POST", body: text})
const when = (ready, answer) => ready() ? tell(answer()) : setTimeout(() => when(ready, answer), 50)
window.addEventListener("error", event => tell(`error: ${event.message || event.target.src}`), true)
window.addEventListener("unhandledrejection", event => tell(`error: ${event.reason}`))
</script>"""
# The theme draws into a closed shadow root, which nobody can read; with this the drawing lands in the page itself.
DRAWN = """<script>
Element.prototype.attachShadow = function () { return this }
when(() => document.querySelectorAll("div.mermaid > svg").length === 2, () => document.documentElement.outerHTML)
</script>"""
# How many of the four tables are wider than the place that the theme has given them by then, and are cut off there.
MEASURE = """<script>window.addEventListener("load", async () => {
  await document.fonts.ready
  const places = () => [...document.querySelectorAll(".md-typeset__scrollwrap")]
  when(() => places().length === 4, () => `too wide: ${places().filter(one => one.scrollWidth > one.clientWidth).length} of 4`)
})</script>"""


# The site's own search, asked as its field for searching asks it: what it finds for each question, page by page, best first.
SEARCHED = """<script>window.addEventListener("load", async () => {
  const asked = ASKED
  const config = JSON.parse(document.getElementById("__config").textContent)
  const index = await (await fetch(`${config.base}/search/search_index.json`)).json()
  const worker = new Worker(config.search)
  const found = {}
  worker.onmessage = ({data}) => {
    if (data.type === 3) found[asked[Object.keys(found).length]] = data.data.items.map(pages => pages.map(one => one.location))
    const next = asked[Object.keys(found).length]
    if (next === undefined) tell(JSON.stringify(found))
    else if (data.type !== 0) worker.postMessage({type: 2, data: next})
  }
  worker.postMessage({type: 0, data: {...index, options: {suggest: false}}})
})</script>"""


def label(page: Path) -> str:
    """Return what a page is called in a failure."""
    return page.relative_to(DOCS).as_posix()


def links(page: Path) -> set[Path]:
    """Return the pages that a page links, itself left out."""
    return {(page.parent / found).resolve() for found in LINK.findall(page.read_text("utf-8"))} - {page}


def test_every_page_is_linked_from_another() -> None:
    """The site's menu is not enough: who reads on the way, or in the repository, comes from page to page. The start page is where the menu begins."""
    linked = {found for page in PAGES for found in links(page)}
    assert [label(page) for page in PAGES if page not in linked and page != DOCS / "index.md"] == []


@pytest.mark.parametrize("index", [page for page in PAGES if page.name == "index.md"], ids=label)
def test_an_index_links_every_page_beside_it(index: Path) -> None:
    beside = {page for page in PAGES if page.parent == index.parent and page != index}
    assert sorted(map(label, beside - links(index))) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda one: str(one.relative_to(DOCS)))
def test_each_column_of_a_table_has_a_heading(page: Path) -> None:
    lines = page.read_text("utf-8").splitlines()
    heads = [head for head, rule in pairwise(lines) if re.fullmatch(r"\|[ :|-]+\|", rule)]
    assert [head for head in heads if any(not cell.strip() for cell in head.strip("|").split("|"))] == []


def test_a_page_imports_by_name() -> None:
    """Who reads a sample sees where each name comes from."""
    assert [page.relative_to(ROOT).as_posix() for page in (ROOT / "README.md", *PAGES) if "import *" in page.read_text("utf-8")] == []


INSTALL = re.compile(r"pip install ([^`\n]*)")


def test_every_page_and_docstring_installs_crmcore_from_its_folder_as_the_readme_does() -> None:
    """There is no release yet: a name that an index was asked for would find nothing, or somebody else's."""
    files = [ROOT / "README.md", *PAGES, *FILES]
    told = [(path.relative_to(ROOT).as_posix(), one) for path in files for one in INSTALL.findall(path.read_text("utf-8"))]
    assert len(told) > 10
    assert [one for one in told if not re.match(r"'?\.", one[1])] == []


def test_the_pages_made_from_the_code_are_up_to_date() -> None:
    """Otherwise run `python docs/generate.py`, and look at what changed."""
    done = subprocess.run([sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_pages_of_the_law_say_how_sure_we_are_of_the_law() -> None:
    """A value that a page assumes, to have an example, changes nothing of what is said of the regime."""
    listed = (DOCS / "reference/regimes/index.md").read_text("utf-8")
    regimes = Regimes.shipped()
    for one in (regimes.get(id) for id in regimes.ids):
        said = render("regime.says_status", {"rules": one.status, "dates": one.dates_status})
        assert "/" in one.id or f"- {said}\n" in (DOCS / f"reference/regimes/{one.id}.md").read_text("utf-8")
    for one in regimes.editions:
        (row,) = (line for line in listed.splitlines() if line.startswith(f"| [`{one.id}`]") and f"| {one.valid_from}" in line)
        assert f"| {say_term(one.status)} | {say_term(one.dates_status)} |" in row


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site anew, strictly, with the Mermaid bundle, which a new clone does not have: without it the theme asks the network, in vain."""
    pytest.importorskip("mkdocs", reason="the extra `docs` is not installed")
    subprocess.run([sys.executable, "docs/mermaid.py"], cwd=ROOT, capture_output=True, check=True)
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site, and takes what a page tells."""

    def __init__(self, *args: object, told: queue.Queue[str], **kwargs: object) -> None:
        """Remember where to put it."""
        self.told = told
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_POST(self) -> None:
        """Take what a page tells."""
        self.told.put(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's own name
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[tuple[str, queue.Queue[str]]]:
    """Serve the site on this machine; give its address, and what its pages tell."""
    told: queue.Queue[str] = queue.Queue()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site), told=told)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", told
        server.shutdown()


@pytest.fixture
def tells(site: Path, component: Callable[..., str], tmp_path: Path) -> Callable[[str, str], str]:
    """Return a function that opens a page of the reference with a script in its head, and answers what the script tells."""
    chromium = component(*CHROMIUM)

    def asked(name: str, script: str) -> str:
        page = site / "reference" / name / "index.html"
        page.with_name("asked.html").write_text(page.read_text("utf-8").replace("<head>", f"<head>{TELL}{script}", 1), "utf-8")
        with served(site) as (address, told):
            command = [chromium, *FLAGS, f"--user-data-dir={tmp_path}", f"{address}/reference/{name}/asked.html"]
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as browser:
                try:
                    return told.get(timeout=PATIENCE)
                except queue.Empty:
                    return f"nothing in {PATIENCE} seconds"
                finally:
                    browser.terminate()
                    browser.wait()
                    shutil.rmtree(tmp_path, ignore_errors=True)

    return asked


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    """Scripts, styles, fonts and images come with the site."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        for tag in ('<script src="http', '<link rel="stylesheet" href="http', '<img src="http', "fonts.googleapis"):
            assert tag not in text, page


def test_a_chinese_page_says_that_it_is_one(site: Path) -> None:
    """A browser reads its language, and what the theme writes around it is Chinese; the other pages stay as they are."""
    for page in sorted((site / "zh").rglob("*.html")):
        text = page.read_text("utf-8")
        assert '<html lang="zh"' in text, page
        assert "目录" in text
        assert not any(one in text for one in ("Table of contents", 'aria-label="Previous', 'aria-label="Next'))
        foot = re.sub(r"<[^>]*>", " ", text.partition('<footer class="md-footer">')[2].partition("</footer>")[0])
        assert {*re.findall(r"[A-Za-z]{2,}", foot)} <= {"Apache", "Material", "for", "MkDocs"}, page
    assert '<html lang="en"' in (site / "compliance" / "ours" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("page", sorted((DOCS / "zh").glob("*.md")), ids=lambda one: one.name)
def test_a_paragraph_of_chinese_is_one_line(page: Path) -> None:
    """A line break in the source becomes a space on the page, which Chinese does not have."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    broken = [part for part in text.split("\n\n") if len([line for line in part.splitlines() if line[:1] not in "-|#! "]) > 1]
    assert broken == []


@pytest.mark.parametrize("page", sorted((DOCS / "zh").glob("*.md")), ids=lambda one: one.name)
def test_a_link_in_a_chinese_sentence_is_called_by_a_chinese_name(page: Path) -> None:
    """Only the way to the English twin, alone in its line, is called in English."""
    text = page.read_text("utf-8")
    called = re.findall(r"(?<!`)\[([^\]]+)\]\([^)]+\)", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))
    assert [one for one in called if not re.search(r"[\u4e00-\u9fff]|^`.*`$", one)] == ["English"]


@pytest.mark.component
def test_the_widest_tables_fit_a_small_screen(tells: Callable[..., str]) -> None:
    """At 1280 pixels nobody has to scroll sideways to see by which guards a step is kept."""
    for name in ("complaint-lifecycle", "complaint-simple", "complaint-severe"):
        assert tells(name, MEASURE) == "too wide: 0 of 4", name


@pytest.mark.component
def test_the_lifecycle_is_drawn(site: Path, component: Callable[..., str], tells: Callable[..., str]) -> None:
    """Chromium draws both diagrams of the page, with the name of every state of the main way in them."""
    component("npm")
    if not (site / "js" / "mermaid.min.js").is_file():
        (pytest.fail if IN_CI else pytest.skip)("npm brought no Mermaid bundle")
    page = tells("complaint-lifecycle", DRAWN)
    drawn = [part for part in page.split('<div class="mermaid">')[1:] if part.startswith("<svg")]
    assert len(drawn) == 2, page[-2000:]
    for lang, svg in zip((Language.EN, Language.ZH), drawn, strict=True):
        inside = svg.partition("</svg>")[0]
        assert {state for state in STANDARD.states if say_term(state, lang) not in inside} == ASIDE


@pytest.mark.component
def test_the_search_finds_chinese_and_explanations_first(tells: Callable[..., str]) -> None:
    """Each word of a Chinese reader leads to the page that answers; and a word of English to a page that explains, before the names of the API."""
    pytest.importorskip("jieba", reason="the extra `docs` is not installed")
    asked = {"审批": "zh/who-may", "投诉期限": "zh/by-when", "最后一日": "zh/by-when", "结案": "zh/", "approve": "how-to/approvals"}
    told = tells("glossary", SEARCHED.replace("ASKED", json.dumps(list(asked))))
    found = {word: [one for page in pages for one in page] for word, pages in json.loads(told).items()}
    assert {word: any(one.startswith(page) for one in found[word]) for word, page in asked.items()} == dict.fromkeys(asked, True), found
    assert not found["approve"][0].startswith("reference/api/")
