"""Score what is read of a messy workbook against its truth, field by field.

Adapted from the scorer that came with the workbooks: a row matches when every field of the truth
does, whatever else it says; a number may be told in any unit of its kind.
"""

import calendar
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

Field = str | float | Sequence["Field"] | Mapping[str, "Field"] | None
Told = Mapping[str, Field]

TABLES = {"benchmark_cities": "cities"}
ALIASES: dict[str, tuple[str, ...]] = {
    "投资额": ("总投资",),
    "完成率": ("进度",),
    "序号": ("编号",),
    "日期": ("举办日期",),
}
FACTORS = {"万元": 1e4, "亿元": 1e8, "万人": 1e4, "万名": 1e4, "万人次": 1e4}
ASIDE = {"cell", "基准单位", "基准数值", "_optional", "_accept", "_accept_null"}


class Place(TypedDict, total=False):
    """A cell that must or may be reported; `also` will do as well."""

    sheet: str
    cell: str
    also: str


@dataclass(frozen=True)
class Score:
    """What is wrong with the rows of a reading."""

    missing: list[Told]
    extra: int


@dataclass(frozen=True)
class Part:
    """The rows of one table from one sheet."""

    table: str
    sheet: str | None
    rows: list[Told]


def score(
    wanted: Sequence[Part], read: Sequence[Part], *, optional_sheets: Sequence[str] = ()
) -> Score:
    """Compare the rows of a reading with those of the truth, table by table."""
    missing: list[Told] = []
    extra = 0
    for table in {part.table for part in wanted}:
        left = [
            row
            for part in read
            if part.table == TABLES.get(table, table) and part.sheet not in optional_sheets
            for row in part.rows
        ]
        for row in (row for part in wanted if part.table == table for row in part.rows):
            found = next((one for one in left if matches(row, one)), None)
            if found is not None:
                left.remove(found)
            elif not row.get("_optional"):
                missing.append(row)
        extra += len(left)
    return Score(missing, extra)


def unreported(
    places: Sequence[Place], reported: set[tuple[str | None, str | None]]
) -> list[Place]:
    """The cells that had to be reported and were not."""
    return [
        place
        for place in places
        if (place["sheet"], place["cell"]) not in reported
        and (place["sheet"], place.get("also")) not in reported
    ]


def matches(true: Told, told: Told) -> bool:
    """Whether a row says what the truth says."""
    if "指标" in true:
        return _same_figure(true, told)
    accept, may_be_null = true.get("_accept"), true.get("_accept_null")
    for header, value in true.items():
        if header in ASIDE or header == "备注列":
            continue
        others = accept.get(header) if isinstance(accept, Mapping) else None
        ways = [value, *(others if isinstance(others, list) else ())]
        if isinstance(may_be_null, list) and header in may_be_null:
            ways.append(None)
        if not any(same(way, _pick(told, header)) for way in ways):
            return False
    return True


def _pick(told: Told, header: str) -> Field:
    names = (header, *ALIASES.get(header, ()))
    return next((told[name] for name in names if name in told), None)


def _same_figure(true: Told, told: Told) -> bool:
    if not all(same(true.get(header), told.get(header)) for header in ("指标", "城市", "时期")):
        return False
    if true.get("名次") is not None and not same(true["名次"], told.get("名次")):
        return False
    if true.get("数值") is None:
        return told.get("数值") is None
    wanted, got = number(true["数值"]), number(told.get("数值"))
    if wanted is None or got is None:
        return False
    return _near(wanted * _factor(true.get("单位")), got * _factor(told.get("单位")))


def same(true: Field, told: Field) -> bool:
    """Whether two fields say the same."""
    if true is None or true == "":
        return told is None or told == ""
    if told is None:
        return False
    if isinstance(true, Mapping):
        return _same_span(true, told) if "precision" in true else _same_number(true, told)
    if isinstance(true, bool):
        return told is true
    if isinstance(true, int | float):
        got = number(told)
        return got is not None and _near(true, got)
    if isinstance(true, list):
        return [text(part) for part in true] == re.split("、", text(told))
    return text(true) == text(told) or text(true).rstrip("市") == text(told).rstrip("市")


def _same_span(true: Told, told: Field) -> bool:
    first, last = _ends(told)
    if true["precision"] == "as_of":
        return last == true["to"]
    return (first, last) == (true["from"], true["to"])


def _ends(told: Field) -> tuple[object, object]:
    if isinstance(told, Mapping):
        return told.get("from"), told.get("to")
    said = str(told)
    if found := re.fullmatch(r"(\d{4})-(\d{2})", said):
        last = calendar.monthrange(int(found[1]), int(found[2]))[1]
        return f"{said}-01", f"{said}-{last:02d}"
    return said, said


def _same_number(true: Told, told: Field) -> bool:
    wanted, got = number(true), number(told)
    if wanted is None or got is None:
        return wanted is got
    if true.get("approx") and not (isinstance(told, Mapping) and told.get("approx")):
        return False
    is_share = true.get("unit") == "%" and not isinstance(told, Mapping)
    return _near(wanted, got) or (is_share and _near(wanted / 100, got))


def number(told: Field) -> float | None:
    """A number in its base unit."""
    if isinstance(told, Mapping):
        value = number(told.get("value"))
        return None if value is None else value * _factor(told.get("unit"))
    if isinstance(told, bool) or told is None:
        return None
    try:
        return float(str(told).replace(",", ""))
    except ValueError:
        return None


def text(told: Field) -> str:
    """A text without its blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", str(told)))


def _factor(unit: Field) -> float:
    return FACTORS.get(str(unit), 1.0)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1.0, abs(one))
