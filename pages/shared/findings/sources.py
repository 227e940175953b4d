"""Where figures stem from, in one sentence: the first cell, who loaded it and when."""

from pathlib import Path

import pandas as pd

from pages.shared import words
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def first_cell(cells: pd.DataFrame) -> str:
    """File, sheet, cell, uploader and day of the first of these cells, and how many more follow."""
    if cells.empty:
        return _("No cell of a workbook stands behind this.")
    first = cells.iloc[0]
    place = "!".join(str(part) for part in (first["sheet"], first["cell"]) if pd.notna(part))
    text = _(
        "“{file}” {place}, loaded by {by} on {day}",
        file=Path(str(first["file"])).stem,
        place=place,
        by=first["loaded_by"],
        day=words.date_of(first["loaded_at"]),
    )
    more = len(cells.drop_duplicates(["file", "sheet", "cell"])) - 1
    if not more:
        return text
    others = words.plural("{count} more cell", "{count} more cells", more)
    return f"{text} · {others}"
