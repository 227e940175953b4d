"""Conversations at cells: Excel shows these and no comment, so a reply says what to mend."""

import datetime as dt
import uuid
from collections.abc import Mapping

from etl.reading.formats.address import address
from etl.templates.marking import spans
from etl.templates.marking.comments import AUTHOR
from etl.templates.marking.parts import Parts
from etl.templates.marking.places import Address, Remark

OURS = uuid.uuid5(uuid.NAMESPACE_URL, "qianghui-board")  # whose replies they are, in every workbook


def reply(parts: Parts, sheet: str, book: str, remarks: Mapping[Address, Remark]) -> None:
    """Add a reply to the conversation at each of these cells that has one."""
    part = parts.links(sheet).target("threadedComment")
    people = parts.links(book).target("person")
    if part is None or people is None:
        return
    content = parts.read(part)
    root = spans.parsed(content)
    begun = {
        one.attributes.get("ref", "").upper(): one.attributes.get("id", "")
        for one in reversed(root.children)
        if "parentId" not in one.attributes
    }
    replies = [
        _reply(root.prefix, begun[address(*place)], address(*place), remark)
        for place, remark in sorted(remarks.items())
        if address(*place) in begun
    ]
    if replies:
        parts.contents[part] = spans.edited(content, [root.appended(b"".join(replies))])
        _introduce(parts, people)


def _reply(prefix: str, parent: str, where: str, remark: Remark) -> bytes:
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.00")
    head = (
        f'<{prefix}threadedComment ref="{where}" dT="{now}" personId="{_written(OURS)}" '
        f'id="{_written(uuid.uuid4())}" parentId="{parent}"><{prefix}text>'
    )
    return (
        head.encode()
        + spans.text(remark.text)
        + (f"</{prefix}text></{prefix}threadedComment>".encode())
    )


def _introduce(parts: Parts, people: str) -> None:
    """Name whose replies they are among the people of the workbook."""
    content = parts.read(people)
    root = spans.parsed(content)
    if any(one.attributes.get("id") == _written(OURS) for one in root.children):
        return
    person = (
        f'<{root.prefix}person displayName="{AUTHOR}" id="{_written(OURS)}" '
        f'userId="{AUTHOR}" providerId="None"/>'
    )
    parts.contents[people] = spans.edited(content, [root.appended(person.encode())])


def _written(identity: uuid.UUID) -> str:
    return f"{{{str(identity).upper()}}}"
