"""The one table of units: each family, its members, how many of the first make one of them.

`平方米(m2,平米)` is a name with other ways of writing it; `公顷=10000` is 10000 of the family's
first. Only what is exact stands behind `=`; members without it count as one (人, 名). Names are
NFKC: ㎡ is m2 and ℃ is °C here.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_MONEY = (
    "元(圆,块,块钱,元整,元人民币,人民币,人民币元,rmb,cny,¥)",
    "美元(usd,美金,$)", "港元(港币,hkd)", "欧元(eur,€)", "日元(jpy)", "英镑(gbp)", "澳元", "韩元",
    "新台币", "卢布",
)  # fmt: skip

FAMILIES: dict[str, str] = {
    "percent": (
        "%(百分点,个百分点,个点,百分比,百分数,百分号,pct,percent)"
        " ‰(千分比,千分点,个千分点)=0.1 ‱(万分比,万分点,基点,bp,bps)=0.01"
        " /10万(1/10万,十万分率)=0.001 /万(1/万)=0.01 /百万(1/百万,ppm)=0.0001"
    ),
    "persons": "人 名(名次) 位 人次",
    "households": "户",
    "count": (
        "个 家 家次 户次 件 件次 场 场次 篇 篇次 条 条次 项 项次 次 期 届 所 座 处 支 批 批次 份"
        " 套 套次 台 台次 台班 册 册次 本 张(床位,床) 枚 部 类 组 队 对 班 班次 课时 学时 字 封 起"
        " 宗 例 笔 卷 幅 辆 辆次 车次 间 星 级 档 轮 趟 节 节课 门 种 站 点 点位 单 位次 页 滴 只"
        " 头 株 棵 箱 桶 瓶 盒 袋 包 匹 羽 尾 艘 艘次 列 列次 架 架次 栋 幢 桌 粒 担 锭 盏 票 票次"
        " 床日 标段 航班"
    ),
    "points": "分 分值",
    "multiple": "倍",
    "clock": "小时(h,工时)=60 分钟(min) 秒=1/60",
    "days": "天 日 周=7",
    "working days": "个工作日(工作日)",
    "months": "个月 月",
    "years": "年",
    "age": "岁 周岁",
    "length": "米(m) 公里(千米,km)=1000 厘米(cm)=0.01 毫米(mm)=0.001 微米(μm)=0.000001 海里=1852",
    "area": (
        "平方米(平米,平方,m2) 公顷(ha,hm2)=10000 亩=2000/3 平方公里(平方千米,km2)=1000000"
        " 平方厘米(cm2)=0.0001"
    ),
    "volume": "立方米(立方,方,m3) 升(L,l)=0.001 毫升(ml)=0.000001",
    "weight": "吨(t) 公斤(千克,kg)=0.001 斤=0.0005 克(g)=0.000001 毫克(mg)=0.000000001"
    " 微克(μg,ug)=0.000000000001",
    "coal": "吨标准煤(吨标煤,tce) 千克标准煤(公斤标准煤,千克标煤,公斤标煤,kgce)=0.001"
    " 克标准煤(克标煤,gce)=0.000001",
    "carbon": "吨二氧化碳(吨CO2,tCO2) 千克二氧化碳(公斤二氧化碳,kgCO2)=0.001",
    "oil": "吨标准油(吨油当量,toe)",
    "deadweight": "载重吨 总吨",
    "energy": "千瓦时(千瓦小时,kwh) 兆瓦时(mwh)=1000 吉瓦时(gwh)=1000000",
    "power": "千瓦(kw) 兆瓦(mw)=1000 吉瓦(gw)=1000000",
    "capacity": "千伏安(kva) 兆伏安(mva)=1000",
    "voltage": "千伏(kv)",
    "joules": "焦耳 千焦(kj)=1000 兆焦(mj)=1000000 吉焦(gj)=1000000000",
    "heat": "千卡(大卡,kcal)",
    "pressure": "百帕(hpa)=100 千帕(kpa)=1000 兆帕(mpa)=1000000",
    "frequency": "兆赫(mhz) 千赫(khz)=0.001 赫兹(hz)=0.000001",
    "temperature": "°c(摄氏度)",
    "sound": "分贝(db)",
    "degrees": "度",
    "boxes": "标准箱(标箱,teu,国际标准箱)",
    "screens": "像素",
    "bytes GB": "gb(g字节)", "bytes TB": "tb", "bytes MB": "mb", "bytes PB": "pb",
    "speed of data": "mbps(兆比特/秒) gbps(吉比特/秒)=1000 kbps(千比特/秒)=0.001",
} | {f"money {spec.partition('(')[0]}": spec for spec in _MONEY}  # fmt: skip

MOVED = frozenset({"length", "clock", "days", "months", "years"})
SIDE_BY_SIDE = frozenset({"标准箱", "标箱", "换算吨", *"人吨辆车架列床台艘"})
"""What multiplies by a family that is moved or lasts, without any sign between: 人公里, 人年."""

SHOWN = {
    "gb": "GB", "tb": "TB", "mb": "MB", "pb": "PB", "mbps": "Mbps",
    "gbps": "Gbps", "°c": "℃",
}  # fmt: skip

_MEMBER = re.compile(r"([^\s(=]+)(?:\(([^)]*)\))?(?:=(\S+))?")


@dataclass(frozen=True)
class Base:
    """One unit of the table: `ratio` of the family's first unit make one of it."""

    name: str
    family: str
    ratio: Decimal


def _ratio(written: str) -> Decimal:
    over, _, under = written.partition("/")
    return Decimal(over) / Decimal(under or 1)


def _index() -> dict[str, Base]:
    index: dict[str, Base] = {}
    for family, spec in FAMILIES.items():
        for name, others, ratio in _MEMBER.findall(spec):
            base = Base(SHOWN.get(name, name), family, _ratio(ratio or "1"))
            spellings = (name, base.name, *others.split(","))
            index |= {_key(spelling): base for spelling in spellings if spelling}
    return index


def _key(written: str) -> str:
    """Letters of either case say the same (kWh, KWH), but for one letter alone (M is no m)."""
    return written.casefold() if len(written) > 1 else written


INDEX = _index()


def find(written: str) -> Base | None:
    """The unit of the table that is written so, without any size: 平米, kWh, 元."""
    return INDEX.get(_key(written))
