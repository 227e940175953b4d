"""XML with the place of every tag in its bytes, and edits that leave all other bytes alone."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from etl.reading.formats import reasons
from etl.reading.formats.xml import local
from etl.reading.refusal import Refusal

TAG = re.compile(rb"""<(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_NAME = re.compile(rb"<[^\s/>]+")
_ATTRIBUTE = re.compile(rb"""\s([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')""")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Handler = Callable[..., object]


@dataclass(frozen=True)
class Edit:
    """The bytes from `start` to `end` are replaced; nothing is where the two are equal."""

    start: int
    end: int
    content: bytes


@dataclass
class Element:
    """An element: its tag from `start` to `inside`, its end tag from `outside` to `end`.

    `name` has its prefix. A tag that closes itself has `inside`, `outside` and `end` in one place.
    """

    name: str
    attributes: dict[str, str]
    start: int
    inside: int
    outside: int = 0
    end: int = 0
    children: list["Element"] = field(default_factory=list)

    @property
    def prefix(self) -> str:
        """The namespace prefix of its name with its colon, or nothing."""
        return self.name[: len(self.name) - len(local(self.name))]

    def all(self, name: str) -> list["Element"]:
        """The children of this name, whatever their prefix."""
        return [child for child in self.children if local(child.name) == name]

    def first(self, name: str) -> "Element | None":
        """The first child of this name."""
        return next(iter(self.all(name)), None)

    def appended(self, content: bytes) -> Edit:
        """An edit that puts content behind the last child."""
        return filled(self.name, self.inside, self.outside, self.end, content)


def filled(name: str, inside: int, outside: int, end: int, content: bytes) -> Edit:
    """An edit that puts content before an end tag; a tag that closed itself gets one."""
    if inside == end:
        return Edit(inside - 2, inside, b">%b</%b>" % (content, name.encode()))
    return Edit(outside, outside, content)


def parsed(content: bytes) -> Element:
    """The outermost element of a part; Refusal where it is no XML."""
    root = Element("", {}, 0, 0)
    open_elements = [root]

    def begin(name: str, attributes: dict[str, str]) -> None:
        start = parser.CurrentByteIndex
        found = Element(name, attributes, start, tag_end(content, start))
        open_elements[-1].children.append(found)
        open_elements.append(found)

    def finish(_name: str) -> None:
        found = open_elements.pop()
        if content[found.inside - 2 : found.inside] == b"/>":
            found.outside = found.end = found.inside
        else:
            found.outside = parser.CurrentByteIndex
            found.end = content.index(b">", found.outside) + 1

    parser = parser_of(begin, finish)
    feed(parser, [content])
    return root.children[0]


def parser_of(begin: Handler, finish: Handler) -> expat.XMLParserType:
    """A parser that tells where tags begin and end; Refusal for a DOCTYPE."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.StartDoctypeDeclHandler = _no_doctype
    return parser


def feed(parser: expat.XMLParserType, blocks: Iterable[bytes]) -> None:
    """Parse a whole part; Refusal where it is no XML."""
    for _ in fed(parser, blocks):
        pass


def fed(parser: expat.XMLParserType, blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The blocks, each once it is parsed; Refusal where they are no XML."""
    try:
        for block in blocks:
            parser.Parse(block, False)
            yield block
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refusal(reasons.DAMAGED) from error


def tag_end(content: bytes, start: int) -> int:
    """Where the tag ends that begins at `start`; Refusal where none does."""
    match = TAG.match(content, start)
    if match is None:
        raise Refusal(reasons.DAMAGED)
    return match.end()


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Content with all edits; those of one place stay in their order."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda each: each.start):
        parts += [content[position : edit.start], edit.content]
        position = edit.end
    return b"".join([*parts, content[position:]])


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A start tag, whatever follows it, in which one attribute has another value.

    A new attribute goes behind the first one, as Office writes the place of a cell first.
    """
    written = b'"%b"' % value.encode()
    match_of_name = _NAME.match(tag)
    if match_of_name is None:
        raise Refusal(reasons.DAMAGED)
    at = match_of_name.end()
    for count, match in enumerate(_ATTRIBUTE.finditer(tag, at, tag_end(tag, 0))):
        if match[1] == name.encode():
            return tag[: match.start(2)] + written + tag[match.end(2) :]
        at = at if count else match.end()
    return tag[:at] + b" %b=%b" % (name.encode(), written) + tag[at:]


def text(content: str) -> bytes:
    """A text as it stands between two tags; signs that XML forbids are left out."""
    return escape(_ILLEGAL.sub("", content)).encode()


def _no_doctype(*_: object) -> None:
    raise Refusal(reasons.DOCTYPE)
