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
    ("Apache-2.0. The rules shipped are a default to start from, not legal advice.", "Apache-2.0许可。随附的规则仅供参考，不构成法律意见。"),
    ("Made with\n", "制作工具：\n"),
    ('aria-label="Footer"', 'aria-label="页脚"'),
    ('"Copied to clipboard"', '"已复制"'),
    ('"Copy to clipboard"', '"复制"'),
    ('"Type to start searching"', '"输入即可搜索"'),
    ('"No matching documents"', '"没有匹配的页面"'),
    ('"1 matching document"', '"1个匹配的页面"'),
    ('"# matching documents"', '"#个匹配的页面"'),
    ('"1 more on this page"', '"本页另有1处"'),
    ('"# more on this page"', '"本页另有#处"'),
    ('aria-label="Search" placeholder="Search"', 'aria-label="搜索" placeholder="搜索"'),
)


def is_chinese(page: object) -> bool:
    """Return whether a page of the site is one of the Chinese ones."""
    return str(getattr(getattr(page, "file", None), "src_uri", "")).startswith("zh/")


def on_page_context(context: dict[str, object], *, page: object, config: object, nav: object) -> dict[str, object]:  # noqa: ARG001 - as below
    """Leave out the page before or after that is in the other language: the link at the head of a page leads there."""
    for beside in ("previous_page", "next_page"):
        other = getattr(page, beside)
        if other is not None and is_chinese(other) is not is_chinese(page):
            setattr(page, beside, None)
    return context


def on_post_page(output: str, *, page: object, config: object) -> str:  # noqa: ARG001 - mkdocs hands all three over by their names
    """Return a page of the site as it is written; mkdocs calls this for each."""
    if not is_chinese(page):
        return output
    for english, chinese in WORDS:
        output = output.replace(english, chinese)
    return output
