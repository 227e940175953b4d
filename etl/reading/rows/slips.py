"""Unit slips: a value about 10,000 times its neighbours, probably typed in another unit."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from etl.reading.layout.drafts import Draft, Sheaf
from etl.reading.model import Fault, Quantity
from etl.reading.reasons import UNIT_SLIP
from etl.reading.values.text import plain
from etl.sheets.contract import Kind

TIMES = (1500, 60_000)  # 万 left out or put in twice, give or take the value itself
EVEN = 40  # neighbours this far apart prove nothing
FEWEST = 3
_UNIT = re.compile(r"\d[十百千万亿余多]*[^\W\d_十百千万亿余多]")


def find(sheaves: Sequence[Sheaf]) -> Iterator[Fault]:
    """Every figure that stands apart from its neighbours by a factor of about 10,000."""
    series: dict[tuple[str, str, object], list[tuple[Sheaf, Draft, Quantity]]] = {}
    for sheaf in sheaves:
        headers = [column.header for column in sheaf.sheet.columns if column.kind is Kind.NUMBER]
        for draft in sheaf.drafts:
            for header in headers:
                value = draft.values.get(header)
                if isinstance(value, Quantity) and value.value and value.unit != "%":
                    key = (sheaf.sheet.table, header, draft.values.get("指标"))
                    series.setdefault(key, []).append((sheaf, draft, value))
    for (_, header, _), entries in series.items():
        yield from _slips(header, entries)


def _slips(header: str, entries: Sequence[tuple[Sheaf, Draft, Quantity]]) -> Iterator[Fault]:
    sizes = np.array([abs(value.value or 0.0) for _, _, value in entries])
    for place, times in outliers(sizes):
        sheaf, draft, value = entries[place]
        if says_unit(value.as_written):
            continue
        written, factor = amounts(value.as_written, float(sizes[place]), times)
        yield sheaf.fault(draft, header, UNIT_SLIP, written=written, times=factor)


def outliers(sizes: npt.NDArray[np.float64]) -> list[tuple[int, float]]:
    """The outliers among sizes: position, and factor to the median of their neighbours."""
    if len(sizes) <= FEWEST or sizes.max() < TIMES[0] * sizes.min():
        return []
    times = sizes / np.median(sizes)
    is_near = (times > 1 / EVEN) & (times < EVEN)
    near = sizes[is_near]
    far = np.flatnonzero(~is_near)
    if len(far) * 4 > len(near) or near.max() > EVEN * near.min():
        return []
    far_places = [(int(place), float(times[place])) for place in far]
    return [
        (place, factor)
        for place, factor in far_places
        if TIMES[0] <= max(factor, 1 / factor) <= TIMES[1]
    ]


def says_unit(written: str | None) -> bool:
    """Whether a figure stands with its own unit in its cell, and is meant as it is: 864000人."""
    return bool(written) and bool(_UNIT.search(written or ""))


def amounts(written: str | None, size: float, times: float) -> tuple[str, str]:
    """What was written, and how many times its neighbours that is."""
    factor = plain(round(times)) if times > 1 else f"1/{plain(round(1 / times))}"
    return written or plain(size), factor
