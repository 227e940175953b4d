"""Comments of a sheet: new ones beside those that are there, which only grow longer."""

from collections.abc import Mapping

from etl.reading.formats.address import address
from etl.templates.marking import spans
from etl.templates.marking.parts import HEAD
from etl.templates.marking.places import Address, Remark
from etl.templates.marking.spans import Edit, Element

AUTHOR = "强会看板"
LONGEST = 30_000  # characters; Excel takes 32,767
SPACE = b'<%bt xml:space="preserve">%b</%bt>'


def empty(namespace: str) -> bytes:
    """A part for the comments of a sheet that has none."""
    inside = "<authors></authors><commentList></commentList>"
    return f'{HEAD}<comments xmlns="{namespace}">{inside}</comments>'.encode()


def commented(content: bytes, remarks: Mapping[Address, Remark]) -> tuple[bytes, list[Address]]:
    """The part with what is said of each cell, and the cells that had no comment before.

    Raises Refusal where the part is no XML, ValueError where it has no list of comments.
    """
    root = spans.parsed(content)
    listed, authors = root.first("commentList"), root.first("authors")
    if listed is None or authors is None:
        raise ValueError("no list of comments")
    there = {comment.attributes.get("ref", "").upper(): comment for comment in listed.children}
    names = [content[one.inside : one.outside].decode() for one in authors.children]
    edits: list[Edit] = []
    if AUTHOR not in names:
        name = authors.prefix
        edits.append(authors.appended(f"<{name}author>{AUTHOR}</{name}author>".encode()))
        names.append(AUTHOR)
    fresh, added = [], []
    for place, remark in sorted(remarks.items()):
        said = spans.text(remark.text[:LONGEST])
        if (old := there.get(address(*place))) is not None:
            edits.append(_longer(old, said))
        else:
            fresh.append(place)
            added.append(_comment(root.prefix, place, names.index(AUTHOR), said))
    if added:
        edits.append(listed.appended(b"".join(added)))
    return spans.edited(content, edits), fresh


def _comment(prefix: str, place: Address, author: int, said: bytes) -> bytes:
    name = prefix.encode()
    where = address(*place).encode()
    body = b"<%btext>%b</%btext>" % (name, SPACE % (name, said, name), name)
    return b'<%bcomment ref="%b" authorId="%d">%b</%bcomment>' % (name, where, author, body, name)


def _longer(comment: Element, said: bytes) -> Edit:
    """What is said goes behind the words of a comment, as a run of its own where it has runs."""
    name = comment.prefix.encode()
    text = comment.first("text")
    run = b"<%br>%b</%br>" % (name, SPACE % (name, b"\n" + said, name), name)
    if text is None:
        return comment.appended(b"<%btext>%b</%btext>" % (name, run, name))
    if runs := text.all("r"):
        return Edit(runs[-1].end, runs[-1].end, run)
    if plain := text.first("t"):
        return plain.appended(b"\n" + said)
    return text.appended(run)
