"""The demonstration workbooks: rows from the csv files, laid out as `recipes.toml` says."""

import itertools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from story import layout, province, rows
from story.layout import Listing

RECIPES = Path(__file__).parent / "recipes.toml"


@dataclass(frozen=True)
class Recipe:
    """What `recipes.toml` says of one csv file; the comment there explains each entry."""

    title: str
    reporter: str = "澄岚市总工会研究室"
    corner: str = ""
    notes: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    seeded: tuple[str, ...] = ()


def recipes() -> dict[str, dict[str, Recipe]]:
    """The recipes by workbook and csv file, in the order of being written."""
    books = tomllib.loads(RECIPES.read_text(encoding="utf-8"))
    return {
        book: {sheet: Recipe(**recipe) for sheet, recipe in sheets.items()}
        for book, sheets in books.items()
    }


def write(folder: Path, seed: str = "") -> list[Path]:
    """Write all workbooks into `folder`; returns their paths. A seed makes another province."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for book, sheets in recipes().items():
        path = folder / f"{book}.xlsx"
        parts = [_listings(book, sheet, recipe, seed) for sheet, recipe in sheets.items()]
        layout.save(path, itertools.chain(*parts))
        paths.append(path)
    return paths


def _listings(book: str, sheet: str, recipe: Recipe, seed: str) -> Iterator[Listing]:
    """The sheets that one csv file makes."""
    head, *body = rows.table(book, sheet)
    if seed:
        head, body = province.changed(head, body, recipe.seeded, seed)
    hidden = len(recipe.by)
    for name, group in itertools.groupby(body, key=lambda row: row[0] if hidden else sheet):
        own = list(group)
        first = dict(zip(head, own[0], strict=True))
        yield Listing(
            name,
            recipe.title.format_map(first),
            head[hidden:],
            [[rows.value(text) for text in row[hidden:]] for row in own],
            recipe.reporter,
            recipe.corner.format_map(first),
            recipe.notes,
        )
