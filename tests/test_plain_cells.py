"""Cells and numbers of plain worksheet XML are told all at once as they are told one by one."""

import itertools
import math
import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.reading.formats.digits import Buffer, decimals
from etl.reading.formats.row_cells import PAD, cells
from etl.reading.formats.strip import UnusualError

WRITTEN = st.one_of(
    st.from_regex(r"-?[0-9]{0,18}(\.[0-9]{0,10})?", fullmatch=True),
    st.from_regex(r"[-+0-9.eE ]{1,20}", fullmatch=True),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.integers(-(10**17), 10**17).map(str),
)
CELL = re.compile(
    r'<c r="([A-Z]{1,2})(\d+)"([^>/]*)(?:/>|></c>|>(?:<v>([^<]+)</v>'
    r'|<is><t(?: xml:space="preserve")?>([^<]+)</t></is>)</c>)'
)


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


@settings(max_examples=300, deadline=None)
@given(st.lists(WRITTEN, min_size=1, max_size=30))
def test_a_number_told_at_once_is_the_float_to_the_last_bit(texts: list[str]) -> None:
    ends = np.array(list(itertools.accumulate(len(text) + 1 for text in texts))) + len(PAD) - 1
    starts = ends - np.array([len(text) for text in texts])
    numbers = decimals(Buffer(PAD + "<".join(texts).encode() + PAD), starts, ends).tolist()
    for text, number in zip(texts, numbers, strict=True):
        if not math.isnan(number):
            told = _float(text)
            assert told == number, text
            assert math.copysign(1, number) == math.copysign(1, told or number), text


def test_numbers_as_offices_write_them_are_told_at_once() -> None:
    for text in ("0", "7", "45123", "-3", "12.5", "123456.75", "0.85", "13900000000", "-0.25"):
        end = np.array([len(PAD) + len(text)])
        number = decimals(Buffer(PAD + text.encode() + PAD), np.array([len(PAD)]), end)
        assert number.tolist() == [float(text)]


@st.composite
def _rows(draw: st.DrawFn) -> str:
    """Rows of a few cells, most of them plain, in all the ways in which cells are written."""
    rows = []
    for number in sorted(draw(st.sets(st.integers(1, 12_000), min_size=1, max_size=6))):
        parts = []
        for name in draw(st.lists(st.sampled_from(("A", "B", "Z", "AA", "BH")), max_size=5)):
            style = draw(st.sampled_from(("", ' s="3"', ' s="12" t="s"', ' t="inlineStr"')))
            text = draw(st.sampled_from(("1", "23456", "-4.5", "研究室", "a>b", "&lt;", "")))
            shape = draw(st.sampled_from(SHAPES))
            parts.append(shape.format(place=f"{name}{number}", style=style, text=text))
        extra = draw(st.sampled_from(("", ' spans="1:10"', ' ht="20" customHeight="1"')))
        rows.append(f'<row r="{number}"{extra}>{"".join(parts)}</row>')
    return draw(st.sampled_from(("", "", "", " ", "<x/>"))).join(rows)


SHAPES = (
    '<c r="{place}"{style}><v>{text}</v></c>',
    '<c r="{place}"{style}><v>{text}</v></c>',
    '<c r="{place}"{style}><is><t>{text}</t></is></c>',
    '<c r="{place}"{style}><is><t xml:space="preserve">{text}</t></is></c>',
    '<c r="{place}"{style}/>',
    '<c r="{place}"{style}></c>',
    '<c r="{place}"{style}><v/></c>',
    '<c r="{place}"{style}><f>1+1</f><v>{text}</v></c>',
    '<c r="{place}9"{style}><v>{text}</v></c>',
)


def _one_by_one(rows: str) -> list[tuple[int, str, str, str]] | None:
    """Row, column, attributes and value of each cell; None where anything else stands."""
    told: list[tuple[int, str, str, str]] = []
    inside = re.fullmatch(r'(?:<row r="\d+"[^>]*>(?:(?!<row ).)*?</row>)+', rows, re.DOTALL)
    parts = re.findall(r'<row r="(\d+)"[^>]*>(.*?)</row>', rows, re.DOTALL)
    for number, content in parts:
        if CELL.sub("", content):
            return None
        found = [match.groups(default="") for match in CELL.finditer(content)]
        order = [(len(name), name) for name, *_ in found]
        if any(row != number for _, row, *_ in found) or order != sorted(set(order)):
            return None
        told += [(int(number), name, style, value or text) for name, _, style, value, text in found]
    return told if inside else None


def _letters(column: int) -> str:
    return chr(65 + column) if column < 26 else f"{chr(64 + column // 26)}{chr(65 + column % 26)}"


@settings(max_examples=400, deadline=None)
@given(_rows())
def test_cells_are_found_all_at_once_as_they_are_one_by_one(rows: str) -> None:
    slow = _one_by_one(rows)
    if slow is None:
        with pytest.raises(UnusualError):
            cells(rows.encode())
        return
    told = cells(rows.encode())
    content = told.buffer.content
    spans = zip(*told.attributes, *told.value, strict=True)
    fast = [
        (int(told.numbers[row]), _letters(column), content[a:b].decode(), content[c:d].decode())
        for row, column, (a, b, c, d) in zip(
            told.row.tolist(), told.column.tolist(), spans, strict=True
        )
    ]
    assert fast == slow


PLAIN = '<row r="7"><c r="A7"><v>1</v></c><c r="B7" s="1"/></row><row r="8"><c r="A8"/></row>'
CHANGES = {
    "another row's address": ('"A7"', '"A6"'),
    "a longer address": ('"A7"', '"A71"'),
    "a shorter address": ('"A7"', '"A"'),
    "the same column twice": ('"B7"', '"A7"'),
    "no number of a row": ('r="7"', 'r=""'),
    "a text between cells": ('</c><c r="B7"', '</c> <c r="B7"'),
    "a text between rows": ("</row><row", "</row> <row"),
    "a text in front of a value": ("<v>", " <v>"),
    "an element of its own": ("</v>", "</v><x/>"),
    "no value": ("<v>1</v>", "<v></v>"),
    "a cell that is not closed": ('s="1"/>', 's="1">'),
    "a row that is not closed": ("</row><row", "<row"),
    "a row that is closed at once": ('<row r="8">', '<row r="8"/>'),
}


def test_plain_rows_are_told() -> None:
    assert cells(PLAIN.encode()).numbers.tolist() == [7, 8]


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_rows_that_are_not_plain_are_left_to_the_slow_way(change: tuple[str, str]) -> None:
    assert change[0] in PLAIN
    with pytest.raises(UnusualError):
        cells(PLAIN.replace(*change, 1).encode())


def test_every_blank_at_the_end_of_a_text_is_seen() -> None:
    blanks = [chr(code) for code in range(0x3001) if chr(code).isspace()]
    texts = pa.array([*(f"{blank}字" for blank in blanks), *(f"字{blank}" for blank in blanks)])
    shorter = pc.less(pc.binary_length(pc.utf8_trim_whitespace(texts)), pc.binary_length(texts))
    assert pc.all(shorter).as_py()
