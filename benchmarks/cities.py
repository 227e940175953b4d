"""A workbook of a country's cities: 334 in one group, three indicators, 24 months."""

import datetime as dt
import random
import sys
from pathlib import Path

from openpyxl import Workbook

CITIES, MONTHS = 334, 24
HOME, GROUP = "澄岚市", "全部城市"
INDICATORS = (("网上入会率", "%", 60.0), ("普惠服务满意度", "%", 80.0), ("职工之家数", "个", 400.0))


def write(path: Path) -> Path:
    """The register of cities and of indicators, and a value of each city, indicator and month."""
    book, chance = Workbook(), random.Random(334)
    names = [HOME, *(f"样本{number:03d}市" for number in range(1, CITIES))]
    cities = book.worksheets[0]
    cities.title = "城市"
    cities.append(["城市", "省份", "角色", "分组"])
    for name in names:
        cities.append([name, "示例省", "本市" if name == HOME else "同组", GROUP])
    indicators = book.create_sheet("指标")
    indicators.append(["指标", "单位", "方向", "小数位", "频度"])
    values = book.create_sheet("指标数据")
    values.append(["指标", "城市", "时期", "数值", "单位"])
    for indicator, unit, usual in INDICATORS:
        indicators.append([indicator, unit, "越高越好", 1, "月"])
        for name in names:
            level = usual * chance.uniform(0.5, 1.2)
            for month in range(MONTHS):
                day = dt.date(2024 + month // 12, month % 12 + 1, 1)
                level *= chance.uniform(0.98, 1.03)
                period = f"{day.year}年{day.month}月"
                values.append([indicator, name, period, round(min(level, 99.9), 1), unit])
    book.save(path)
    return path


if __name__ == "__main__":
    write(Path(sys.argv[1]))
