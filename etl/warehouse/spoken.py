"""Values and periods in words, for the sentences of the ETL."""

import datetime as dt

from etl.words import Say, mark

PERIODS = {
    "month": mark("month {month} of {year}"),
    "quarter": mark("quarter {quarter} of {year}"),
    "half": mark("half {half} of {year}"),
    "year": mark("the year {year}"),
    "cumulated": mark("months 1 to {month} of {year}"),
}
OTHER = mark("up to {date}")


def measure(value: float, unit: str) -> str:
    """A number with its unit: 12,345.6万人."""
    written = f"{value:,.10f}".rstrip("0").rstrip(".")
    return f"{written}{unit}"


def where(city: str, period_end: str, grain: str, say: Say) -> str:
    """A city and a period, which ends on an ISO day."""
    return f"{city} · {period(period_end, grain, say)}"


def period(period_end: str, grain: str, say: Say) -> str:
    """A period by its last day, an ISO day, and its grain."""
    end = dt.date.fromisoformat(period_end)
    return say(PERIODS.get(grain, OTHER)).format(
        date=period_end,
        year=end.year,
        month=end.month,
        quarter=(end.month + 2) // 3,
        half=1 if end.month <= 6 else 2,
    )
