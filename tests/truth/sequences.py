"""Loads in random order on a small board, and what the board then tells as news that is none.

python -m tests.truth.sequences [COUNT [FIRST]]: so many sequences, from this seed on.
"""

import os
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from etl.__main__ import main as etl
from pages.shared import warehouse
from pages.shared.capture import comparison
from pages.shared.capture import page as capture
from pages.shared.etl import snapshots
from pages.shared.findings import facts
from tests import offices
from tests.offices import Rows
from tests.screens import plain

FALL = re.compile(r"降 \d+ 位")
STEPS = 6  # loads of one sequence
SUMMARIES = ("overview", "city", "quality")
LEDGERS = ("to_do", "problems", "projects")
INDICATORS = {"网上入会率": "%", "平均办理天数": "天", "新增会员": "人"}
PROBLEMS: Rows = [
    ["问题描述", "发现日期", "责任单位", "整改期限", "是否销号", "销号日期"],
    ["窗口排队", "2025年5月6日", "研究室", "2025年7月5日", "否", None],
    ["电话不通", "2025年5月8日", "组织部", "2025年8月5日", "否", None],
    ["标牌破损", "2025年6月1日", "研究室", "2025年12月5日", "否", None],
    ["指南过期", "2025年6月3日", "组织部", "2025年6月30日", "是", "2025年6月20日"],
]
PROJECTS: Rows = [
    ["项目名称", "牵头部室", "开始日期", "完成期限", "进度"],
    ["网上工会", "组织部", "2025年1月1日", "2025年12月31日", "40%"],
    ["服务站", "研究室", "2025年3月1日", "2025年9月30日", "50%"],
]


@dataclass
class Office:
    """What an office has told the board: a value for each indicator, city and month."""

    data: Path
    chance: random.Random
    cities: list[str] = field(default_factory=lambda: ["甲市", "乙市", "丙市", "丁市", "戊市"])
    month: int = 7
    values: dict[tuple[str, str, int], float] = field(default_factory=dict)
    loads: int = 0
    corrected: str = ""  # the indicator of the value that was told otherwise last

    def load(self, sheets: dict[str, Rows]) -> None:
        """Load a workbook; raises AssertionError when the board refuses it."""
        self.loads += 1
        path = offices.workbook(self.data.parent / f"{self.loads}.xlsx", sheets)
        assert etl(["load", str(path), "--data", str(self.data)]) == 0

    def report(self, told: list[tuple[str, str, int]]) -> None:
        """Load values that the board does not know yet, or knows otherwise."""
        rows: Rows = [["指标", "城市", "时期", "数值", "单位"]]
        for indicator, city, month in told:
            value = known = self.values.get((indicator, city, month))
            while value is None or value == known:  # the same value again would correct nothing
                value = round(self.chance.uniform(20, 90), 1)
            self.values[indicator, city, month] = value
            period = f"{2025 + (month - 1) // 12}年{(month - 1) % 12 + 1}月"
            rows.append([indicator, city, period, value, INDICATORS[indicator]])
        self.load({"指标数据": rows})


def begun(folder: Path, seed: int) -> Office:
    """A board of three full months and two ledgers."""
    office = Office(folder / "data", random.Random(seed))
    cities: Rows = [["城市", "角色", "分组"]]
    cities += [[c, "本市" if c == "甲市" else "同组", "示例组"] for c in office.cities]
    indicators: Rows = [["指标", "单位", "方向", "小数位"]]
    indicators += [[name, unit, "越高越好", 1] for name, unit in INDICATORS.items()]
    office.load(
        {
            "单位": offices.UNITS,
            "论坛": offices.FORUMS,
            "城市": cities,
            "指标": indicators,
            "问题台账": PROBLEMS,
            "重点项目": PROJECTS,
        }
    )
    office.report([(i, c, m) for m in (5, 6, 7) for i in INDICATORS for c in office.cities])
    return office


def new_month(office: Office) -> None:
    """Every city reports every indicator of the next month."""
    office.month += 1
    office.report([(i, c, office.month) for i in INDICATORS for c in office.cities])


def partial_month(office: Office) -> None:
    """A few cities report a few indicators of the next month."""
    office.month += 1
    cities = office.chance.sample(office.cities, 2)
    names = office.chance.sample(list(INDICATORS), 2)
    office.report([(i, c, office.month) for i in names for c in cities])


