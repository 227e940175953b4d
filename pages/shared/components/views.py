"""What a page looks at: an indicator or a scheme, in one group of cities and one period."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pages.shared import warehouse, words
from pages.shared.capture.screen import look_at
from pages.shared.words import translate as _
from runtime.cache import cached

# What a standing has by an indicator alone, and by a scheme alone.
STATED = ("change", "changed_in", "compared_with", "year_change")
SCORED = (
    *("rank_low", "rank_high", "without_low", "without_high"),
    *("coverage", "weight_coverage", "known", "indicators"),
)


@cached
def _of_indicator(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows on an indicator, without the columns of a scheme."""
    return rows.drop(columns=[*SCORED], errors="ignore")


@cached
def _of_scheme(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Rows on a scheme, in its unit and without the columns of an indicator."""
    return rows.drop(columns=[*STATED], errors="ignore").assign(unit=unit)


@cached
def _in_unit(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Rows with their unit."""
    return rows.assign(unit=unit)


@dataclass(frozen=True)
class Indicator:
    """The chosen indicator, as its register describes it."""

    kind: ClassVar = "indicator"
    name: str
    unit: str
    decimals: int
    is_higher_better: bool
    definition: str
    source: str
    owner: str

    @property
    def measured(self) -> str:
        """By what cities are ranked."""
        return _("Value")

    @property
    def scale(self) -> tuple[str, str, int]:
        """What a number of it is called, its unit, and its decimals."""
        return self.measured, self.unit, self.decimals


@dataclass(frozen=True)
class Scheme:
    """The chosen scheme: a composite index over several indicators; a higher score is better."""

    kind: ClassVar = "scheme"
    name: str
    indicators: int
    decimals: int

    @property
    def measured(self) -> str:
        """By what cities are ranked."""
        return _("Score")

    @property
    def scale(self) -> tuple[str, str, int]:
        """What a number of it is called, its unit, and its decimals."""
        return self.measured, self.unit, self.decimals

    @property
    def unit(self) -> str:
        """Scores are points."""
        return words.score_unit()

    @property
    def definition(self) -> str:
        """What the score is made of."""
        return words.plural(
            "Weighs {count} indicator", "Weighs {count} indicators", self.indicators
        )


@dataclass(frozen=True)
class Period:
    """The chosen period, and how the language names it."""

    start: dt.date | None
    end: dt.date
    grain: str

    @property
    def words(self) -> str:
        """2020年7月."""
        return words.period(self.start, self.end, self.grain)

    @property
    def key(self) -> str:
        """The period as an address keeps it: 2020-07."""
        return words.period_key(self.start, self.end, self.grain)


@dataclass(frozen=True)
class View:
    """One indicator or scheme in one group of cities and one period."""

    of: Indicator | Scheme
    group: str
    period: Period

    @property
    def is_scheme(self) -> bool:
        """Whether cities are compared by the score of a scheme."""
        return isinstance(self.of, Scheme)

    @property
    def kind(self) -> str:
        """`scheme` or `indicator`, as `marts.period_coverage` says it."""
        return self.of.kind

    @property
    def where(self) -> dict[str, warehouse.Parameter]:
        """The parameters of the queries on this view."""
        return {
            self.kind: self.of.name,
            "city_group": self.group,
            "grain": self.period.grain,
            "period_end": self.period.end,
        }

    @property
    def chosen(self) -> dict[str, str]:
        """The choices that open this view on a page, by the address's words."""
        return {"indicator": self.of.name, "group": self.group, "period": self.period.key}

    @property
    def subject(self) -> str:
        """What a figure on this view is about."""
        return " · ".join((self.of.name, self.period.words, words.term(self.group)))

    def noted(self) -> "View":
        """The view, after whoever keeps the page has been told what it looks at."""
        look_at(**{self.kind: self.of.name, "group": self.group, "period": self.period.key})
        return self

    @property
    def standing(self) -> dict[str, warehouse.Parameter]:
        """The parameters of the queries that indicators and schemes share."""
        named = {name: self.where[name] for name in ("city_group", "grain", "period_end")}
        return {"kind": self.kind, "subject": self.of.name, **named}

    def query(self, name: str, **more: warehouse.Parameter) -> pd.DataFrame:
        """Rows on this view of a query that indicators and schemes share.

        Columns that only the other kind has are left out.
        """
        rows = warehouse.query(name, **{**self.standing, **more})
        return _of_scheme(rows, self.of.unit) if self.is_scheme else _of_indicator(rows)

    def query_own(self, name: str, **more: warehouse.Parameter) -> pd.DataFrame:
        """Rows on this view of an indicator's query; of `scheme_<name>` when it is a scheme's."""
        if not self.is_scheme:
            return warehouse.query(name, **self.where, **more)
        return _in_unit(warehouse.query(f"scheme_{name}", **self.where, **more), self.of.unit)

    def all_sources(self) -> pd.DataFrame:
        """The cells behind every period, and not only the one that is looked at."""
        return self.query("sources", period_end=None)

    def waiting(self) -> pd.DataFrame:
        """The periods that do not count yet: later ones than that in view, and the chosen one."""
        return warehouse.query("waiting", **self.standing)

    def events(self) -> pd.DataFrame:
        """Forums, campaigns and changes of rules that bear on the indicator or the scheme's."""
        if self.is_scheme:
            return warehouse.query("scheme_events", scheme=self.of.name, city_group=self.group)
        return warehouse.query("events", indicator=self.of.name, city_group=self.group)
