"""All that the tables of a cube are drawn by, and how their members are named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from tests.grammar.axes import Layout
from tests.grammar.cube import Axis, Cube, Member
from tests.grammar.page import Cell
from tests.grammar.pairwise import Choice
from tests.grammar.periods import SPELLINGS, Period, plainly
from tests.grammar.words import Indicator

Place = Mapping[Axis, Member]


@dataclass(frozen=True)
class Drawing:
    """A cube, its layout, the rest of the choice, and the chance that draws what is left open."""

    cube: Cube
    layout: Layout
    choice: Choice
    rng: Random

    def places(self, axes: Sequence[Axis]) -> list[dict[Axis, Member]]:
        """Every combination of the members of these axes, the first axis the slowest."""
        members = [self.cube.members[axis] for axis in axes]
        return [dict(zip(axes, one, strict=True)) for one in product(*members)]

    def label(self, member: Member) -> Cell:
        """How a head or a row names a member of an axis."""
        if isinstance(member, Period):
            spelling = SPELLINGS[self.choice["period"]]
            return Cell(spelling.write(member), spelling.mask)
        return Cell(self.named(member))

    def named(self, member: Member) -> str:
        """A member in a sentence: an indicator with its unit in brackets where units stand so."""
        if isinstance(member, Period):
            return plainly(member)
        if isinstance(member, Indicator):
            is_bracketed = self.choice["unit"] == "bracket"
            return f"{member.name}（{member.unit}）" if is_bracketed else member.name
        return member

    @property
    def stated(self) -> dict[Axis, Member]:
        """The one member of each axis that the text states."""
        return {axis: self.cube.members[axis][0] for axis in self.layout.stated}

    @property
    def is_english(self) -> bool:
        """Whether the heads are in English, as programs export them."""
        return self.choice["layout"] == "English list"

    @property
    def has_unit_column(self) -> bool:
        """Whether a column of units stands beside the indicators."""
        return self.choice["unit"] == "own place" and "indicator" in self.layout.down
