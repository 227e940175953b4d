"""The axes of a cross-tab: the roles of its side columns and of its header's levels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.reading.across import reckoned
from etl.reading.across.contents import are_measures, content_role, share, side_role
from etl.reading.layout import headers, labels, places
from etl.reading.layout.heads import Head
from etl.reading.layout.roles import (
    Role,
    is_beside,
    is_timely,
    measure,
    timed,
    word_role,
)
from etl.reading.layout.wordlists import words
from etl.reading.model import Cell
from etl.reading.rows.lines import Line

SAMPLE = 200  # rows that show what a column holds


@dataclass(frozen=True)
class Axes:
    """Roles of the side columns, the columns of figures, and the role of each header level."""

    side: dict[int, Role]
    figures: tuple[int, ...]
    levels: tuple[Role, ...]

    def column(self, role: Role) -> int | None:
        """The side column of a role, or None."""
        return next((column for column, candidate in self.side.items() if candidate is role), None)

    def has(self, role: Role) -> bool:
        """Whether a role is on one of the axes."""
        return role in self.side.values() or role in self.levels


_GROUPS = words(
    "片区 板块 组别 分组 城市群 经济区 经济带 都市圈 所属片区 所属区域 所属板块",
    "区域板块 城市分组 城市类别 城市类型 省份 所属省份",
)


def pairs(name: int, figure: int, units: Iterable[int]) -> Axes:
    """The axes of a list of indicators, each with one figure beside it, and maybe its unit."""
    side = {name: Role.INDICATOR, **dict.fromkeys(units, Role.UNIT)}
    return Axes(side, (figure,), (Role.MEASURE,))


def find(head: Head, lines: Sequence[Line]) -> Axes | None:
    """The axes of a table, or None when its labels name no axis at all."""
    sample = lines[:SAMPLE]
    contents = {
        at: [line.cells[at] for line in sample if at in line.cells] for at in sorted(head.levels)
    }
    levels = _named_levels(head)
    first = content_role("", _texts(contents[head.left]), is_first=True) if levels else None
    if first is not None and first not in levels:
        rest = [at for at, cells in contents.items() if cells and at != head.left]
        side, figures = {head.left: first}, rest
    else:
        side, figures = _sides(head, contents)
    if not figures:
        return None
    if first is None or first in levels:
        depth = len(head.levels[figures[0]])
        levels = [_level_role([head.levels[at][level] for at in figures]) for level in range(depth)]
        side = _turned(side, contents) if Role.CITY in levels else side
    axes = _named(Axes(side, tuple(figures), tuple(levels)), head)
    return None if axes is None or _is_list(axes, head) else axes


def _sides(head: Head, contents: Mapping[int, list[Cell]]) -> tuple[dict[int, Role], list[int]]:
    """The roles of the side columns, and the columns of figures."""
    side: dict[int, Role] = {}
    figures: list[int] = []
    for column, cells in contents.items():
        if are_measures(cells):
            side[column] = Role.MEASURE
            continue
        role = side_role(_own_label(head, column), cells, is_first=not figures)
        if role is Role.FIGURES:
            figures.append(column)
        else:
            side[column] = role
    return _apart(_one_each(side, head, contents), head), figures


def _own_label(head: Head, column: int) -> str:
    """A column's label, without what only names a row of units: 单位 before 万人, %."""
    others = {at: levels for at, levels in head.levels.items() if at != column}
    pieces = [
        text
        for level, text in enumerate(head.levels[column])
        if text and not _are_units([levels[level] for levels in others.values() if levels[level]])
    ]
    return "".join(dict.fromkeys(pieces))


def _are_units(texts: Sequence[str]) -> bool:
    return len(texts) > 0 and all(map(labels.is_bare_unit, texts))


def _named_levels(head: Head) -> list[Role]:
    """The roles that the first column gives to the levels: 指标, 地区, 频度 and so on downwards."""
    roles = [
        role
        for level, text in enumerate(head.levels[head.left])
        if (role := _level_word(text, [own[level] for own in head.levels.values()][1:]))
    ]
    depth = head.bottom - head.top + 1
    is_each = len(roles) == depth > 1 and len(set(roles)) == depth
    return roles if is_each and {Role.INDICATOR, Role.CITY} & set(roles) else []


def _level_word(text: str, across: Sequence[str]) -> Role | None:
    """What the first column calls a level; 单位 over units of measure are these."""
    role = word_role(text)
    if role in {Role.CITY, Role.UNIT} and share(across, labels.is_unit) >= 0.6:
        return Role.UNIT
    is_other = role is Role.CITY and share(across, places.is_place) < 0.5
    return None if is_other else role  # 城市 names the cities below it, not the labels beside it


def _is_list(axes: Axes, head: Head) -> bool:
    """Whether most columns hold texts that no axis explains: an ordinary list, not a cross-tab."""
    is_across = Role.PERIOD in axes.levels or Role.CITY in axes.levels
    other_columns = [
        at for at, role in axes.side.items() if role is Role.OTHER and not _is_aside(head.label(at))
    ]
    return not is_across and len(other_columns) > max(1, len(axes.figures))


