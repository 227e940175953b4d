"""Figures that stand beside a number."""

from collections.abc import Sequence

from pages.shared.figures import Figure, Trail, numbers


def sparkline(
    values: Sequence[float | None], *, reverse: bool = False, is_bars: bool = False
) -> Figure:
    """A line or bars without axes, the last point marked; `reverse` puts the least on top."""
    return Trail(numbers(values), is_reversed=reverse, is_bars=is_bars)
