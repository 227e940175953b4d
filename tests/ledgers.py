"""A small board of ledgers beside the registers that they need, and what a query finds on it."""

from pathlib import Path

from tests.warehouses import BUILT_AT, Sheets, Warehouse
from tests.warehouses import warehouse as built

UNITS = [{"unit": "研究室", "kind": "机关部室"}, {"unit": "组织部", "kind": "机关部室"}]
REGISTERS: Sheets = {
    "units": UNITS,
    "cities": [{"city": "甲市", "role": "本市", "group": "全省"}],
    "indicators": [{"indicator": "得分", "direction": "越高越好"}],
}
Rows = list[tuple[object, ...]]


def marts(folder: Path, *uploads: Sheets, built_at: str = BUILT_AT) -> Warehouse:
    """A board without a failing check."""
    connection, findings = built(folder, *uploads, built_at=built_at)
    assert findings == []
    return connection


def found(connection: Warehouse, query: str) -> Rows:
    """The rows of a query."""
    return connection.execute(query).fetchall()
