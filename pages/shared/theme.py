"""Colours by role, and the one Plotly template.

`.streamlit/config.toml` repeats the paper and the ink.
Nothing else in the house names a colour.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Literal

FONT: Final = '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif'

PAPER: Final = "#FCFAF7"
INK: Final = "#14171A"
MUTED: Final = "#6F6A62"
LINE: Final = "#D9D4CB"
GRID: Final = "#EEEAE3"
BAND: Final = "#F5EBDA"  # a campaign behind the lines
BAND_INK: Final = "#8A6320"

HOME: Final = "#B4232A"  # our own city, and what matters
NEAR: Final = "#1F6AA5"
FAR: Final = "#B97F10"
OTHER: Final = "#C6C1B8"
OTHER_INK: Final = "#7C776E"
PLANNED: Final = "#E3DED5"
NONE: Final = "#F3EFE9"

GREEN: Final = "#2F7D5B"
RED: Final = "#C0392B"
AMBER: Final = "#C47F17"
WRONG_BAND: Final = "#F9E5E2"  # a cell to mend
WRONG_INK: Final = "#9A1F1F"
ODD_BAND: Final = "#F8EDD9"  # a cell with a remark

# Distinct in every common colour blindness, and in grey.
CATEGORIES: Final = ("#1F6AA5", "#D08A1D", "#3D8B73", "#8C5A9E", "#A8553A", "#6F7F8F")
SCALE: Final = ("#F3EFE9", "#EBC9BF", "#DE968B", "#C9534F", "#B4232A", "#7E151B")

Role = Literal[
    "home", "near", "far", "other", "quiet", "planned", "good", "bad", "green", "amber", "red",
    "ink", "muted", "band", "part 1", "part 2", "part 3", "part 4", "part 5", "part 6",
]  # fmt: skip
PARTS: Final[tuple[Role, ...]] = ("part 1", "part 2", "part 3", "part 4", "part 5", "part 6")
_CITIES: Final[dict[str, Role]] = {"本市": "home", "近学": "near", "远学": "far"}
_COLOURS: Final[dict[Role, str]] = {
    "home": HOME,
    "near": NEAR,
    "far": FAR,
    "other": OTHER,
    "quiet": OTHER_INK,
    "planned": PLANNED,
    "green": GREEN,
    "amber": AMBER,
    "red": RED,
    "ink": INK,
    "muted": MUTED,
    "band": BAND,
    **dict(zip(PARTS, CATEGORIES, strict=True)),
}

_red_is_good: ContextVar[bool] = ContextVar("red_is_good", default=False)


def use(*, red_is_good: bool) -> None:
    """红涨绿跌: whether good news is red for the rest of this thread's run."""
    _red_is_good.set(red_is_good)


def good() -> str:
    """The colour of a change for the better."""
    return RED if _red_is_good.get() else GREEN


def bad() -> str:
    """The colour of a change for the worse."""
    return GREEN if _red_is_good.get() else RED


def good_name() -> Literal["red", "green"]:
    """The palette name, in Streamlit, of a change for the better."""
    return "red" if _red_is_good.get() else "green"


def bad_name() -> Literal["red", "green"]:
    """The palette name, in Streamlit, of a change for the worse."""
    return "green" if _red_is_good.get() else "red"


@contextmanager
def seen(*, red_is_good: bool) -> Iterator[None]:
    """Whether good news is red, for as long as this lasts."""
    token = _red_is_good.set(red_is_good)
    try:
        yield
    finally:
        _red_is_good.reset(token)


def colour(role: Role) -> str:
    """The colour of a mark."""
    return good() if role == "good" else bad() if role == "bad" else _COLOURS[role]


def ink(role: Role) -> str:
    """The colour of words in a role: that of its marks, darker where those are pale."""
    return {"other": OTHER_INK, "planned": INK, "band": BAND_INK}.get(role) or colour(role)


def city(code: str | None) -> Role:
    """The role of a city, from its code in the marts."""
    return _CITIES.get(code or "", "other")


def pale(colour: str) -> str:
    """A colour thinned with paper, for a mark that stands for what was."""
    pairs = ((colour[at : at + 2], PAPER[at : at + 2]) for at in (1, 3, 5))
    return "#" + "".join(f"{(int(own, 16) + 3 * int(thin, 16)) // 4:02X}" for own, thin in pairs)


def light(name: str) -> Role:
    """The role of a project's light: done, green, amber or red."""
    lights: dict[str, Role] = {"done": "quiet", "green": "green", "amber": "amber", "red": "red"}
    return lights[name]


_AXIS: Final = {
    "automargin": True,
    "zeroline": False,
    "showline": False,
    "ticks": "",
    "linecolor": LINE,
    "gridcolor": GRID,
    "fixedrange": True,
    "tickangle": 0,
    "tickfont": {"size": 13, "color": MUTED},
    "exponentformat": "none",  # 20,000 in both languages, never 20k, which is no 万
    "separatethousands": True,
    "title": {"font": {"size": 13, "color": MUTED}, "standoff": 8},
}

TEMPLATE: Final = {
    "layout": {
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "colorway": list(CATEGORIES),
        "margin": {"l": 4, "r": 4, "t": 8, "b": 4},
        "xaxis": {**_AXIS, "showgrid": False},
        "yaxis": {**_AXIS, "showgrid": False},
        "minreducedwidth": 48,  # what Plotly leaves of a narrow figure beside whole labels
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "bargap": 0.35,
        "separators": ".,",
        "hoverlabel": {
            "bgcolor": PAPER,
            "bordercolor": LINE,
            "font": {"family": FONT, "size": 13, "color": INK},
            "align": "left",
        },
    }
}
