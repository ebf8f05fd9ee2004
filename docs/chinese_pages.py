"""The Chinese pages say that they are Chinese, and what the theme writes around them is Chinese too: it knows one language a site."""

from __future__ import annotations

from typing import Final

# What the theme writes in the language of the site, and what stands there on a Chinese page.
WORDS: Final = (
    ('<html lang="en"', '<html lang="zh"'),
    ("Table of contents", "目录"),
    ('aria-label="Previous: ', 'aria-label="上一页：'),
    ('aria-label="Next: ', 'aria-label="下一页：'),
    ("Previous\n", "上一页\n"),
    ("Next\n", "下一页\n"),
    ("Skip to content", "跳至正文"),
)


def on_post_page(output: str, *, page: object, config: object) -> str:  # noqa: ARG001 - mkdocs hands all three over by their names
    """Return a page of the site as it is written; mkdocs calls this for each."""
    if not str(getattr(getattr(page, "file", None), "src_uri", "")).startswith("zh/"):
        return output
    for english, chinese in WORDS:
        output = output.replace(english, chinese)
    return output
