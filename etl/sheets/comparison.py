"""Cities, indicators, their values and benchmarks: what is compared."""

from etl.sheets.contract import Column, FilledBy, Kind, Sheet

NAME, WHOLE, NUMBER, DATE, PERIOD = Kind.NAME, Kind.WHOLE, Kind.NUMBER, Kind.DATE, Kind.PERIOD

CITIES = Sheet(
    "cities",
    "城市",
    (
        Column(
            "城市",
            "city",
            required=True,
            aliases=("城市名称", "对标城市", "地区"),
            example="澄岚市",
        ),
        Column("省份", "province", aliases=("省", "所属省份"), example="示例省"),
        Column(
            "角色",
            "role",
            aliases=("对标角色",),
            allowed=("本市", "近学", "远学", "同组"),
            example="本市",
        ),
        Column("分组", "group", aliases=("组别", "所属组"), example="全省十一市"),
        Column(
            "自", "since", DATE, aliases=("加入日期", "加入时间", "自何时起"), example="2023年1月"
        ),
        Column("至", "until", DATE, aliases=("退出日期", "截止日期", "至何时止")),
        Column("曾用名", "former_names", Kind.NAMES, aliases=("原名", "旧名", "更名前")),
        Column("并入", "merged_into", NAME, aliases=("并入城市", "合并至"), register="cities"),
        Column("拆自", "split_from", NAME, aliases=("拆分自", "析出自"), register="cities"),
    ),
    key=("city", "group"),
    aliases=("城市名册", "对标城市"),
    filled_by=FilledBy.RESEARCH,
)

INDICATORS = Sheet(
    "indicators",
    "指标",
    (
        Column("指标", "indicator", required=True, aliases=("指标名称",), example="建会率"),
        Column("单位", "unit", aliases=("计量单位",), example="%"),
        Column(
            "方向",
            "direction",
            required=True,
            aliases=("优劣方向",),
            allowed=("越高越好", "越低越好"),
            example="越高越好",
        ),
        Column("维度", "dimension", aliases=("指标维度",), example="连通/组织"),
        Column("小数位", "decimals", WHOLE, aliases=("小数位数", "保留小数"), example=1),
        Column("频度", "grain", aliases=("报送频度", "周期"), example="月"),
        Column("目标值", "target", NUMBER, aliases=("目标",), example=90),
        Column("目标年度", "target_year", WHOLE, aliases=("目标年份",), example=2026),
        Column(
            "口径",
            "definition",
            aliases=("指标口径", "统计口径", "指标解释"),
            example="已建工会的法人单位数除以法人单位数",
        ),
        Column(
            "数据形态",
            "accrual",
            aliases=("累计方式",),
            allowed=("当期", "累计", "时点"),
        ),
        Column("公式", "formula", aliases=("计算公式",), example="已成立工会单位数 / 法人单位数"),
        Column("来源", "source", aliases=("数据来源",), example="省总通报"),
        Column(
            "主管部室",
            "owner",
            NAME,
            aliases=("责任部室", "主管单位"),
            register="units",
            example="组织部",
        ),
        Column(
            "数据等级",
            "quality",
            aliases=("数据质量等级", "数据质量"),
            allowed=("A", "B", "C"),
            example="A",
        ),
    ),
    key=("indicator",),
    aliases=("指标体系", "指标名册"),
    filled_by=FilledBy.RESEARCH,
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
            example="网上入会率",
        ),
        Column(
            "城市",
            "city",
            NAME,
            required=True,
            aliases=("地区", "市", "单位", "city", "area", "region", "location", "place"),
            register="cities",
            example="澄岚市",
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
            example="2025年10月",
        ),
        Column(
            "数值",
            "value",
            NUMBER,
            aliases=(
                *("数值(原文写法)", "数据", "值", "完成值"),
                *("value", "obsvalue", "figure", "amount"),
            ),
            example=82.5,
        ),
        Column("单位", "unit", aliases=("计量单位", "unit", "units", "unitofmeasure"), example="%"),
        Column("名次", "rank", WHOLE, aliases=("排名", "位次", "rank", "ranking"), example=3),
        Column(
            "变动",
            "change",
            NUMBER,
            aliases=("变动值", "变动量", "增减", "同比", "change"),
            example=1.2,
        ),
        Column("变动单位", "changed_in", aliases=("增减单位",), example="个百分点"),
        Column("比较基期", "compared_with", aliases=("对比基期",), example="同比"),
        Column(
            "来源",
            "source",
            aliases=("数据来源", "来源文件", "source", "datasource"),
            example="省总2025年10月通报",
        ),
    ),
    key=("indicator", "city", "period"),
    aliases=("指标月报", "指标值"),
    period="period",
    replaced_by="indicator",
    supplement=("change", ("value", "rank")),
    filled_by=FilledBy.RESPONSIBLE,
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
            example="霁川市",
        ),
        Column(
            "对标项目",
            "item",
            required=True,
            aliases=("对标内容", "对标事项"),
            example="网上会员活跃率",
        ),
        Column("差距", "gap", aliases=("存在差距",), example="低10.5个百分点"),
        Column(
            "赶超目标",
            "goal",
            required=True,
            aliases=("目标", "追赶目标"),
            example="年底前差距缩小到5个百分点",
        ),
        Column(
            "措施",
            "measure",
            required=True,
            aliases=("工作措施", "赶超措施"),
            example="派人跟班学习，每月推送活动",
        ),
        Column(
            "责任部室",
            "owner",
            NAME,
            required=True,
            aliases=("责任单位",),
            register="units",
            example="网络工作部",
        ),
        Column("开始日期", "started", DATE, aliases=("启动日期", "开始时间", "启动时间")),
        Column(
            "完成时限",
            "due",
            DATE,
            required=True,
            aliases=("完成期限", "时限"),
            example="2025年12月31日",
        ),
        Column("完成情况", "status", aliases=("进展情况",), example="推进中"),
        Column(
            "指标",
            "indicator",
            NAME,
            aliases=("对应指标",),
            register="indicators",
            example="网上入会率",
        ),
    ),
    key=("city", "item"),
    aliases=("对标清单", "对标赶超任务"),
    filled_by=FilledBy.RESPONSIBLE,
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
            example="霁川市",
        ),
        Column(
            "日期",
            "date",
            DATE,
            required=True,
            aliases=("考察日期", "学习日期"),
            example="2025年5月20日",
        ),
        Column(
            "领域", "field", required=True, aliases=("工作领域", "学习领域"), example="网上工会"
        ),
        Column(
            "对口部室", "unit", NAME, aliases=("对口单位",), register="units", example="网络工作部"
        ),
        Column(
            "学到的做法",
            "practice",
            required=True,
            aliases=("先进做法", "经验做法"),
            example="入会、转会一次办好",
        ),
        Column("借鉴措施", "measure", aliases=("拟采取措施",), example="合并两张申请表"),
        Column("落地状态", "status", aliases=("落地情况", "转化情况"), example="已落地"),
        Column(
            "列入年度",
            "plan_year",
            WHOLE,
            aliases=("列入年度计划", "纳入年度计划", "列入下年计划", "纳入下年计划"),
            example=2026,
        ),
    ),
    key=("city", "date", "practice"),
    aliases=("外出学习", "近学远学"),
    period="date",
    filled_by=FilledBy.RESPONSIBLE,
)
