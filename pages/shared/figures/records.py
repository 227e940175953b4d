"""The rows of a frame one by one, as plain Python values.

`iterrows` makes a Series of each row and `itertuples` a class of each frame: over the few rows of a
page either costs many times what is done with them.
"""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pandas as pd

Record = Mapping[str, Any] | pd.Series  # a row: its values by the names of the columns


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row as a dictionary."""
    names = list(rows.columns)
    return [
        dict(zip(names, line, strict=True))
        for line in zip(*(column for _name, column in rows.items()), strict=True)
    ]


def attributed(rows: pd.DataFrame) -> list[SimpleNamespace]:
    """Each row with its columns as attributes."""
    return [SimpleNamespace(**record) for record in records(rows)]
