"""A table that runs over a page says its heads again: in Word, and on paper from Excel."""

import io

import pandas as pd
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from pages.shared.capture.screen import Block
from pages.shared.capture.stamp import Stamp
from pages.shared.exports import xlsx
from pages.shared.exports.official import Paper
from pages.shared.exports.origin import Origin


def test_only_the_head_of_a_table_in_word_stands_again_on_every_page() -> None:
    paper = Paper()
    paper.table("各市", "来源", [["城市", "数值"], *(["甲市", str(n)] for n in range(60))])
    (table,) = Document(io.BytesIO(paper.rendered())).tables
    repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert repeated == [True] + [False] * 60


def test_the_headers_of_a_sheet_stand_again_on_every_printed_page() -> None:
    rows = pd.DataFrame({"city": ["甲市"] * 60})
    block = Block("rows", "标题", "副题", rows, {"city": "城市"}, Stamp())
    book = load_workbook(io.BytesIO(xlsx.block_book(block, Origin("x", {}, 3))))
    sheet = book.worksheets[0]
    heads = [cell.row for row in sheet.iter_rows() for cell in row if cell.value == "城市"]
    assert sheet.print_title_rows == f"$1:${heads[0]}"  # below the title
