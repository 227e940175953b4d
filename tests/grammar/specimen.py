"""A seed becomes a specimen: the bytes of a file, and the truth about it."""

from dataclasses import dataclass
from random import Random

from tests.grammar import cube, layouts, ledgers, noise, records, writers
from tests.grammar.axes import FLAT, LAYOUTS, Layout
from tests.grammar.choices import choose
from tests.grammar.cube import Axis, Plan, Saying
from tests.grammar.drawing import Drawing
from tests.grammar.page import Page
from tests.grammar.pairwise import Choice
from tests.grammar.periods import SPELLINGS
from tests.grammar.surroundings import surround
from tests.grammar.truth import Truth, truth_of

EVERY = 8  # one seed in so many is a ledger
SAYINGS: dict[str, tuple[Saying, ...]] = {
    "some missing": ("missing",),
    "some changes": ("change",),
}


@dataclass(frozen=True)
class Specimen:
    """A file as an office could have sent it."""

    seed: int
    choice: Choice
    pages: tuple[Page, ...]
    extension: str
    content: bytes
    truth: Truth

    @property
    def kind(self) -> str:
        """The layout, or the ledger."""
        return self.choice.get("layout") or self.choice["ledger"]


def specimen(seed: int) -> Specimen:
    """The specimen of a seed, always the same."""
    ledger, rest = divmod(seed, EVERY)
    if rest == EVERY - 1:
        return of_ledger(seed, choose("ledgers", ledger))
    return of_figures(seed, choose("figures", seed - ledger))


def of_figures(seed: int, choice: Choice) -> Specimen:
    """Facts in the layout of a choice."""
    rng = Random(seed)
    layout = LAYOUTS[choice["layout"]]
    facts = cube.draw(plan(choice, layout, rng), rng)
    return written(seed, choice, draw(facts, choice, rng))


def of_ledger(seed: int, choice: Choice) -> Specimen:
    """Records in the ledger of a choice."""
    rng = Random(seed)
    ledger = records.LEDGERS[choice["ledger"]]
    rows = records.draw(ledger, rng.randint(3, 7), rng)
    body = ledgers.draw(ledger, rows, choice, rng)
    return written(seed, choice, [noise.disturb(body, choice, rng)])


def plan(choice: Choice, layout: Layout, rng: Random) -> Plan:
    """How much to draw for a choice: one member for each stated axis, a few for the others."""
    sizes: dict[Axis, int] = {
        "indicator": rng.randint(2, 4),
        "city": rng.randint(3, 6),
        "period": rng.randint(2, 4),
    }
    return Plan(
        sizes={axis: 1 if axis in layout.stated else size for axis, size in sizes.items()},
        grain=SPELLINGS[choice["period"]].grain,
        is_grouped=choice["group"] != "none",
        has_parts=choice["labels"] == "of which",
        has_one_unit=choice["unit"] == "line",
        has_no_scale=choice["unit"] == "none",
        sayings=SAYINGS.get(choice["value"], ("level",)),
    )


def draw(facts: cube.Cube, choice: Choice, rng: Random) -> list[Page]:
    """The sheets of a cube, and the register of its cities where there is one."""
    drawing = Drawing(facts, LAYOUTS[choice["layout"]], choice, rng)
    bodies = layouts.draw(drawing)
    pages = [noise.disturb(surround(body, drawing), choice, rng) for body in bodies]
    if choice["register"] == "of cities":
        pages.append(ledgers.register(records.cities(facts.members["city"])))
    return pages


def written(seed: int, choice: Choice, pages: list[Page]) -> Specimen:
    """The specimen of these sheets."""
    extension, content = writers.write(pages, choice["writer"])
    truth = truth_of(pages, choice, has_sheets=choice["writer"] not in FLAT)
    return Specimen(seed, choice, tuple(pages), extension, content, truth)
