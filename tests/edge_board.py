"""A board of edges: of each number of days and each value that decides, one less, it, and one more.

`python -m tests.edge_board` writes its golden files anew; read the difference before keeping it.
"""

import datetime as dt
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb

from tests import small_board
from tests.warehouses import Said, Sheets, warehouse

GOLDEN = Path(__file__).parent / "golden_edges"
TODAY = dt.date(2026, 3, 1)
THRESHOLDS = (0, 7, 15, 30, 60, 80, 90, 120, 180, 365)  # days at which something turns
STEP = 40  # the usual days of a step, so that twice and three times it are above a month
QUICK = 5  # topics that took them
THIRDS = (19, 20, 35)  # per cent done: their mean, 24.67, needs more than one decimal
OWNERS = ("组织部", "研究室", "网络部")
CITIES = ("甲市", "乙市", "丙市", "丁市")
Rows = Sequence[Mapping[str, Said]]
marts = small_board.marts


def around(thresholds: Iterable[int] = THRESHOLDS) -> list[int]:
    """Each threshold, one less and one more."""
    return sorted({number + step for number in thresholds for step in (-1, 0, 1)})


def ago(days: int) -> str:
    """The day so many days before the last one, below nought after it."""
    return f"{TODAY - dt.timedelta(days=days):%Y-%m-%d}"


def _owner(number: int) -> str:
    return OWNERS[number % len(OWNERS)]


def _forums() -> Rows:
    held: list[Mapping[str, Said]] = [
        {"forum_no": 1, "theme": "旧", "held": ago(500), "host": "组织部", "archived": ago(470)},
        {"forum_no": 2, "theme": "新", "held": ago(400), "host": "研究室", "archived": ago(369)},
    ]
    for number, days in enumerate(around((30, 60)), 3):
        row = {"theme": f"期{number - 3}", "held": ago(days), "host": _owner(number - 3)}
        held.append({"forum_no": number, **row})
    return held


def _topics() -> Rows:
    done: list[Mapping[str, Said]] = [
        {"topic": f"成{n}", "forum_no": 1, "proposer": "组织部", "proposed": ago(560 - n)}
        for n in range(QUICK)
    ]
    waiting: list[Mapping[str, Said]] = [
        {"topic": f"待{days}", "proposer": _owner(days), "proposed": ago(days)}
        for days in around()
        if days >= 0
    ]
    discussed: list[Mapping[str, Said]] = [
        {"topic": f"谈{days}", "forum_no": 2, "proposer": _owner(days), "proposed": ago(450)}
        for days in around()
        if days >= 0
    ]
    return [*done, *waiting, *discussed]


def _outcomes() -> Rows:
    done: list[Mapping[str, Said]] = [
        {
            "outcome": f"成果{n}",
            "forum_no": 1,
            "topic": f"成{n}",
            "adoption": "已采纳",
            "formed": ago(500 - STEP),
            "adopted": ago(500 - 2 * STEP),
            "effective": ago(500 - 3 * STEP),
        }
        for n in range(QUICK)
    ]
    formed: list[Mapping[str, Said]] = [
        {"outcome": f"形{days}", "forum_no": 2, "topic": f"谈{days}", "formed": ago(days)}
        for days in around()
        if days >= 0
    ]
    adopted: list[Mapping[str, Said]] = [
        {
            **{"outcome": f"采{days}", "forum_no": 2, "topic": f"谈{days}", "adoption": "已采纳"},
            **{"formed": ago(days), "adopted": ago(days)},
        }
        for days in (0, *around((15, 80)))
    ]
    return [*done, *formed, *adopted]


def _projects() -> Rows:
    due: list[Mapping[str, Said]] = [
        {"project": f"期限{days}", "lead": _owner(days), "started": ago(400), "due": ago(days)}
        for days in around()
    ]
    paced: list[Mapping[str, Said]] = [
        {
            **{"project": f"进度{share}", "lead": _owner(share), "progress": f"{share}%"},
            **{"started": ago(100), "due": ago(-100)},
            "task_no": "三项" if share in THIRDS else None,
        }
        for share in around((0, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 99))
        if share >= 0
    ]
    return [*due, *paced]


def _problems() -> Rows:
    opened: list[Mapping[str, Said]] = [
        {"problem": f"开{days}", "found": ago(days), "owner": _owner(days), "due": ago(days - 30)}
        for days in around()
        if days >= 0
    ]
    closed: list[Mapping[str, Said]] = [
        {
            **{"problem": f"销{days}", "found": ago(400), "owner": _owner(days), "due": ago(370)},
            **{"closed": True, "closed_on": ago(400 - days)},
        }
        for days in around((0, 7, 15, 30, 60, 90, 180))
        if days >= 0
    ]
    return [*opened, *closed]


