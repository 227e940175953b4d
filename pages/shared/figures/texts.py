"""Words of a figure: pieces of text with a role, in lines."""

from dataclasses import dataclass

from pages.shared.theme import Role


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
    said = ("".join(p if isinstance(p, str) else p.text for p in line) for line in lines(text))
    return "\n".join(map(_even, said))


def width(text: str, size: int) -> float:
    """About how many pixels a line of text takes: a Chinese character is a square."""
    return sum(size if ord(character) > 0x2E7F else size * 0.6 for character in text)


def widest(texts: "tuple[Text, ...]", size: int, small: int | None = None) -> float:
    """About how many pixels the longest line of all takes; `small` is the size of small pieces."""
    sizes = {True: small or size, False: size}
    known = (
        sum(_wide(piece, sizes) for piece in line)
        for text in texts
        for whole in (text.split("\n") if isinstance(text, str) else (text,))
        for line in lines(whole)
    )
    return max(known, default=0)


def _wide(piece: Piece, sizes: dict[bool, int]) -> float:
    if isinstance(piece, str):
        return width(piece, sizes[False])
    return width(piece.text, sizes[piece.is_small])


def _even(text: str) -> str:
    return " ".join(text.split())
