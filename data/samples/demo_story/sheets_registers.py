"""The registers as sheets: units, cities, indicators with their weights."""

from demo_story import places
from demo_story.indicators import INDICATORS
from demo_story.office import Listing

SCHEME = "全省工会工作综合评价"
# Weights of the dimensions, and of the indicators within them.
DIMENSIONS = {"连通": 40, "实体": 25, "服务": 35}
WEIGHTS = {
    "网上工会综合得分": 50,
    "注册职工": 25,
    "网上入会率": 25,
    "企业建会率": 45,
    "经费收缴率": 30,
    "技能培训人次": 25,
    "普惠服务人次": 25,
    "法律援助件数": 10,
    "互助保障参保人数": 20,
    "职工满意度": 20,
    "劳动争议调解成功率": 15,
    "案件平均办理天数": 10,
}

# A second scheme: strong sides do not make up for weak ones (a geometric mean of the work fields),
# against fixed marks instead of the best and the worst city. By path: indicator, weight, marks.
BALANCED = "强会均衡指数"
FIELDS = {"连通": 1, "实体": 1, "服务": 1}
MARKS: tuple[tuple[str, str, int, int, int], ...] = (
    ("连通/网上工会", "网上工会综合得分", 60, 40, 100),
    ("连通/网上工会", "网上入会率", 40, 30, 100),
    ("实体/组织建设", "企业建会率", 60, 40, 90),
    ("实体/经费", "经费收缴率", 40, 70, 100),
    ("服务/维权", "劳动争议调解成功率", 50, 40, 90),
    ("服务/维权", "案件平均办理天数", 50, 50, 10),
)


def units() -> Listing:
    """The register of units."""
    return Listing(
        "单位",
        "澄岚市工会系统单位名册",
        (("序号", "单位名称", "类别", "上级单位"),),
        [(number, *unit) for number, unit in enumerate(places.units(), start=1)],
        reporter="澄岚市总工会办公室",
        corner="截至2025年12月",
    )


def cities() -> Listing:
    """The register of cities and their roles."""
    return Listing(
        "城市",
        "示例省十一市名册及对标关系",
        (("序号", "城市", "省份", "角色", "分组"),),
        [(number, *city) for number, city in enumerate(places.cities(), start=1)],
        notes=("近学霁川市、远学曜湾市，依据2025年对标学习方案。",),
    )


def settings() -> Listing:
    """What the board opens with: the overall place, and the place in the online union."""
    group = places.GROUP
    rows = [
        ("头条", SCHEME, group, None),
        ("头条", "网上工会综合得分", group, None),
        ("计入覆盖率", None, None, 80),
    ]
    headers = ("选项", "指标或方案", "城市分组", "计入覆盖率")
    return Listing("看板设置", "看板设置", (headers,), rows)


def indicators() -> Listing:
    """The register of indicators."""
    headers = (
        *("序号", "指标名称", "计量单位", "方向", "维度", "小数位"),
        *("频度", "目标值", "口径", "公式", "来源", "主管部室", "数据等级"),
    )
    rows = [
        (
            *(number, i.name, i.unit, i.direction, i.dimension, i.decimals),
            *(i.grain, i.target, i.definition, i.formula, i.source, i.owner, i.quality),
        )
        for number, i in enumerate(INDICATORS, start=1)
    ]
    return Listing("指标", "澄岚市总工会指标体系", (headers,), rows, corner="2025年版")


def schemes() -> Listing:
    """Weights: first of the dimensions, then of the indicators within them; the default first."""
    headers = (
        *("方案", "维度", "指标", "权重", "归一化"),
        *("合成", "下限", "上限", "覆盖率", "默认"),
    )
    nothing = (None, None)
    rows: list[tuple[str | int | None, ...]] = [
        (SCHEME, dimension, None, weight, None, "算术", *nothing, None, "是")
        for dimension, weight in DIMENSIONS.items()
    ]
    dimension_of = {i.name: i.dimension.split("/")[0] for i in INDICATORS}
    rows += [
        (SCHEME, dimension_of[name], name, weight, "极差0-100", "算术", *nothing, 70, None)
        for name, weight in WEIGHTS.items()
    ]
    rows += [
        (BALANCED, path, name, weight, "标杆区间0-100", "算术", low, high, 70, None)
        for path, name, weight, low, high in MARKS
    ]
    rows += [
        (BALANCED, field, None, weight, None, "几何", *nothing, None, None)
        for field, weight in FIELDS.items()
    ]
    return Listing("评价方案", "全省工会工作综合评价指标权重表", (headers,), rows)
