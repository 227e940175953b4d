"""Units, forums and the yearly plan."""

from etl.sheets.contract import Column, FilledBy, Kind, Sheet

NAME, WHOLE, NUMBER, DATE = Kind.NAME, Kind.WHOLE, Kind.NUMBER, Kind.DATE

UNITS = Sheet(
    "units",
    "单位",
    (
        Column(
            "单位", "unit", required=True, aliases=("单位名称", "部室", "部门"), example="研究室"
        ),
        Column(
            "类别",
            "kind",
            required=True,
            aliases=("单位类别", "单位性质"),
            allowed=("机关部室", "事业单位", "区县总工会", "产业工会", "基层工会"),
            example="机关部室",
        ),
        Column("上级单位", "parent", aliases=("上级工会", "主管单位"), example="澄岚市总工会"),
    ),
    key=("unit",),
    aliases=("单位名册", "单位一览"),
    filled_by=FilledBy.RESEARCH,
)

FORUMS = Sheet(
    "forums",
    "论坛",
    (
        Column(
            "期次",
            "forum_no",
            WHOLE,
            required=True,
            aliases=("论坛期次", "期数", "期号"),
            example=12,
        ),
        Column(
            "主题",
            "theme",
            required=True,
            aliases=("论坛主题", "研讨主题"),
            example="网上工会怎样建得更好",
        ),
        Column(
            "日期",
            "held",
            DATE,
            required=True,
            aliases=("举办日期", "举办时间", "召开日期", "时间"),
            example="2025年7月15日",
        ),
        Column(
            "主办部室",
            "host",
            NAME,
            required=True,
            aliases=("主办单位", "承办部室", "主办"),
            register="units",
            example="研究室",
        ),
        Column(
            "组织形式",
            "format",
            aliases=("组织方式", "论坛类别"),
            allowed=("部室研讨", "机关全体", "领导和部门负责人", "基层代表参加"),
            example="机关全体",
        ),
        Column(
            "形式",
            "mode",
            aliases=("举办形式", "举办方式", "方式"),
            allowed=("线下", "线上", "线上线下结合"),
            example="线上线下结合",
        ),
        Column(
            "参加人数",
            "attendance",
            NUMBER,
            aliases=("参会人数", "人数", "参与人数"),
            unit="人",
            example=86,
        ),
        Column(
            "线下人数",
            "attendance_onsite",
            NUMBER,
            aliases=("线下参加人数",),
            unit="人",
            example=56,
        ),
        Column(
            "线上人数",
            "attendance_online",
            NUMBER,
            aliases=("线上参加人数",),
            unit="人",
            example=30,
        ),
        Column("出席领导", "leaders", aliases=("参加领导", "出席领导职务"), example="分管副主席"),
        Column("问一问", "ask", aliases=("初心问一问", "初心“问一问”"), example="初心是什么"),
        Column(
            "说一说",
            "speak",
            aliases=("想法说一说", "想法“说一说”"),
            example="会员注册流程可以更短",
        ),
        Column(
            "提一提",
            "lift",
            aliases=("激情提一提", "激情“提一提”"),
            example="上半年注册数居全省第三",
        ),
        Column(
            "晒一晒",
            "show",
            aliases=("业绩晒一晒", "业绩“晒一晒”"),
            example="攻坚月新增注册一万二千人",
        ),
        Column(
            "找一找",
            "seek",
            aliases=("差距找一找", "差距“找一找”"),
            example="与标杆城市相比活跃率偏低",
        ),
        Column(
            "归档日期",
            "archived",
            DATE,
            aliases=("归档时间", "材料归档日期"),
            example="2025年7月20日",
        ),
    ),
    key=("forum_no",),
    aliases=("强会论坛", "论坛情况", "论坛清单"),
    period="held",
    filled_by=FilledBy.HOST,
)

PLANS = Sheet(
    "plans",
    "年度计划",
    (
        Column("年度", "year", WHOLE, required=True, aliases=("年份",), example=2025),
        Column("事项", "item", required=True, aliases=("计划事项", "工作事项"), example="机关全体"),
        Column(
            "单位", "unit", NAME, aliases=("部室", "责任单位"), register="units", example="研究室"
        ),
        Column(
            "计划数",
            "planned",
            NUMBER,
            required=True,
            aliases=("计划", "计划期数"),
            unit="次",
            example=2,
        ),
        Column("完成数", "done", NUMBER, aliases=("实际完成", "完成"), unit="次"),
        Column(
            "组织单位",
            "organiser",
            aliases=("组织部室", "由谁组织"),
            example="提出议题部室会同机关党委",
        ),
    ),
    key=("year", "item", "unit"),
    aliases=("年度工作计划", "论坛计划"),
    period="year",
    filled_by=FilledBy.RESEARCH,
)
