"""Tables of several hundred rows in template layout, as departments keep them."""

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from etl.sheets import BY_TABLE

Written = str | float | bool | dt.date | None
Line = list[Written]
Chance = random.Random

UNITS = ("组织部", "权益保障部", "研究室", "网络工作部")
CITIES = ("甲州市", "乙州", "丙州", "全省", "丁 州")


def _project(number: int, chance: Chance) -> Line:
    begun = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(600))
    budget = chance.choice((round(chance.uniform(1e5, 9e5), 2), chance.randrange(100_000, 900_000)))
    return [
        f"职工服务阵地提升项目{number:04d}",
        chance.choice(UNITS),
        chance.choice(("责任清单", "目标清单", "负面清单")),
        begun,
        begun + dt.timedelta(days=90),
        chance.choice((25, 50.5, 100, None)),
        chance.choice(("推进中", "已立项", None)),
        budget,
        round(budget / 3, 2),
        chance.choice((None, f"第{number}次会议研究同意并报上级备案")),
        chance.choice((None, "经办人甲", 13900000000)),
    ]


def _value(number: int, chance: Chance) -> Line:
    return [
        chance.choice(("网上工会注册人数", "建会率", "经费收缴额")),
        chance.choice(CITIES[:3]),
        f"{2020 + number // 12}年{number % 12 + 1}月",
        round(chance.uniform(10, 90), chance.randrange(4)),
        chance.choice(("万人", "人", "%", None)),
        chance.choice((1, 2, 3, None)),
        "统计月报",
    ]


def _problem(number: int, chance: Chance) -> Line:
    return [
        chance.choice((f"WT-{number:03d}", number, None)),
        f"第{number}号窗口排队时间偏长",
        chance.choice(("调研", "论坛", "热线", None)),
        dt.date(2025, 1, 1) + dt.timedelta(days=number),
        chance.choice(("组织部、研究室", "研究室", "网络工作部")),
        chance.choice(("是", "否", "√", "2025.8.1销号", None)),
        chance.choice((None, dt.date(2025, 9, 1))),
    ]


TABLES: dict[str, tuple[tuple[str, ...], Callable[[int, Chance], Line]]] = {
    "projects": (
        ("项目名称", "牵头部室", "清单", "开始日期", "完成期限", "进度", "状态", "总投资",
         "已完成投资", "备注", "联系人"),
        _project,
    ),
    "indicator_values": (("指标", "城市", "时期", "数值", "单位", "名次", "来源"), _value),
    "problems": (
        ("编号", "问题描述", "来源", "发现日期", "责任单位", "是否销号", "销号日期"),
        _problem,
    ),
}  # fmt: skip


def write(path: Path, table: str, lines: list[Line], formats: dict[tuple[int, int], str]) -> Path:
    """A workbook of one table with its header; `formats` by row and column below it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = BY_TABLE[table].title
    sheet.append(list(TABLES[table][0]))
    for line in lines:
        sheet.append(line)
    for (row, column), code in formats.items():
        sheet.cell(row + 2, column + 1).number_format = code
    book.save(path)
    return path


def lines_of(table: str, seed: int, rows: int) -> list[Line]:
    """So many rows of a table."""
    chance = random.Random(seed)
    return [TABLES[table][1](number, chance) for number in range(rows)]