def _is_aside(label: str) -> bool:
    return label.casefold() in headers.COUNTERS or labels.squeeze(label) in _GROUPS


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [labels.text_of(cell) for cell in cells]


def _apart(side: dict[int, Role], head: Head) -> dict[int, Role]:
    """片区 beside 城市 only groups the cities: it names no indicator."""
    if Role.CITY not in side.values():
        return side
    return {
        at: Role.OTHER
        if role is Role.INDICATOR and labels.squeeze(head.label(at)) in _GROUPS
        else role
        for at, role in side.items()
    }


def _turned(side: dict[int, Role], contents: Mapping[int, list[Cell]]) -> dict[int, Role]:
    """城市 over a side column of indicators names what stands across."""
    return {
        at: Role.INDICATOR
        if role is Role.CITY
        and share([labels.text_of(c) for c in contents[at]], places.is_place) < 0.5
        else role
        for at, role in side.items()
    }


def _one_each(
    side: dict[int, Role], head: Head, contents: Mapping[int, list[Cell]]
) -> dict[int, Role]:
    """One city and one indicator column: the better named, else the one that holds such names."""
    result = dict(side)
    for role in (Role.CITY, Role.INDICATOR, Role.UNIT):
        rivals = [column for column, assigned in side.items() if assigned is role]
        if len(rivals) < 2:
            continue
        best = max(rivals, key=lambda column: _fitness(role, head.label(column), contents[column]))
        result.update(dict.fromkeys((column for column in rivals if column != best), Role.OTHER))
    return result


def _fitness(role: Role, label: str, cells: Sequence[Cell]) -> float:
    exact = {"城市": 3.0, "指标": 3.0, "指标名称": 3.0, "市": 2.0}.get(labels.squeeze(label), 0.0)
    if role is not Role.CITY:
        return exact
    return exact + share([labels.text_of(cell) for cell in cells], places.is_place)


def _level_role(texts: Sequence[str]) -> Role:
    filled = [text for text in texts if text]
    if not filled:
        return Role.OTHER
    if all(labels.is_bare_unit(text) and measure(text) is None for text in filled):
        return Role.UNIT
    measured = [measure(text) is not None or reckoned.is_bare(text) for text in filled]
    marked = [
        is_measure or _is_beside(text) for is_measure, text in zip(measured, filled, strict=True)
    ]
    if all(marked) and any(measured):
        return Role.MEASURE
    plain = [text for text in filled if not (labels.is_total(text) or is_beside(text))]
    plain = [timed(text)[0] for text in plain if measure(text) is None]
    if plain and share(plain, is_timely) > 0.7:
        return Role.PERIOD
    if plain and share(plain, places.is_place) > 0.5:
        return Role.CITY
    return Role.OTHER


def _is_beside(text: str) -> bool:
    """同比增长 tells more of the figure beside it; 累计入会人数 is an indicator's own name."""
    match = reckoned.find(text)
    return is_beside(text) and not (match and match[0])


def _named(axes: Axes, head: Head) -> Axes | None:
    """Give the levels that are neither periods nor known places the role that is still open."""
    levels = list(axes.levels)
    unknown = [place for place, role in enumerate(levels) if role is Role.OTHER]
    has_city, has_indicator = axes.has(Role.CITY), axes.has(Role.INDICATOR)
    names = {
        head.levels[at][level] for at in axes.figures for level in unknown if head.levels[at][level]
    }
    if unknown and names:
        corner = head.label(head.left)
        cities = not has_city and (has_indicator or _says_cities(corner)) and not _any_known(names)
        role = Role.CITY if cities else Role.INDICATOR
        if role is Role.INDICATOR and has_indicator and len(levels) == len(unknown):
            return None
        for place in unknown:
            levels[place] = role if not (has_indicator and role is Role.INDICATOR) else Role.OTHER
        if Role.CITY in levels and _are_groups(head, axes.figures, levels):
            levels = [
                Role.OTHER if level_role is Role.INDICATOR else level_role for level_role in levels
            ]
    result = Axes(axes.side, axes.figures, tuple(levels))
    is_list = has_indicator and set(result.levels) == {Role.MEASURE}
    return result if result.has(Role.PERIOD) or result.has(Role.CITY) or is_list else None


def _are_groups(head: Head, figures: Sequence[int], levels: Sequence[Role]) -> bool:
    """Whether the labels above cities are regions: 珠三角 over 深圳 and 广州, each city once."""
    if Role.INDICATOR not in levels or Role.CITY not in levels:
        return False
    leaf = levels.index(Role.CITY)
    cities = [head.levels[at][leaf] for at in figures if head.levels[at][leaf]]
    return levels.index(Role.INDICATOR) < leaf and len(set(cities)) == len(cities)


def _says_cities(corner: str) -> bool:
    """月份\\城市: the corner names what stands across."""
    return any(word in corner for word in ("城市", "地区", "市别", "区县"))


def _any_known(names: set[str]) -> bool:
    return any(headers.is_known(name) and not places.is_place(name) for name in names)
