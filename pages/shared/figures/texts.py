"""Words of a figure: pieces of text with a role, in lines."""

from dataclasses import dataclass

from pages.shared.theme import Role

SMALL = 12  # the size of small letters, in pixels


@dataclass(frozen=True)
class Run:
    """A piece of text that is coloured by a role, bold, or small."""

    text: str
    role: Role | None = None
    is_bold: bool = False
    is_small: bool = False


Piece = str | Run
Line = Piece | tuple[Piece, ...]
Text = Piece | tuple[Line, ...]  # a tuple holds lines, a tuple within it the pieces of one line


def lines(text: Text) -> tuple[tuple[Piece, ...], ...]:
    """The lines of a text, each as its pieces."""
    whole = text if isinstance(text, tuple) else (text,)
    return tuple(line if isinstance(line, tuple) else (line,) for line in whole)


def plain(text: Text) -> str:
    """A text without its looks; its lines are kept."""
    if isinstance(text, str):
        return _even(text)
    parts = ("".join(p if isinstance(p, str) else p.text for p in line) for line in lines(text))
    return "\n".join(map(_even, parts))


def width(text: str, size: int) -> float:
    """About how many pixels a line of text takes: a Chinese character is a square."""
    return sum(size if ord(character) > 0x2E7F else size * 0.6 for character in text)


def widest(texts: "tuple[Text, ...]", size: int) -> float:
    """About how many pixels the longest line of all takes."""
    rows = (line for text in texts for line in lines(text))
    return max((sum(_width(piece, size) for piece in row) for row in rows), default=0)


def _width(piece: Piece, size: int) -> float:
    if isinstance(piece, str):
        return width(piece, size)
    return width(piece.text, SMALL if piece.is_small else size)


def _even(text: str) -> str:
    return " ".join(text.split())
