"""What stands above a table: the title or the lines that state its fixed axes, unit and office."""

from dataclasses import replace

from tests.grammar.drawing import Drawing
from tests.grammar.page import BLANK, Body, Cell, Row, line
from tests.grammar.periods import SPELLINGS, Period
from tests.grammar.words import LINES, NOTES, OFFICE_LINES, SHEETS, Indicator

SUBJECTS = ("工会主要指标", "工会工作情况")


def surround(body: Body, drawing: Drawing) -> Body:
    """The table with its title, its lines and its sheet's name."""
    name = body.name
    if not drawing.layout.sheets:
        name = drawing.rng.choice(SHEETS)
    if drawing.choice["stated"] == "sheet name":
        name = "".join(map(drawing.named, drawing.stated.values()))
    rows = [*_stating(drawing, body.width), *_office(drawing), *_unit(body, drawing)]
    return replace(body, name=name, above=tuple(rows))


def _stating(drawing: Drawing, width: int) -> list[Row]:
    how = drawing.choice["stated"]
    if how == "sheet name":
        return []
    if how == "lines":
        stated = drawing.stated.items()
        return [line(f"{LINES[axis]}：{drawing.named(member)}") for axis, member in stated]
    return [(Cell(_title(drawing), right=drawing.rng.choice((1, width))),)]


def _title(drawing: Drawing) -> str:
    """2024年各市会员数（万人）: of the fixed axes, and of the year that the periods leave out."""
    stated = drawing.stated
    period, city, indicator = stated.get("period"), stated.get("city"), stated.get("indicator")
    first = drawing.cube.members["period"][0]
    when = drawing.named(period) if isinstance(period, Period) else ""
    if not when and isinstance(first, Period) and SPELLINGS[drawing.choice["period"]].leaves_year:
        when = f"{first.year}年"
    where = city if isinstance(city, str) else _scope(drawing)
    what = drawing.named(indicator) if isinstance(indicator, Indicator) else SUBJECTS[0]
    if drawing.choice["stated"] == "title and subject" and not isinstance(indicator, Indicator):
        what = SUBJECTS[1]
    return f"{where}{when}{what}" if isinstance(city, str) else f"{when}{where}{what}"


def _scope(drawing: Drawing) -> str:
    """各市, unless each sheet is for one city."""
    return "" if "city" in drawing.layout.sheets else "各市"


def _office(drawing: Drawing) -> list[Row]:
    rng = drawing.rng
    options: dict[str, list[Row]] = {
        "nothing": [],
        "blank row": [(BLANK,)],
        "office lines": [line(one) for one in rng.sample(OFFICE_LINES, 2)],
        "a note": [line(rng.choice(NOTES))],
    }
    return options[drawing.choice["above"]]


def _unit(body: Body, drawing: Drawing) -> list[Row]:
    if drawing.choice["unit"] != "line":
        return []
    indicator = drawing.cube.members["indicator"][0]
    unit = Cell(f"单位：{indicator.unit}" if isinstance(indicator, Indicator) else None)
    blanks = body.width - 1 if drawing.rng.random() < 0.5 else 0
    return [(*[BLANK] * blanks, unit)]
