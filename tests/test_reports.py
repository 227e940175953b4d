"""The brief and the circular, reopened as Word reads them."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from docx import Document

from pages.shared import warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.screen import Screen
from pages.shared.exports import prose, reports
from pages.shared.exports.reports import Issuer, Part
from pages.shared.findings import column
from pages.shared.warehouse import Build
from tests import damage

Make = Callable[[Mapping[str, Screen], Issuer], bytes]
ISSUER = Issuer("澄岚市", "2025年12月31日", 7, is_demo=True)
PAPERS = [(reports.BRIEF, reports.brief), (reports.CIRCULAR, reports.circular)]


@pytest.fixture
def build(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    current = warehouse.current_build()
    assert current is not None
    return current


@pytest.fixture(scope="module")
def damaged(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose second upload is damaged; only for reading."""
    data = Path(shutil.copytree(store, tmp_path_factory.mktemp("damaged") / "data"))
    damage.cut(data / "uploads" / damage.HIT / "upload.json")
    assert damage.run(data, "build") == 0
    return data


@pytest.fixture
def lacking(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board whose second upload is damaged."""
    monkeypatch.setenv("QIANGHUI_DATA", str(damaged))
    return damaged


def screens(parts: tuple[Part, ...], build: Build) -> dict[str, Screen]:
    return {page: capture.capture(page, {}, build=build) for page in reports.pages(parts)}


@pytest.mark.parametrize(("parts", "make"), PAPERS, ids=["brief", "circular"])
def test_every_sentence_and_table_says_where_it_comes_from(
    build: Build, parts: tuple[Part, ...], make: Make
) -> None:
    shown = screens(parts, build)
    paper = make(shown, ISSUER)
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        notes = package.read("word/footnotes.xml").decode()
        content = package.read("word/document.xml").decode()
    marks = re.findall(r'footnoteReference w:id="(\d+)"', content)
    assert marks == [str(number) for number in range(1, len(marks) + 1)]
    said = re.findall(r"<w:footnoteRef/></w:r>(.*?)</w:p>", notes, re.DOTALL)
    texts = [re.sub(r"<[^>]+>", "", one).strip() for one in said]
    assert len(texts) == len(marks)
    assert len(set(texts)) == len(texts)  # the same note once
    cells = [text for text in texts if not text.startswith("数据截至")]
    for text in cells:
        assert re.fullmatch(r"《.+》.+![A-Z]+\d+.*，.+导入，演示数据", text), text
    again = re.findall(r"NOTEREF note(\d+) ", content)
    assert set(again) <= set(marks)
    tables = sum(len(part.tables) for part in parts)
    assert len(re.findall(r'<w:pStyle w:val="Caption"/>', content)) == tables
    assert content.count("<w:tbl>") - content.count('<w:pStyle w:val="Figure"/>') // 2 == tables
    figures = sum(len(part.figures) for part in parts)
    captions = re.findall(r'<w:pStyle w:val="FigureCaption"/>.*?</w:p>', content, re.DOTALL)
    assert len(captions) == content.count("<c:chart ") == figures
    assert all("<w:footnoteReference" in one or "NOTEREF" in one for one in captions)
    assert len(re.findall(r'descr="[^"]{10,}"', content)) == figures
    unsourced = {"circular.see", "due.ask"}
    sentences = [one for part in parts for one in prose.sentences(part.page, shown[part.page])]
    assert [one.key for one in sentences if one.cells is None and one.key not in unsourced] == []


@pytest.mark.usefixtures("lacking")
@pytest.mark.parametrize(("parts", "make"), PAPERS, ids=["brief", "circular"])
@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "上传 2 的文件夹读不了"), ("en", "Upload 2 is not counted")],
)
def test_a_paper_says_above_its_figures_which_uploads_they_lack(
    parts: tuple[Part, ...], make: Make, language: str, said: str
) -> None:
    screen = Screen(title="1")
    with words.speaking(language):
        paper = make(dict.fromkeys(reports.pages(parts), screen), ISSUER)
    text = [re.sub(r"\s", "", line.text) for line in Document(io.BytesIO(paper)).paragraphs]
    (at,) = [at for at, line in enumerate(text) if re.sub(r"\s", "", said) in line]
    first = next(at for at, line in enumerate(text) if line.startswith(("一、", "1.")))
    assert at < first


def test_tables_say_what_the_pages_say(build: Build) -> None:
    shown = screens(reports.CIRCULAR, build)
    block = shown["rankings"].block("cities")
    assert block is not None
    _figures, table, *_others = Document(io.BytesIO(reports.circular(shown, ISSUER))).tables
    head, *rows = ([re.sub(r"\s", "", cell.text) for cell in row.cells] for row in table.rows)
    wanted_head, *wanted = column.table(block.rows, block.columns)
    at = [wanted_head.index(name) for name in head]
    by_city = {line[1]: line for line in wanted}
    assert "澄岚市" in [row[1] for row in rows]
    for row in rows:
        page = by_city[row[1]]
        assert row == [re.sub(r"[↑↓→] | ", "", page[number]) for number in at]


def test_headings_are_numbered_and_fonts_are_those_of_the_office(build: Build) -> None:
    paper = reports.circular(screens(reports.CIRCULAR, build), ISSUER)
    text = [line.text for line in Document(io.BytesIO(paper)).paragraphs]
    assert text[0] == "关于澄岚市工会重点工作进展情况的通报"
    assert [line for line in text if re.match("[一二三四五六七八九十]、", line)] == [
        "一、总体位次",
        "二、重点工作推进情况",
        "三、问题整改、考评和宣传",
        "四、下一步工作",
    ]
    second = [line.partition("。")[0] for line in text if line.startswith("（")]
    assert second == [
        *("（一）位次", "（二）位次变化原因", "（三）对标差距"),
        *("（一）论坛", "（二）成果转化", "（三）重点项目"),
        *("（一）问题台账", "（二）考评", "（三）信息宣传"),
    ]
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        fonts = package.read("word/fontTable.xml").decode()
        styles = package.read("word/styles.xml").decode()
    for font in ("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"):
        assert f'w:eastAsia="{font}"' in styles
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/>' in fonts


def test_a_page_without_figures_has_no_section() -> None:
    empty = {page: Screen() for page in reports.pages(reports.CIRCULAR)}
    empty["projects"] = Screen(title="24 个重点项目中，3 个告急")
    text = [line.text for line in Document(io.BytesIO(reports.circular(empty, ISSUER))).paragraphs]
    assert [line for line in text if "、" in line[:2]] == ["一、重点项目"]


def test_an_english_paper_holds_no_chinese_phrases_of_ours(build: Build) -> None:
    manner = capture.Manner("en")
    pages = reports.pages(reports.BRIEF)
    shown = {page: capture.capture(page, {}, build=build, manner=manner) for page in pages}
    with words.speaking("en"):
        paper = Document(io.BytesIO(reports.brief(shown, ISSUER)))
    headings = [line.text for line in paper.paragraphs if re.match(r"\d\. ", line.text)]
    assert headings == ["1. Where we stand", "2. Why the rank moved", "3. What is due"]
