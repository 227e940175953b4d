"""Cities, indicators, their values, schemes and benchmarks: what is compared."""

from etl.sheets.contract import Column, Kind, Sheet

NAME, WHOLE, NUMBER, DATE, PERIOD = Kind.NAME, Kind.WHOLE, Kind.NUMBER, Kind.DATE, Kind.PERIOD

CITIES = Sheet(
    "cities",
    "城市",
    (
        Column("城市", "city", required=True, aliases=("城市名称", "对标城市", "地区")),
        Column("省份", "province", aliases=("省", "所属省份")),
        Column("角色", "role", aliases=("对标角色",), allowed=("本市", "近学", "远学", "同组")),
        Column("分组", "group", aliases=("组别", "所属组")),
        Column("自", "since", DATE, aliases=("加入日期", "加入时间", "自何时起")),
        Column("至", "until", DATE, aliases=("退出日期", "截止日期", "至何时止")),
        Column("曾用名", "former_names", Kind.NAMES, aliases=("原名", "旧名", "更名前")),
        Column("并入", "merged_into", NAME, aliases=("并入城市", "合并至"), register="cities"),
        Column("拆自", "split_from", NAME, aliases=("拆分自", "析出自"), register="cities"),
    ),
    key=("city", "group"),
    aliases=("城市名册", "对标城市"),
)

INDICATORS = Sheet(
    "indicators",
    "指标",
    (
        Column("指标", "indicator", required=True, aliases=("指标名称",)),
        Column("单位", "unit", aliases=("计量单位",)),
        Column(
            "方向",
            "direction",
            required=True,
            aliases=("优劣方向",),
            allowed=("越高越好", "越低越好"),
        ),
        Column("维度", "dimension", aliases=("指标维度",)),
        Column("小数位", "decimals", WHOLE, aliases=("小数位数", "保留小数")),
        Column("频度", "grain", aliases=("报送频度", "周期")),
        Column("目标值", "target", NUMBER, aliases=("目标",)),
        Column("目标年度", "target_year", WHOLE, aliases=("目标年份",)),
        Column("口径", "definition", aliases=("指标口径", "统计口径", "指标解释")),
        Column(
            "数据形态",
            "accrual",
            aliases=("累计方式",),
            allowed=("当期", "累计", "时点"),
        ),
        Column("公式", "formula", aliases=("计算公式",)),
        Column("来源", "source", aliases=("数据来源",)),
        Column("主管部室", "owner", NAME, aliases=("责任部室", "主管单位"), register="units"),
        Column(
            "数据等级",
            "quality",
            aliases=("数据质量等级", "数据质量"),
            allowed=("A", "B", "C"),
        ),
    ),
    key=("indicator",),
    aliases=("指标体系", "指标名册"),
)

