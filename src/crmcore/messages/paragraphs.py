"""Paragraphs of law as readers of a language cite them: a Chinese law in Chinese as 《…》第十八条第一款, any other law as it cites itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from crmcore.messages.text import Language

# What a rule of the house cites beside regimes, and the title of that law.
TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CBIRC Order 2020 No. 3": "《银行业保险业消费投诉处理管理办法》",
        "PBoC Order 2020 No. 5": "《中国人民银行金融消费者权益保护实施办法》",
    }
)
_DIGITS: Final = "零一二三四五六七八九"
_PLACES: Final = ((1000, "千"), (100, "百"), (10, "十"))
_ARTICLE: Final = r"\d{1,4}(?: to \d{1,4}| paras?\. \d{1,2}(?: and \d{1,2})*(?: item \d{1,2})?)?"
_CITATION: Final = re.compile(rf"(?:(?P<law>[^;]+?), )?Art\. (?P<articles>{_ARTICLE}(?:, {_ARTICLE})*)")


@attrs.frozen
class Article:
    """What is cited of a Chinese law: an article 条, its paragraphs 款, an item 项 of the one; or all articles from the one to `last`."""

    article: int
    last: int | None = None
    paragraphs: tuple[int, ...] = ()
    item: int | None = None

    def __str__(self) -> str:
        """Return it as Chinese law is cited."""
        if self.last is not None:
            return f"第{numeral(self.article)}条至第{numeral(self.last)}条"
        paragraphs = "、".join(f"第{numeral(one)}款" for one in self.paragraphs)
        return f"第{numeral(self.article)}条{paragraphs}{'' if self.item is None else f'第{numeral(self.item)}项'}"


def paragraph_in(lang: Language, paragraph: str) -> str:
    """Return a paragraph in one language: `Art. 18 para. 1` is 第十八条第一款 in Chinese; what is no citation of a Chinese law stays as it is."""
    if lang != Language.ZH:
        return paragraph
    parts = paragraph.split("; ")
    said = [_in_chinese(one) for one in parts]
    return paragraph if said == parts else "；".join(said)


def articles_of(paragraph: str) -> tuple[Article, ...]:
    """Return which articles a paragraph cites, in its order; none, if it is not written as a Chinese law is cited here."""
    found = _CITATION.fullmatch(paragraph)
    return () if found is None or not (found["law"] is None or found["law"] in TITLES) else tuple(_articles(found["articles"]))


def numeral(number: int) -> str:
    """Return a whole number from 1 to 9999 in Chinese numerals: 十八, 一百零一."""
    said = ""
    for worth, place in _PLACES:
        digit, rest = divmod(number, worth)
        if digit:
            said += ("" if place == "十" and digit == 1 and not said else _DIGITS[digit]) + place
        elif said and rest and not said.endswith("零"):
            said += "零"
        number = rest
    return said + (_DIGITS[number] if number else "")


def _in_chinese(paragraph: str) -> str:
    articles = articles_of(paragraph)
    if not articles:
        return paragraph
    law, comma, _ = paragraph.partition(", Art. ")
    return (TITLES[law] if comma else "") + "、".join(map(str, articles))


def _articles(articles: str) -> Iterator[Article]:
    for one in articles.split(", "):
        first, *numbers = (int(each) for each in re.findall(r"\d+", one))
        if " to " in one:
            yield Article(first, last=numbers[0])
        else:
            item = numbers.pop() if " item " in one else None
            yield Article(first, paragraphs=tuple(numbers), item=item)
