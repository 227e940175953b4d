"""What the build in view leaves aside of the store of uploads, and what its figures lack for it."""

import pandas as pd

from pages.shared import warehouse, words
from pages.shared.words import translate as _

COLUMNS = ["name", "upload", "is_missed", "said_zh", "said_en"]


def left_aside() -> pd.DataFrame:
    """All of it, with a sentence `said` each; nothing where no build, or an older one, tells."""
    found = _rows()
    return found.assign(said=found[f"said_{words.language()}"])


def limit() -> str:
    """That only one unit's rows are shown, where the reader is limited to it; else nothing."""
    unit = warehouse.own_unit()
    return "" if unit is None else _("Own unit only: {unit}", unit=unit or words.DASH)


def notes() -> list[str]:
    """What whoever takes figures away must know of the rows that they lack, as lines."""
    return [said for said in (limit(), missed()) if said]


def missed() -> str:
    """What the figures lack: which build or uploads are damaged; empty when they lack nothing."""
    return "　".join(filter(None, (warehouse.damaged(), _uncounted())))


def _uncounted() -> str:
    found = _rows()
    if found.empty:  # on every page, so at once
        return ""
    numbers = found.loc[found["is_missed"].astype(bool), "upload"].drop_duplicates()
    if numbers.empty:
        return ""
    return words.plural(
        "Upload {numbers} is not counted: its folder cannot be read",
        "Uploads {numbers} are not counted: their folders cannot be read",
        len(numbers),
        numbers=words.join(str(int(number)) for number in numbers),
    )


def _rows() -> pd.DataFrame:
    try:
        return warehouse.query("left_aside")
    except warehouse.BuildError:
        return pd.DataFrame(columns=COLUMNS)
