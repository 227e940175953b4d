"""Templates: a filled-in one loads without a question, whatever of it was filled in."""

import json
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.reading.answers.answers import Report
from etl.sheets import SHEETS
from etl.sheets.contract import Column, Kind, Sheet
from etl.templates import TemplateError, Wish, guide, layout, write
from etl.templates.about import ABOUT
from etl.templates.choices import Choices
from etl.templates.layout import FIRST_ROW
from etl.templates.registers import Registers
from tests import offices
from tests.commands import etl, rows

Filled = Mapping[str, str | int | float | None]

# What the examples name, so that they stand on a board by themselves.
MORE: dict[str, list[Filled]] = {
    "units": [
        {"单位": "组织部", "类别": "机关部室"},
        {"单位": "网络工作部", "类别": "机关部室"},
        {"单位": "权益保障部", "类别": "机关部室"},
        {"单位": "职工服务中心", "类别": "事业单位"},
        {"单位": "岚东区总工会", "类别": "区县总工会"},
    ],
    "cities": [
        {"城市": "霁川市", "省份": "示例省", "角色": "近学", "分组": "全省十一市"},
        {"城市": "曜湾市", "省份": "示例省", "角色": "远学", "分组": "全省十一市"},
    ],
    "indicators": [
        {"指标": "网上入会率", "单位": "%", "方向": "越高越好", "频度": "月", "小数位": 1},
        {"指标": "已成立工会单位数", "单位": "个", "方向": "越高越好", "频度": "月"},
        {"指标": "法人单位数", "单位": "个", "方向": "越高越好", "频度": "年"},
    ],
}


def fill(worksheet: Worksheet, filled: Sequence[Filled], first: int = FIRST_ROW) -> None:
    """Type rows below the example, under their headers."""
    places = {str(cell.value).rstrip("*"): cell.column for cell in worksheet[1]}
    for row, values in enumerate(filled, start=first):
        for header, value in values.items():
            worksheet.cell(row, places[header]).value = value


def own(sheet: Sheet) -> list[Filled]:
    example = {c.header: c.example for c in sheet.columns if c.example is not None}
    assert example, f"{sheet.table} shows no example"
    return [example, *MORE.get(sheet.table, [])]


