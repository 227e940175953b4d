"""Repeated keys: equal rows become one row; contradicting rows are reported and all dropped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.reading.layout.drafts import Draft, Sheaf, distinct, fault
from etl.reading.model import Fault, Quantity, Span, Value
from etl.reading.reasons import CONFLICT, KEY_TWICE, LEFT_REPEAT
from etl.reading.rows.identity import identity, lacks_part
from etl.reading.values import units, written
from etl.sheets.contract import Sheet

_RUNNING = re.compile(r"\d{1,4}")
_ASIDE = {"indicator_values": {"单位", "来源"}}  # 800000 人 is 80 万人

Identity = tuple[object, ...]
_FEW = 2  # values that may differ in one thing told twice; more differ between two things


@dataclass(frozen=True)
class _Place:
    sheaf: Sheaf
    draft: Draft


def settle(sheaves: Sequence[Sheaf], repeats: list[Fault]) -> list[Fault]:
    """Collapse repeats over all sheets of a workbook; report and take out contradictions.

    Equal rows that were dropped are added to `repeats`.
    """
    faults: list[Fault] = []
    tables = {sheaf.sheet.table: sheaf.sheet for sheaf in sheaves}
    for sheet in tables.values():
        of_sheet = [sheaf for sheaf in sheaves if sheaf.sheet is sheet]
        gone: set[int] = set()
        for places in _by_key(sheet, of_sheet).values():
            if len(places) > 1:
                faults += _settle(sheet, places, gone, repeats)
        for sheaf in of_sheet:
            if gone:
                sheaf.drafts = [draft for draft in sheaf.drafts if id(draft) not in gone]
    return faults


def _by_key(sheet: Sheet, sheaves: Sequence[Sheaf]) -> dict[Identity, list[_Place]]:
    by_key: dict[Identity, list[_Place]] = {}
    headers = tuple(sheet.column(name).header for name in sheet.key)
    fallback = tuple(sheet.column(name).header for name in sheet.fallback)
    for sheaf in sheaves:
        for draft in sheaf.drafts:
            if key := _key(draft, headers, fallback):
                by_key.setdefault(key, []).append(_Place(sheaf, draft))
    return by_key


def _key(draft: Draft, headers: Sequence[str], fallback: Sequence[str]) -> Identity | None:
    """A row's identity; None when the column that names it is empty."""
    parts = tuple(identity(draft.values.get(header)) for header in headers)
    if fallback and (parts[0] is None or is_running(str(parts[0]))):
        parts = tuple(identity(draft.values.get(header)) for header in fallback)
    return None if parts[0] is None else parts


def is_running(key: str) -> bool:
    """A bare running number (1, 2, 3 …) starts anew in every ledger and identifies nothing."""
    return _RUNNING.fullmatch(key) is not None


def _settle(
    sheet: Sheet, places: Sequence[_Place], gone: set[int], repeats: list[Fault]
) -> list[Fault]:
    first = places[0]
    faults: list[Fault] = []
    for other in places[1:]:
        faults += _contradictions(sheet, first, other)
    if faults and lacks_part(sheet, first.draft):
        return []  # 甲市 without a period, twice: two values of periods that nobody stated
    if faults:
        gone.update(id(place.draft) for place in places)
        entry = f"{sheet.table} {_where(first, sheet.column(sheet.key[0]).header)}"
        return [_of_entry(problem, entry) for problem in distinct(faults)]
    for other in places[1:]:
        _merge(first.draft, other.draft)
        gone.add(id(other.draft))
        if other.draft.main != first.draft.main or other.sheaf is not first.sheaf:
            repeats.append(_repeated(first, other))
    return []


def _of_entry(problem: Fault, entry: str) -> Fault:
    """The fault with the id of its repeated entry, whose faults are corrected together."""
    return replace(problem, details={**problem.details, "entry": entry})


def _repeated(first: _Place, other: _Place) -> Fault:
    """What is told twice alike, at its second place."""
    place = f"{first.sheaf.view.grid.name}!{first.sheaf.view.at(*first.draft.main)}"
    at = other.draft.main
    return fault(other.sheaf.view, at, None, LEFT_REPEAT, warning=True, place=place)


def _contradictions(sheet: Sheet, first: _Place, other: _Place) -> list[Fault]:
    """Faults at each differing value; if most differ, only at the key that both rows share."""
    aside = _ASIDE.get(sheet.table, set())
    headers = [
        header
        for header, value in first.draft.values.items()
        if header not in aside and not agree(value, other.draft.values.get(header))
    ]
    if not headers:
        return []
    key_faults = _named_twice(sheet, first, other) if len(sheet.key) == 1 else []
    if key_faults and len(headers) > _FEW:
        return key_faults
    faults = [
        problem for header in headers for problem in _contradiction(sheet, header, first, other)
    ]
    return [*key_faults[1:], *faults]


def _named_twice(sheet: Sheet, one: _Place, other: _Place) -> list[Fault]:
    """A fault at the one cell that names a row, in both rows."""
    header = sheet.column(sheet.key[0]).header
    if one.draft.values.get(header) is None:
        return []
    return [
        here.sheaf.fault(
            here.draft,
            header,
            KEY_TWICE,
            written=_written(here, header),
            place=_where(there, header),
        )
        for here, there in ((one, other), (other, one))
    ]


def agree(one: Value, other: Value) -> bool:
    """Whether two values are compatible: equal, or one of them missing."""
    if one is None or other is None:
        return True
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        if one.value is None or other.value is None:
            return True
        size = float(units.ratio(other.unit, one.unit))  # 15 亩 is 1 公顷
        is_near = abs(one.value - other.value * size) <= 1e-9 * max(1.0, abs(one.value))
        return is_near and units.fit(one.unit, other.unit)
    return identity(one) == identity(other)


def _contradiction(sheet: Sheet, header: str, one: _Place, other: _Place) -> list[Fault]:
    """A fault at each of the two cells."""
    key = " ".join(_said(one.draft.values.get(sheet.column(name).header)) for name in sheet.key)
    return [
        here.sheaf.fault(
            here.draft,
            header,
            CONFLICT,
            written=_written(here, header),
            other=_written(there, header),
            place=_where(there, header),
            key=key.strip(),
        )
        for here, there in ((one, other), (other, one))
    ]


def _where(place: _Place, header: str) -> str:
    return f"{place.sheaf.view.grid.name}!{place.sheaf.view.at(*_at(place, header))}"


def _at(place: _Place, header: str) -> tuple[int, int]:
    return place.draft.places.get(header, place.draft.main)


def _written(place: _Place, header: str) -> str:
    cell = place.sheaf.view.spread(*_at(place, header))
    return written(cell) if cell else ""


def _said(value: Value) -> str:
    if isinstance(value, Span | Quantity):
        return value.as_written or ""
    return "" if value is None else str(value)


def _merge(first: Draft, other: Draft) -> None:
    for header, value in other.values.items():
        known = first.values.get(header)
        if known is None or (isinstance(known, Quantity) and known.value is None):
            first.values[header] = value
    for header, text in other.extras.items():
        first.extras.setdefault(header, text)
