"""Cut Streamlit's font of icons to those that the board and Streamlit itself can show.

`python -m deploy.icons` (`make icons`) writes `pages/shared/document/icons.woff2` anew: after a new
icon, and after a new Streamlit. The whole font is 375 KB, a quarter of a first visit.
"""

import re
from pathlib import Path

import streamlit as st
from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[1]
STATIC = Path(st.__file__).parent / "static" / "static"
TARGET = ROOT / "pages" / "shared" / "document" / "icons.woff2"
NAME = re.compile(r":material/([a-z0-9_]+):")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_ "


def used() -> set[str]:
    """The names of icons in the board's code and in Streamlit's scripts."""
    files = [*(ROOT / "pages").rglob("*.py"), *(STATIC / "js").glob("*.js")]
    return {name for file in files for name in NAME.findall(file.read_text(encoding="utf-8"))}


def whole() -> Path:
    """Streamlit's font; raises ValueError when there is not exactly one."""
    (font,) = STATIC.glob("media/MaterialSymbols-Rounded.*.woff2")
    return font


def ligatures(font: TTFont) -> dict[str, str]:
    """The glyph of each icon by its name, as a text turns into it."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            for first, sets in getattr(inner, "ligatures", {}).items():
                for one in sets:
                    parts = [letters.get(part, "?") for part in (first, *one.Component)]
                    found["".join(parts)] = one.LigGlyph
    return found


def main() -> None:
    """Write the font."""
    font = TTFont(whole())
    glyphs = ligatures(font)
    options = subset.Options(layout_closure=False, flavor="woff2", notdef_outline=True)
    options.layout_features = ["*"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=[glyphs[name] for name in used() & glyphs.keys()], text=LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(TARGET)


if __name__ == "__main__":
    main()
