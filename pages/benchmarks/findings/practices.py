"""What other federations do and what we learnt from them: how much is told, and where."""

import pandas as pd

from pages.shared import words
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

NAMED = 3  # texts, in the stamp below a list


@cached
def heading(others: pd.DataFrame, learnt: pd.DataFrame, sought: str) -> str:
    """How many practices are told of and were learnt, or hold the words looked for."""
    if sought:
        return _(
            "“{words}”: {others} figures of others, {learnt} practices learnt",
            words=sought,
            others=len(others),
            learnt=len(learnt),
        )
    if others.empty and learnt.empty:
        return _("No practice of another city has been loaded yet")
    if others.empty:
        return plural(
            "{count} practice learnt on visits", "{count} practices learnt on visits", len(learnt)
        )
    if learnt.empty:
        return plural(
            "{count} figure told of other federations",
            "{count} figures told of other federations",
            len(others),
        )
    return _(
        "{others} figures of other federations, {learnt} practices learnt",
        others=len(others),
        learnt=len(learnt),
    )


@cached
def others_title(others: pd.DataFrame) -> str:
    """Whose practices published texts tell of, the most told of first; some do."""
    places = others["place"].value_counts()
    return _(
        "Told of {count} places, most of {place}",
        count=len(places),
        place=words.join(_most(places)),
    )


@cached
def learnt(rows: pd.DataFrame) -> str:
    """Where practices were learnt, and how many of them are adopted."""
    if rows.empty:
        return _("No study visit has taught anything of it")
    return _(
        "{count} practices learnt in {cities}, {done} adopted",
        count=len(rows),
        cities=words.join(rows["city"].unique()),
        done=int((rows["state"] == "done").sum()),
    )


@cached
def documents(others: pd.DataFrame) -> str:
    """The published texts, each once: the first ones by name, of many the others by number."""
    texts = others["document"].dropna().unique()
    if len(texts) <= NAMED:
        return words.join(texts)
    return plural(
        "{texts} and {count} other",
        "{texts} and {count} others",
        len(texts) - NAMED,
        texts=words.join(texts[:NAMED]),
    )


@cached
def cells(rows: pd.DataFrame, about: str) -> pd.DataFrame:
    """The cells that the rows stand in; a column names what each is about."""
    return rows.assign(about=rows[about]).drop_duplicates(["about", "file", "sheet", "cell"])


def _most(places: pd.Series) -> list[str]:
    return [str(place) for place in places[places == places.max()].index]
