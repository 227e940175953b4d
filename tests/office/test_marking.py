"""LibreOffice opens a marked workbook: the marks are there, and all that lay beside the figures."""

import io
import re
import subprocess
from pathlib import Path

import pytest

from etl.templates.marking import own
from tests import parts, programs
from tests.rich_books import rich_book

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/{parts.SHEET}" ContentType="{KIND}.worksheet+xml"/>'
)


def flat(book: Path) -> str:
    """A workbook as LibreOffice reads it, as one XML file."""
    profile = f"-env:UserInstallation={(book.parent / 'profile').as_uri()}"
    convert = [programs.find("soffice"), profile, "--headless", "--convert-to", "fods"]
    subprocess.run(
        [*convert, "--outdir", str(book.parent), str(book)],
        check=True,
        capture_output=True,
        timeout=240,
        umask=0o022,
    )
    return book.with_suffix(".fods").read_text(encoding="utf-8")


def fault(cell: str, sheet: str | None = None) -> dict[str, object]:
    return {"sheet": sheet, "cell": cell, "reason": f"{cell} 要改", "warning": False}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "office").mkdir()
    return tmp_path / "office"


@pytest.mark.parametrize("ending", ["xlsx", "xlsm"])
def test_marks_notes_text_box_picture_and_footer_are_there(folder: Path, ending: str) -> None:
    book = rich_book(folder / f"sent.{ending}")
    out = folder / f"marked.{ending}"
    with book.open("rb") as file:
        faults = [fault(cell, "论坛") for cell in ("C3", "C4", "K20")]
        assert own.mark(file, out, [*faults, fault("A1", "说明")]) == 4
    said = flat(out)
    notes = re.findall(r"<office:annotation\b(.*?)</office:annotation>", said, re.DOTALL)
    for words in ("C3 要改", "C4 要改", "K20 要改", "A1 要改", "按通知填", "核对"):
        assert [note for note in notes if words in note], words
    assert len(notes) == 5
    shown = [note for note in notes if 'office:display="true"' in note]
    assert len(shown) == 1
    assert "按通知填" in shown[0]
    assert said.count('fo:background-color="#f4b6b6"') == 1
    for kept in ("填报说明：每月", "<draw:image", "calcext:sparkline", "第 "):
        assert kept in said, kept


@pytest.mark.parametrize("is_strict", [False, True], ids=["loose", "strict"])
def test_a_workbook_without_styles_or_comments_gets_both(folder: Path, is_strict: bool) -> None:
    contents = parts.parts('<row r="2"><c r="B2"><v>1</v></c></row>', is_strict=is_strict)
    types = str(contents["[Content_Types].xml"])
    contents["[Content_Types].xml"] = types.replace("</Types>", f"{TYPES}</Types>")
    out = folder / "marked.xlsx"
    assert own.mark(io.BytesIO(parts.zipped(contents)), out, [fault("B2"), fault("D9")]) == 2
    said = flat(out)
    assert "B2 要改" in said
    assert "D9 要改" in said
    assert 'fo:background-color="#f4b6b6"' in said