def saved(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path


def made(data: Path, folder: Path, *arguments: str) -> list[Path]:
    said = etl(data, "template", folder, "--json", *arguments)
    assert said.returncode == 0, said.stdout
    return [folder / name for name in json.loads(said.stdout)["templates"]]


def loaded(data: Path, file: Path) -> Report:
    """What was read of a file that loads; it raises no question, only remarks."""
    said = etl(data, "load", file, "--json", "--by", "研究室")
    assert said.returncode == 0, said.stdout
    (report,) = json.loads(said.stdout)["files"]
    assert all(remark["warning"] for remark in report["reported"])
    found: Report = report
    return found


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board of what the all-in-one template brought, filled in with its own examples."""
    folder = tmp_path_factory.mktemp("templates")
    (path,) = made(folder / "data", folder, "--one-book")
    book = load_workbook(path)
    for sheet in SHEETS:
        fill(book[sheet.title], own(sheet))
    report = loaded(folder / "data", saved(book, folder / "全部已填.xlsx"))
    assert report["rows"] == {sheet.table: len(own(sheet)) for sheet in SHEETS}
    assert {remark["cell"] for remark in report["reported"]} == {"A2"}
    assert len(report["reported"]) == len(SHEETS)
    return folder / "data"


@pytest.fixture(scope="module")
def blanks(board: Path) -> Path:
    """The templates of this board, one per table."""
    folder = board.parent / "blanks"
    made(board, folder)
    return folder


def least(sheet: Sheet) -> list[Filled]:
    """The rows of `own`, but only what is required of them."""
    needed = {column.header for column in sheet.required}
    needed |= {"数值"} if sheet.table == "indicator_values" else set()
    return [{h: v for h, v in row.items() if h in needed} for row in own(sheet)]


@pytest.fixture(scope="module")
def readings(blanks: Path) -> dict[str, Report]:
    """What is read of every template filled in, with everything and with the least; by file."""
    ways = (("已填", own), ("最少", least))
    paths = []
    for sheet, (name, filled) in product(SHEETS, ways):
        book = load_workbook(blanks / f"模板-{sheet.title}.xlsx")
        fill(book[sheet.title], filled(sheet))
        paths.append(saved(book, blanks.parent / f"{sheet.title}-{name}.xlsx"))
    said = etl(blanks.parent / "none", "read", *paths, "--json")
    reports = [json.loads(line) for line in said.stdout.splitlines()]
    return {report["file"]: report for report in reports}


@pytest.fixture(scope="module")
def refusals(blanks: Path, board: Path) -> dict[str, Report]:
    """What is said to templates with nothing in them, which nobody loads; by file."""
    said = etl(board, "load", *blanks.glob("模板-*.xlsx"), "--json")
    assert said.returncode == 1
    return {report["file"]: report for report in json.loads(said.stdout)["files"]}


@pytest.mark.parametrize("name", ["已填", "最少"])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.table)
def test_a_filled_in_template_is_read_row_by_row_and_raises_no_question(
    sheet: Sheet, name: str, readings: dict[str, Report]
) -> None:
    report = readings[f"{sheet.title}-{name}.xlsx"]
    (table,) = report["tables"]
    assert (table["table"], len(table["rows"])) == (sheet.table, len(own(sheet)))
    assert [row["_row"] for row in table["rows"]] == list(range(3, 3 + len(own(sheet))))
    assert [(r["cell"], r["warning"]) for r in report["reported"]] == [("A2", True)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.table)
def test_a_template_with_nothing_in_it_says_so_kindly(
    sheet: Sheet, refusals: dict[str, Report]
) -> None:
    report = refusals[f"模板-{sheet.title}.xlsx"]
    assert report["message"].startswith("还没有填写")
    assert all(remark["warning"] for remark in report["reported"])


def test_a_template_that_is_partly_filled_in_loads_that_part_only(
    board: Path, tmp_path: Path
) -> None:
    (path,) = made(
        board, tmp_path, "--table", "指标数据", "--period", "2025年11月", "--cities", "全省十一市"
    )
    book = load_workbook(path)
    worksheet = book["指标数据"]
    asked = [[cell.value for cell in row[:5]] for row in worksheet.iter_rows(min_row=FIRST_ROW)]
    assert asked[:3] == [
        ["网上入会率", city, "2025年11月", None, "%"] for city in ("澄岚市", "曜湾市", "霁川市")
    ]
    assert {row[0] for row in asked} == {"网上入会率", "已成立工会单位数"}
    worksheet["D3"] = 83.1
    worksheet["D5"] = "未报"
    report = loaded(board, saved(book, tmp_path / "部分.xlsx"))
    assert report["rows"] == {"indicator_values": 2}
    remarks = {remark["cell"]: remark["reason"] for remark in report["reported"]}
    assert "4 行" in remarks["A4"]
    november = "select _row, value from raw.indicator_values where period = '2025-11-01' order by 1"
    assert rows(board, november) == [(3, 83.1), (5, None)]


def test_a_reminder_asks_for_exactly_what_is_missing(board: Path, tmp_path: Path) -> None:
    asked = ("--table", "指标数据", "--period", "2025年10月", "--cities", "全省十一市", "--missing")
    (path,) = made(board, tmp_path, *asked)
    worksheet = load_workbook(path)["指标数据"]
    missing = [[cell.value for cell in row[:3]] for row in worksheet.iter_rows(min_row=FIRST_ROW)]
    assert missing == [["网上入会率", city, "2025年10月"] for city in ("曜湾市", "霁川市")]


def test_dropdowns_offer_what_the_registers_know(blanks: Path) -> None:
    book = load_workbook(blanks / "模板-指标数据.xlsx")
    hidden = book["下拉选项"]
    assert hidden.sheet_state == "hidden"
    offered: dict[str, list[object]] = {}
    for rule in book["指标数据"].data_validations.dataValidation:
        place = rule.formula1.split("!")[1].replace("$", "")
        offered[str(rule.sqref).split(":")[0]] = [row[0].value for row in hidden[place]]
    assert offered["B3"] == ["澄岚市", "曜湾市", "霁川市"]
    assert "网上入会率" in offered["A3"]


def test_without_a_board_the_joint_template_offers_its_own_registers(tmp_path: Path) -> None:
    (path,) = write(tmp_path / "none", tmp_path, Wish(is_one_book=True))
    rules = load_workbook(path)["指标数据"].data_validations.dataValidation
    assert [rule.formula1 for rule in rules] == ["'指标'!$A$3:$A$2000", "'城市'!$A$3:$A$2000"]


def test_headers_and_example_are_protected_and_the_rows_below_are_open(blanks: Path) -> None:
    worksheet = load_workbook(blanks / "模板-论坛.xlsx")["论坛"]
    assert worksheet.protection.sheet
    assert worksheet.protection.password is None
    assert worksheet["A1"].protection.locked
    assert worksheet["A2"].protection.locked
    assert not worksheet.column_dimensions["A"].protection.locked
    assert worksheet.freeze_panes == "B2"
    assert "必填" in worksheet["A1"].comment.text


def test_an_example_that_lost_its_mark_is_a_row_as_any_other(blanks: Path, tmp_path: Path) -> None:
    book = load_workbook(blanks / "模板-单位.xlsx")
    book["单位"]["A2"] = "研究室"
    said = etl(tmp_path, "read", saved(book, tmp_path / "已填.xlsx"), "--json")
    report = json.loads(said.stdout)
    assert [row["单位"] for row in report["tables"][0]["rows"]] == ["研究室"]
    assert report["reported"] == []


def test_blank_rows_and_hidden_sheets_of_other_workbooks_are_reported_as_ever(
    tmp_path: Path,
) -> None:
    path = offices.workbook(
        tmp_path / "自制.xlsx",
        {"指标数据": [["指标", "城市", "时期", "数值"], ["建会率", "甲市", "2025年7月", None]],
         "下拉选项": [["建会率"], ["甲市"]]},
    )  # fmt: skip
    book = load_workbook(path)
    book["下拉选项"].sheet_state = "hidden"
    said = etl(tmp_path, "read", saved(book, path), "--json")
    report = json.loads(said.stdout)
    assert len(report["tables"][0]["rows"]) == 1
    assert [remark["sheet"] for remark in report["reported"]] == ["下拉选项"]


def test_a_period_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        write(tmp_path, tmp_path, Wish(("指标数据",), period="某天"))
    said = etl(tmp_path, "template", tmp_path, "--period", "某天")
    assert said.returncode == 1
    assert "某天" in said.stdout


def test_what_is_said_of_columns_is_said_of_columns_that_exist() -> None:
    known = {sheet.table: {c.name: c.header for c in sheet.columns} for sheet in SHEETS}
    assert all(name in known[table] for table, name in ABOUT)


def test_a_sheet_without_examples_has_a_template_without_that_row() -> None:
    bare = Sheet(
        "bare", "光表", (Column("名称", "name"), Column("数", "number", Kind.NUMBER)), ("name",)
    )
    assert laid_out(bare) == [["名称", "数"], [None, None], [None, None]]


def laid_out(sheet: Sheet) -> list[list[object]]:
    """The first three rows of a sheet's template."""
    book = Workbook()
    layout.write(book.worksheets[0], sheet, Choices(book, Registers(), [sheet]))
    guide.write(book.create_sheet(), [sheet])
    rows = book.worksheets[0].iter_rows(min_row=1, max_row=3, max_col=len(sheet.columns))
    return [[cell.value for cell in row] for row in rows]
