"""Sheets mapped by hand: which column is what, or which cells are cities, periods, indicator, unit.

A mapping is plain JSON: {"sheet", "table", "header_row", "columns": {"A": "问题描述"}} for a list,
{"sheet", "table", "values", "cities", "periods", "indicator", "unit"} for a cross-tab, whose parts
are a range along the figures, one cell, or a text. With a `file` the mapping applies to that file
only. `layout` is the hash of the labels that the mapping was made for: it applies again to every
sheet whose labels have that hash.
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
from etl.reading.rows.records import Extract
from etl.reading.tables import Known, scene_of
from etl.sheets import BY_TABLE
from etl.sheets.contract import Column, Sheet

SheetMapping = Mapping[str, object]  # one mapping, as its JSON says it
PARTS = ("cities", "periods", "indicator", "unit")
VALUES = "indicator_values"
# Whose mapping it is, and what the memory notes of it: no part of what it says.
_ASIDE = ("sheet", "file", "layout", "sheet_title", "number", "used_at")
_LETTERS = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True)
class Mapped:
    """What a sheet yields by mappings, and those that were used, each with its layout."""

    extracts: list[Extract]
    used: list[dict[str, object]] = field(default_factory=list)


def read(view: View, mappings: Sequence[SheetMapping], known: Known) -> Mapped | None:
    """The rows that mappings read from a sheet; None when no mapping applies to it."""
    of_file = [mapping for mapping in mappings if mapping.get("file", known.file) == known.file]
    of_sheet = [mapping for mapping in of_file if mapping.get("sheet") == view.grid.name]
    remembered = [mapping for mapping in mappings if _fits(view, mapping)] if not of_sheet else []
    if not of_sheet and not remembered:
        return None
    extracts = [_read(view, mapping, known) for mapping in of_sheet or remembered]
    if remembered:
        row = view.numbers[0]
        at = view.at(row, min(view.rows[row]))
        remark = Fault(view.grid.name, at, None, None, reasons.AS_LAST_TIME, warning=True)
        extracts.append(Extract(faults=[remark]))
    sound = [mapping for mapping in of_sheet or remembered if _problem(view, mapping) is None]
    used = [
        {**_content(mapping), "layout": layout(view, mapping), "sheet_title": view.grid.name}
        for mapping in sound
    ]
    return Mapped(extracts, used)


def absent(mappings: Sequence[SheetMapping], file: str, sheets: Sequence[str]) -> list[Fault]:
    """Mappings of sheets that the workbook does not have."""
    of_file = [mapping for mapping in mappings if mapping.get("file", file) == file]
    names = [str(mapping["sheet"]) for mapping in of_file if "sheet" in mapping]
    return [
        Fault(None, None, "sheet", name, reasons.NO_SHEET, {"sheet": name})
        for name in names
        if name not in sheets
    ]


def layout(view: View, mapping: SheetMapping) -> str:
    """The hash of the labels that a mapping uses, with digits masked; "" without labels.

    Masking makes 7月 and 8月 equal, so the mapping applies to next month's sheet as well.
    """
    texts = [re.sub(r"\d+", "#", text) for text in _labels(view, mapping)]
    content = json.dumps([_content(mapping), texts], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16] if any(texts) else ""


def _labels(view: View, mapping: SheetMapping) -> Iterator[str]:
    if "values" not in mapping:
        top = _header_row(mapping)
        yield from (text for _, text in view.texts(top) if text) if top is not None else ()
        return
    for part in ("cities", "periods"):
        labelled = area(str(mapping.get(part, "")))
        yield from (view.text(*at) for at in labelled.filled(view)) if labelled else ()


def _content(mapping: SheetMapping) -> dict[str, object]:
    return {key: value for key, value in mapping.items() if key not in _ASIDE}


def _fits(view: View, mapping: SheetMapping) -> bool:
    return bool(mapping.get("layout")) and layout(view, mapping) == mapping["layout"]


def _read(view: View, mapping: SheetMapping, known: Known) -> Extract:
    if problem := _problem(view, mapping):
        return Extract(faults=[problem])
    values = area(str(mapping.get("values", "")))
    if values is None:
        return _read_list(view, mapping, known)
    above = [row for row in view.numbers if row < values.top]
    remarks = [remark for row in above for remark in of_row(view, row)]
    scene = scene_of(view.grid.name, remarks, (), known)
    return ranges.read(view, values, {part: str(mapping.get(part, "")) for part in PARTS}, scene)


def _read_list(view: View, mapping: SheetMapping, known: Known) -> Extract:
    top = _header_row(mapping) or 0
    sheet = BY_TABLE[str(mapping["table"])]
    columns = dict(_columns(sheet, mapping))
    texts = dict(view.texts(top))
    levels: dict[int, tuple[str, ...]] = {
        at: (texts.get(at, ""),) for at in sorted({*texts, *columns})
    }
    above = [row for row in view.numbers if row < top]
    region = Region(Head(top, top, levels), above, [], [r for r in view.numbers if r > top])
    remarks = [remark for row in above for remark in of_row(view, row)]
    site = Site(view, region, scene_of(view.grid.name, remarks, (), known))
    return records.read(site, [Match(sheet, columns)])


def _columns(sheet: Sheet, mapping: SheetMapping) -> Iterator[tuple[int, Column]]:
    columns = mapping.get("columns")
    headers = {column.header: column for column in sheet.columns}
    for letters, header in columns.items() if isinstance(columns, Mapping) else ():
        place = area(f"{letters}1")
        if place and str(header) in headers:
            yield place.left, headers[str(header)]


def _header_row(mapping: SheetMapping) -> int | None:
    row = mapping.get("header_row")
    return row - 1 if isinstance(row, int) and row > 0 else None


def _problem(view: View, mapping: SheetMapping) -> Fault | None:
    """What is wrong with a mapping itself, at its own place."""
    table = str(mapping.get("table", ""))
    if table not in BY_TABLE:
        return _fault(view, "table", table, reasons.NO_TABLE)
    if "values" in mapping:
        return _wrong_range(view, mapping)
    if _header_row(mapping) is None:
        return _fault(view, "header_row", str(mapping.get("header_row", "")), reasons.NO_HEADER_ROW)
    columns = mapping.get("columns")
    if not isinstance(columns, Mapping) or not columns:
        return _fault(view, "columns", "", reasons.NO_COLUMNS)
    return _wrong_column(view, BY_TABLE[table], columns)


def _wrong_column(view: View, sheet: Sheet, columns: Mapping[object, object]) -> Fault | None:
    headers, mapped = {column.header for column in sheet.columns}, set()
    for letters, header in columns.items():
        if not _LETTERS.fullmatch(str(letters)):
            return _fault(view, "columns", str(letters), reasons.NO_LETTERS)
        if str(header) not in headers:
            details = {"header": str(header), "title": sheet.title}
            return _fault(view, str(letters), str(header), reasons.NO_HEADER, **details)
        if header in mapped:
            return _fault(view, str(letters), str(header), reasons.HEADER_TWICE)
        mapped.add(header)
    return None


def _wrong_range(view: View, mapping: SheetMapping) -> Fault | None:
    """A cross-tab's parts: each a text, one cell, or a line of cells beside or over the figures."""
    if mapping["table"] != VALUES:
        return _fault(view, "table", str(mapping["table"]), reasons.NOT_VALUES)
    values = area(str(mapping["values"]))
    if values is None:
        return _fault(view, "values", str(mapping["values"]), reasons.NO_RANGE)
    for part in PARTS:
        text = str(mapping.get(part, ""))
        place = area(text)
        if not text and part != "unit":
            return _fault(view, part, text, reasons.PART_MISSING)
        if place and not _lies_along(place, values):
            return _fault(view, part, text, reasons.NOT_ALONG, values=str(mapping["values"]))
    return None


def _lies_along(place: Area, values: Area) -> bool:
    is_over = (place.left, place.right, place.top) == (values.left, values.right, place.bottom)
    is_beside = (place.top, place.bottom, place.left) == (values.top, values.bottom, place.right)
    return place.is_cell or is_over or is_beside


def _fault(view: View, part: str, value: str, reason: str, **details: str) -> Fault:
    return Fault(view.grid.name, None, part, value or None, reason, details)
