"""What follows from forums, as sheets: problems, field visits, learning, task office, scores."""

import datetime as dt

from demo_story import learning, places, scoring, service, task_office
from demo_story.decisions import decisions
from demo_story.office import LEFT, UP, Listing
from demo_story.problems import problems
from demo_story.visits import visits


def problem_ledger() -> Listing:
    """The ledger of problems, with what became of them under a header of its own."""
    plain = ("问题描述", "问题来源", "类别", "级别", "发现日期", "责任单位", "整改期限")
    headers = (
        ("编号", *plain, "督办情况", LEFT, "销号情况", LEFT, LEFT, "挂旗"),
        (UP, *(UP,) * len(plain), "派单日期", "挂牌日期", "是否销号", "销号日期", "反弹日期", UP),
    )
    rows = [
        (
            *(f"2025-{number:03d}", one.words, one.source, one.kind, one.level, one.found),
            *(one.owner, one.due, one.assigned, one.listed),
            *("是" if one.closed_on else "否", one.closed_on, one.reopened_on, one.flag),
        )
        for number, one in enumerate(problems(), start=1)
    ]
    return Listing(
        "问题台账",
        "2025年问题整改“挂牌销号”台账",
        headers,
        rows,
        reporter="澄岚市总工会办公室",
        corner="截至2025年12月31日",
    )


def field_visits() -> Listing:
    """Field research, with dates as the office writes them."""
    headers = (("调研题目", "调研日期", "带队领导", "走访单位", "单位类别", "发现问题数（个）"),)
    rows = [
        (one.subject, _written(one.day), one.leader, one.unit, one.kind, one.found)
        for one in visits()
    ]
    return Listing("调研", "2025年领导带队调研走访情况", headers, rows)


def decided() -> Listing:
    """What meetings decided."""
    headers = (("会议", "议定事项", "责任单位", "完成时限", "落实情况", "看板视图"),)
    rows = [
        (one.meeting, one.words, one.owner, one.due, one.status, one.view) for one in decisions()
    ]
    return Listing("议定事项", "主席办公会议定事项落实情况", headers, rows)


def study_visits() -> Listing:
    """Study visits to other cities."""
    headers = (
        (
            *("标杆城市", "考察日期", "领域", "对口部室", "学到的做法", "借鉴措施", "落地状态"),
            "列入年度",
        ),
    )
    rows = [(city, _written(day), *others) for city, day, *others in learning.STUDY_VISITS]
    return Listing("学习考察", "“近学霁川、远学曜湾”学习考察情况", headers, rows)


def benchmark_tasks() -> Listing:
    """What to catch up in."""
    headers = (
        *("序号", "对标对象", "对标项目", "差距", "赶超目标", "措施"),
        *("责任部室", "启动时间", "完成时限", "完成情况", "对应指标"),
    )
    rows = [
        (
            *(number, one.city, one.item, one.gap, one.goal, one.measure, one.owner),
            *(one.started and dt.date.fromisoformat(one.started), dt.date.fromisoformat(one.due)),
            *(one.status, one.indicator),
        )
        for number, one in enumerate(learning.TASKS, start=1)
    ]
    return Listing("对标任务", "2025年对标赶超任务清单", (headers,), rows)


def secondments() -> Listing:
    """Who was lent to the task office."""
    headers = (("日期", "人员来源", "抽调人数（人）", "任务号"),)
    return Listing(
        "专项办",
        "专项办人员抽调情况",
        headers,
        task_office.secondments(),
        reporter="澄岚市总工会办公室",
    )


def campaigns() -> Listing:
    """The campaigns."""
    headers = (("行动名称", "开始日期", "结束日期", "项目名称", "对应指标", "目标值"),)
    return Listing("攻坚行动", "攻坚行动安排", headers, task_office.CAMPAIGNS)


def publications() -> Listing:
    """What was published."""
    headers = (("刊发日期", "报送单位", "刊发媒体", "媒体级别", "标题"),)
    rows = [(f"{day:%Y.%m.%d}", *others) for day, *others in scoring.publications()]
    return Listing(
        "信息宣传", "信息宣传刊发情况", headers, rows, reporter=f"澄岚市总工会{places.PUBLICITY}"
    )


def scoring_rules() -> Listing:
    """Points by level and medium."""
    headers = (("级别", "媒体", "分值", "生效日期"),)
    return Listing(
        "计分规则",
        "信息宣传计分规则",
        headers,
        scoring.RULES,
        notes=("媒体栏空白的为该级别其他媒体。", "生效日期空白的自始执行。"),
    )


def appraisals() -> Listing:
    """Raters and their weights by year."""
    headers = (("方案", "年度", "评分主体", "权重（%）", "等级线"),)
    return Listing("考评方案", "考评方案及评分主体权重", headers, scoring.appraisals())


def appraisal_scores() -> Listing:
    """All scores."""
    headers = (
        *("方案", "时期", "单位", "评分主体", "维度", "得分"),
        *("评分人数（人）", "意见数（条）", "答复数（条）"),
    )
    return Listing("考评得分", "各方案评分汇总", (headers,), scoring.scores())


def studios() -> Listing:
    """Innovation studios."""
    headers = (("工作室名称", "所在单位", "年度", "等级", "创效（万元）", "奖励（万元）"),)
    return Listing("创新工作室", "职工创新工作室评定情况", headers, scoring.studios())


def honours() -> Listing:
    """What was honoured, by whom."""
    headers = (("授予日期", "获奖单位", "荣誉名称", "级别", "对象"),)
    return Listing("荣誉", "荣誉表彰情况", headers, service.honours())


def service_visits() -> Listing:
    """Visits to the grass roots, by month and unit."""
    headers = (("月份", "单位", "专职干部数（人）", "下基层次数（次）"),)
    return Listing("下基层", "2025年干部下基层服务情况", headers, service.visits())


def staffing() -> Listing:
    """Where the people of the grass-roots unions work."""
    headers = (("年度", "单位", "方向", "人数（人）", "计划占比（%）"),)
    return Listing("人力配置", "基层工会人力配置（一四五）", headers, service.staffing())


def yearly_targets() -> Listing:
    """What was planned for the units, and what came of it."""
    headers = (("年度", "事项", "单位", "计划数", "完成数"),)
    return Listing("年度计划", "组织发展和服务计划完成情况", headers, service.targets())


def _written(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
