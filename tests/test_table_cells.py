"""Tables as HTML: alignment, the unit in the head, our city, what a phone shows first, escaping."""

import datetime as dt
import re

import pandas as pd
import pytest

from pages.shared.components import cells
from pages.shared.findings import sources
from pages.shared.findings.column import Column, Columns
from tests import screens

ROWS = pd.DataFrame(
    {
        "rank": [1, 2, 3],
        "city": ["甲市", "乙市", "丙市"],
        "value": [94.5, 82.0, None],
        "state": ["按期", "滞后", "按期"],
        "day": [dt.date(2026, 1, 4)] * 3,
        "is_home": [False, True, False],
    }
)
COLUMNS: Columns = {
    "rank": Column("位次", decimals=0),
    "city": Column("城市", leads_to="city"),
    "value": Column("数值", "分", 1),
    "day": "日期",
    "state": "状态",
}


def found(html: str, header: str) -> list[str]:
    """The cells below a header, as they stand in the HTML."""
    return re.findall(rf'<t[dh] [^>]*data-head="{header}"[^>]*>.*?</t[dh]>', html)


def test_numbers_stand_to_the_right_and_their_unit_once_in_the_head() -> None:
    html = cells.table(ROWS, COLUMNS, {})
    assert '数值<span class="unit">（分）</span></th>' in html
    assert [re.sub(r"<span.*", "", cell).split(">")[1] for cell in found(html, "数值")] == [
        "94.5", "82.0", "—</td"
    ]  # fmt: skip
    assert all('class="number' in cell for cell in found(html, "数值"))
    assert not any("number" in cell for cell in found(html, "日期"))
    read = screens.table(html)
    assert read is not None
    assert read["数值"].tolist() == ["94.5 分", "82.0 分", "—"]


@pytest.mark.parametrize(
    ("units", "head"), [(["分", "分", "分"], "（分）"), (["分", "人", "件"], "")]
)
def test_a_unit_is_in_the_head_only_where_all_cells_have_it(units: list[str], head: str) -> None:
    rows = ROWS.assign(value=[1.0, 2.0, 3.0])
    pairs = iter(units)
    column = Column("数值", write=lambda value: f"{value} {next(pairs)}")
    html = cells.table(rows, {"city": "城市", "value": column}, {})
    assert ('<span class="unit">' in html) == bool(head)
    assert head in html


def test_a_year_is_a_name_and_a_file_is_no_number() -> None:
    rows = pd.DataFrame({"year": [2025, 2026], "file": ["2025年月报.xlsx", "12月"]})
    html = cells.table(rows, {"year": Column("年份", write=lambda y: f"{y}年"), "file": "文件"}, {})
    assert "（年）" not in html
    assert not any("number" in cell for cell in found(html, "文件"))


def test_our_city_is_marked_among_others_and_not_alone() -> None:
    assert cells.table(ROWS, COLUMNS, {}).count('class="home"') == 1
    own = ROWS[ROWS["is_home"]]
    assert 'class="home"' not in cells.table(own, COLUMNS, {})


def test_a_phone_shows_rank_name_number_and_state_first() -> None:
    html = cells.table(ROWS, COLUMNS, {})
    key = {
        header for header in ("位次", "城市", "数值", "日期", "状态")
        if all(re.search(r'class="[^"]*\bkey\b', cell) for cell in found(html, header))
    }  # fmt: skip
    assert key == {"位次", "城市", "数值", "状态"}


@pytest.mark.parametrize("text", ["<b>x</b>", '" onclick="x', "&lt;", "</td><td>", "'"])
def test_no_text_becomes_markup(text: str) -> None:
    rows = pd.DataFrame({"city": [text], "other": [text]})
    html = cells.table(rows, {"city": Column(text, leads_to="city"), "other": "他"}, {}, name=text)
    read = screens.table(html)
    assert read is not None
    assert [screens.plain(cell) for cell in read.iloc[0]] == [text, text]
    assert read.columns.tolist() == [text, "他"]
    assert set(re.findall(r"<(\w+)", html)) == {
        *("div", "table", "thead", "tr", "th", "tbody", "td", "a")
    }  # fmt: skip


def test_the_sources_begin_with_the_first_cell_and_count_the_others() -> None:
    cell = {"file": "月报.xlsx", "sheet": "12月", "cell": "B5", "loaded_by": "研究室"}
    rows = pd.DataFrame([{**cell, "loaded_at": pd.Timestamp("2026-01-04")}])
    said = sources.first_cell(rows)
    assert said == "《月报》12月!B5，研究室 2026年1月4日导入"
    more = pd.concat([rows, rows, rows.assign(cell="B6")])
    assert sources.first_cell(more) == f"{said} · 另有 1 格"
    assert sources.first_cell(rows.iloc[:0]) == "这里没有对应的单元格。"
