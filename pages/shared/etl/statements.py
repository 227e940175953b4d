"""Which cells state the indicator, city, period and unit of a value: 单位：万人，见 B2."""

from collections.abc import Iterable, Iterator

import duckdb
import pandas as pd

from pages.shared import warehouse, words
from pages.shared.words import translate as _

Place = tuple[str, str]  # sheet and cell


def with_statements(cells: pd.DataFrame) -> pd.DataFrame:
    """Cells of values with a word on what states each; a row without `upload` is no value."""
    if "upload" not in cells:
        return cells
    said: dict[object, str] = {}
    for number in cells["upload"].dropna().unique():
        own = cells[cells["upload"] == number]
        places = list(zip(own["sheet"], own["cell"], strict=True))
        said |= zip(own.index, _told(int(number), places), strict=True)
    return cells.assign(stated=[said.get(at, words.DASH) for at in cells.index])


def _told(number: int, places: list[Place]) -> list[str]:
    """What is known of values of one upload, in their order."""
    asked = "␟".join(f"{sheet}!{cell}" for sheet, cell in dict.fromkeys(places))
    try:
        rows = warehouse.query_upload("stated", number, asked=asked)
    except duckdb.Error:
        return [_("cannot be read")] * len(places)
    known = {} if rows is None else dict(_by_place(rows))
    return [known.get(place) or _("no record of it") for place in places]


def _by_place(rows: pd.DataFrame) -> Iterator[tuple[Place, str]]:
    for (sheet, cell), own in rows.groupby(["sheet", "cell"], sort=False):
        columns = (own["coordinate"], own["value"], own["cells"])
        yield (str(sheet), str(cell)), sentence(zip(*columns, strict=True))


def sentence(stated: Iterable[tuple[str, str, Iterable[str]]]) -> str:
    """Coordinates, each with its text, if known, and the cells that state it."""
    return _("; ").join(_part(*each) for each in stated)


def _part(coordinate: str, value: str, cells: Iterable[str]) -> str:
    name, places = _names().get(coordinate, coordinate), words.join(map(_named, cells))
    if value:
        return _("{what}: {value}, see {cells}", what=name, value=value, cells=places)
    return _("{what}, see {cells}", what=name, cells=places)


def _named(cell: str) -> str:
    names = {"工作表名": _("the sheet's name"), "文件名": _("the file's name")}
    return names.get(cell, cell)


def _names() -> dict[str, str]:
    return {
        "指标": _("Indicator"),
        "城市": _("City"),
        "时期": _("Period"),
        "单位": _("Unit"),
    }
