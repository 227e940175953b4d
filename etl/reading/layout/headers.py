"""Which table a header row belongs to, and which column each header means.

A header is matched as typed, then by what stands in brackets, then by the office's memory, and
last by likeness; a header that nothing matches is an extra and keeps its own name.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from etl.reading.layout import confirmed, labels
from etl.reading.layout.wordlists import words
from etl.sheets import SHEETS
from etl.sheets.contract import Column, Kind, Sheet

_CONFIRMED = -1  # goes before a header (0) and an alias (1)
LIKENESS = 84  # of 100: 参加总人数 is 参加人数, 线下人数 is not
COUNTERS = words(
    "序号 编号 no no. 行号 排序 项次 序",
)
_STRETCHES = words(
    "起止时间 起止日期 起止年月 起讫时间 实施时间 实施期限 实施周期 建设周期 项目周期",
    "活动时间 行动时间 工期 时间安排 起止",
)
_ADDED = re.compile(r"(?:具体)?(?:内容|名称|全称)$")  # 论坛主题内容 is 论坛主题
_NEVER_ALIKE = words(
    "日期 时间 名称 单位 类别 类型 数值 来源 状态 级别 备注",
)


@dataclass(frozen=True)
class Match:
    """A table and its columns by place. `guessed` are the places that only likeness matched;
    `stretches` are the places that hold the end of a stretch of time as well; `rivals` are the
    twins that name their column as well as the place that has it does."""

    sheet: Sheet
    columns: Mapping[int, Column]
    twins: Mapping[int, Column] = field(default_factory=dict)
    guessed: frozenset[int] = frozenset()
    stretches: Mapping[int, Column] = field(default_factory=dict)
    rivals: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()  # what the office confirmed to be no column of the table

    @property
    def missing(self) -> tuple[Column, ...]:
        """Required columns that no header names."""
        columns = [*self.columns.values(), *self.stretches.values()]
        names = {column.name for column in columns}
        return tuple(column for column in self.sheet.required if column.name not in names)

    @property
    def is_complete(self) -> bool:
        """Whether every required column is there."""
        return not self.missing

    @property
    def has_main(self) -> bool:
        """Whether the column that names a row is there."""
        main = self.sheet.required[0].name
        return any(column.name == main for column in self.columns.values())

    def place(self, name: str) -> int | None:
        """Where a column lies, or None."""
        return next((at for at, column in self.columns.items() if column.name == name), None)


def _index() -> dict[str, list[tuple[Sheet, Column, int]]]:
    """Every way of writing a header → sheet, column, and 0 for the header, 1 for an alias.

    English aliases follow in their own order: a City goes before an Area beside it.
    """
    index: dict[str, list[tuple[Sheet, Column, int]]] = defaultdict(list)
    for sheet in SHEETS:
        for column in sheet.columns:
            for order, alias in enumerate((column.header, *column.aliases)):
                name = labels.squeeze(alias)
                index[name].append((sheet, column, order if name.isascii() else min(order, 1)))
    return dict(index)


INDEX = _index()
WORDS = frozenset(INDEX)


def is_known(text: str) -> bool:
    """Whether some table has a header like this."""
    return bool(text) and any(form in WORDS for form in forms(text))


@lru_cache(maxsize=16384)
def forms(text: str) -> tuple[str, ...]:
    """A header as typed, without its unit, without any brackets."""
    bare = labels.squeeze(text)
    ways = (bare, labels.read(bare).name, labels.without_brackets(bare))
    shorter = [way.replace("的", "") for way in ways if "的" in way]
    return tuple(dict.fromkeys([*ways, *shorter, *(labels.english(way) for way in ways if way)]))


def match(
    headers: Mapping[int, Sequence[str]], hints: str, known: Mapping[str, str]
) -> list[Match]:
    """Tables that these headers may belong to, the likeliest first.

    `headers` gives for each place the ways of reading it, the fullest first. `hints` is what title
    and sheet name say. `known` is the office's memory: header → canonical header.
    """
    matches = [_match(sheet, headers, known) for sheet in _candidates(headers, known)]
    ranked = [(score(candidate, hints), candidate) for candidate in matches if candidate.columns]
    ranked.sort(key=lambda pair: -pair[0])
    return [candidate for _, candidate in ranked]


def place_units(table: Match, contents: Callable[[int], list[str]]) -> Match:
    """单位 over places and organisations says where, not in what unit."""
    at, city = table.place("unit"), table.sheet.table == "indicator_values"
    if at is None or not city or table.place("city") is not None:
        return table
    texts = contents(at)
    if not texts or sum(labels.is_unit(text) for text in texts) * 2 > len(texts):
        return table
    return replace(table, columns={**table.columns, at: table.sheet.column("city")})


def score(table: Match, hints: str) -> float:
    """How well a table explains the headers; a title that names the table counts."""
    is_named = any(
        labels.squeeze(name) in hints for name in (table.sheet.title, *table.sheet.aliases)
    )
    required = len(table.sheet.required) - len(table.missing)
    return len(table.columns) + required - 1.5 * len(table.missing) + 2 * is_named + table.has_main


def _candidates(headers: Mapping[int, Sequence[str]], known: Mapping[str, str]) -> list[Sheet]:
    sheets: dict[str, Sheet] = {}
    for ways in headers.values():
        spellings = _forms(ways)
        for form in spellings:
            for sheet, _, _ in INDEX.get(form, ()):
                sheets[sheet.table] = sheet
        for sheet in SHEETS if known else ():
            if confirmed.meaning(known, sheet.table, spellings):
                sheets[sheet.table] = sheet
    return list(sheets.values())


def _forms(ways: Sequence[str]) -> list[str]:
    return [form for way in ways for form in forms(way)]


def _unprefixed(sheet: Sheet, ways: Sequence[str]) -> list[str]:
    """论坛参加人数 on a sheet of forums is 参加人数."""
    prefixes = {sheet.title, sheet.title[:2], sheet.title[-2:]}
    return [
        way[len(prefix) :]
        for way in ways
        for prefix in sorted(prefixes)
        if way.startswith(prefix) and len(way) > len(prefix) + 1
    ]


def _match(sheet: Sheet, headers: Mapping[int, Sequence[str]], known: Mapping[str, str]) -> Match:
    """Exact headers first, then aliases, each column once; then what is merely alike."""
    offers: list[tuple[int, int, int, Column]] = []
    meanings = {
        at: confirmed.meaning(known, sheet.table, _forms(ways)) for at, ways in headers.items()
    }
    aside = frozenset(at for at, meant in meanings.items() if meant in confirmed.NO_COLUMN)
    headers = {at: ways for at, ways in headers.items() if at not in aside}
    for place, ways in headers.items():
        spellings = _forms(ways)
        offers += [
            (_CONFIRMED, 0, place, col) for col in sheet.columns if col.header == meanings[place]
        ]
        for order, form in enumerate([*spellings, *_unprefixed(sheet, spellings)]):
            offers += [
                (rank, order, place, column)
                for owner, column, rank in INDEX.get(form, ())
                if owner is sheet
            ]
    offers.sort(key=lambda offer: offer[:3])
    columns, twins, rivals = _taken(offers)
    stretches = _stretches(sheet, headers, columns)
    alike = _alike(sheet, {p: w for p, w in headers.items() if p not in columns}, columns)
    twins |= _parts_of_dates(headers, {**columns, **alike})
    return Match(sheet, {**columns, **alike}, twins, frozenset(alike), stretches, rivals, aside)


def _taken(
    offers: Sequence[tuple[int, int, int, Column]],
) -> tuple[dict[int, Column], dict[int, Column], frozenset[int]]:
    """Columns by place, the places that offer one that is taken, and those that offer it as well.

    The best offers come first.
    """
    columns: dict[int, Column] = {}
    twins: dict[int, Column] = {}
    ranks: dict[str, int] = {}
    rivals: set[int] = set()
    for rank, _, place, column in offers:
        if place in columns:
            continue
        if column not in columns.values():
            columns[place] = column
            ranks[column.name] = rank
        elif place not in twins:
            twins[place] = column
            if rank == ranks[column.name]:
                rivals.add(place)
    twins = {place: column for place, column in twins.items() if place not in columns}
    return columns, twins, frozenset(rivals)


def _parts_of_dates(
    headers: Mapping[int, Sequence[str]], columns: Mapping[int, Column]
) -> dict[int, Column]:
    """月 and 日 behind 年 below one header: the date goes on in them."""
    dates: dict[int, Column] = {}
    for place, column in columns.items():
        if column.kind is not Kind.DATE or "年" not in headers[place][2:3]:
            continue
        for at, leaf in ((place + 1, "月"), (place + 2, "日")):
            if at not in columns and leaf in headers.get(at, ())[2:3]:
                dates[at] = column
    return dates


def _stretches(
    sheet: Sheet, headers: Mapping[int, Sequence[str]], columns: dict[int, Column]
) -> dict[int, Column]:
    """起止时间 holds a start and an end: it is the column of starts, and fills the ends."""
    used = {column.name for column in columns.values()}
    by_name = {column.name: column for column in sheet.columns}
    end = by_name.get("due") or by_name.get("ended")
    if "started" not in by_name or end is None or {"started", end.name} & used:
        return {}
    for place, ways in headers.items():
        if place not in columns and any(form in _STRETCHES for form in _forms(ways)):
            columns[place] = by_name["started"]
            return {place: end}
    return {}


def _alike(
    sheet: Sheet, headers: Mapping[int, Sequence[str]], taken: Mapping[int, Column]
) -> dict[int, Column]:
    """Columns that are left, for headers that nearly say their name."""
    if len(taken) < 2:
        return {}
    free = {
        labels.squeeze(name): column
        for column in sheet.columns
        if column not in taken.values()
        for name in (column.header, *column.aliases)
        if len(name) > 2 and name not in _NEVER_ALIKE
    }
    matched: dict[int, Column] = {}
    for place, ways in headers.items():
        name = labels.read(ways[0]).name if ways else ""
        if len(name) < 3 or is_known(name) or not free:
            continue
        bare = _ADDED.sub("", name)
        best = process.extractOne(bare, list(free), scorer=fuzz.ratio, score_cutoff=LIKENESS)
        if best and free[best[0]] not in matched.values():
            matched[place] = free[best[0]]
    return matched
