"""Values and periods as the ETL's own sentences name them."""

import datetime as dt

from etl.words import Say, mark

PERIODS = {
    "tenday": mark("{year}-{month:02}-{day:02}"),
    "month": mark("{year}-{month:02}"),
    "quarter": mark("quarter {quarter} of {year}"),
    "half": mark("half {half} of {year}"),
    "year": mark("the year {year}"),
    "cumulated": mark("months 1 to {month} of {year}"),
}
OTHER = mark("up to {year}-{month:02}-{day:02}")


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
        year=end.year,
        month=end.month,
        day=end.day,
        quarter=(end.month + 2) // 3,
        half=1 if end.month <= 6 else 2,
    )
