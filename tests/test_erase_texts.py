"""Texts are found in every spelling that NFKC makes equal, and nothing beside them is touched."""

import zipfile
from pathlib import Path

import pytest

from etl.loading.erasing import files, packages, texts, xmltext
from etl.loading.erasing.files import Place, Result
from etl.loading.erasing.wanted import TextError, Wanted, letters
from etl.reading.formats.cells import read_workbook
from tests.parts import saved
from tests.test_formats import ods_cell, opened

PERSON, PHONE, CARD = "测试人甲", "13800138000", "110101199001011234"
WANTED = Wanted.of([PERSON, PHONE, CARD], 1)
A, B, C = WANTED.marks


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("联系测试人甲。", f"联系{A}。"),
        ("测试人甲、测试人乙", f"{A}、测试人乙"),
        ("测试人甲测试人甲", f"{A}{A}"),
        ("电话１３８００１３８０００（办）", f"电话{B}（办）"),
        ("㈱测试人甲①", f"㈱{A}①"),
        ("13800138000测试人甲", f"{B}{A}"),
        ("测试人", "测试人"),
        ("1380013800", "1380013800"),
    ],
)
def test_a_text_is_replaced_where_it_stands(text: str, made: str) -> None:
    assert WANTED.erased(text) == made


def test_a_letter_of_two_signs_is_one() -> None:
    wanted = Wanted.of(["é.moreau@"], 1)
    assert wanted.erased("an e\u0301.moreau@b") == f"an {wanted.marks[0]}b"


def test_the_longest_of_two_texts_counts() -> None:
    wanted = Wanted.of([PERSON, f"{PERSON}同志"], 1)
    assert wanted.erased(f"{PERSON}同志、{PERSON}") == f"{wanted.marks[1]}、{wanted.marks[0]}"


def test_a_number_is_one_of_the_texts_only_as_a_whole() -> None:
    found = [WANTED.mark_of(one) for one in (13800138000.0, "13800138000", 138001380001, True)]
    assert found == [B, B, None, None]
    assert WANTED.mark_of(110101199001011000) == C  # a spreadsheet keeps 15 digits
    assert Wanted.of(["13800"], 1).mark_of(13800) is None  # a figure may well be that


def test_marks_are_counted_through_and_hold_no_digit() -> None:
    assert [letters(number) for number in (1, 26, 27, 53)] == ["A", "Z", "AA", "BA"]
    assert Wanted.of([PERSON, PHONE], 27).marks == ("已依法删除_AA", "已依法删除_AB")
    with pytest.raises(TextError):
        Wanted.of(["删除_A"], 1)


@pytest.mark.parametrize(
    ("xml", "made"),
    [
        ("<si><t>由测试</t><r><t>人甲记</t></r></si>", f"<si><t>由{A}</t><r><t>记</t></r></si>"),
        ("<a:p><a:t>测试</a:t><a:t>人</a:t><a:t>甲</a:t></a:p>", None),
        ("<t>测试&#x4EBA;甲&amp;他</t>", f"<t>{A}&amp;他</t>"),
        ("<t><![CDATA[测试人甲<]]></t>", f"<t>{A}&lt;</t>"),
        ("<!-- 测试人甲 --><a/>", f"<!-- {A} --><a/>"),
        ('<c r="A1" s="3"><v>13800138000</v></c>', f'<c r="A1" s="3" t="str"><v>{B}</v></c>'),
        ('<c r="A1" t="n"><v>1.3800138E10</v></c>', f'<c r="A1" t="str"><v>{B}</v></c>'),
        ('<c r="A1" t="s"><v>13800138000</v></c>', '<c r="A1" t="s"><v>13800138000</v></c>'),
        ('<x uid="13800138000" name="13800138000"/>', f'<x uid="13800138000" name="{B}"/>'),
        ('<c r="A2"><v>138001380001</v></c>', '<c r="A2"><v>138001380001</v></c>'),
        ('<c><f>"由测试人甲"&amp;A1</f></c>', f'<c><f>"由{A}"&amp;A1</f></c>'),
        (
            '<table:table-cell office:value-type="float" office:value="13800138000">',
            f'<table:table-cell office:string-value="{B}" office:value-type="string">',
        ),
        ('<pivot><n v="13800138000"/></pivot>', f'<pivot><s v="{B}"/></pivot>'),
    ],
)
def test_a_part_of_a_package_keeps_all_else(xml: str, made: str | None) -> None:
    expected = made or f"<a:p><a:t>{A}</a:t><a:t></a:t><a:t></a:t></a:p>"
    assert xmltext.erased(xml, WANTED)[0] == expected


