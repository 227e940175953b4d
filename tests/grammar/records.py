"""Ledgers: records of forums, topics, problems and projects, drawn by chance."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from tests.grammar.words import UNITS


@dataclass(frozen=True)
class Day:
    """A date: what is written differs, what is meant does not."""

    date: datetime.date


@dataclass(frozen=True)
class Amount:
    """A quantity in a unit, as it counts in the column: 300 万元 is 3000000."""

    value: float
    unit: str
    factor: float = 1


Value = str | int | Day | Amount


@dataclass(frozen=True)
class Record:
    """A row of one of the board's tables, by our own headers."""

    table: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Ledger:
    """A table: the title above it, an alias for each header, and how a record is drawn."""

    table: str
    title: str
    aliases: Mapping[str, str]
    draw: Callable[[int, Random], dict[str, Value]]


SUBJECTS = ("暖心驿站", "职工夜校", "法律体检", "会员卡升级", "书屋更新", "热线增员", "产改试点")
TROUBLES = (
    "驿站断电",
    "热线占线",
    "证书发放慢",
    "教室漏水",
    "门禁失灵",
    "球场照明坏",
    "食堂排队久",
)


def _day(rng: Random) -> Day:
    return Day(datetime.date(2024, 1, 1) + datetime.timedelta(rng.randrange(600)))


def _forum(number: int, rng: Random) -> dict[str, Value]:
    return {
        "期次": number,
        "主题": SUBJECTS[number % len(SUBJECTS)],
        "日期": _day(rng),
        "主办部室": rng.choice(UNITS),
        "形式": rng.choice(("线下", "线上", "线上线下结合")),
        "参加人数": Amount(float(rng.randint(20, 300)), "人"),
    }


def _topic(number: int, rng: Random) -> dict[str, Value]:
    return {
        "议题": f"{SUBJECTS[number % len(SUBJECTS)]}怎么办",
        "论坛期次": number,
        "类型": rng.choice(("重点工作", "难点工作", "指标性工作")),
        "提出部室": rng.choice(UNITS),
        "提出日期": _day(rng),
    }


def _problem(number: int, rng: Random) -> dict[str, Value]:
    return {
        "编号": f"W-{number:03d}",
        "问题描述": TROUBLES[number % len(TROUBLES)],
        "来源": rng.choice(("调研", "论坛", "热线", "评议", "督查")),
        "发现日期": _day(rng),
        "责任单位": rng.choice(UNITS),
        "整改期限": _day(rng),
    }


def _project(number: int, rng: Random) -> dict[str, Value]:
    return {
        "项目名称": f"{SUBJECTS[number % len(SUBJECTS)]}项目",
        "牵头部室": rng.choice(UNITS),
        "开始日期": _day(rng),
        "进度": Amount(float(rng.randint(5, 95)), "%"),
        "总投资": Amount(float(rng.randint(10, 900)), "万元", 10_000),
    }


LEDGERS = {
    "forums": Ledger(
        "forums",
        "强会论坛情况一览表",
        {
            "期次": "论坛期次",
            "主题": "论坛主题",
            "日期": "举办日期",
            "主办部室": "承办部室",
            "形式": "举办形式",
            "参加人数": "参会人数",
        },
        _forum,
    ),
    "topics": Ledger(
        "topics",
        "论坛议题清单",
        {
            "议题": "议题名称",
            "论坛期次": "所属期次",
            "类型": "议题类型",
            "提出部室": "提出单位",
            "提出日期": "提出时间",
        },
        _topic,
    ),
    "problems": Ledger(
        "problems",
        "问题整改台账",
        {
            "编号": "问题编号",
            "问题描述": "存在问题",
            "来源": "问题来源",
            "发现日期": "发现时间",
            "责任单位": "责任部室",
            "整改期限": "整改时限",
        },
        _problem,
    ),
    "projects": Ledger(
        "projects",
        "重点项目台账",
        {
            "项目名称": "重点项目",
            "牵头部室": "牵头单位",
            "开始日期": "启动日期",
            "进度": "完成率",
            "总投资": "计划投资",
        },
        _project,
    ),
}


def cities(members: Sequence[object]) -> list[Record]:
    """The register of these cities, in one group."""
    return [Record("cities", {"城市": str(city), "分组": "同类城市"}) for city in members]


def draw(ledger: Ledger, count: int, rng: Random) -> list[Record]:
    """So many records, numbered from a chance beginning."""
    first = rng.randint(1, 30)
    numbers = range(first, first + count)
    return [Record(ledger.table, ledger.draw(number, rng)) for number in numbers]
