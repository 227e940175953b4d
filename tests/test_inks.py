"""One grammar of colour: an ink for our city alone, three for states, one scale for amounts."""

import math
import re
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Literal

import pytest

from pages.shared import theme
from pages.shared.theme import PARTS, Role

SHARED = Path(theme.__file__).parent
PAGES, ICON = SHARED.parent, SHARED / "document" / "icon.svg"
Eye = Literal["usual", "no red", "no green"]
# How each eye sees red, green and blue light, by Machado and others (2009).
EYES: dict[Eye, tuple[tuple[float, float, float], ...]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "no green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
}
MARKS: tuple[Role, ...] = ("home", "near", "far", "other", "amount", "green", "amber", "red")
APART = 0.10  # in OKLab, in which two patches of 0.02 are just told apart
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


def light(colour: str) -> list[float]:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]


def oklab(colour: str, eye: Eye = "usual") -> tuple[float, float, float]:
    """Lightness, green to red, blue to yellow, as an eye sees a colour."""
    known = light(colour)
    r, g, b = (
        min(1, max(0, sum(x * y for x, y in zip(row, known, strict=True)))) for row in EYES[eye]
    )
    long = (0.4122 * r + 0.5363 * g + 0.0514 * b) ** (1 / 3)
    middle = (0.2119 * r + 0.6807 * g + 0.1074 * b) ** (1 / 3)
    short = (0.0883 * r + 0.2817 * g + 0.6300 * b) ** (1 / 3)
    return (
        0.2105 * long + 0.7936 * middle - 0.0041 * short,
        1.9780 * long - 2.4286 * middle + 0.4506 * short,
        0.0259 * long + 0.7828 * middle - 0.8087 * short,
    )


def apart(one: str, other: str) -> float:
    """How far two colours lie apart for the eye that tells them apart least."""
    return min(math.dist(oklab(one, eye), oklab(other, eye)) for eye in EYES)


def chroma(colour: str) -> float:
    _lightness, a, b = oklab(colour)
    return math.hypot(a, b)


@pytest.mark.parametrize("pair", [*combinations(MARKS, 2)], ids=" and ".join)
def test_cities_states_and_amounts_are_told_apart_by_every_eye(pair: tuple[Role, Role]) -> None:
    assert apart(*map(theme.colour, pair)) >= APART


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_whole_is_no_state_not_our_city_and_no_other_part(part: Role) -> None:
    others: set[Role] = {"home", "green", "amber", "red", *PARTS} - {part}
    close = {each for each in others if apart(theme.colour(part), theme.colour(each)) < APART}
    assert not close


@pytest.mark.parametrize("role", [*MARKS, *PARTS, "quiet", "ink", "muted"])
def test_marks_stand_out_from_the_paper_and_their_words_can_be_read(role: Role) -> None:
    assert theme.contrast(theme.colour(role), theme.PAPER) >= 3
    if role not in PARTS:  # whose words are ink
        assert theme.contrast(theme.ink(role), theme.PAPER) >= 4.5
    assert theme.contrast(theme.written_on(theme.colour(role)), theme.colour(role)) >= 4.5


@pytest.mark.parametrize(
    ("words", "surface"),
    [
        (theme.BAND_INK, theme.BAND),
        (theme.WRONG_INK, theme.WRONG_BAND),
        (theme.AMBER_INK, theme.ODD_BAND),
        (theme.MUTED, theme.NONE),
        *((theme.written_on(fill), fill) for fill in theme.SCALE),
    ],
)
def test_words_on_a_surface_can_be_read(words: str, surface: str) -> None:
    assert theme.contrast(words, surface) >= 4.5


def test_amounts_are_neutral_and_more_is_darker() -> None:
    lightness = [oklab(colour)[0] for colour in theme.SCALE]
    assert lightness == sorted(lightness, reverse=True)
    assert max(map(chroma, (*theme.SCALE, theme.AMOUNT))) < 0.03


def test_what_is_chosen_pressed_or_linked_is_neutral() -> None:
    file = SHARED.parents[1] / ".streamlit" / "config.toml"
    said = tomllib.loads(file.read_text(encoding="utf-8"))["theme"]
    for name in ("primaryColor", "linkColor", "blueColor", "grayColor"):
        assert chroma(said[name]) < 0.03, name
    assert (said["redColor"], said["greenColor"]) == (theme.RED, theme.GREEN)
    assert said["orangeColor"] == theme.AMBER
    assert said["chartCategoricalColors"] == list(theme.CATEGORIES)


@pytest.mark.parametrize(
    "file",
    [
        *SHARED.glob("document/*.css"),
        *SHARED.glob("stage/assets/*.css"),
        *PAGES.glob("*/*.css"),
        ICON,
    ],
    ids=lambda file: file.name,
)
def test_a_stylesheet_uses_a_colour_for_our_city_and_neutral_ones(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    ours = re.findall(r"--home: (#\w{6})", text)
    assert set(ours) <= {theme.HOME.lower()}
    rest = HEX.findall(text.replace(theme.HOME.lower(), ""))
    assert not [colour for colour in rest if chroma(colour) >= 0.03]
    assert "var(--home)" not in text or file.name in ("tables.css", "frames.css")