INDICATOR_VALUES = Sheet(
    "indicator_values",
    "指标数据",
    (
        Column(
            "指标",
            "indicator",
            NAME,
            required=True,
            aliases=("指标名称", "indicator", "variable", "series", "metric"),
            register="indicators",
        ),
        Column(
            "城市",
            "city",
            NAME,
            required=True,
            aliases=("地区", "市", "单位", "city", "area", "region", "location", "place"),
            register="cities",
        ),
        Column(
            "时期",
            "period",
            PERIOD,
            required=True,
            aliases=(
                *("期间", "时间", "年月", "截止时间", "月份", "年份"),
                *("period", "timeperiod", "time", "yearmonth", "date", "year", "quarter", "month"),
            ),
        ),
        Column(
            "数值",
            "value",
            NUMBER,
            aliases=(
                *("数值(原文写法)", "数据", "值", "完成值"),
                *("value", "obsvalue", "figure", "amount"),
            ),
        ),
        Column("单位", "unit", aliases=("计量单位", "unit", "units", "unitofmeasure")),
        Column("名次", "rank", WHOLE, aliases=("排名", "位次", "rank", "ranking")),
        Column("变动", "change", NUMBER, aliases=("变动值", "变动量", "增减", "同比", "change")),
        Column("变动单位", "changed_in", aliases=("增减单位",)),
        Column("比较基期", "compared_with", aliases=("对比基期",)),
        Column("来源", "source", aliases=("数据来源", "来源文件", "source", "datasource")),
    ),
    key=("indicator", "city", "period"),
    aliases=("指标月报", "指标值"),
    period="period",
    replaced_by="indicator",
    supplement=("change", ("value", "rank")),
)

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
        Column("方案", "scheme", required=True, aliases=("方案名称", "评价方案")),
        Column(
            "指标",
            "indicator",
            NAME,
            aliases=("指标名称",),
            register="indicators",
            is_blank_said=True,  # the row weighs its dimension
        ),
        Column("维度", "dimension", aliases=("指标维度",)),
        Column("权重", "weight", NUMBER, required=True, aliases=("权数",)),
        Column("权重年度", "weights_year", WHOLE, aliases=("适用年度", "权重年份")),
        Column(
            "归一化",
            "normalisation",
            aliases=("标准化", "无量纲化"),
            allowed=NORMALISATIONS,
        ),
        Column(
            "合成",
            "aggregation",
            aliases=("合成方法",),
            allowed=("算术", "几何", "调和", "幂均值", "科普兰"),
        ),
        Column("幂次", "exponent", NUMBER, aliases=("指数", "幂指数")),
        Column("下限", "goalpost_low", NUMBER, aliases=("最低值",)),
        Column("上限", "goalpost_high", NUMBER, aliases=("最高值",)),
        Column("覆盖率", "coverage", NUMBER, aliases=("最低覆盖率",), unit="%"),
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
        ),
        Column(
            "指标或方案",
            "subject",
            aliases=("头条指标", "头条指标或方案"),
            is_blank_said=True,  # the choice holds for all
        ),
        Column("城市分组", "city_group", aliases=("分组", "看板分组"), is_blank_said=True),
        Column("计入覆盖率", "coverage", NUMBER, aliases=("报送覆盖率",), unit="%"),
        Column("截至日", "day", DATE, aliases=("超期截至日",)),
    ),
    key=("choice", "subject", "city_group"),
    aliases=("看板选项", "首页设置"),
)

BENCHMARK_TASKS = Sheet(
    "benchmark_tasks",
    "对标任务",
    (
        Column(
            "对标对象",
            "city",
            NAME,
            required=True,
            aliases=("对标城市", "标杆城市"),
            register="cities",
        ),
        Column("对标项目", "item", required=True, aliases=("对标内容", "对标事项")),
        Column("差距", "gap", aliases=("存在差距",)),
        Column("赶超目标", "goal", required=True, aliases=("目标", "追赶目标")),
        Column("措施", "measure", required=True, aliases=("工作措施", "赶超措施")),
        Column("责任部室", "owner", NAME, required=True, aliases=("责任单位",), register="units"),
        Column("开始日期", "started", DATE, aliases=("启动日期", "开始时间", "启动时间")),
        Column("完成时限", "due", DATE, required=True, aliases=("完成期限", "时限")),
        Column("完成情况", "status", aliases=("进展情况",)),
        Column("指标", "indicator", NAME, aliases=("对应指标",), register="indicators"),
    ),
    key=("city", "item"),
    aliases=("对标清单", "对标赶超任务"),
)

STUDY_VISITS = Sheet(
    "study_visits",
    "学习考察",
    (
        Column(
            "标杆城市",
            "city",
            NAME,
            required=True,
            aliases=("考察城市", "学习城市"),
            register="cities",
        ),
        Column("日期", "date", DATE, required=True, aliases=("考察日期", "学习日期")),
        Column("领域", "field", required=True, aliases=("工作领域", "学习领域")),
        Column("对口部室", "unit", NAME, aliases=("对口单位",), register="units"),
        Column("学到的做法", "practice", required=True, aliases=("先进做法", "经验做法")),
        Column("借鉴措施", "measure", aliases=("拟采取措施",)),
        Column("落地状态", "status", aliases=("落地情况", "转化情况")),
        Column(
            "列入年度",
            "plan_year",
            WHOLE,
            aliases=("列入年度计划", "纳入年度计划", "列入下年计划", "纳入下年计划"),
        ),
    ),
    key=("city", "date", "practice"),
    aliases=("外出学习", "近学远学"),
    period="date",
)
