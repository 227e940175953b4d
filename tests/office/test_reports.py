"""LibreOffice prints the Word papers: so many pages, nothing lost, split or left alone."""

import itertools
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main as etl
from pages.shared import warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.page import Manner
from pages.shared.exports import reports
from pages.shared.exports.reports import Issuer
from tests.office.pdf import Word, beyond, converted, pages
from tests.offices import Rows, workbook

ISSUER = Issuer("澄岚市", "2025年12月31日", 1, is_demo=True)
LINES, CHARACTERS, MOST_PAGES = 22, 28, 5
HEADING = re.compile(r"^(?:[一二三四五六七八九十]、|\d\.$)")
ALIKE = 0.75  # of a heading's height: text, no footnote
LATE = ["家政行业入会试点", "工匠学院实训基地", "文化宫设施更新改造", "普惠服务全部上线"]


@pytest.fixture(scope="module")
def bad_month(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration board after a month in which we fell, and much is overdue."""
    data = Path(shutil.copytree(samples, tmp_path_factory.mktemp("bad") / "data"))
    fallen: Rows = [
        [name, "澄岚市", "2025年12月", value, "%"]
        for name, value in (("网上入会率", 43.8), ("经费收缴率", 47.3))
    ]
    problems: Rows = [
        [
            f"BAD-{at}",
            f"第{at}家企业工会经费长期拖欠",
            "2025年6月1日",
            "权益保障部",
            "2025年8月31日",
            "否",
        ]
        for at in range(40)
    ]
    sheets: Mapping[str, Rows] = {
        "说明": [["演示数据"]],
        "指标数据": [["指标", "城市", "时期", "数值", "单位"], *fallen],
        "重点项目": [
            ["项目名称", "牵头部室", "开始日期", "完成期限", "进度"],
            *([name, "组织部", "2025年3月1日", "2025年10月31日", "20%"] for name in LATE),
        ],
        "问题台账": [
            ["编号", "问题描述", "发现日期", "责任单位", "整改期限", "是否销号"],
            *problems,
        ],
    }
    book = workbook(data.parent / "坏月份.xlsx", sheets)
    assert etl(["load", str(book), "--data", str(data), "--confirm-all"]) == 0
    return data


@pytest.fixture(scope="module")
def many_cities(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration board with forty cities more in its group, whose names are long."""
    data = Path(shutil.copytree(samples, tmp_path_factory.mktemp("many") / "data"))
    names = [f"示例工业新城第{at}市" for at in range(40)]
    latest = sorted((data / "builds").glob("*.duckdb"))[-1]
    with duckdb.connect(str(latest), read_only=True) as connection:
        known = connection.execute(
            "select distinct indicator, value, period_end from staging.scheme_values"
            " where scheme = '全省工会工作综合评价' and city = '曜湾市' and value is not null"
            " and grain = 'month' and period_end >= '2025-11-01' order by all"
        ).fetchall()
    sheets: Mapping[str, Rows] = {
        "说明": [["演示数据"]],
        "城市": [
            ["城市", "省份", "角色", "分组"],
            *([name, "示例省", "同组", "全省十一市"] for name in names),
        ],
        "指标数据": [
            ["指标", "城市", "时期", "数值"],
            *(
                [indicator, name, f"{day.year}年{day.month}月", round(value * (0.7 + at / 100), 2)]
                for indicator, value, day in known
                for at, name in enumerate(names)
            ),
        ],
    }
    book = workbook(data.parent / "许多城市.xlsx", sheets)
    assert etl(["load", str(book), "--data", str(data), "--confirm-all"]) == 0
    return data


@pytest.fixture(params=["samples", "bad_month", "many_cities"])
def board(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("QIANGHUI_DATA", str(request.getfixturevalue(request.param)))
    return str(request.param)


def printed(name: str, folder: Path, language: str = "zh") -> list[tuple[float, float, list[Word]]]:
    build = warehouse.current_build()
    assert build is not None
    parts, make = {
        "brief": (reports.BRIEF, reports.brief),
        "circular": (reports.CIRCULAR, reports.circular),
    }[name]
    manner = Manner(language)
    with words.speaking(language), warehouse.reading(build):
        screens = {
            page: capture.capture(page, {}, build=build, manner=manner)
            for page in reports.pages(parts)
        }
        document = folder / f"{name}.docx"
        document.write_bytes(make(screens, ISSUER))
    return pages(converted(document))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_lines(words_: list[Word]) -> list[tuple[float, float, str]]:
    """The lines of a page from above, each with its top, the height of its words and its text."""
    lines: list[tuple[float, float, str]] = []
    for left, top, _right, bottom, text in sorted(
        words_, key=lambda word: (round(word[1]), word[0])
    ):
        if lines and abs(lines[-1][0] - top) < 3:
            lines[-1] = (lines[-1][0], max(lines[-1][1], bottom - top), lines[-1][2] + text)
        else:
            lines.append((top, bottom - top, text))
        assert left >= 0
    return lines


def lonely(words_: list[Word]) -> list[str]:
    """The headings of a page that have no line of text below them on it."""
    lines = [line for line in text_lines(words_) if not line[2].startswith("—")]
    found = []
    for top, height, text in lines:
        is_followed = any(below > top + 3 and other > ALIKE * height for below, other, _ in lines)
        if HEADING.match(text) and not is_followed:
            found.append(text)
    return found


@pytest.mark.usefixtures("board")
def test_the_brief_is_one_page(tmp_path: Path) -> None:
    ((wide, high, found),) = printed("brief", tmp_path)
    assert (round(wide), round(high)) == (595, 842)
    assert beyond(found, wide, high) == []
    said = "".join(word[4] for word in found)
    assert "强会看板专报" in said
    assert "演示数据" in said
    assert "研究室" in said or "导入" in said  # of the notes at its foot


def test_the_circular_is_whole_and_on_five_pages(board: str, tmp_path: Path) -> None:
    found = printed("circular", tmp_path)
    assert len(found) <= MOST_PAGES
    for wide, high, on_page in found:
        assert on_page
        assert beyond(on_page, wide, high) == []
        assert lonely(on_page) == []
    said = bare("".join(word[4] for _wide, _high, on_page in found for word in on_page))
    assert [number for number in "一二三四" if f"{number}、" not in said] == []
    assert "澄岚市总工会" in said
    assert all(f"附表{number}" in said for number in range(1, 5))
    assert ("降至第" in said) == (board != "samples")
    last = bare("".join(word[4] for word in found[-1][2]))
    assert all(f"图{number}" in last for number in (1, 2))
    assert "附表4" in last  # figures and tables share one page
    if board == "many_cities":
        assert re.search(r"其余\d+市见看板", last)
        assert {"曜湾市", "霁川市", "澄岚市"} <= set(re.findall("曜湾市|霁川市|澄岚市", last))


@pytest.mark.usefixtures("board")
def test_page_numbers_stand_outside_between_their_dashes(tmp_path: Path) -> None:
    for at, (wide, _high, on_page) in enumerate(printed("circular", tmp_path), start=1):
        foot = max(on_page, key=lambda word: word[1])[1]
        number = [word for word in on_page if abs(word[1] - foot) < 6]
        assert "".join(word[4] for word in number).replace("\N{NO-BREAK SPACE}", "") == f"—{at}—"
        is_right = min(word[0] for word in number) > wide / 2
        assert is_right == (at % 2 == 1)


@pytest.mark.usefixtures("board")
def test_a_page_has_so_many_lines_of_so_many_characters(tmp_path: Path) -> None:
    """The page that is full: its lines lie 225 / 22 mm apart and hold up to 28 characters."""
    _wide, _high, second = printed("circular", tmp_path)[1]
    lines = [line for line in text_lines(second) if line[1] > 14 and not line[2].startswith("—")]
    steps = [after[0] - before[0] for before, after in itertools.pairwise(lines)]
    assert min(steps) == pytest.approx(225 / 25.4 * 72 / LINES, abs=0.6)
    han = max(len(re.findall(r"[^\x00-\x7f\xa0]", text)) for _top, _height, text in lines)
    assert CHARACTERS - 3 <= han <= CHARACTERS


@pytest.mark.usefixtures("board")
def test_the_english_papers_have_as_few_pages(tmp_path: Path) -> None:
    ((_wide, _high, brief),) = printed("brief", tmp_path, "en")
    issuer = next(at for at, word in enumerate(brief) if word[4] == "Federation")
    assert brief[issuer + 1][0] - brief[issuer][2] < 10  # points: its line is not spread
    assert len(printed("circular", tmp_path, "en")) <= MOST_PAGES
