"""Advice is a promise: who does what a fault says is rid of it, and reads right."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from etl.loading import loading
from etl.loading.drafting import LoadError, Wish
from etl.reading import reader, reasons
from etl.reading.answers import causes, ranges, report
from etl.reading.formats import reasons as of_files
from etl.reading.model import Quantity, Reading, Span, Value
from etl.reading.refusal import Refusal
from etl.reading.values import reasons as of_values
from etl.store import uploads
from etl.warehouse import checks
from etl.warehouse.checks import REASONS, CheckResult
from tests.advice import cells as of_cells
from tests.advice import checks as of_checks
from tests.advice import cross_tabs, files, lists
from tests.advice import refusals as of_refusals
from tests.advice.case import FORUM, Advice, Rows, Sheets, forums, values, without_sheet
from tests.advice.checks import Checked
from tests.advice.refusals import Refused
from tests.warehouses import results_of
from tests.workbooks.case import fill

EVERY = [
    *of_cells.OF_CELLS,
    *lists.OF_LISTS,
    *cross_tabs.OF_CROSS_TABS,
    *files.OF_FILES,
]
MODULES = (reasons, of_values)


def write(path: Path, sheets: Sheets) -> Workbook:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        fill(made, name, rows)
    made.save(path)
    return load_workbook(path)


def told(reading: Reading) -> set[str]:
    return {fault.reason for fault in reading.faults} | ({reading.message} - {""})


def plain(value: Value) -> object:
    if isinstance(value, Quantity):
        return value.value
    if isinstance(value, Span):
        return f"{value.start}..{value.end}"
    return value


def column(reading: Reading, table: str, header: str) -> list[object]:
    rows = [row for one in reading.tables if one.table == table for row in one.rows]
    return [plain(row.values[header]) for row in rows]


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.reason[:40])
def test_the_fault_is_gone_and_the_reading_right_once_its_advice_is_followed(
    one: Advice, tmp_path: Path
) -> None:
    path = tmp_path / "表.xlsx"
    book = write(path, one.sheets)
    one.before(book)
    book.save(path)
    assert one.reason in told(reader.read_file(path))
    book = load_workbook(path)
    one.mend(book)
    book.save(path)
    reading = reader.read_file(path)
    assert told(reading) == set()
    read = column(reading, one.table, one.header)
    assert [a for a, b in zip(read, one.right, strict=False) if b is not ...] == [
        right for right in one.right if right is not ...
    ]


def test_every_reason_has_its_advice_tried() -> None:
    known = {
        value
        for module in MODULES
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str)
    }
    assert known == {one.reason for one in EVERY} | files.SILENT


@pytest.mark.parametrize("one", of_refusals.OF_REFUSALS, ids=lambda one: one.reason[:40])
def test_a_refused_workbook_reads_right_once_its_advice_is_followed(
    one: Refused, tmp_path: Path
) -> None:
    path = tmp_path / "表.xlsx"
    of_refusals.write(path)
    one.spoil(path)
    with pytest.raises(Refusal) as refused:
        reader.read_file(path, password=one.given)
    assert refused.value.message_id == one.reason
    one.mend(path)
    reading = reader.read_file(path, password=one.right)
    assert told(reading) == set()
    assert column(reading, "forums", "参加人数") == [10.0, 20.0]


def test_every_reason_for_which_a_workbook_is_refused_has_its_advice_tried() -> None:
    known = {said for name, said in vars(of_files).items() if name.isupper()}
    assert known == {one.reason for one in of_refusals.OF_REFUSALS} | of_refusals.UNTRIED


def test_a_sheet_of_other_people_is_one_sentence_that_says_to_delete_it(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    book = write(path, {**forums(), "别的": files.NOT_OURS})
    (strange, cells), *others = causes.of(reader.read_file(path))
    assert strange.reason == reasons.NOT_OURS
    assert len(cells) == int(strange.details["count"])
    assert others == []
    without_sheet("别的")(book)
    book.save(path)
    assert told(reader.read_file(path)) == set()


def test_a_column_of_dates_without_a_year_is_one_sentence(tmp_path: Path) -> None:
    rows: Rows = [[n, f"题{n}", f"8月{n}日", "研究室", 10] for n in range(1, 20)]
    write(tmp_path / "表.xlsx", {"论坛": [FORUM, *rows]})
    reading = reader.read_file(tmp_path / "表.xlsx")
    assert len(reading.faults) == 19
    (fault, cells), *others = causes.of(reading)
    assert fault.reason == of_values.YEAR_MISSING
    assert cells == tuple(f"C{row}" for row in range(2, 21))
    assert others == []
    told_once = report.report(reading, language="zh")["causes"]
    assert [one["cell"] for one in told_once] == ["C2:C20"]
    assert "同样的共 19 处：C2:C20" in told_once[0]["reason"]


def test_cells_with_sound_ones_between_them_are_named_run_by_run() -> None:
    assert ranges.around(["B4", "B9", "B5"]) == "B4:B9"
    assert ranges.joined(["B4", "B5", "B9"], "等") == "B4:B5、B9"
    assert ranges.joined(["B4", "B6", "B8", "B10", "B12"], "等") == "B4、B6、B8、B10等"
    assert ranges.joined(["B4", "C4", "B5", "C5"], "等") == "B4:C5"


def test_values_whose_period_is_not_stated_do_not_contradict_each_other(tmp_path: Path) -> None:
    sizes = {5: None, 6: None, 7: "2020年6月"}
    rows: Rows = [["会员数", "甲市", when, size, "人"] for size, when in sizes.items()]
    write(tmp_path / "表.xlsx", values(*rows))
    faults = reader.read_file(tmp_path / "表.xlsx").faults
    assert {(fault.cell, fault.reason) for fault in faults} == {
        ("C2", reasons.VALUE_MISSING),
        ("C3", reasons.VALUE_MISSING),
    }


def test_values_of_one_period_called_not_stated_contradict_each_other(tmp_path: Path) -> None:
    rows: Rows = [["会员数", "甲市", "未注明", size, "人"] for size in (5, 6)]
    write(tmp_path / "表.xlsx", values(*rows))
    faults = reader.read_file(tmp_path / "表.xlsx").faults
    assert {(fault.cell, fault.reason) for fault in faults} == {
        ("D2", reasons.CONFLICT),
        ("D3", reasons.CONFLICT),
    }


def checked(folder: Path, path: Path) -> dict[str, CheckResult]:
    """What the checks find in one workbook, which must read without a fault."""
    reading = reader.read_file(path)
    assert told(reading) == set()
    return {one.name: one for one in results_of(folder, reading)}


@pytest.mark.parametrize("one", of_checks.OF_CHECKS, ids=lambda one: one.name)
def test_a_check_finds_nothing_once_its_advice_is_followed(one: Checked, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    book = write(path, one.every)
    assert list(checked(tmp_path / "before", path)) == [one.name]
    one.mend(book)
    book.save(path)
    assert checked(tmp_path / "after", path) == {}


def test_every_check_has_its_advice_tried() -> None:
    assert {one.name for one in of_checks.OF_CHECKS} | of_checks.OF_TWO_FILES == set(REASONS)


def test_a_sum_among_cities_is_not_invited_into_the_register(tmp_path: Path) -> None:
    said = {}
    for name in ("各市汇总", "全省", "丁市"):
        write(tmp_path / "表.xlsx", {**of_checks.REGISTERS, **of_checks.values([name, 6, "人", 1])})
        reading = reader.read_file(tmp_path / "表.xlsx")
        results = results_of(tmp_path / name, reading)
        said[name] = checks.entries(results, str)[0]["reason"]
    assert "add it" not in said["各市汇总"]
    assert "add it" not in said["全省"]
    assert "add it" in said["丁市"]


def test_a_load_says_faults_of_the_reader_and_of_the_registers_in_one_go(tmp_path: Path) -> None:
    rows: Rows = [["甲市", "很多", "人", None], ["丁市", 6, "人", None], ["乙市", 6, "元", None]]
    write(tmp_path / "表.xlsx", {**of_checks.REGISTERS, **of_checks.values(*rows)})
    with pytest.raises(LoadError) as refused:
        loading.load(tmp_path / "data", [tmp_path / "表.xlsx"], Wish())
    (report_,) = refused.value.reports
    assert [fault["cell"] for fault in report_["reported"]] == ["D2"]
    found = checks.entries(refused.value.failures, str)
    assert [(one["cell"], one["value"]) for one in found] == [("E4", "元"), ("B3", "丁市")]
    assert not uploads.everything(tmp_path / "data")


def test_a_name_is_not_called_unknown_while_its_own_row_is_faulty(tmp_path: Path) -> None:
    cities: Rows = [*of_checks.CITIES, ["丁市", "近学", "#REF!"]]
    sheets = {**of_checks.REGISTERS, "城市": cities, **of_checks.values(["丁市", 6, "人", None])}
    write(tmp_path / "表.xlsx", sheets)
    with pytest.raises(LoadError) as refused:
        loading.load(tmp_path / "data", [tmp_path / "表.xlsx"], Wish())
    assert refused.value.failures == []


@pytest.mark.parametrize(
    ("sheet", "title", "told", "each"),
    [
        ("数", "2024年职工数（人）", "A1", {"A1"}),
        ("2024年职工数", "单位：人", "B3:C4", {"B3", "C3", "B4", "C4"}),
    ],
    ids=["by the cell that states it", "by its figures, where the sheet's name states it"],
)
def test_one_unknown_name_is_told_once(
    tmp_path: Path, sheet: str, title: str, told: str, each: set[str]
) -> None:
    rows: Rows = [[title], ["城市", "1月", "2月"], ["甲市", 5, 6], ["乙市", 7, 8]]
    write(tmp_path / "表.xlsx", {**of_checks.REGISTERS, sheet: rows})
    results = results_of(tmp_path, reader.read_file(tmp_path / "表.xlsx"))
    (one,) = checks.entries(results, str)
    assert (one["value"], one["cell"]) == ("职工数", told)
    assert {own["cell"] for own in checks.each(results, str)} == each
