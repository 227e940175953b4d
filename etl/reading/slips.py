"""Slips of the unit: a value ten thousand times its neighbours was typed in another unit."""

import statistics
from collections.abc import Iterator, Sequence

from etl.contract import Kind
from etl.reading.drafts import Draft, Sheaf
from etl.reading.model import Fault, Quantity
from etl.reading.reasons import UNIT_SLIP
from etl.reading.values.text import plain

TIMES = (1500, 60_000)  # 万 left out or put in twice, give or take the value itself
EVEN = 40  # neighbours this far apart prove nothing
FEWEST = 3


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
        yield from _apart(header, entries)


def _apart(header: str, entries: Sequence[tuple[Sheaf, Draft, Quantity]]) -> Iterator[Fault]:
    sizes = [abs(value.value or 0.0) for _, _, value in entries]
    if len(sizes) <= FEWEST or max(sizes) < TIMES[0] * min(sizes):
        return
    middle = statistics.median(sizes)
    far = [place for place, size in enumerate(sizes) if not 1 / EVEN < size / middle < EVEN]
    near = [size for place, size in enumerate(sizes) if place not in far]
    if len(far) * 4 > len(near) or max(near) > EVEN * min(near):
        return
    for place in far:
        times = sizes[place] / middle
        if TIMES[0] <= max(times, 1 / times) <= TIMES[1]:
            sheaf, draft, value = entries[place]
            said = plain(round(times)) if times > 1 else f"1/{plain(round(1 / times))}"
            written = value.as_written or plain(sizes[place])
            yield sheaf.fault(draft, header, UNIT_SLIP, written=written, times=said)
