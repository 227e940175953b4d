"""Texts that large sheets pass over are those that mean nothing but themselves."""

import random

import pyarrow as pa
import pytest

from etl.reading.bulk import texts
from etl.reading.layout import headers, labels, roles
from etl.reading.model import Cell
from etl.reading.rows.lines import LONGEST_DITTO
from etl.reading.values import Context, parse
from etl.reading.values.vocabulary import BLANK_MARKS, MISSING
from etl.sheets.contract import Kind

PIECES = (
    *sorted(headers.WORDS | roles.WORDS | MISSING | BLANK_MARKS),
    *"注备附说填资数来审制统负单主分联电报打复经签盖公以本上其同如计和数均值分国省市区县体部",
    *"元次人名件个户家条米年月日全累总小合平第并首榜头一二三十百千万亿多余几每约近超张伟华",
    *("其中", "合计", "小计", "平均", "同上", "同上行", "万元", "千米", "12", "3", "2025", "A"),
    *("-", "，", "。", "WT", "NULL", "填表人", "负责人", "最高值", "秦皇岛", "组织部"),
)


def _is_quiet(text: str, known: frozenset[str] = frozenset()) -> bool:
    return bool(texts.quiet(pa.array([text]), known)[0])


def _folded(text: str) -> str:
    folded: str = texts.folded(pa.array([text]))[0].as_py()
    return folded


def _is_heard(text: str) -> bool:
    """Whether any function that looks for meanings finds one."""
    return (
        labels.is_note(text)
        or (len(text) <= LONGEST_DITTO and labels.is_ditto(text))
        or labels.is_total(text)
        or labels.is_region_total(text)
        or headers.is_known(text)
        or roles.word_role(text) is not None
    )


def test_a_quiet_text_means_nothing_but_itself() -> None:
    chance = random.Random(2026)
    made = {"".join(chance.choices(PIECES, k=chance.randrange(1, 5))) for _ in range(20_000)}
    told = pa.array(sorted(made), pa.string())
    quiet = told.filter(pa.array(texts.quiet(told, frozenset()))).to_pylist()
    assert len(quiet) > 5000
    for text in quiet:
        assert not _is_heard(text), text
        assert parse(Cell(text), Kind.TEXT, Context()).value == text
        assert parse(Cell(text), Kind.NAME, Context()).value == _folded(text)
        assert labels.squeeze(text) == _folded(text)


@pytest.mark.parametrize("text", ["WT-0000012", "张伟", "130302199001011234", "职工服务站点3号楼"])
def test_what_large_sheets_hold_by_the_million_is_quiet(text: str) -> None:
    assert _is_quiet(text)


def test_a_label_of_the_sheet_is_not_quiet() -> None:
    assert not _is_quiet("张伟", frozenset({"张伟"}))
