"""Who takes part: the eleven cities and the units of the home city's federation. All invented."""

PROVINCE = "示例省"
GROUP = "全省十一市"
HOME, NEAR, FAR = "澄岚市", "霁川市", "曜湾市"
CITIES = (
    HOME,
    NEAR,
    FAR,
    "沐泽市",
    "琅坪市",
    "砚潭市",
    "珩浦市",
    "翎岗市",
    "皓原市",
    "芷洲市",
    "朗汀市",
)
ROLES = {HOME: "本市", NEAR: "近学", FAR: "远学"}

FEDERATION = "澄岚市总工会"
OFFICE = "办公室"
ORGANISATION = "组织部"
PUBLICITY = "宣传教育部"
RIGHTS = "权益保障部"
ECONOMY = "经济技术部"
WOMEN = "女职工部"
FINANCE = "财务部"
AUDIT = "经审办"
NETWORK = "网络工作部"
RESEARCH = "研究室"
SERVICE = "职工服务中心"
PALACE = "工人文化宫"
SCHOOL = "职工学校"

DEPARTMENTS = (
    OFFICE,
    ORGANISATION,
    PUBLICITY,
    RIGHTS,
    ECONOMY,
    WOMEN,
    FINANCE,
    AUDIT,
    NETWORK,
    RESEARCH,
)
INSTITUTIONS = (SERVICE, PALACE, SCHOOL)
DISTRICTS = (
    "岚东区总工会",
    "岚西区总工会",
    "澄北区总工会",
    "砂汀区总工会",
    "霓桥区总工会",
    "枫渚县总工会",
    "鹭坪县总工会",
    "榆磬县总工会",
)
INDUSTRIES = ("市教育工会", "市卫生健康工会", "市交通运输工会", "市建设工会")
GRASSROOTS = {
    "岚港集团工会": "市交通运输工会",
    "澄岚公交公司工会": "市交通运输工会",
    "岚东纺织公司工会": "岚东区总工会",
    "澄北装备制造公司工会": "澄北区总工会",
    "砂汀物流园联合工会": "砂汀区总工会",
    "外卖配送行业工会联合会": "岚西区总工会",
    "枫渚食品公司工会": "枫渚县总工会",
    "市示范医院工会": "市卫生健康工会",
}


def units() -> list[tuple[str, str, str | None]]:
    """Every unit with its kind and the unit above it."""
    rows: list[tuple[str, str, str | None]] = []
    rows += [(unit, "机关部室", FEDERATION) for unit in DEPARTMENTS]
    rows += [(unit, "事业单位", FEDERATION) for unit in INSTITUTIONS]
    rows += [(unit, "区县总工会", FEDERATION) for unit in DISTRICTS]
    rows += [(unit, "产业工会", FEDERATION) for unit in INDUSTRIES]
    rows += [(unit, "基层工会", above) for unit, above in GRASSROOTS.items()]
    return rows


def cities() -> list[tuple[str, str, str, str]]:
    """Every city with its province, role and group."""
    return [(city, PROVINCE, ROLES.get(city, "同组"), GROUP) for city in CITIES]
