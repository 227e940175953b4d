"""The name of a shape says what it shows: PowerPoint, WPS and LibreOffice all keep names.

`qianghui:chart:rankings?indicator=建会率#ranks~1`; a text's name ends in `!` and the print of the
text as it was written, so that a text that somebody has rewritten is known by it.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

PREFIX = "qianghui:"
_NAME = re.compile(
    r"qianghui:(?P<kind>[^:]+):(?P<page>[^?#~!:]+)\?(?P<view>[^#~!:]*)"
    r"#(?P<key>[^~!]*)~(?P<number>\d{1,3})(?:!(?P<print>[0-9a-f]{8}))?",
    re.DOTALL,
)
_RESERVED = re.compile(r"[%&=#~!?:\x00-\x1f]")
LONGEST = 4000


@dataclass(frozen=True)
class Tag:
    """A kind of part of the slide `number` of a block: its title, a number, its chart …"""

    kind: str
    page: str
    view: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    number: int = 1
    print: str = ""

    @property
    def name(self) -> str:
        """The name of the shape."""
        view = "&".join(f"{_plain(name)}={_plain(said)}" for name, said in self.view.items())
        end = f"!{self.print}" if self.print else ""
        kind, key = _plain(self.kind), _plain(self.key)
        return f"{PREFIX}{kind}:{_plain(self.page)}?{view}#{key}~{self.number}{end}"

    def written(self, text: str) -> "Tag":
        """The tag of a part that has this text."""
        return replace(self, print=print_of(text))


def read(name: str) -> Tag | None:
    """What a shape's name says; None when it is not ours."""
    found = _NAME.fullmatch(name) if len(name) <= LONGEST else None
    if found is None:
        return None
    pairs = (pair.partition("=") for pair in found["view"].split("&") if pair)
    return Tag(
        kind=unquote(found["kind"]),
        page=unquote(found["page"]),
        view={unquote(name): unquote(said) for name, _equals, said in pairs},
        key=unquote(found["key"]),
        number=int(found["number"]),
        print=found["print"] or "",
    )


def print_of(text: str) -> str:
    """Eight letters that stand for a text; how its lines are broken does not count."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def _plain(text: str) -> str:
    return _RESERVED.sub(lambda found: f"%{ord(found[0]):02X}", text)
