"""The sentences of papers: what the table holds, and that papers say nothing but the facts."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import pytest
from docx import Document
from docx.text.paragraph import Paragraph

from catalogues import papers
from etl.__main__ import main as etl
from pages.shared import warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.page import Manner
from pages.shared.capture.screen import Screen
from pages.shared.exports import prose, reports
from pages.shared.exports.prose import standing
from pages.shared.exports.prose.said import GLUE, Said, unbroken
from pages.shared.exports.reports import Issuer, Part
from pages.shared.warehouse import Build
from tests.offices import workbook

ISSUER = Issuer("澄岚市", "2025年12月31日", 7, is_demo=True)
PAPERS = [(reports.BRIEF, reports.brief), (reports.CIRCULAR, reports.circular)]
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
PARTED = re.compile(r"\d ?[\u4e00-\u9fff]|[第年月图表] ?\d")  # without what keeps them together
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
MARKS = re.compile(r"[↑↓→▲▼●○◆■⊙≈]|未排名：|(?<=[^，。；])：\d")
FRAGMENTS = ("brief.", "projects.is_", "table.", "figure.ranks", "figure.gap", "circular.to")
G = GLUE
# What the marts say of facts in the papers, each by a statement of its own.
STATED = {
    ("standing.place", "rank"): "select rank from marts.composite_ranks where is_home and "
    "scheme = '全省工会工作综合评价' and grain = 'month' order by period_end desc limit 1",
    ("moves.rose", "before"): "select rank from marts.composite_ranks where is_home and "
    "scheme = '全省工会工作综合评价' and grain = 'month' and period_end = date '2025-10-31'",
    ("due.count", "overdue"): "select count(distinct (kind, name, due, _upload, _sheet, _row)) "
    "from marts.to_do where state = 'overdue'",
    ("due.count", "soon"): "select count(distinct (kind, name, due, _upload, _sheet, _row)) "
    "from marts.to_do where state = 'due_soon'",
    ("due.longest", "days"): "select max(days_overdue) from marts.stuck where kind != 'archive'",
    ("problems.overdue", "found"): "select count(*) from marts.problems where year = 2025",
    ("problems.overdue", "overdue"): "select count(*) from marts.problems where year = 2025 "
    "and state = 'overdue'",
    ("problems.longest", "days"): "select max(days_overdue) from marts.problems "
    "where year = 2025 and state = 'overdue'",
    ("projects.count", "count"): "select count(*) from marts.projects",
    ("conversion.effective", "effective"): "select topics from marts.conversion "
    "where basis = 'all' and stage = 'effective'",
    ("conversion.late", "days"): "select max(days_in_stage) from marts.ageing where state = 'late'",
    ("forums.owed", "held"): "select held from marts.forum_plan where year = 2025 "
    "and item = '论坛' and unit is null",
    ("forums.archive", "days"): "select max(days_overdue) from marts.matters "
    "where kind = 'archive' and state = 'overdue'",
    ("gaps.overdue", "overdue"): "select count(*) from marts.matters "
    "where kind = 'benchmark_task' and state = 'overdue'",
    ("publicity.total", "count"): "select sum(publications) from marts.publicity_league "
    "where year = 2025",
}


@pytest.fixture
def build(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    return built(samples, monkeypatch)


def built(data: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    current = warehouse.current_build()
    assert current is not None
    return current


def screens(parts: tuple[Part, ...], build: Build, language: str = "zh") -> dict[str, Screen]:
    manner = Manner(language)
    return {
        page: capture.capture(page, {}, build=build, manner=manner) for page in reports.pages(parts)
    }


def style(paragraph: Paragraph) -> str:
    return str(paragraph.style.name) if paragraph.style is not None else ""


def told(build: Build) -> list[Said]:
    shown = screens(reports.CIRCULAR, build)
    said = [one for page, screen in shown.items() for one in prose.sentences(page, screen)]
    return [*said, *standing.also()]


@pytest.mark.parametrize("key", papers.sentences())
def test_a_built_in_sentence_names_its_own_facts_and_no_number(key: str) -> None:
    sentence = papers.sentences()[key]
    for text in (sentence.zh, sentence.en):
        assert sentence.faults(text) == []
        assert not re.search(r"\d", text)
    is_whole = not key.startswith(FRAGMENTS)
    assert sentence.zh.endswith("。") == is_whole
    assert sentence.en.endswith(".") == is_whole
    for code, name in sentence.facts.items():
        assert f"{{{name}}}" in sentence.zh
        assert (f"{{{code}}}" in sentence.en) or key in ("moves.more",)


def test_every_sentence_has_a_name_of_its_own() -> None:
    assert len(papers.by_name()) == len(papers.sentences())


def test_a_fact_may_be_named_in_either_language_and_a_wrong_one_is_found() -> None:
    sentence = papers.sentences()["standing.rose"]
    facts = {"before": "上月", "climbed": "2"}
    assert sentence.told("{上期}起升{climbed}位", facts) == "上月起升2位"
    assert sentence.faults("{上期}起升{名次}位{") == ["名次", "{"]
    with pytest.raises(KeyError):
        sentence.told("{名次}", facts)


def test_every_number_of_the_papers_is_a_fact_of_a_sentence(build: Build) -> None:
    for language in words.LANGUAGES:
        for parts, make in PAPERS:
            shown = screens(parts, build, language)
            with words.speaking(language), warehouse.reading(build):
                said = [
                    one for part in parts for one in prose.sentences(part.page, shown[part.page])
                ]
                said += standing.also()
                paper = make(shown, ISSUER)
            known = {
                number
                for one in said
                for fact in one.facts.values()
                for number in NUMBER.findall(fact)
            }
            known |= set(NUMBER.findall(ISSUER.as_of)) | {str(at) for at in range(1, 6)}  # annexes
            for paragraph in Document(io.BytesIO(paper)).paragraphs:
                if style(paragraph) == "Normal":
                    text = re.sub(r"^\d\.\d ", "", paragraph.text)
                    assert set(NUMBER.findall(text)) <= known, text


def test_the_facts_of_the_papers_are_those_of_the_marts(build: Build) -> None:
    said = {one.key: one for one in told(build)}
    assert said["moves.rose"].facts["since"] == "2025年10月"
    assert said["standing.place"].facts["period"] == "2025年12月"
    with duckdb.connect(str(build.path), read_only=True) as connection:
        for (key, fact), statement in STATED.items():
            (row,) = connection.execute(statement).fetchall()
            assert NUMBER.findall(said[key].facts[fact])[0] == f"{row[0]:g}", (key, fact)


def test_papers_are_whole_sentences_without_marks_or_what_nobody_sees(build: Build) -> None:
    for parts, make in PAPERS:
        paper = make(screens(parts, build), ISSUER)
        paragraphs = Document(io.BytesIO(paper)).paragraphs
        body = [line.text for line in paragraphs if style(line) == "Normal"]
        assert len(body) >= len(parts)
        for text in body:
            assert text.endswith("。")
            assert not MARKS.search(text), text
            for sentence in text.split("。")[:-1]:
                assert len(sentence) < 120, sentence
        with zipfile.ZipFile(io.BytesIO(paper)) as package:
            for name in package.namelist():
                if name.endswith(".xml"):
                    assert not INVISIBLE.search(package.read(name).decode()), name


@pytest.mark.parametrize("board", ["few", "units", "comparison_data"])
def test_a_board_that_has_begun_says_what_it_knows_and_no_more(
    board: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = built(request.getfixturevalue(board), monkeypatch)
    issuer = Issuer("", words.DASH, 1, is_demo=False)
    for language in words.LANGUAGES:
        for parts, make in PAPERS:
            shown = screens(parts, build, language)
            with words.speaking(language), warehouse.reading(build):
                lines = [line.text for line in Document(io.BytesIO(make(shown, issuer))).paragraphs]
            assert not [line for line in lines if re.search(r"\bnan\b|None|—|\{|\}", line)]
            assert len(lines) > len(parts)


def test_numbers_are_kept_on_one_line_with_what_they_count(build: Build) -> None:
    assert unbroken("截至 2025年9月30日，第 3 位，61 天") == (
        f"截至 2025{G}年{G}9{G}月{G}30{G}日，第{G}3{G}位，61{G}天"
    )
    with words.speaking("en"):
        assert unbroken("In Dec 2025 澄岚市") == f"In Dec 2025{GLUE}澄岚市"
    assert unbroken("No. 3 / 9, 10.5 pp") == f"No.{GLUE}3{GLUE}/{GLUE}9, 10.5{GLUE}pp"
    for parts, make in PAPERS:
        document = Document(io.BytesIO(make(screens(parts, build), ISSUER)))
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        for line in [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]:
            text = re.sub(r"^(附?表|图)\d+", "", line.text)  # begins its line, which breaks later
            assert not PARTED.findall(text), text
    paper = reports.circular(screens(reports.CIRCULAR, build), ISSUER)
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        settings = package.read("word/settings.xml").decode()
    (begins,) = re.findall(r"<w:noLineBreaksBefore [^>]*w:val=['\"](.*?)['\"]/>", settings)
    (ends,) = re.findall(r"<w:noLineBreaksAfter [^>]*w:val=['\"](.*?)['\"]/>", settings)
    assert {*"年月日位个项天分。，"} <= {*begins}
    assert {*"第年月“（"} <= {*ends}


def test_rows_stay_whole_and_heads_are_repeated(build: Build) -> None:
    for parts, make in PAPERS:
        document = Document(io.BytesIO(make(screens(parts, build), ISSUER)))
        tables = [table for table in document.tables if not table._tbl.xpath(".//w:drawing")]
        assert tables
        for table in tables:
            for at, row in enumerate(table.rows):
                marks = [child.tag.rpartition("}")[2] for child in row._tr.trPr]
                assert "cantSplit" in marks
                assert ("tblHeader" in marks) == (at == 0)
        for named in ("heading 1", "caption"):
            (own,) = [one for one in document.styles if one.name.lower() == named]
            assert own.element.pPr.keepNext is not None


Loaded = Callable[[list[list[object]]], int]


@pytest.fixture
def office(samples: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(samples, tmp_path / "data"))


def load(data: Path, rows: list[list[str]], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    book = workbook(
        data.parent / "句式.xlsx", {"文稿句式": [["句式", "句子"], *rows], "说明": [["演示数据"]]}
    )
    capsys.readouterr()
    code = etl(["load", str(book), "--by", "研究室", "--data", str(data)])
    return code, "".join(capsys.readouterr())


def test_the_office_writes_a_sentence_itself_and_takes_it_back(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["位次：得分和位次", "{时期}，{本市}位列第{位次}位。"]]
    assert load(office, rows, capsys)[0] == 0
    first = next(one for one in told(built(office, monkeypatch)) if one.key == "standing.place")
    assert first.text == "2025年12月，澄岚市位列第3位。"
    number = max(int(path.name) for path in (office / "uploads").glob("0*"))
    assert etl(["withdraw", str(number), "--data", str(office)]) == 0
    first = next(one for one in told(built(office, monkeypatch)) if one.key == "standing.place")
    assert "居第3位" in first.text


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["位次：得分和位次", "{时期}，居第{名次}位。"], "B2.*名次.*{时期}{本市}{评价}"),
        (["位次：得分和位次", "{时期，居第{位次}位。"], "B2"),
        (["位次：没有这一句", "居第{位次}位。"], "A2"),
    ],
    ids=["wrong fact", "stray brace", "no such sentence"],
)
def test_a_wrong_fact_is_told_at_once_with_its_cell(
    office: Path, capsys: pytest.CaptureFixture[str], row: list[str], said: str
) -> None:
    code, message = load(office, [row], capsys)
    assert code == 1
    assert re.search(said, message), message


def test_a_sentence_that_lost_a_fact_since_it_was_loaded_is_said_as_built_in(
    monkeypatch: pytest.MonkeyPatch, build: Build
) -> None:
    own: Mapping[str, Mapping[str, str]] = {"位次：与上期持平": {"zh": "与{昔日}持平。"}}
    monkeypatch.setattr("pages.shared.exports.prose.said._own", lambda: own)
    assert Said("standing.same", {"before": "上月"}).text == "位次与上月持平。"
    assert build
