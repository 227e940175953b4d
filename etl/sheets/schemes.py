"""Schemes of indicators, and the board's own settings."""

from etl.sheets.contract import Column, FilledBy, Kind, Sheet

NAME, WHOLE, NUMBER, DATE = Kind.NAME, Kind.WHOLE, Kind.NUMBER, Kind.DATE

NORMALISATIONS = (
    *("极差0-100", "极差1-100", "极差0-1"),
    *("标准分", "标准分10-2"),  # mean 0 and sd 1; mean 10 and sd 2
    *("名次", "名次平均", "名次取大", "博达", "百分位", "百分位平均"),
    *("目标距离", "参照距离"),
    *("标杆区间", "标杆区间0-100"),
    *("与最优之比", "与最优之差"),
)

SCHEMES = Sheet(
    "schemes",
    "评价方案",
    (
        Column(
            "方案", "scheme", required=True, aliases=("方案名称", "评价方案"), example="强会指数"
        ),
        Column(
            "指标",
            "indicator",
            NAME,
            aliases=("指标名称",),
            register="indicators",
            is_blank_said=True,  # the row weighs its dimension
            example="网上入会率",
        ),
        Column("维度", "dimension", aliases=("指标维度",), example="连通/网上"),
        Column("权重", "weight", NUMBER, required=True, aliases=("权数",), example=20),
        Column("权重年度", "weights_year", WHOLE, aliases=("适用年度", "权重年份"), example=2026),
        Column(
            "归一化",
            "normalisation",
            aliases=("标准化", "无量纲化"),
            allowed=NORMALISATIONS,
            example="极差0-100",
        ),
        Column(
            "合成",
            "aggregation",
            aliases=("合成方法",),
            allowed=("算术", "几何", "调和", "幂均值", "科普兰"),
            example="算术",
        ),
        Column("幂次", "exponent", NUMBER, aliases=("指数", "幂指数")),
        Column("下限", "goalpost_low", NUMBER, aliases=("最低值",), example=0),
        Column("上限", "goalpost_high", NUMBER, aliases=("最高值",), example=100),
        Column("覆盖率", "coverage", NUMBER, aliases=("最低覆盖率",), unit="%", example="80%"),
        Column(
            "覆盖率依据",
            "coverage_basis",
            aliases=("覆盖率按",),
            allowed=("指标数", "权重"),
        ),
        Column("截断", "is_truncated", Kind.FLAG, aliases=("是否截断", "封顶")),
        Column("参照城市", "reference_city", NAME, register="cities"),
        Column("范围", "scope", aliases=("比较范围",), allowed=("本期", "各期")),
        Column("处理", "treatment", aliases=("异常值处理",), allowed=("缩尾", "对数")),
        Column("名次依据", "rank_basis", aliases=("排名依据",), allowed=("原值", "四舍五入")),
        Column("小数位", "decimals", WHOLE, aliases=("小数位数", "保留小数")),
        Column("默认", "is_default", Kind.FLAG, aliases=("默认方案",)),
    ),
    key=("scheme", "dimension", "indicator"),
    aliases=("指标权重", "权重表"),
    filled_by=FilledBy.RESEARCH,
)

BOARD_SETTINGS = Sheet(
    "board_settings",
    "看板设置",
    (
        Column(
            "选项",
            "choice",
            required=True,
            aliases=("设置项", "看板选项"),
            allowed=("头条", "计入覆盖率", "超期截至日"),
            example="头条",
        ),
        Column(
            "指标或方案",
            "subject",
            aliases=("头条指标", "头条指标或方案"),
            is_blank_said=True,  # the choice holds for all
            example="网上入会率",
        ),
        Column(
            "城市分组",
            "city_group",
            aliases=("分组", "看板分组"),
            is_blank_said=True,
            example="全省十一市",
        ),
        Column("计入覆盖率", "coverage", NUMBER, aliases=("报送覆盖率",), unit="%", example="80%"),
        Column("截至日", "day", DATE, aliases=("超期截至日",), example="2025年12月31日"),
    ),
    key=("choice", "subject", "city_group"),
    aliases=("看板选项", "首页设置"),
    filled_by=FilledBy.RESEARCH,
)
