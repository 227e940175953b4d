"""The parts of a package as they will be: changed and added ones, relationships, content types."""

import posixpath
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from etl.reading.formats.archive import Archive
from etl.reading.formats.package import TYPES, joined, present
from etl.templates.marking import spans
from etl.templates.marking.spans import Element

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATION = "application/vnd.openxmlformats-package.relationships+xml"
CONTENT = "application/vnd.openxmlformats-officedocument."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Family:
    """The two namespaces of a package: of spreadsheets, and of what points to other parts."""

    main: str
    links: str


LOOSE = Family(
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT = Family(
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


@dataclass
class Parts:
    """A package that is being changed: what is in `contents` stands for the part of that name."""

    archive: Archive
    contents: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        """A part as it will be."""
        found = self.contents.get(name)
        return self.archive.read(name) if found is None else found

    def known(self, name: str) -> str | None:
        """The name of a part as the package writes it; None where there is no such part."""
        return name if name in self.contents else present(self.archive, name)

    def add(self, name: str, content: str | bytes, kind: str) -> None:
        """A new part, and its content type."""
        self.contents[name] = content.encode() if isinstance(content, str) else content
        self._announce(f"/{name}", kind)

    def free(self, pattern: str) -> str:
        """The first name of a pattern (`xl/comments{}.xml`) that no part has."""
        number = 1
        while self.known(name := pattern.format(number)):
            number += 1
        return name

    def links(self, part: str) -> "Links":
        """What a part points to."""
        return Links(self, part)

    def _announce(self, name: str, kind: str) -> None:
        types = self.known(TYPES) or TYPES
        content = self.read(types)
        root = spans.parsed(content)
        ending = name.rpartition(".")[2].lower()
        defaults = {
            each.attributes.get("Extension", "").lower(): each.attributes.get("ContentType")
            for each in root.all("Default")
        }
        if defaults.get(ending) == kind:
            return
        if ending not in defaults and ending != "xml":
            text = f'<{root.prefix}Default Extension="{ending}" ContentType="{kind}"/>'
        else:
            text = f'<{root.prefix}Override PartName="{name}" ContentType="{kind}"/>'
        self.contents[types] = spans.edited(content, [root.appended(text.encode())])


class Links:
    """The relationships of one part; they are a part themselves."""

    def __init__(self, parts: Parts, part: str) -> None:
        """Read them, where there are any."""
        self._parts, self._part = parts, part
        self._folder, name = posixpath.split(part)
        wanted = posixpath.join(self._folder, "_rels", f"{name}.rels")
        self._name = parts.known(wanted)
        if self._name is None:
            self._name, empty = wanted, f'<Relationships xmlns="{RELATIONS}"></Relationships>'
            self._content = f"{HEAD}{empty}".encode()
        else:
            self._content = parts.read(self._name)

    def target(self, kind: str) -> str | None:
        """The part that a link of this kind leads to: `comments`, or an id."""
        promised = self.promised(kind)
        return self._parts.known(promised) if promised else None

    def promised(self, kind: str) -> str | None:
        """The name of such a part, which need not be there."""
        for link in self._all():
            type_, identity = link.attributes.get("Type", ""), link.attributes.get("Id")
            if link.attributes.get("TargetMode") != "External" and (
                type_.rpartition("/")[2] == kind or identity == kind
            ):
                return joined(self._folder, link.attributes.get("Target", ""))
        return None

    def add(self, kind: str, part: str) -> str:
        """A new link; its id."""
        taken = {link.attributes.get("Id", "").lower() for link in self._all()}
        number = len(taken) + 1
        while f"rid{number}" in taken:
            number += 1
        root = spans.parsed(self._content)
        target = posixpath.relpath(f"/{part}", f"/{self._folder}")
        text = (
            f'<{root.prefix}Relationship Id="rId{number}" Type={quoteattr(kind)} '
            f"Target={quoteattr(target)}/>"
        )
        self._content = spans.edited(self._content, [root.appended(text.encode())])
        is_new = self._parts.known(self._name or "") is None
        if self._name and is_new:
            self._parts.add(self._name, self._content, RELATION)
        elif self._name:
            self._parts.contents[self._name] = self._content
        return f"rId{number}"

    def _all(self) -> list[Element]:
        return spans.parsed(self._content).all("Relationship")