def test_a_text_of_letters_alone_touches_nothing_that_only_programs_read() -> None:
    wanted = Wanted.of(["sheet"], 1)
    part = '<sheet r:id="sheet1" name="sheet of names"><t>my sheet</t></sheet>'
    mark = wanted.marks[0]
    made = f'<sheet r:id="sheet1" name="{mark} of names"><t>my {mark}</t></sheet>'
    assert xmltext.erased(part, wanted) == (made, 2)


def _zip(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def test_a_package_says_what_nobody_can_look_into_and_what_nothing_can_be_taken_from(
    tmp_path: Path,
) -> None:
    inner = _zip(tmp_path / "inner.xlsx", {"a.xml": f"<t>{PERSON}</t>".encode()}).read_bytes()
    outer = {
        "custom.xml": b"\xff\xfe" + f"<t>{PERSON}</t>".encode("utf-16-le"),
        "embedded.xlsx": inner,
        "picture.png": b"\x89PNG",
        "printer.bin": PERSON.encode("utf-16-le"),
    }
    found = packages.erased(_zip(tmp_path / "outer.zip", outer).read_bytes(), WANTED)
    assert found.parts == {"custom.xml": 1, "embedded.xlsx": 1, "printer.bin": 1}
    assert (found.stuck, found.unread) == (["printer.bin"], ["picture.png"])


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-8", "utf-16", "gb18030"])
def test_a_plain_text_stays_in_its_code(code: str) -> None:
    text = f"姓名,电话,数值\r\n{PERSON},{PHONE},1\r\n职工之家,无,2\r\n"
    made = texts.erased(text.encode(code), WANTED)
    assert made == text.replace(PERSON, A).replace(PHONE, B).encode(code)


def test_a_damaged_table_is_searched_as_bytes(tmp_path: Path) -> None:
    path = tmp_path / "forums.parquet"
    path.write_bytes(b"PAR1" + PERSON.encode() + b"PAR1")
    found = files.erase(path, tmp_path / "made.parquet", "rows/forums.parquet", WANTED)
    assert (found.result, found.places) == (Result.STUCK, (Place("rows/forums.parquet"),))
    path.write_bytes(b"PAR1PAR1")
    assert files.erase(path, tmp_path / "made.parquet", "rows", WANTED).result is Result.CLEAN


def test_an_open_document_loses_texts_and_numbers_and_nothing_else(tmp_path: Path) -> None:
    rows = (
        "<table:table-row>"
        + ods_cell("string", "<text:p>由<text:span>测试人</text:span>甲记</text:p>")
        + ods_cell("float", f"<text:p>{PHONE}</text:p>", office__value=PHONE)
        + ods_cell("float", "<text:p>86</text:p>", office__value="86")
        + "</table:table-row>"
    )
    source = saved(tmp_path, opened(rows))
    (tmp_path / "made").mkdir()
    target = tmp_path / "made" / "论坛.ods"
    found = files.erase(source, target, "论坛.ods", WANTED)
    assert found.result is Result.ERASED
    assert found.places == (Place("论坛.ods", "表", "A1"), Place("论坛.ods", "表", "B1"))
    (grid,) = read_workbook(target).grids
    assert [cell.value for cell in grid.cells.values()] == [f"由{A}记", B, 86]
