"""The six questions of the page of problems: one description that every peer's charts follow."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb
import pandas as pd

QUERIES = Path(__file__).parents[2] / "pages" / "problems" / "sql"
YEAR = 2025  # the year of the demonstration data


@dataclass(frozen=True)
class Question:
    """One chart: `values` by `category`, one row of the answer per category."""

    key: str
    title: str
    query: str
    category: str
    values: tuple[str, ...]
    form: Literal["line", "bar"] = "bar"

    @property
    def sql(self) -> str:
        """The page's own query with its one parameter, a year, written out."""
        text = (QUERIES / f"{self.query}.sql").read_text(encoding="utf-8")
        return text.replace("$year", str(YEAR))


QUESTIONS = (
    Question(
        *("months", "每月发现与销号", "problem_months", "month"),
        ("found_so_far", "closed_so_far"),
        form="line",
    ),
    Question("steps", "走到哪一步", "problem_steps", "step", ("count", "passed")),
    Question("ages", "未销号的有多久", "problem_ages", "from_days", ("in_time", "overdue")),
    Question("flags", "每月红黄旗", "problem_months", "month", ("red_flags", "yellow_flags")),
    Question("classes", "各类各级销号", "problem_classes", "name", ("planned", "done")),
    Question("owners", "各责任单位销号", "problem_owners", "name", ("planned", "done")),
)


def ask(build: Path, question: Question) -> pd.DataFrame:
    """The answer of one question, its categories as text."""
    with duckdb.connect(str(build), read_only=True) as connection:
        rows = connection.execute(question.sql).df()
    columns = [question.category, *question.values]
    return rows[columns].astype({question.category: str})
