"""Texts in one part of an Office package: between tags, over several runs, and in attributes.

The part is taken as text, so that whatever holds none of them stays as it is, byte by byte.
"""

import re
from collections.abc import Iterable

from etl.loading.erasing.wanted import Span, Wanted

_TOKEN = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^<>"']|"[^"]*"|'[^']*')*>""", re.DOTALL
)
_NAME = re.compile(r"</?(?:[\w.-]+:)?([\w.-]+)")
_ATTRIBUTE = re.compile(r"""([\w.:-]+)(\s*=\s*)("[^"]*"|'[^']*')""")
_ENTITY = re.compile(r"&(#x[0-9a-fA-F]+|#[0-9]+|amp|lt|gt|quot|apos);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
# One text may be broken over several runs in these: in a shared or inline text, in a paragraph.
_WHOLE = frozenset(("si", "is", "text", "p", "h", "rPh", "textbox"))
# Attributes with words of people. Others hold what programs have counted or drawn by lot, which a
# text of plain letters and digits may be in by chance.
_WORDS = frozenset(
    (
        *("name", "displayName", "v", "title", "descr", "tooltip", "display", "location", "author"),
        *("Target", "caption", "uniqueName", "text", "prompt", "promptTitle", "error", "alt"),
        *("errorTitle", "altText", "userName", "userId", "description", "string-value", "href"),
        *("formula", "lastModifiedBy", "command", "sheet", "codeName", "val"),
    )
)


def may_hold(xml: str, wanted: Wanted) -> bool:
    """Whether it is worth looking closer; False is sure."""
    if wanted.is_in(_plain(xml)) or wanted.is_in(_plain(re.sub(r"<[^>]*>", "", xml))):
        return True
    written = [f"{number:.0f}" for number in wanted.numbers]
    heads = [head for digits in written for head in (digits[:12], f"{digits[0]}.{digits[1:7]}")]
    return any(part in xml for part in (*heads, *(text for text, _ in wanted.quoted)))


def erased(xml: str, wanted: Wanted) -> tuple[str, int]:
    """The part with marks in their places, and how many there are."""
    if not may_hold(xml, wanted):
        return xml, 0
    part = _Part(wanted)
    at = 0
    for token in _TOKEN.finditer(xml):
        part.text(xml[at : token.start()])
        part.token(token[0])
        at = token.end()
    part.text(xml[at:])
    return "".join(part.pieces), part.count


class _Part:
    """The pieces of a part, as far as it is read; `groups` are texts that are one for a reader."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted, self.count = wanted, 0
        self.pieces: list[str] = []
        self._groups: list[list[tuple[int, str]]] = []
        self._cell: int | None = None  # the piece with the tag of the cell
        self._kind = ""  # of the cell
        self._is_value = False

    def text(self, written: str) -> None:
        """Take what stands between two tags."""
        self.pieces.append(written)
        if written.strip():
            self._hear(_plain(written))

    def token(self, token: str) -> None:
        """Take a tag, or what is no element."""
        if token.startswith("<![CDATA["):
            self.pieces.append(token)
            self._hear(token[9:-3])
        elif token.startswith(("<!", "<?")):
            self.pieces.append(self.wanted.erased(token))
            self.count += self.pieces[-1] != token
        else:
            self.pieces.append(self._tag(token))
            self._follow(token)

    def _hear(self, text: str) -> None:
        if self._is_value and self._cell is not None and self._kind in ("", "n", "s", "b", "e"):
            self._number(text)
        elif self._groups:
            self._groups[-1].append((len(self.pieces) - 1, text))
        else:
            self._settle([(len(self.pieces) - 1, text)])

    def _number(self, text: str) -> None:
        """A number that is one of the texts; the others are places of shared texts, or errors."""
        mark = self.wanted.mark_of(text) if self._kind in ("", "n") else None
        if mark is None or self._cell is None:
            return
        self.pieces[-1] = mark
        tag = re.sub(r"""\st\s*=\s*("[^"]*"|'[^']*')""", "", self.pieces[self._cell])
        self.pieces[self._cell] = re.sub(r"(/?>)$", r' t="str"\1', tag)
        self.count += 1

    def _follow(self, token: str) -> None:
        name = _name(token)
        is_end, is_empty = token.startswith("</"), token.endswith("/>")
        if name in _WHOLE and not is_empty:
            if not is_end:
                self._groups.append([])
            elif self._groups:
                self._settle(self._groups.pop())
        elif name == "c" and not is_empty:
            self._cell = None if is_end else len(self.pieces) - 1
            self._kind = _attributes(token).get("t", "")
        elif name == "v" and not is_empty:
            self._is_value = not is_end

    def _settle(self, group: list[tuple[int, str]]) -> None:
        found = self.wanted.spans("".join(text for _, text in group))
        start = 0
        for place, text in group if found else ():
            self.pieces[place] = _escaped(_cut(text, start, found))
            start += len(text)
        self.count += len(found)

    def _tag(self, token: str) -> str:
        token = self._counted(token)
        for text, mark in self.wanted.quoted:
            self.count += token.count(text) if "%" in text else 0
            token = token.replace(text, mark) if "%" in text else token
        if not self.wanted.is_in(_plain(token)):
            return token
        return _ATTRIBUTE.sub(self._attribute, token)

    def _attribute(self, match: re.Match[str]) -> str:
        name, between, written = match.groups()
        is_worded = not self.wanted.is_ascii or name.rpartition(":")[2] in _WORDS
        value = _plain(written[1:-1])
        if not is_worded or not self.wanted.is_in(value):
            return match[0]
        self.count += 1
        return f'{name}{between}"{_escaped(self.wanted.erased(value), is_attribute=True)}"'

    def _counted(self, token: str) -> str:
        """A number in an attribute: of a cell of an OpenDocument sheet, of a pivot table."""
        facts = _attributes(token) if self.wanted.numbers and "value=" in token else {}
        if mark := self.wanted.mark_of(facts.get("office:value")):
            self.count += 1
            token = re.sub(r'\s(?:office:value|office:currency)="[^"]*"', "", token)
            return re.sub(r'value-type="[^"]*"', 'value-type="string"', token).replace(
                "office:value-type", f'office:string-value="{mark}" office:value-type', 1
            )
        pivot = _attributes(token).get("v") if _name(token) == "n" else None
        if mark := self.wanted.mark_of(pivot):
            self.count += 1
            return f'<s v="{mark}"/>' if token.endswith("/>") else token
        return token


