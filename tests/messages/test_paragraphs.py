"""A Chinese law is cited to a Chinese reader as Chinese laws are, and any other law as it cites itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.cli.regime_story import head, regime_rows, sections
from crmcore.complaints.regimes import Regime
from crmcore.complaints.regimes.rules import Source
from crmcore.messages import NO_NAMES, Language, WordKind, say_term
from crmcore.messages.paragraphs import TITLES, Article, articles_of, numeral, paragraph_in
from crmcore.rulebook import Regimes

SHIPPED: Final = Regimes.shipped().editions
NUMERALS: Final = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("Art. 19", "第十九条"),
        ("Art. 18 para. 1", "第十八条第一款"),
        ("Art. 18 paras. 1 and 3, 33", "第十八条第一款、第三款、第三十三条"),
        ("Art. 18 para. 2, 23", "第十八条第二款、第二十三条"),
        ("Art. 18 para. 2 item 10", "第十八条第二款第十项"),
        ("Art. 25 to 27", "第二十五条至第二十七条"),
        ("Art. 35, 36", "第三十五条、第三十六条"),
        ("CBIRC Order 2020 No. 3, Art. 12, 18", "《银行业保险业消费投诉处理管理办法》第十二条、第十八条"),
        ("Art. 18 para. 1; decision 5 of the board", "第十八条第一款；decision 5 of the board"),
        ("Directive 5, Art. 12", "Directive 5, Art. 12"),
        ("Art. 101(2) subpara. 2", "Art. 101(2) subpara. 2"),
        ("DISP 1.6.2R", "DISP 1.6.2R"),
    ],
)
def test_a_paragraph_is_cited_in_the_readers_language(paragraph: str, said: str) -> None:
    assert paragraph_in(Language.ZH, paragraph) == said
    assert paragraph_in(Language.EN, paragraph) == paragraph
    assert say_term(NO_NAMES.clauses(paragraph), Language.ZH) == said
    assert say_term(NO_NAMES.term(WordKind.CLAUSES, paragraph), Language.EN) == paragraph


def test_several_clauses_are_listed_as_the_language_lists() -> None:
    both = NO_NAMES.clauses("RULES-4.26, FIN-2.3")
    assert (say_term(both, Language.EN), say_term(both, Language.ZH)) == ("RULES-4.26, FIN-2.3", "RULES-4.26、FIN-2.3")
    assert NO_NAMES.clauses(both) is both


def slowly(number: int) -> str:
    """Say a number place by place, from its digits: an empty place before others is one 零."""
    digits = [int(one) for one in f"{number:04d}"]
    said = "".join("零" if digit == 0 else NUMERALS[digit] + place for digit, place in zip(digits, ("千", "百", "十", ""), strict=True))
    said = re.sub("零+", "零", said).strip("零")
    return said.removeprefix("一") if said.startswith("一十") else said


@given(st.integers(1, 9999))
def test_a_number_is_written_in_chinese_numerals(number: int) -> None:
    assert numeral(number) == slowly(number)


articles = st.builds(Article, st.integers(1, 1260), paragraphs=st.lists(st.integers(1, 20), max_size=3).map(tuple)) | st.integers(1, 999).flatmap(
    lambda first: st.builds(Article, st.just(first), last=st.integers(first + 1, 1260))
)


@given(st.lists(articles | st.builds(Article, st.integers(1, 99), paragraphs=st.tuples(st.integers(1, 9)), item=st.integers(1, 12)), min_size=1))
def test_what_is_cited_is_read_back_and_said(cited: list[Article]) -> None:
    written = ", ".join(
        f"{one.article} to {one.last}"
        if one.last is not None
        else f"{one.article}"
        + (f" para{'s' * (len(one.paragraphs) > 1)}. {' and '.join(map(str, one.paragraphs))}" if one.paragraphs else "")
        + ("" if one.item is None else f" item {one.item}")
        for one in cited
    )
    assert articles_of(f"Art. {written}") == tuple(cited)
    said = paragraph_in(Language.ZH, f"Art. {written}")
    assert said == "、".join(map(str, cited))
    assert not re.search(r"[A-Za-z0-9]", said)


# --- the regimes that are shipped --------------------------------------------------------------------------------------------------------------------


def sources(value: object) -> Iterator[Source]:
    """Walk every source in a regime."""
    if isinstance(value, Source):
        yield value
    elif attrs.has(type(value)):
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))):
            yield from sources(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from sources(one)
    elif hasattr(value, "values"):
        for one in value.values():
            yield from sources(one)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("regime", SHIPPED, ids=lambda one: f"{one.id}@{one.valid_from}")
def test_each_citation_of_a_chinese_regime_is_one_and_no_other_law_is_cited_so(regime: Regime) -> None:
    cited = {one.paragraph for one in sources(regime)}
    assert cited
    assert {one for one in cited if bool(articles_of(one)) is not (regime.jurisdiction == "CN")} == set()


@pytest.mark.parametrize("regime", [one for one in SHIPPED if one.jurisdiction == "CN"], ids=lambda one: one.id)
def test_a_chinese_regime_is_told_in_its_own_form(regime: Regime) -> None:
    rows = [cell for part in sections(regime, regime_rows(regime), Language.ZH) for row in part.rows for cell in row]
    told = "\n".join((*head(regime, Language.ZH), *rows))
    assert "Art." not in told
    for one in sources(regime):
        assert paragraph_in(Language.ZH, one.paragraph) in told
        assert say_term(regime.cite(one.paragraph), Language.ZH).startswith(f"{regime.title.zh.partition('》')[0]}》第")
        assert say_term(regime.cite(one.paragraph)) == f"{regime.title.en.partition(':')[0]}, {one.paragraph}"


def test_a_foreign_regime_is_cited_as_it_cites_itself() -> None:
    disp = Regimes.shipped().get("uk-fca-disp")
    assert say_term(disp.cite("DISP 1.6.2R"), Language.ZH) == "英国金融行为监管局手册DISP，DISP 1.6.2R"


def test_the_titles_are_those_of_the_regimes() -> None:
    titles = {
        one.title.en.removeprefix("China, ").partition(":")[0]: f"{one.title.zh.partition('》')[0]}》" for one in SHIPPED if one.jurisdiction == "CN"
    }
    assert dict(TITLES) == titles
