"""Sheets mapped by hand: which column is what, or which cells are cities, periods, indicator, unit.

A mapping is plain JSON: {"sheet", "table", "header_row", "columns": {"A": "问题描述"}} for a list,
{"sheet", "table", "values", "cities", "periods", "indicator", "unit"} for a cross-tab, whose parts
are a range along the figures, one cell, or a text. A `file` beside them names the only one that is
meant. `layout` is the print of the labels that it was
made for: a sheet whose labels have that print is read by it again.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from etl.reading import mapping_reasons as reasons
from etl.reading.across import ranges
from etl.reading.across.ranges import Area, area
from etl.reading.layout.headers import Match
from etl.reading.layout.heads import Head
from etl.reading.layout.remarks import of_row
from etl.reading.layout.scan import Region
from etl.reading.layout.site import Site
from etl.reading.layout.view import View
from etl.reading.model import Fault
from etl.reading.rows import records
from etl.reading.rows.records import Found
from etl.reading.tables import Known, scene_of
from etl.sheets import BY_TABLE
from etl.sheets.contract import Column, Sheet

Said = Mapping[str, object]  # one mapping, as its JSON says it
PARTS = ("cities", "periods", "indicator", "unit")
VALUES = "indicator_values"
# Whose mapping it is, and what the memory notes of it: no part of what it says.
_ASIDE = ("sheet", "file", "layout", "sheet_title", "number", "used_at")
_LETTERS = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True)
class Mapped:
    """What a sheet yields by mappings, and those that were used, each with its layout."""

    found: list[Found]
    used: list[dict[str, object]] = field(default_factory=list)


def read(view: View, said: Sequence[Said], known: Known) -> Mapped | None:
    """What mappings make of a sheet; None when none is about it."""
    own = [one for one in said if one.get("file", known.file) == known.file]
    given = [one for one in own if one.get("sheet") == view.grid.name]
    last = [one for one in said if _fits(view, one)] if not given else []
    if not given and not last:
        return None
    found = [_read(view, one, known) for one in given or last]
    if last:
        row = view.numbers[0]
        at = view.at(row, min(view.rows[row]))
        remark = Fault(view.grid.name, at, None, None, reasons.AS_LAST_TIME, warning=True)
        found.append(Found(faults=[remark]))
    sound = [one for one in given or last if _problem(view, one) is None]
    used = [
        {**_kept(one), "layout": layout(view, one), "sheet_title": view.grid.name} for one in sound
    ]
    return Mapped(found, used)


def absent(said: Sequence[Said], file: str, sheets: Sequence[str]) -> list[Fault]:
    """Mappings of sheets that the workbook does not have."""
    own = [one for one in said if one.get("file", file) == file]
    names = [str(one["sheet"]) for one in own if "sheet" in one]
    return [
        Fault(None, None, "sheet", name, reasons.NO_SHEET, {"sheet": name})
        for name in names
        if name not in sheets
    ]


def layout(view: View, one: Said) -> str:
    """The print of a sheet's labels where a mapping looks for them; numbers in them do not count.

    So 7月 and 8月 are alike, and next month's sheet is known again.
    """
    texts = [re.sub(r"\d+", "#", text) for text in _labels(view, one)]
    content = json.dumps([_kept(one), texts], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16] if any(texts) else ""


def _labels(view: View, one: Said) -> Iterator[str]:
    if "values" not in one:
        top = _header_row(one)
        yield from (text for _, text in view.texts(top) if text) if top is not None else ()
        return
    for part in ("cities", "periods"):
        told = area(str(one.get(part, "")))
        yield from (view.text(*at) for at in told.filled(view)) if told else ()


def _kept(one: Said) -> dict[str, object]:
    return {key: value for key, value in one.items() if key not in _ASIDE}


def _fits(view: View, one: Said) -> bool:
    return bool(one.get("layout")) and layout(view, one) == one["layout"]


def _read(view: View, one: Said, known: Known) -> Found:
    if problem := _problem(view, one):
        return Found(faults=[problem])
    values = area(str(one.get("values", "")))
    if values is None:
        return _read_list(view, one, known)
    above = [row for row in view.numbers if row < values.top]
    remarks = [remark for row in above for remark in of_row(view, row)]
    scene = scene_of(view.grid.name, remarks, (), known)
    return ranges.read(view, values, {part: str(one.get(part, "")) for part in PARTS}, scene)


def _read_list(view: View, one: Said, known: Known) -> Found:
    top = _header_row(one) or 0
    sheet = BY_TABLE[str(one["table"])]
    columns = dict(_columns(sheet, one))
    texts = dict(view.texts(top))
    levels: dict[int, tuple[str, ...]] = {
        at: (texts.get(at, ""),) for at in sorted({*texts, *columns})
    }
    above = [row for row in view.numbers if row < top]
    region = Region(Head(top, top, levels), above, [], [r for r in view.numbers if r > top])
    remarks = [remark for row in above for remark in of_row(view, row)]
    site = Site(view, region, scene_of(view.grid.name, remarks, (), known))
    return records.read(site, [Match(sheet, columns)])


def _columns(sheet: Sheet, one: Said) -> Iterator[tuple[int, Column]]:
    told = one.get("columns")
    headers = {column.header: column for column in sheet.columns}
    for letters, header in told.items() if isinstance(told, Mapping) else ():
        place = area(f"{letters}1")
        if place and str(header) in headers:
            yield place.left, headers[str(header)]


def _header_row(one: Said) -> int | None:
    row = one.get("header_row")
    return row - 1 if isinstance(row, int) and row > 0 else None


def _problem(view: View, one: Said) -> Fault | None:
    """What is wrong with a mapping itself, at its own place."""
    table = str(one.get("table", ""))
    if table not in BY_TABLE:
        return _fault(view, "table", table, reasons.NO_TABLE)
    if "values" in one:
        return _wrong_range(view, one)
    if _header_row(one) is None:
        return _fault(view, "header_row", str(one.get("header_row", "")), reasons.NO_HEADER_ROW)
    columns = one.get("columns")
    if not isinstance(columns, Mapping) or not columns:
        return _fault(view, "columns", "", reasons.NO_COLUMNS)
    return _wrong_column(view, BY_TABLE[table], columns)


def _wrong_column(view: View, sheet: Sheet, columns: Mapping[object, object]) -> Fault | None:
    known, seen = {column.header for column in sheet.columns}, set()
    for letters, header in columns.items():
        if not _LETTERS.fullmatch(str(letters)):
            return _fault(view, "columns", str(letters), reasons.NO_LETTERS)
        if str(header) not in known:
            details = {"header": str(header), "title": sheet.title}
            return _fault(view, str(letters), str(header), reasons.NO_HEADER, **details)
        if header in seen:
            return _fault(view, str(letters), str(header), reasons.HEADER_TWICE)
        seen.add(header)
    return None


def _wrong_range(view: View, one: Said) -> Fault | None:
    """A cross-tab's parts: each a text, one cell, or a line of cells beside or over the figures."""
    if one["table"] != VALUES:
        return _fault(view, "table", str(one["table"]), reasons.NOT_VALUES)
    values = area(str(one["values"]))
    if values is None:
        return _fault(view, "values", str(one["values"]), reasons.NO_RANGE)
    for part in PARTS:
        told = str(one.get(part, ""))
        place = area(told)
        if not told and part != "unit":
            return _fault(view, part, told, reasons.PART_MISSING)
        if place and not _lies_along(place, values):
            return _fault(view, part, told, reasons.NOT_ALONG, values=str(one["values"]))
    return None


def _lies_along(place: Area, values: Area) -> bool:
    is_over = (place.left, place.right, place.top) == (values.left, values.right, place.bottom)
    is_beside = (place.top, place.bottom, place.left) == (values.top, values.bottom, place.right)
    return place.is_cell or is_over or is_beside


def _fault(view: View, part: str, value: str, reason: str, **details: str) -> Fault:
    return Fault(view.grid.name, None, part, value or None, reason, details)
