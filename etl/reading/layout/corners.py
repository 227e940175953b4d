"""Which unit of a corner note a figure has: 单位：万人、户 gives 万人 to members, 户 to households.

A corner with one unit holds for all figures that can have it; with several, a name must say which.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.reading.layout import naming
from etl.reading.layout.scene import Stated
from etl.reading.values import units

_WORDS = {
    "人": re.compile(
        r"(?:人数|人口|人员|会员数?|职工数?|干部|劳模|工匠|用户数?|党员数?|[男女]性?)$"
    ),
    "户": re.compile(r"户数?$"),
    "家": re.compile(r"(?:单位|企业|工会|组织|机构|公司)数?量?$|家数$"),
    "个": re.compile(r"(?:单位|企业|工会|组织|机构|工作室|站点|阵地|书屋|驿站|项目)数?量?$|个数$"),
    "元": re.compile(r"(?:额|金额|收入|支出|经费|资金|工资|产值|投资|利润|税收|款|费用?|预算)$"),
    "件": re.compile(r"(?:案件|建议|提案|问题|诉求)数?$|件数$"),
    "人次": re.compile(r"人次数?$|人次"),
    "分": re.compile(r"(?:得分|分值|评分|总分|分数)$"),
    "%": re.compile(r"(?:率|比重|占比|比例|份额)$"),
}
_COUNTS = ("persons", "households", "count")
_AVERAGE = re.compile(r"[人户均]均|平均|密度|每")
_RATE = re.compile(r"(?:[^效利]率|比重|占比|比例|份额|指数|名次|位次|排名)$")


def unit_of(name: str, corner: Sequence[Stated[str]]) -> Stated[str] | None:
    """The corner's unit for an indicator of this name; None when it has none for it."""
    if not corner or naming.is_growth(name):
        return None
    corner = _units_of_corner(name, corner)
    if len(corner) == 1:
        return (
            None if _RATE.search(name) and _base(corner[0]) not in ("%", "‰", None) else corner[0]
        )
    fitting = [unit for unit in corner if _fits(name, _base(unit))]
    return fitting[0] if len(fitting) == 1 else None


def is_unclear(name: str, corner: Sequence[Stated[str]]) -> bool:
    """Whether a corner names several units, of which a figure's name says none plainly."""
    corner = _units_of_corner(name, corner)
    is_plain = naming.is_growth(name) or _RATE.search(name) is not None
    return len(corner) > 1 and not is_plain and unit_of(name, corner) is None


def _units_of_corner(name: str, corner: Sequence[Stated[str]]) -> Sequence[Stated[str]]:
    """人/户 over numbers of both names two units; over an average it is one."""
    parts = corner[0].value.split("/") if len(corner) == 1 else []
    is_two = len(parts) == 2 and all(
        units.family(units.read(part).base) in _COUNTS for part in parts
    )
    if not is_two or _AVERAGE.search(name):
        return corner
    return [replace(corner[0], value=part) for part in parts]


def _base(unit: Stated[str]) -> str | None:
    return units.read(unit.value).base


def _fits(name: str, base: str | None) -> bool:
    if base is None:
        return False
    pattern = _WORDS.get(base)
    return name.endswith((base, f"{base}数")) or (
        pattern is not None and bool(pattern.search(name))
    )