def left_out(office: Office) -> None:
    """What an earlier month lacks is reported in part; rows that are known are left out."""
    months = range(5, office.month + 1)
    wanted = [(i, c, m) for m in months for i in INDICATORS for c in office.cities]
    missing = [key for key in wanted if key not in office.values]
    if not missing:
        new_month(office)
        return
    office.report(office.chance.sample(missing, max(1, len(missing) // 2)))


def new_city(office: Office) -> None:
    """A city joins the group, and reports the newest month."""
    name = f"{'己庚辛壬癸子丑寅'[len(office.cities) - 5]}市"
    office.cities.append(name)
    office.load({"城市": [["城市", "角色", "分组"], [name, "同组", "示例组"]]})
    office.report([(i, name, office.month) for i in INDICATORS])


def correction(office: Office) -> None:
    """One known value is told otherwise."""
    key = office.chance.choice(sorted(office.values))
    office.corrected = key[0]
    office.report([key])


def undo(office: Office) -> None:
    """The last upload of values is undone: what it told is known no more."""
    month = office.month + 1
    office.report([(i, c, month) for i in INDICATORS for c in office.cities[:3]])
    for indicator in INDICATORS:
        for city in office.cities[:3]:
            del office.values[indicator, city, month]
    number = str(office.loads)
    assert etl(["withdraw", number, "--by", "研究室", "--data", str(office.data)]) == 0


Step = Callable[[Office], None]
QUIET: tuple[Step, ...] = (new_month, partial_month, left_out, new_city, undo)
TELLING: tuple[Step, ...] = (correction,)
STILL: tuple[Step, ...] = (partial_month, undo)  # after which the headline stands as it stood


@dataclass(frozen=True)
class Headline:
    """What the overview is about, its period, our place there, and the title that says it."""

    about: str
    period: str
    rank: int
    ranked: int
    before: tuple[int, int] | None  # our rank in the period that counted before, and of how many
    title: str


def headline() -> Headline:
    """The overview's headline on the build in force; our rank is read from the build's rows."""
    build = warehouse.current_build()
    assert build is not None
    screen = capture.capture("overview", {}, build=build)
    about, period = screen.of["indicator"], screen.of["period"]
    with duckdb.connect(str(build.path), read_only=True) as connection:
        rows = connection.execute(
            "select period_end, rank, ranked from marts.city_ranks"
            " where city = '甲市' and indicator = $about and is_counted"
            " and strftime(period_end, '%Y-%m') <= $period order by period_end desc limit 2",
            {"about": about, "period": period},
        ).fetchall()
    (_end, rank, ranked), *earlier = rows
    before = (earlier[0][1], earlier[0][2]) if earlier else None
    return Headline(about, period, rank, ranked, before, plain(screen.title))


def faults(seed: int) -> Iterator[tuple[str, str]]:
    """What a sequence of loads makes the board say wrongly: the kind of fault, and where."""
    with tempfile.TemporaryDirectory() as name:
        office = begun(Path(name), seed)
        os.environ["QIANGHUI_DATA"] = str(office.data)
        for number in range(STEPS):
            act = office.chance.choice((*QUIET, *TELLING))
            meeting, overdue, stood = f"第{number + 1}次", _overdue(), headline()
            assert etl(["pin", meeting, "--data", str(office.data)]) == 0
            act(office)
            said = f"{seed}.{number} {act.__name__}"
            if _overdue() != overdue:
                yield "overdue moved", f"{said}: {overdue} to {_overdue()}"
            yield from _headlined(stood, headline(), said, act)
            yield from _told(meeting, said, office.corrected if act in TELLING else "")


def _headlined(then: Headline, now: Headline, said: str, act: Step) -> Iterator[tuple[str, str]]:
    """What the overview's title leaves unsaid of a change, and a headline changed by no choice."""
    told = f"{said}: {then.title} to {now.title}"
    if now.about != then.about:
        yield "headline replaced", told
    place = f"居第 {now.rank} / {now.ranked}"
    if place not in now.title:
        yield "headline untrue", f"{told}, rows say {place}"
    has_fallen = now.before is not None and now.rank > now.before[0]
    if has_fallen != bool(FALL.search(now.title)):
        yield "fall unsaid", f"{told}, from {now.before}"
    if has_fallen and now.before and now.ranked != now.before[1] and "上期" not in now.title:
        yield "members unsaid", f"{told}, from {now.before}"
    is_moved = (then.period, then.rank, then.ranked) != (now.period, now.rank, now.ranked)
    if act in STILL and is_moved:
        yield "headline moved", told


def _told(meeting: str, said: str, corrected: str) -> Iterator[tuple[str, str]]:
    """`corrected`: the indicator of which a value was put right, if one was."""
    snapshot = snapshots.named(meeting)
    assert snapshot is not None
    for page, view in [(page, {}) for page in (*SUMMARIES, *LEDGERS)] + _views():
        name = view.get("indicator", "")
        moves = comparison.compare(page, view, snapshot).moves
        kinds = {move.kind: f"{said}, {page} {name}: {move.what} {move.about}" for move in moves}
        may_be = corrected and page not in LEDGERS and name in ("", corrected)
        if "correction" in kinds and not may_be:
            yield "false correction", kinds["correction"]
        if "real" in kinds and page in LEDGERS:
            yield "false news", kinds["real"]
        if corrected and name == corrected and "correction" not in kinds:
            yield "correction unsaid", f"{said}, {page}"


def _views() -> list[tuple[str, dict[str, str]]]:
    return [("rankings", {"indicator": name}) for name in INDICATORS]


def _overdue() -> int:
    build = warehouse.current_build()
    assert build is not None
    with warehouse.reading(build):
        return facts.number("overdue")


def main(arguments: list[str]) -> int:
    """Print every fault of so many sequences; exit code 1 when there is one."""
    count, first = (int(said) for said in (*arguments, "30", "1")[:2]) if arguments else (30, 1)
    found = 0
    for done, seed in enumerate(range(first, first + count), 1):
        for kind, where in faults(seed):
            found += 1
            sys.stdout.write(f"{kind}: {where}\n")
        sys.stdout.write(f"{done} sequences, {found} faults\n")
        sys.stdout.flush()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
