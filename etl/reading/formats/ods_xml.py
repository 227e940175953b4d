"""The XML of OpenDocument, whatever prefixes its writer gave to the names."""

from collections.abc import Iterable, Mapping
from typing import Protocol
from xml.parsers import expat

from etl.reading.formats import reasons
from etl.reading.refusal import Refusal

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    f"{OASIS}office:1.0": "office",
    f"{OASIS}table:1.0": "table",
    f"{OASIS}text:1.0": "text",
    f"{OASIS}style:1.0": "style",
    f"{OASIS}drawing:1.0": "draw",
    f"{OASIS}datastyle:1.0": "number",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}


class Walk(Protocol):
    """What follows elements by their usual names: office:body, table:table."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text inside of an element."""


def follow(blocks: Iterable[bytes], walk: Walk) -> None:
    """Tell a walk of every element; Refusal for XML that is none, or that defines entities."""
    parser = expat.ParserCreate()

    def root(name: str, attributes: dict[str, str]) -> None:
        usual = _usual(attributes)
        parser.StartElementHandler = walk.start
        parser.EndElementHandler = walk.end
        if usual:
            parser.StartElementHandler = lambda name, attributes: walk.start(
                _renamed(name, usual), {_renamed(key, usual): attributes[key] for key in attributes}
            )
            parser.EndElementHandler = lambda name: walk.end(_renamed(name, usual))
        parser.StartElementHandler(name, attributes)

    parser.StartElementHandler = root
    parser.CharacterDataHandler = walk.data
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.buffer_text = True
    try:
        for block in blocks:
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refusal(reasons.DAMAGED) from error


def _usual(attributes: Mapping[str, str]) -> dict[str, str]:
    """Prefix → usual prefix, if any is unusual."""
    prefixes = {
        key.partition(":")[2]: PREFIXES[uri]
        for key, uri in attributes.items()
        if key.startswith("xmlns") and uri in PREFIXES
    }
    return prefixes if any(prefix != usual for prefix, usual in prefixes.items()) else {}


def _renamed(name: str, usual: Mapping[str, str]) -> str:
    prefix, colon, local = name.rpartition(":")
    return f"{usual[prefix]}:{local}" if prefix in usual and (colon or local) else name


def _no_doctype(*_: object) -> None:
    raise Refusal(reasons.DOCTYPE)
