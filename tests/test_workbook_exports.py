"""Workbooks to take away: what is on screen, as numbers, with native charts and no formula."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from pages.shared import charts, warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.screen import Block
from pages.shared.capture.stamp import Stamp
from pages.shared.exports import native, xlsx
from pages.shared.exports.number_formats import code_of
from pages.shared.exports.origin import Origin
from pages.shared.exports.plot import Grid, Plot
from pages.shared.figures import spoken
from pages.shared.findings.column import Column
from pages.shared.warehouse import Build
from tests import menu
from tests.pictures import picture

DANGEROUS = ["=1+1", "+x", "-y", "@z", "\tcmd", "\rcmd", '=HYPERLINK("http://evil.example")']


@pytest.fixture
def build(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    current = warehouse.current_build()
    assert current is not None
    return current


def opened(book: bytes) -> Workbook:
    return load_workbook(io.BytesIO(book))


def listing(rows: pd.DataFrame, **columns: Column | str) -> Block:
    stamp = Stamp(as_of="2025年12月", source="省总工会通报", is_demo=True)
    return Block("rows", "=标题", "各市 · 网上工会", rows, columns, stamp)


def hostile_chart() -> Block:
    counts = pd.DataFrame({"name": DANGEROUS, "count": range(1, len(DANGEROUS) + 1)})
    figure = charts.tally(counts)
    return Block("tally", "=t", "s", counts, {"name": "名称", "count": "数"}, Stamp(), None, figure)


def test_text_that_looks_like_a_formula_stays_text_in_cells_and_in_charts() -> None:
    book = xlsx.block_book(hostile_chart(), Origin("x", {"city": "=1+1"}, 3))
    cells = [cell for sheet in opened(book) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} <= {"s", "inlineStr"}
    kept = {str(cell.value).strip() for cell in cells}
    assert {text.strip() for text in DANGEROUS} <= kept
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in parts.read(name) for name in sheets)


def test_numbers_stay_numbers_and_look_as_they_do_on_screen() -> None:
    rows = pd.DataFrame(
        {
            "city": ["甲市", "乙市"],
            "value": [92.44, None],
            "share": [0.361, 0.05],
            "moved": [2.46, -0.62],
            "day": [pd.Timestamp("2025-12-31"), pd.NaT],
            "light": ["red", "done"],
        }
    )
    block = listing(
        rows,
        city="城市",
        value=Column("数值", "分", 1),
        share=Column("占比", write=words.share),
        moved=Column("变化", write=lambda value: words.change(value, "分", decimals=2)),
        day="日期",
        light=Column("状态", write=words.light),
    )
    sheet = opened(xlsx.block_book(block, Origin())).active
    first = [(cell.value, cell.number_format) for cell in sheet[4]]
    assert first[0][0] == "甲市"
    assert first[1] == (92.44, '#,##0.0" 分"')
    assert first[2] == (0.361, "#,##0%")
    assert first[3] == (2.46, '+#,##0.00" 分";−#,##0.00" 分";±#,##0.00" 分"')
    assert first[4] == (dt.datetime(2025, 12, 31), "yyyy-mm-dd")
    assert first[5][0] == "告急"
    assert sheet["B5"].value is None
    assert sheet.freeze_panes == "B4"


def test_a_sheet_says_what_its_figures_rest_on() -> None:
    block = listing(pd.DataFrame({"city": ["甲市"]}), city="城市")
    origin = Origin("rankings", {"indicator": "建会率", "lang": "en", "ranks_table": "true"}, 31)
    said = [cell.value for cell in opened(xlsx.block_book(block, origin)).active["A"]]
    assert said[:3] == ["=标题", "各市 · 网上工会", "城市"]
    assert [text for text in said[4:] if text] == [
        "数据截至 2025年12月", "来源：省总工会通报", "演示数据", "第 31 版数据", "筛选：建会率",
    ]  # fmt: skip


def test_a_page_is_a_workbook_with_a_sheet_for_each_block(build: Build) -> None:
    screen = capture.capture("rankings", {}, build=build)
    book = opened(xlsx.page_book(screen, Origin("rankings", {}, build.number)))
    assert len(book.sheetnames) == len(screen.blocks) + 2
    first = book.worksheets[0]
    assert first["A1"].value == screen.title
    assert [first.cell(4 + n, 2).value for n in range(4)] == [card.value for card in screen.cards]
    pictured = [len(sheet._charts) for sheet in book.worksheets[1:-1]]
    assert pictured == [1 if block.figure else 0 for block in screen.blocks]


def test_the_numbers_of_a_chart_are_those_of_the_build(build: Build) -> None:
    screen = capture.capture("rankings", {"indicator": "网上工会综合得分"}, build=build)
    ranks = screen.block("ranks")
    assert ranks is not None
    plot = native.chart(ranks)
    assert isinstance(plot, Plot)
    assert plot.is_reversed
    for city, rows in ranks.rows.groupby("city"):
        drawn = next(series for series in plot.series if series.name == city)
        known = rows.sort_values("period_end")["rank"]
        assert drawn.values == tuple(None if pd.isna(rank) else rank for rank in known)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_of_the_board_is_drawn_spoken_and_native_or_a_table(
    build: Build, language: str
) -> None:
    names = {one.address for one in menu.ENTRIES} - capture.DOING
    words.use(language)
    missing, faint = [], []
    for page in sorted(names):
        for block in capture.capture(page, {}, build=build).blocks:
            shown = native.native(block)
            name = f"{page}/{block.key}"
            if block.figure is not None:
                picture(block.figure)  # raises what Plotly's schema does not know
                assert re.search(r"\d", said := spoken(block.figure)), name
                assert not re.search(r"<\w+|nan|None|\{", said), (name, said)
            if isinstance(shown, Grid):
                assert all(len(row) == len(shown.headers) for row in shown.rows), name
                missing += [name] if block.figure is not None and not shown.fills else []
                continue
            visible = [series for series in shown.series if series.colour]
            assert visible, name
            assert len({series.name for series in shown.series}) == len(shown.series), name
            sizes = {len(series.values) for series in shown.series}
            faint += [name] if shown.kind != "points" and sizes != {len(shown.categories)} else []
    assert missing == ["forum/tree", "topics/uses"]  # Office has no such charts
    assert faint == []


@pytest.mark.parametrize(
    ("values", "texts", "code"),
    [
        ([1.0, 2.5], ["1", "2.5"], "#,##0.0"),
        ([12000.0], ["1.2万"], None),
        ([3, None], ["3 天", "—"], '#,##0" 天"'),
        ([0.5], ["50%"], "#,##0%"),
        ([50.0], ["50%"], '#,##0"%"'),
        ([1, 2], ["1 天", "2 年"], None),
        ([-1.0], ["-1"], "#,##0;−#,##0"),
        ([True], ["是"], None),
        ([], [], None),
    ],
)
def test_a_number_format_is_found_only_where_it_writes_the_same(
    values: list[object], texts: list[str], code: str | None
) -> None:
    assert code_of(values, texts) == code
