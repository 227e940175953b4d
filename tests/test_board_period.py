"""The board's period and headlines: early reports move neither, enough of them turn the board."""

import io
import shutil
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from pages.shared import warehouse
from tests.commands import etl
from tests.screens import opened, plain, tables, titled

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CITIES = [f"{name}市" for name in "甲乙丙丁戊己庚辛壬癸子"]
UP, DOWN, SCHEME = "建会率", "注册率", "综合评价"
PAGES = (
    *("overview", "rankings", "city"),
    *("benchmarks", "what_it_takes", "overall"),
)


def workbook(sheets: Mapping[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def registers(*choices: list[object]) -> bytes:
    """Two indicators and a scheme of both; our city climbs in the one and falls in the other."""
    roles = {"甲市": "本市", "乙市": "近学", "丙市": "远学"}
    cities: list[list[object]] = [[c, roles.get(c, "同组"), "全省"] for c in CITIES]
    sheets: dict[str, list[list[object]]] = {
        "城市": [["城市", "角色", "分组"], *cities],
        "指标": [
            ["指标", "单位", "方向", "频度", "目标值"],
            [UP, "%", "越高越好", "月", 60],
            [DOWN, "%", "越高越好", "月", 60],
        ],
        "评价方案": [
            ["方案", "指标", "权重", "覆盖率"],
            [SCHEME, UP, 20, 100],
            [SCHEME, DOWN, 80, 100],
        ],
    }
    if choices:
        sheets["看板设置"] = [["选项", "指标或方案", "城市分组", "计入覆盖率"], *choices]
    return workbook(sheets)


def month(name: str, count: int, *, ours: tuple[float, float]) -> bytes:
    """So many cities, ours first among them, with values of both indicators."""
    rows: list[list[object]] = [["指标", "城市", "时期", "数值"]]
    for at, indicator in enumerate((UP, DOWN)):
        for place, city in enumerate(CITIES[:count]):
            value = ours[at] if place == 0 else 80 - 2 * place
            rows.append([indicator, city, name, value])
    return workbook({"指标数据": rows})


NOVEMBER = ("十一月.xlsx", month("2025年11月", 11, ours=(61, 79)))
DECEMBER = ("十二月.xlsx", month("2025年12月", 11, ours=(79, 71)))
EARLY = ("一月.xlsx", month("2026年1月", 3, ours=(99, 99)))
ENOUGH = ("一月.xlsx", month("2026年1月", 9, ours=(50, 99)))


@pytest.fixture(scope="module")
def december(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board of which every city has reported November and December."""
    folder = tmp_path_factory.mktemp("december") / "data"
    load(folder, ("名册.xlsx", registers()), NOVEMBER, DECEMBER)
    return folder


@pytest.fixture
def data(december: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same board, to be changed."""
    folder = Path(shutil.copytree(december, tmp_path / "data"))
    monkeypatch.setenv("QIANGHUI_DATA", str(folder))
    return folder


def load(data: Path, *files: tuple[str, bytes]) -> None:
    for name, content in files:
        (data.parent / name).write_bytes(content)
    paths = [str(data.parent / name) for name, _content in files]
    done = etl(data, "load", *paths, "--by", "研究室")
    assert done.returncode == 0, done.stdout + done.stderr
    warehouse.pin(None)


def told(app: AppTest) -> list[str]:
    return [plain(one.value) for one in app.info]


def shown(page: str) -> tuple[str, list[tuple[str, str]], list[list[str]]]:
    """A page's title, its cards and its tables, without what is announced beside them."""
    app = opened(page)
    cards = [(plain(one.label), plain(one.value)) for one in app.metric]
    listed = [[plain(cell) for cell in one.to_numpy().ravel()] for one in tables(app)]
    return titled(app), cards, listed


def ranks(data: Path) -> list[tuple[object, ...]]:
    (build,) = warehouse.query("board")["build"]
    with duckdb.connect(str(data / "builds" / f"{build:06d}.duckdb"), read_only=True) as connection:
        return connection.execute(
            "select indicator, period_end, city, rank from marts.city_ranks where rank is not null"
            " union all select scheme, period_end, city, rank from marts.composite_ranks"
            " where rank is not null order by all"
        ).fetchall()


def test_three_early_cities_change_no_headline_no_period_and_no_rank(data: Path) -> None:
    before, ranked = {page: shown(page) for page in PAGES}, ranks(data)

    app = opened("upload")
    app.file_uploader[0].set_value([(*EARLY, XLSX)])
    app.run()
    waits = "看板仍以2025年12月为准；2026年1月：3/11"
    assert f"{SCHEME}：{waits} 数据齐全，未排名（覆盖不足：" in " ".join(told(app))
    assert any(one.startswith(f"{DOWN}：{waits} 已报，未排名（未报：") for one in told(app))

    load(data, EARLY)
    assert ranks(data) == ranked
    for page in PAGES:
        assert shown(page) == before[page], page
    absent = "、".join(sorted(CITIES[3:]))
    announced = f"2026年1月：3/11 已报，未排名（未报：{absent}）"
    assert f"{DOWN}：{announced}" in told(opened("overview"))
    assert told(opened("rankings", indicator=UP)) == [f"{UP}：{announced}"]

    by_hand = opened("rankings", indicator=UP, period="2026-01")
    assert titled(by_hand) == f"{UP}：2026年1月：3/11 已报，未排名"
    assert told(by_hand) == [f"{UP}：{announced}"]
    for page in ("indicator", "why_moved"):
        chosen = opened(page, indicator=UP, period="2026-01")
        assert titled(chosen) == f"{UP}：2026年1月：3/11 已报，未排名"
    weighed = opened("weights", period="2026-01")
    assert titled(weighed) == f"{SCHEME}：2026年1月：3/11 数据齐全，未排名"


def test_nine_of_eleven_turn_the_board(data: Path) -> None:
    app = opened("upload")
    app.file_uploader[0].set_value([(*ENOUGH, XLSX)])
    app.run()
    assert told(app) == [
        f"{SCHEME}、{DOWN}：看板将转到2026年1月",
        f"{UP}：看板将转到2026年1月",
    ]
    load(data, ENOUGH)
    rankings = opened("rankings", indicator=UP)
    assert rankings.selectbox(key="period").value == "2026-01"
    assert titled(rankings) == f"{UP}：甲市居第 9 / 9"  # its card says among whom


def test_a_headline_is_chosen_and_a_fall_is_said_first(data: Path) -> None:
    assert titled(opened("overview")).startswith(f"{SCHEME}降 ")
    assert [card[0] for card in shown("overview")[1][:2]] == [SCHEME, DOWN]

    chosen: list[list[object]] = [["头条", DOWN, "全省", None], ["头条", SCHEME, "全省", None]]
    load(data, ("设置.xlsx", registers(*chosen)))
    assert titled(opened("overview")) == f"{DOWN}降 4 位，居第 5 / 11"
    assert [card[0] for card in shown("overview")[1][:2]] == [DOWN, SCHEME]
    assert opened("rankings").selectbox(key="indicator").value == DOWN

    load(data, ("再设.xlsx", registers(["头条", UP, "全省", None])))
    assert titled(opened("overview")) == f"{UP}居第 1 / 11"
    assert [card[0] for card in shown("overview")[1][:2]] == [UP, SCHEME]


def test_targets_reached_are_one_number_on_the_overview_and_on_the_city_s_page(data: Path) -> None:
    load(data, EARLY)
    (overview,) = (v for name, v in shown("overview")[1] if name == "达标指标")
    (city,) = (v for name, v in shown("city")[1] if name == "达标指标")
    assert overview == city == "2 / 2"
