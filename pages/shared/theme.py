"""Colours by role, and the one Plotly template.

One ink is our city's, three with a word are states, one neutral scale is amounts; what is chosen
or pressed is neutral. `.streamlit/config.toml` and the stylesheets repeat them; nothing else in the
house names a colour.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Literal

from runtime.cache import vary_by

FONT: Final = '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif'

# Surfaces and words.
PAPER: Final = "#FCFAF7"
INK: Final = "#14171A"
MUTED: Final = "#6B665E"
LINE: Final = "#D9D4CB"
GRID: Final = "#EEEAE3"
BAND: Final = "#E9E6EE"  # a campaign behind the lines
BAND_INK: Final = "#5D5670"
PLANNED: Final = "#E3DED5"
NONE: Final = "#F3EFE9"

# Cities. Our own has an ink that nothing else has; tests/test_inks.py says how far inks lie apart.
HOME: Final = "#2433CC"
NEAR: Final = "#2B272F"
FAR: Final = "#8F5EB0"
OTHER: Final = "#928E86"
OTHER_INK: Final = "#746F66"

# States, each of which has a word beside it; red means nothing else.
GREEN: Final = "#2A765E"
RED: Final = "#CC1809"
AMBER: Final = "#C8810E"
AMBER_INK: Final = "#8A5A0C"
WRONG_BAND: Final = "#F9E5E2"  # a cell to mend
WRONG_INK: Final = "#9A1F1F"
ODD_BAND: Final = "#F8EDD9"  # a cell with a remark

# Amounts: dark is more, and neither good nor bad.
AMOUNT: Final = "#434A55"
SCALE: Final = ("#F3EFE9", "#D8D4CE", "#B3B1AE", "#85878B", "#565C66", "#2B313B")

# Parts of a whole: apart in every common colour blindness, and no ink of a state or of our city.
CATEGORIES: Final = ("#23505D", "#998D86", "#5892CE", "#382918", "#2F6CA5", "#2F194E")

Role = Literal[
    "home", "near", "far", "other", "quiet", "planned", "good", "bad", "green", "amber", "red",
    "amount", "ink", "muted", "band", "part 1", "part 2", "part 3", "part 4", "part 5", "part 6",
]  # fmt: skip
STATES: Final[tuple[Role, ...]] = ("good", "bad", "green", "amber", "red")
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
    "amount": AMOUNT,
    "ink": INK,
    "muted": MUTED,
    "band": BAND,
    **dict(zip(PARTS, CATEGORIES, strict=True)),
}

_red_is_good: ContextVar[bool] = ContextVar("red_is_good", default=False)
vary_by(_red_is_good.get)


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
    return words_of(colour(role))


def words_of(colour: str) -> str:
    """The colour of words about marks of a colour."""
    return {OTHER: OTHER_INK, PLANNED: INK, BAND: BAND_INK, AMBER: AMBER_INK}.get(colour, colour)


def contrast(one: str, other: str) -> float:
    """How far two colours lie apart in lightness, from 1 (the same) to 21, by WCAG 2."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def written_on(colour: str) -> str:
    """The colour of words on a colour: paper or ink, whichever is read better."""
    return max((PAPER, INK), key=lambda words: contrast(words, colour))


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
