"""Workbooks to take away: what is on screen, as numbers, with native charts and no formula."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from pages.shared import charts, warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.screen import Block
from pages.shared.capture.stamp import Stamp
from pages.shared.exports import native, xlsx
from pages.shared.exports.number_formats import cell_code, code_of
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


@pytest.mark.parametrize(
    ("values", "texts", "code"),
    [
        ([1, 2, 9], ["第 1 / 9", "第 2 / 9", "第 9 / 9"], '"第 "#,##0" / 9"'),
        ([1, -2, 0], ["升 1 位", "降 2 位", "持平"], '"升 "#,##0" 位";"降 "#,##0" 位";"持平"'),
        ([0, 0], ["今天到期", "今天到期"], '#,##0;#,##0;"今天到期"'),
        ([6864000.0, 25000.0], ["686.4万元", "2.5万元"], '0\\.0,"万元";−0\\.0,"万元"'),
        ([35.0, float("nan")], ["35 天", "过半尚未走到"], '#,##0" 天"'),
        ([1, 2], ["前四分之一", "中上"], None),
        ([6864000.0, 9000.0], ["686.4万元", "9000元"], None),
        ([1.0], ['第 1 "甲"'], None),
        ([12.0], ["约 11 天"], None),
    ],
)  # fmt: skip
def test_a_cell_is_a_number_where_words_around_it_are_the_same_in_every_row(
    values: list[object], texts: list[str], code: str | None
) -> None:
    assert cell_code(values, texts) == code


def test_heads_stand_above_their_numbers_and_every_row_has_a_label() -> None:
    rows = pd.DataFrame({"city": ["甲市", ""], "quarter": [1, 2], "value": [92.4, 5.0]})
    block = listing(
        rows,
        city="城市",
        quarter=Column("位置", write=lambda at: {1: "前四分之一", 2: "中上"}[at]),
        value=Column("数值", "分", 1),
    )
    sheet = opened(xlsx.block_book(block, Origin())).active
    assert [sheet.cell(3, at).alignment.horizontal for at in (1, 2, 3)] == [None, None, "right"]
    assert [sheet.cell(row, 3).alignment.horizontal for row in (4, 5)] == ["right", "right"]
    assert [sheet.cell(row, 1).value for row in (4, 5)] == ["甲市", words.DASH]


def test_every_sheet_of_a_page_can_be_printed_and_the_numbers_of_charts_are_hidden(
    build: Build,
) -> None:
    screen = capture.capture("projects", {}, build=build)
    book = opened(xlsx.page_book(screen, Origin("projects", {}, build.number)))
    *shown, numbers = book.worksheets
    assert (numbers.title, numbers.sheet_state) == ("图表数据（隐藏）", "hidden")
    assert [cell.row for cell in numbers["A"] if cell.value is None and _is_row(cell)] == []
    for sheet in shown:
        assert sheet.sheet_state == "visible"
        assert re.fullmatch(r"\$1:\$[23]", sheet.print_title_rows)
        area = sheet[sheet.print_area.split("!")[-1].replace("$", "")]
        assert area[0][0].coordinate == "A1"
        assert len(area) >= sheet.max_row
        assert len(area[0]) >= sheet.max_column
        for chart in sheet._charts:  # below the heads, which every page repeats
            assert chart.anchor._from.row >= 3
    assert [sheet.freeze_panes for sheet in shown[1:]] == ["B4"] * (len(shown) - 1)


def _is_row(cell: Cell) -> bool:
    """Whether numbers stand in the row of a cell."""
    return any(isinstance(each.value, int | float) for each in cell.parent[cell.row])


def test_a_chart_shows_its_numbers_though_their_sheet_is_hidden(build: Build) -> None:
    screen = capture.capture("projects", {}, build=build)
    with zipfile.ZipFile(io.BytesIO(xlsx.page_book(screen, Origin()))) as parts:
        charted = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        assert charted
        assert all(b'<c:plotVisOnly val="1"/>' not in parts.read(name) for name in charted)
