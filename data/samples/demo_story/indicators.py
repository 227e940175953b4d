"""What is counted: the indicators, and between which levels the cities move in each of them."""

from dataclasses import dataclass

from demo_story import places

SCORE = "网上工会综合得分"
REGISTERED = "注册职工"
ONLINE = "网上入会率"
UNIONISED = "企业建会率"
WITH_UNION = "已建会企业数"
COMPANIES = "企业总数"
SATISFACTION = "职工满意度"


@dataclass(frozen=True)
class Level:
    """Where the weakest and the strongest city stand at the start, and how things move from there.

    `growth` is what all gain in three years, `season` the swing within a year, `noise` the scatter.
    `home`, `near` and `far` place these cities between the weakest (0) and the strongest (1).
    `surge` is what the home city gains by the campaign of September 2025, within four months,
    and `drift` what it gains or loses beyond the others in three years.
    """

    weakest: float
    strongest: float
    growth: float
    season: float
    noise: float
    home: float
    near: float = 0.8
    far: float = 0.95
    surge: float = 0.0
    drift: float = 0.0


@dataclass(frozen=True)
class Indicator:
    """One row of the register of indicators, and its level unless it is computed."""

    name: str
    unit: str
    dimension: str
    decimals: int
    owner: str
    definition: str
    target: float | None = None
    direction: str = "越高越好"
    grain: str = "月"
    formula: str | None = None
    source: str = "省总工会通报"
    level: Level = Level(0, 0, 0, 0, 0, 0)

    @property
    def quality(self) -> str:
        """How far it can be trusted: A from a system, B reported level by level, C sampled."""
        return QUALITY.get(self.name, "B")


# The network's own figures come from its system, satisfaction from a sample.
QUALITY = {SCORE: "A", REGISTERED: "A", ONLINE: "A", SATISFACTION: "C"}
INDICATORS = (
    Indicator(
        SCORE,
        "分",
        "连通/网上工会",
        1,
        places.NETWORK,
        "省总工会按月考核，百分制，含平台建设、注册活跃、线上服务三部分",
        target=90,
    ),
    Indicator(
        REGISTERED,
        "万人",
        "连通/网上工会",
        2,
        places.NETWORK,
        "月末在网上工会平台实名注册的职工人数",
        target=40,
        level=Level(14, 36, 7, 0.2, 0.15, 0.22, surge=9.5),
    ),
    Indicator(
        ONLINE,
        "%",
        "连通/网上工会",
        1,
        places.NETWORK,
        "月末网上登记入会的会员占全部会员的比例",
        target=85,
        level=Level(48, 76, 9, 0.4, 0.6, 0.25, surge=14),
    ),
    Indicator(
        UNIONISED,
        "%",
        "实体/组织建设",
        1,
        places.ORGANISATION,
        "已建立工会组织的企业占企业总数的比例",
        target=80,
        formula=f"{WITH_UNION} / {COMPANIES}",
        level=Level(58, 79, 5, 0.1, 0.5, 0.55),
    ),
    Indicator(
        WITH_UNION,
        "家",
        "实体/组织建设",
        0,
        places.ORGANISATION,
        "月末已建立工会组织的企业数",
    ),
    Indicator(
        COMPANIES,
        "家",
        "规模",
        0,
        places.ORGANISATION,
        "月末在册企业数",
        source="省总工会通报（市场监管部门提供）",
        level=Level(7200, 26800, 1900, 20, 60, 0.5, far=0.9, near=0.6),
    ),
    Indicator(
        "普惠服务人次",
        "万人次",
        "服务/普惠",
        2,
        places.SERVICE,
        "当月享受工会普惠服务的职工人次，含线上线下",
        target=6,
        level=Level(1.2, 6.4, 1.4, 0.7, 0.25, 0.18, drift=0.6),
    ),
    Indicator(
        "法律援助件数",
        "件",
        "服务/维权",
        0,
        places.RIGHTS,
        "当月工会法律援助办结件数",
        target=60,
        level=Level(18, 66, 10, 6, 4, 0.82, drift=9),
    ),
    Indicator(
        "互助保障参保人数",
        "万人",
        "服务/保障",
        2,
        places.SERVICE,
        "月末参加职工互助保障计划的人数",
        target=20,
        level=Level(6, 19, 2.6, 0.1, 0.12, 0.36),
    ),
    Indicator(
        "困难职工帮扶户数",
        "户",
        "服务/保障",
        0,
        places.RIGHTS,
        "当月获得工会帮扶的在档困难职工家庭数",
        level=Level(90, 420, -30, 60, 14, 0.6),
    ),
    Indicator(
        SATISFACTION,
        "%",
        "服务/评价",
        1,
        places.RESEARCH,
        "第三方季度问卷中表示满意和比较满意的职工比例",
        target=95,
        grain="季",
        source="第三方满意度调查",
        level=Level(82, 95, 2.5, 0.2, 0.7, 0.68),
    ),
    Indicator(
        "劳动争议调解成功率",
        "%",
        "服务/维权",
        1,
        places.RIGHTS,
        "当月调解成功件数占调解结案件数的比例",
        target=75,
        level=Level(54, 76, 4, 1.0, 1.6, 0.5, drift=-2),
    ),
    Indicator(
        "经费收缴率",
        "%",
        "实体/经费",
        1,
        places.FINANCE,
        "当年累计实收经费占应收经费的比例",
        target=96,
        level=Level(83, 96, 1.5, 0.4, 0.5, 0.42, drift=-2.6),
    ),
    Indicator(
        "案件平均办理天数",
        "天",
        "服务/维权",
        0,
        places.RIGHTS,
        "法律援助案件从受理到办结的平均天数",
        target=20,
        direction="越低越好",
        level=Level(41, 19, -4, 1.0, 1.2, 0.4, drift=-5),
    ),
    Indicator(
        "技能培训人次",
        "人次",
        "实体/建功",
        0,
        places.ECONOMY,
        "当月工会组织或资助的职工技能培训人次",
        target=1800,
        level=Level(420, 1900, 260, 160, 70, 0.5, drift=350),
    ),
)
BY_NAME = {indicator.name: indicator for indicator in INDICATORS}
ONLINE_UNION = (SCORE, REGISTERED, ONLINE)
MONTHLY = tuple(
    indicator.name
    for indicator in INDICATORS
    if indicator.grain == "月" and indicator.name not in (*ONLINE_UNION, UNIONISED)
)
