"""Blank workbooks, made by the ETL when somebody asks for them."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from pages.shared.access import person
from pages.shared.etl import process as etl


@dataclass(frozen=True)
class Blank:
    """Blank workbooks that are wished for: tables by their titles, none of them are all.

    With a `period`, in Chinese, the rows of indicator values are there and only lack the figures:
    of one city or group, and if `is_missing` only those that nobody has reported.
    `name` is what several tables are called together.
    """

    tables: tuple[str, ...] = ()
    period: str = ""
    cities: str = ""
    is_missing: bool = False
    name: str = ""

    @property
    def file(self) -> str:
        """What a joint workbook is called on the user's disk."""
        one = self.tables[0] if len(self.tables) == 1 else self.name
        named = one if self.tables else "全部"
        parts = ("模板", named, self.period, "催报" if self.is_missing else "")
        return "-".join(part for part in parts if part) + ".xlsx"

    @property
    def arguments(self) -> list[str]:
        """The wish as the command line takes it."""
        chosen = [part for table in self.tables for part in ("--table", table)]
        dated = ["--period", self.period] if self.period else []
        placed = ["--cities", self.cities] if self.cities else []
        return [*chosen, *dated, *placed, *(["--missing"] if self.is_missing else [])]


def template(blank: Blank) -> bytes:
    """One blank workbook, made now so that it offers what the registers know by now."""
    (content,) = _made(*blank.arguments, "--one-book").values()
    return content


def templates(blank: Blank) -> dict[str, bytes]:
    """A blank workbook for each table, by its name."""
    return _made(*blank.arguments)


def _made(*arguments: str) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        unit = person.own_unit()  # whose names alone the dropdowns offer
        limit = [] if unit is None else ["--unit", unit]
        etl.run("template", Path(folder), *arguments, *limit)
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
