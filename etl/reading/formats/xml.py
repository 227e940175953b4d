"""Start tags and their attributes from a small XML part, without building a tree."""

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from etl.reading.formats import reasons
from etl.reading.refusal import Refusal

Tag = tuple[str, dict[str, str]]


def local(name: str) -> str:
    """A name without its namespace prefix."""
    return name.rpartition(":")[2]


def tags(blocks: Iterable[bytes]) -> Iterator[Tag]:
    """(local name, attributes) of every start tag, ("/name", {}) of every end tag, in order."""
    pending: list[Tag] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: pending.append((local(name), attributes))
    parser.EndElementHandler = lambda name: pending.append(("/" + local(name), {}))
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        for block in blocks:
            parser.Parse(block, False)
            yield from pending
            pending.clear()
        parser.Parse(b"", True)
        yield from pending
    except expat.ExpatError as error:
        raise Refusal(reasons.DAMAGED) from error


def _no_doctype(*_: object) -> None:
    raise Refusal(reasons.DOCTYPE)
