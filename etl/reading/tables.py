"""Find and read the tables of one sheet, which may stand side by side and one below another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.reading.across import axes, contents, crosstab
from etl.reading.layout import (
    confirmed,
    headers,
    labels,
    places,
    remarks,
    roles,
    scan,
    scene,
)
from etl.reading.layout.depth import has_figures, stacked
from etl.reading.layout.headers import Match
from etl.reading.layout.heads import Head
from etl.reading.layout.remarks import FILE_NAME, SHEET_NAME, Remark
from etl.reading.layout.scan import Region
from etl.reading.layout.scene import Scene, Stated
from etl.reading.layout.site import Site
from etl.reading.layout.view import View
from etl.reading.rows import forms, records
from etl.reading.rows.records import Extract
from etl.sheets import BY_TABLE

FEWEST_PAIRS = 2
# A sheet of children may tell its parents in the same rows: three topics of one forum.
PARENTS = {
    "topics": ("forums",),
    "outcomes": ("forums", "topics"),
    "projects": ("outcomes",),
    "indicator_values": ("indicators", "cities"),
}


@dataclass(frozen=True)
class Known:
    """What is known beyond the sheet: headers that the office confirmed, the file's name, a year.

    `year` is the one year that the workbook states, with where it does.
    """

    confirmed: Mapping[str, str]
    year: Stated[int] | None = None
    file: str = ""

    @cached_property
    def headers(self) -> Mapping[str, str]:
        """What was confirmed, as headers are looked up."""
        return confirmed.normal(self.confirmed, headers.forms)

    @cached_property
    def header_words(self) -> frozenset[str]:
        """Texts that are headers by what was confirmed."""
        return confirmed.words(self.headers, are_headers=True)

    @cached_property
    def other_words(self) -> frozenset[str]:
        """Texts that are no headers by what was confirmed."""
        return confirmed.words(self.headers, are_headers=False)


def read(view: View, known: Known) -> list[Extract]:
    """The rows and faults of each table of a sheet, in order."""
    is_stacked = bool(view.numbers) and any(stacked(view, top) for top in view.numbers[:4])
    if not is_stacked and forms.is_cards(view) and (cards := _read_cards(view, known)):
        return [cards]
    if not is_stacked and forms.is_turned(view):
        view = View(view.grid, is_turned=True)
    regions, loose = scan.regions(view, lambda at, head, inside: _is_head(at, head, inside, known))
    parts = [part for region in regions if (part := _read_region(view, region, loose, known))]
    if not regions and (pairs := _read_pairs(view, known)):
        parts.append(pairs)
    return parts


def _read_pairs(view: View, known: Known) -> Extract | None:
    """Read a list of indicator, figure and optional unit; titles state its period and city."""
    rows = [row for row in view.numbers if _is_pair(view, row)]
    columns = {tuple(sorted(view.rows[row])[:2]) for row in rows}
    units = {column for row in rows for column in sorted(view.rows[row])[2:]}
    if len(rows) < FEWEST_PAIRS or len(columns) != 1 or len(units) > 1 or not rows[0]:
        return None
    name, figure = next(iter(columns))
    above = [row for row in view.numbers if row < rows[0]]
    levels: dict[int, tuple[str, ...]] = {name: ("",), figure: ("数值",)}
    levels |= dict.fromkeys(units, ("单位",))
    head = Head(rows[0] - 1, rows[0] - 1, levels)
    below = [row for row in view.numbers if row > rows[0] and row not in rows]
    texts = [remark for row in above for remark in remarks.of_row(view, row)]
    around = scene_of(view.grid.name, texts, (), known)
    if around.place is None or around.period is None or not all(map(_is_plain(view), below)):
        return None
    site = Site(view, Region(head, above, rows=rows), around)
    return crosstab.read(site, axes.pairs(name, figure, units))


def _is_pair(view: View, row: int) -> bool:
    """A name and a figure, its unit where the sheet says one, and nothing else."""
    cells = [cell for _, cell in sorted(view.rows[row].items())]
    is_counted = len(cells) == 2 or (len(cells) == 3 and labels.is_unit(labels.text_of(cells[2])))
    is_named = is_counted and isinstance(cells[0].value, str)
    return is_named and not labels.is_note(str(cells[0].value)) and contents.is_figure(cells[1])


def _is_plain(view: View) -> Callable[[int], bool]:
    """Whether a row below is a note or a line of its own, and no further column of figures."""
    return lambda row: len(view.rows[row]) < 2 or scan.is_note_row(view, row)


def _read_cards(view: View, known: Known) -> Extract | None:
    region, entries = forms.cards(view)
    above = [remark for row in region.above for remark in remarks.of_row(view, row)]
    site = Site(view, region, scene_of(view.grid.name, above, (), known))
    matches = matches_of(region.head, site.scene.hints, known)
    return records.read_entries(site, matches, entries) if matches else None


def _is_head(view: View, head: Head, inside: bool, known: Known) -> bool:
    """Whether a header candidate names a table of the contract, or the axes of a cross-tab."""
    if has_figures(view, head.bottom) or len(head.levels) < 2:
        return False
    ways = [head.ways(column) for column in head.levels]
    if known.other_words and any(_says(own, known.other_words) for own in ways):
        return False
    hits = sum(any(map(headers.is_known, own)) or _says(own, known.header_words) for own in ways)
    if hits > 1 and hits * 3 >= len(ways) * (2 if inside else 1):
        return True
    return _is_crosstab_head(view, head, inside)


def _says(ways: Sequence[str], texts: frozenset[str]) -> bool:
    """Whether a label says one of these texts."""
    return bool(texts) and any(form in texts for way in ways for form in headers.forms(way))


def _is_crosstab_head(view: View, head: Head, inside: bool) -> bool:
    """Labels over figures: a side column that names its axis, or periods or places across."""
    below = [row for row in range(head.bottom + 1, head.bottom + 5) if row in view.rows]
    if not any(contents.is_figure(cell) for row in below for cell in view.rows[row].values()):
        return False
    is_named = roles.corner_role(head.label(head.left)) is not None
    if inside:
        above = [at for at in view.rows.get(head.top - 1, {}) if head.left <= at <= head.right]
        return is_named and len(above) < 2
    parts = [part for levels in head.levels.values() for part in levels if part]
    across = sum(roles.is_timely(part) or places.is_place(part) for part in parts)
    if across > 1 or is_named or any(roles.word_role(part) for part in parts[:3]):
        return True
    return not head.label(head.left) and _axis_below(view, head)


def _axis_below(view: View, head: Head) -> bool:
    """Whether an empty corner stands over places, or over periods; sums among them are neither."""
    below = range(head.bottom + 1, head.bottom + 9)
    entries = [row for row in below if len(view.rows.get(row, ())) > 1]  # no note, no section
    texts = [text for row in entries if (text := view.text(row, head.left))]
    names = [text for text in texts if not labels.is_total(text)][:4]
    return len(names) > 1 and (all(map(places.is_place, names)) or all(map(roles.is_timely, names)))


def _read_region(view: View, region: Region, loose: Sequence[int], known: Known) -> Extract | None:
    columns = (region.head.left, region.head.right)
    above = [remark for row in region.above for remark in remarks.of_row(view, row, columns)]
    below = [
        remark
        for row in [*region.below, *region.rows, *loose]
        if scan.is_note_row(view, row)
        for remark in remarks.of_row(view, row)
    ]
    outer = [remark for row in region.outer for remark in remarks.of_row(view, row, columns)]
    around = scene_of(view.grid.name, above, below, known, outer)
    site = Site(view, region, around)
    matches = matches_of(region.head, around.hints, known, lambda at: _contents(view, region, at))
    is_complete = bool(matches) and matches[0].is_complete
    is_meant = bool(matches) and _is_meant(matches[0], region.head)
    if is_meant or (is_complete and matches[0].sheet.table != "cities"):
        return records.read(site, matches)
    plan = crosstab.plan(site)
    if plan is None:
        return records.read(site, matches) if matches else None
    figures = crosstab.read(site, plan)
    if not is_complete:
        return figures
    register = records.read(site, matches)
    return Extract(
        [*register.sheaves, *figures.sheaves],
        [*register.faults, *figures.faults],
        figures.omissions,
    )


def _contents(view: View, region: Region, column: int) -> list[str]:
    """The first texts of a column."""
    cells = (view.cell(row, column) for row in region.rows[:50])
    return [labels.text_of(cell) for cell in cells if cell is not None]


def matches_of(
    head: Head,
    hints: str,
    known: Known,
    contents: Callable[[int], list[str]] = lambda _: [],
) -> list[Match]:
    """The table that a header names, and the parents whose columns it holds as well."""
    ways = {column: head.ways(column) for column in head.levels}
    candidates = [
        headers.place_units(match, contents) for match in headers.match(ways, hints, known.headers)
    ]
    likely = [match for match in candidates if match.has_main and len(match.columns) > 1]
    if not likely:
        return [match for match in candidates[:1] if _lacks_only_main(match, head)]
    complete = [match for match in likely if match.is_complete]
    children = [match for match in complete if _parents(match, complete)]
    main = children[0] if children else (complete or likely)[0]
    return [main, *_parents(main, complete)]


def _is_meant(match: Match, head: Head) -> bool:
    """Whether the headers plainly name a table, though it lacks a column."""
    return not match.has_main or len(match.columns) > max(3, len(head.levels) * 2 // 3)


def _lacks_only_main(match: Match, head: Head) -> bool:
    """Whether a table is plainly meant, but the column that names its rows was forgotten."""
    return len(match.missing) == 1 and len(match.columns) > max(3, len(head.levels) // 2)


def _parents(child: Match, complete: Sequence[Match]) -> list[Match]:
    """Complete tables that the child's rows tell as well, by columns of their own."""
    child_columns = set(child.columns)
    return [
        match
        for match in complete
        if match.sheet.table in PARENTS.get(child.sheet.table, ())
        and len(set(match.columns) - child_columns) > 1
        and BY_TABLE[match.sheet.table] is match.sheet
    ]


def scene_of(
    sheet: str,
    above: Sequence[Remark],
    below: Sequence[Remark],
    known: Known,
    outer: Sequence[Remark] = (),
) -> Scene:
    """What the texts around a table state, those further up, and the names of sheet and file."""
    own_names = [
        *remarks.of_name(sheet, SHEET_NAME),
        *remarks.of_name(known.file.rpartition(".")[0] or known.file, FILE_NAME),
    ]
    return scene.look(sheet, (above, outer), below, own_names, known.year)