def _cut(text: str, start: int, found: Iterable[Span]) -> str:
    """One run of a text that begins at `start` of the whole; a mark stands where its text began."""
    parts, at, end = [], start, start + len(text)
    for span in found:
        if span.end > start and span.start < end:
            parts.append(text[at - start : max(span.start - start, 0)])
            parts.append(span.mark if span.start >= start else "")
            at = min(span.end, end)
    return "".join([*parts, text[at - start :]])


def _name(token: str) -> str:
    match = _NAME.match(token)
    return match[1] if match else ""


def _attributes(token: str) -> dict[str, str]:
    return {name: _plain(value[1:-1]) for name, _, value in _ATTRIBUTE.findall(token)}


def _plain(written: str) -> str:
    return _ENTITY.sub(_meant, written) if "&" in written else written


def _meant(match: re.Match[str]) -> str:
    said = match[1]
    if not said.startswith("#"):
        return _ENTITIES[said]
    number = int(said[2:], 16) if said.startswith("#x") else int(said[1:])
    return chr(number) if number < 0x110000 else match[0]


def _escaped(text: str, *, is_attribute: bool = False) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        text = text.replace(sign, entity)
    if is_attribute:
        for sign, entity in (('"', "&quot;"), ("\n", "&#10;"), ("\t", "&#9;")):
            text = text.replace(sign, entity)
    return text
