"""Forums, topics, outcomes and the yearly plan as sheets."""

from demo_story import places
from demo_story.forum import ALL, DELEGATES, HEADS, OWN, Forum
from demo_story.look_backs import look_backs
from demo_story.office import LEFT, UP, CellValue, Listing, Record
from demo_story.outcomes import outcomes
from demo_story.topics import FORUMS, raised
from demo_story.values import YEARS

SEGMENTS = ("问一问", "说一说", "提一提", "晒一晒", "找一找")

# How often each format is planned in a year, and who organises it.
FORMATS = (
    (OWN, 4, "提出议题部室"),
    (ALL, 3, "提出议题部室会同机关党委"),
    (HEADS, 4, "研究室会同办公室"),
    (DELEGATES, 1, "研究室会同组织部"),
)


def forums(year: int) -> Listing:
    """The forums of one year, with the five segments under a header of their own."""
    plain = (
        "论坛主题",
        "举办日期",
        "主办部室",
        "组织形式",
        "举办形式",
        "参加人数（人）",
        "出席领导",
    )
    headers = (
        ("期次", *plain, "五个环节", *(LEFT,) * 4, "归档日期"),
        (UP, *(UP,) * len(plain), *SEGMENTS, UP),
    )
    return Listing(
        f"{year}年",
        f"{year}年度“强会论坛”一览表",
        headers,
        [_forum(forum) for forum in FORUMS if forum.held.year == year],
        corner="填报日期：2026年1月5日",
        notes=("环节内容空白的为现场未记录。",),
    )


def topics() -> Listing:
    """Every topic raised, those still waiting at the end."""
    headers = (
        *("序号", "议题名称", "论坛期次", "议题类型"),
        *("提出部室", "主讲单位", "提出日期", "确定日期"),
    )
    rows = [
        (
            *(number, one.topic.name, one.forum.number if one.forum else None, one.topic.kind),
            *(one.topic.proposer, one.speaker, one.proposed, one.accepted),
        )
        for number, one in enumerate(raised(), start=1)
    ]
    return Listing("议题", "论坛议题征集和确定情况", (headers,), rows, corner="截至2025年12月31日")


def results() -> Listing:
    """Every outcome with how it was used."""
    headers = (
        *("论坛期次", "成果名称", "来源议题", "成果类型", "运用方式", "采纳情况"),
        *("形成日期", "采纳日期", "见效日期", "工作成效", "受益人数（人）", "涉及资金（万元）"),
    )
    rows = [
        (
            *(f"第{one.forum.number}期", one.name, one.topic.name, one.kind, one.use),
            *(one.adoption, one.formed, one.adopted, one.effective, one.effect),
            *(one.beneficiaries, one.funds),
        )
        for one in outcomes()
    ]
    return Listing("成果", "论坛成果运用台账", (headers,), rows, corner="截至2025年12月31日")


def looked_back() -> Listing:
    """What was seen of outcomes half a year after they took effect."""
    headers = (("成果名称", "应回头看日期", "回头看日期", "发现差距", "新议题"),)
    rows = [(one.outcome, one.due, one.looked, one.gap, one.topic) for one in look_backs()]
    notes = ("发现差距栏空白的为未发现差距或尚未回头看。",)
    return Listing("回头看", "论坛成果回头看情况", headers, rows, notes=notes)


def plans() -> Listing:
    """What was planned for each year: forums, those with delegates, by format and department."""
    research = places.RESEARCH
    rows: list[Record] = []
    for year in YEARS:
        rows += [(year, "论坛", None, 12, research), (year, "基层代表论坛", None, 1, research)]
        rows += [(year, format_, None, planned, who) for format_, planned, who in FORMATS]
        rows += [(year, "部室主办论坛", unit, 1, None) for unit in places.DEPARTMENTS]
    headers = (("年度", "事项", "单位", "计划数", "组织单位"),)
    return Listing("年度计划", "“强会论坛”年度计划", headers, rows)


def _forum(forum: Forum) -> Record:
    leaders = "市总工会主要领导、分管领导" if forum.format == HEADS else "分管领导"
    archived = forum.archived_after
    day: CellValue = None if archived is None else forum.held_after(archived)
    return (
        *(forum.number, forum.theme, forum.held, forum.host, forum.format, forum.mode),
        *(forum.attendance, None if forum.format == OWN else leaders),
        *(text or None for text in forum.segments),
        day,
    )
