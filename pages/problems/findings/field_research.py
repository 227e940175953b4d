"""What field research says: how much was visited, and what it brought to light."""

import pandas as pd

from pages.shared import words
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def done(totals: pd.DataFrame, year: int) -> str:
    """Visits and problems of a year."""
    row = totals.iloc[0]
    sentence = _(
        "{year}: {visits} field visits",
        year=words.year(year),
        visits=int(row["visits"]),
    )
    if not row["counted"]:
        return sentence
    return _("{said} found {problems} problems", said=sentence, problems=int(row["problems_found"]))


@cached
def cards(totals: pd.DataFrame) -> list[Card]:
    """The year's four numbers."""
    row = totals.iloc[0]
    each = row["problems_found"] / row["counted"] if row["counted"] else float("nan")
    return [
        Card(_("Subjects"), words.number(row["subjects"], ""), _("of field research")),
        Card(
            _("Field visits"),
            words.number(row["visits"], ""),
            _("{count} with a leader named", count=int(row["led"])),
        ),
        Card(_("Units"), words.number(row["units"], ""), _("visited")),
        Card(
            _("Problems found"),
            words.number(row["problems_found"], ""),
            _("{count} for each visit that says", count=words.number(each, "", decimals=1)),
        ),
    ]


@cached
def richest(subjects: pd.DataFrame) -> str:
    """The subject that brought most problems to light."""
    counts = [words.number(count, "") for count in subjects["count"]]
    subject = firsts.joint(subjects["name"], counts)
    return _("Most problems: {subject}, {count}", subject=subject, count=counts[0])


@cached
def visited(kinds: pd.DataFrame) -> str:
    """Which kind of unit was visited most."""
    kind = firsts.joint(kinds["name"], kinds["count"].astype(str).tolist())
    return _("Most visited: {kind}, {count} times", kind=kind, count=int(kinds["count"].iloc[0]))


@cached
def conditions(rows: pd.DataFrame) -> str:
    """How many figures on how workers fare improved, and how many are only estimates."""
    moved = rows.dropna(subset=["change"])
    better = int(((moved["change"] > 0) == moved["is_higher_better"])[moved["change"] != 0].sum())
    graded = rows["quality"].value_counts()
    weak = int(graded.get("C", 0)) + int(rows["quality"].isna().sum())
    return _(
        "{better} of {all} figures improved; {weak} to be used with care",
        better=better,
        all=len(moved),
        weak=weak,
    )


@cached
def written(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with value, change and period in words: said, moved, period."""
    entries = rows.to_dict("records")
    values = [words.measure(row["value"], row["unit"], decimals=row["decimals"]) for row in entries]
    moved = [words.change(row["change"], row["unit"], decimals=row["decimals"]) for row in entries]
    parts = zip(rows["period_start"], rows["period_end"], rows["grain"], strict=True)
    return rows.assign(said=values, moved=moved, period=[words.period(*part) for part in parts])