def _values() -> Rows:
    """Two years of months: each city at, just below and just above the target in turn."""
    steps = (0.0, -0.1, 0.1, 0.0, 0.2, -0.2, 0.1)
    return [
        {
            **{"indicator": "注册职工", "city": city, "unit": "万人"},
            "period": f"{2024 + month // 12}-{month % 12 + 1:02d}",
            "value": f"{12 + steps[(month + place) % 7] + place * (month % 3) / 10:.1f}万人",
        }
        for month in range(24)
        for place, city in enumerate(CITIES)
        if (month, city) not in {(3, "丙市"), (10, "丁市"), (23, "丁市")}
    ]


SIZES = [{"indicator": "职工人数", "unit": "人", "direction": "越高越好", "dimension": "规模"}]
SHARES = [
    {"indicator": "满意率", "unit": "%", "direction": "越高越好"},
    {"indicator": "人均经费", "unit": "元", "direction": "越高越好"},
    {"indicator": "等候天数", "unit": "天", "direction": "越低越好"},
]
# Begun or ended on the last or first day of a month; with a target missed, met and surpassed.
CAMPAIGNS = [
    {"campaign": name, "started": begun, "ended": ended, "indicator": of, "target": target}
    for name, begun, ended, of, target in (
        ("跨月", "2025-10-31", "2025-11-01", "注册职工", "11.9万人"),
        ("未到", "2025-11-15", "2025-12-31", "等候天数", "29天"),
        ("正到", "2025-11-15", "2025-12-31", "等候天数", "30天"),
        ("超过", "2025-11-15", "2025-12-31", "等候天数", "31天"),
    )
]


def _unrounded() -> Rows:
    """Values of indicators that name no decimals: of people, of a share, of money."""
    return [
        {"indicator": row["indicator"], "city": city, "period": "2025-12", "value": value + place}
        for row, value in zip([*SIZES, *SHARES], (10_000, 81.25, 12.3456, 30), strict=True)
        for place, city in enumerate(CITIES)
    ]


def sheets() -> Sheets:
    """The registers of the small board, and ledgers and values made of edges."""
    kept = ("units", "cities", "schemes", "appraisals", "scoring_rules")
    return {
        **{table: small_board.FIRST[table] for table in kept},
        "forums": _forums(),
        "topics": _topics(),
        "outcomes": _outcomes(),
        "projects": _projects(),
        "problems": _problems(),
        "indicators": [*small_board.INDICATORS, *SIZES, *SHARES],
        "indicator_values": [*_values(), *_unrounded()],
        "milestones": [
            *(
                {"project": f"期限{days}", "milestone": "节点", "due": ago(days)}
                for days in around()
            ),
            *(
                {"project": "期限0", "milestone": f"到{days}", "due": ago(1), "reached": ago(days)}
                for days in (0, 1, 2)
            ),
        ],
        "project_progress": [
            {"project": f"进度{share}", "date": ago(days), "progress": f"{share + 1}%"}
            for share, days in ((59, 1), (60, 0))
        ],
        "campaigns": CAMPAIGNS,
        "plans": [{"year": 2026, "item": "每人每月下基层", "planned": 4}],
        "service_visits": [
            {"month": "2026-01", "unit": unit, "cadres": cadres, "visits": visits}
            for unit, cadres, visits in zip(OWNERS, (4, 4, 3), (15, 16, 13), strict=True)
        ],
        "decisions": [
            {"meeting": "例会", "decision": f"定{days}", "owner": _owner(days), "due": ago(days)}
            for days in around()
        ],
        "benchmark_tasks": [
            {
                **{"city": "乙市", "item": f"项{days}", "goal": "赶上", "measure": "做"},
                **{"owner": _owner(days), "due": ago(days), "indicator": "注册职工"},
            }
            for days in around()
        ],
        "look_backs": [
            {"outcome": f"成果{n}", "due": ago(days)} for n, days in enumerate(around((0,)))
        ],
        "publications": [
            {
                "date": ago(days),
                "unit": _owner(days),
                "media": "报",
                "level": "市",
                "headline": f"{days}",
            }
            for days in around()
            if days >= 0
        ],
    }


def build(folder: Path) -> duckdb.DuckDBPyConnection:
    """The board with every table of a build; its checks find nothing."""
    built, findings = warehouse(folder, sheets())
    assert not findings, findings
    connection = built.whole()
    connection.execute("set timezone = 'UTC'")
    return connection


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, build(Path(name)) as board:
        for mart in marts():
            text = small_board.as_csv(board, mart)
            (GOLDEN / f"{mart}.csv").write_text(text, encoding="utf-8")
