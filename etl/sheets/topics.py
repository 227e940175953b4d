"""Topics, outcomes and look-backs, which follow from forums."""

from etl.sheets.contract import Column, FilledBy, Kind, Sheet

NAME, WHOLE, NUMBER, DATE = Kind.NAME, Kind.WHOLE, Kind.NUMBER, Kind.DATE

TOPICS = Sheet(
    "topics",
    "议题",
    (
        Column(
            "议题",
            "topic",
            required=True,
            aliases=("议题名称", "讨论议题"),
            example="会员注册怎样提速",
        ),
        Column("论坛期次", "forum_no", WHOLE, aliases=("期次", "所属期次", "对应期次"), example=12),
        Column("类型", "kind", aliases=("议题类型", "议题类别", "类别"), example="难点工作"),
        Column(
            "提出部室",
            "proposer",
            NAME,
            aliases=("提出单位", "提报部室"),
            register="units",
            example="网络工作部",
        ),
        Column(
            "主讲单位",
            "speaker",
            NAME,
            aliases=("主讲部室", "主讲"),
            register="units",
            example="研究室",
        ),
        Column(
            "提出日期", "proposed", DATE, aliases=("提出时间", "提报日期"), example="2025年6月20日"
        ),
        Column(
            "确定日期", "accepted", DATE, aliases=("确定时间", "立题日期"), example="2025年7月1日"
        ),
    ),
    key=("topic", "forum_no"),
    aliases=("论坛议题", "议题征集"),
    period="proposed",
    filled_by=FilledBy.HOST,
)

OUTCOMES = Sheet(
    "outcomes",
    "成果",
    (
        Column(
            "成果名称",
            "outcome",
            required=True,
            aliases=("成果", "论坛成果"),
            example="会员注册提速方案",
        ),
        Column(
            "论坛期次", "forum_no", WHOLE, required=True, aliases=("期次", "来源期次"), example=12
        ),
        Column("议题", "topic", aliases=("来源议题", "对应议题"), example="会员注册怎样提速"),
        Column("成果类型", "kind", aliases=("类型", "成果形式"), example="工作方案"),
        Column("运用方式", "use", aliases=("转化方式", "成果运用"), example="部室采纳"),
        Column("采纳情况", "adoption", aliases=("是否采纳", "采纳"), example="已采纳"),
        Column("形成日期", "formed", DATE, aliases=("形成时间",), example="2025年7月25日"),
        Column("采纳日期", "adopted", DATE, aliases=("采纳时间",), example="2025年8月5日"),
        Column("见效日期", "effective", DATE, aliases=("见效时间",), example="2025年10月"),
        Column(
            "成效",
            "effect",
            aliases=("工作成效", "取得成效"),
            example="注册时间由五分钟缩短到一分钟",
        ),
        Column(
            "受益人数",
            "beneficiaries",
            NUMBER,
            aliases=("受益职工", "惠及职工"),
            unit="人",
            example="1.2万人",
        ),
        Column(
            "涉及资金",
            "funds",
            NUMBER,
            aliases=("转化资金", "资金", "资金额"),
            unit="元",
            example="30万元",
        ),
    ),
    key=("outcome", "forum_no"),
    aliases=("论坛成果", "成果运用", "成果转化"),
    period="formed",
    filled_by=FilledBy.HOST,
)

LOOK_BACKS = Sheet(
    "look_backs",
    "回头看",
    (
        Column(
            "成果名称",
            "outcome",
            required=True,
            aliases=("成果", "论坛成果"),
            example="会员注册提速方案",
        ),
        Column(
            "应回头看日期",
            "due",
            DATE,
            required=True,
            aliases=("应回头看时间", "计划回头看日期", "回头看期限"),
            example="2026年4月1日",
        ),
        Column(
            "回头看日期",
            "looked",
            DATE,
            aliases=("回头看时间", "实际回头看日期"),
            example="2026年4月8日",
        ),
        Column(
            "发现差距",
            "gap",
            aliases=("查找的差距", "工作差距", "差距"),
            example="老会员补录身份信息仍要到窗口",
        ),
        Column(
            "新议题", "topic", aliases=("转为议题", "形成新议题"), example="会员信息补录怎样在线办"
        ),
    ),
    key=("outcome", "due"),
    aliases=("成果回头看", "论坛成果回头看"),
    period="due",
    filled_by=FilledBy.HOST,
)
