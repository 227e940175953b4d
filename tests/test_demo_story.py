"""The demonstration data tells one story, the same each time, and names no real place."""

import itertools
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from story import province, rows, workbooks
from story.rows import records

DEMO = Path(__file__).parents[1] / "data" / "samples" / "demo"
HOME, SCORE = "澄岚市", "网上工会综合得分"
LAST_DAY = "2025-12-31"  # days of the csv files compare as texts
MONTHS = [(year, month) for year in (2023, 2024, 2025) for month in range(1, 13)]
REAL = """
北京 天津 上海 重庆 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水
太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰
通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口
阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 吉林 四平 辽源 通化 白山 松原 白城 哈尔滨
齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州
常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴
金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳
宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇
萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊
济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡
焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳
鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳
郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州
汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州
贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳
绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义
安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨 日喀则 昌都 林芝 山南
那曲 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水
武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐
克拉玛依 吐鲁番 哈密 临江 滨海 东港 青田 平川 云岭 义乌 昆山 江阴 常熟 张家港 晋江
石狮 慈溪 余姚
"""
REAL_CITIES = frozenset(REAL.split())


def parts(path: Path) -> dict[str, bytes]:
    """What a workbook holds, unpacked: how it is packed depends on the machine."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return workbooks.write(tmp_path_factory.mktemp("demo"))


def test_the_workbooks_are_the_same_bytes_each_time(written: list[Path], tmp_path: Path) -> None:
    again = workbooks.write(tmp_path)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in written]


def test_the_versioned_workbooks_are_those_that_the_story_writes(written: list[Path]) -> None:
    assert {path.name for path in written} == {path.name for path in DEMO.glob("*.xlsx")}
    stale = [path.name for path in written if parts(path) != parts(DEMO / path.name)]
    assert stale == [], "run `make data`"


def test_the_workbooks_are_few_and_small(written: list[Path]) -> None:
    assert 12 <= len(written) <= 24
    assert sum(path.stat().st_size for path in written) < 1_500_000


def test_every_sheet_says_that_it_is_a_demonstration(written: list[Path]) -> None:
    for path in written:
        for sheet in load_workbook(path).worksheets:
            said = [cell.value for row in sheet.iter_rows() for cell in row]
            assert any("演示数据" in text for text in said if isinstance(text, str)), path.name


Figure = tuple[str, str, tuple[int, int]]  # indicator, city, month


def online_union() -> Iterator[tuple[Figure, str]]:
    for year in (2023, 2024, 2025):
        for row in records(f"{year}年网上工会考核月报", "月报"):
            heads = [head for head in row if "（" in head and not head.endswith("名次")]
            for head in heads:
                yield (head.split("（")[0], row["城市"], (year, month_of(row["月份"]))), row[head]


def other_indicators() -> Iterator[tuple[Figure, str]]:
    cities = [one["城市"] for one in records("城市名册", "城市")]
    months = [row for row in records("2023年主要业务指标", "指标") if row["城市\n月份"] != "平均"]
    for row, city in itertools.product(months, cities):
        yield (row["指标"], city, (2023, month_of(row["城市\n月份"]))), row[city]
    for row, month in itertools.product(records("2024年主要业务指标", "指标"), range(1, 13)):
        yield (row["指标"], row["城市"], (2024, month)), row[f"2024年|{month}月"]
    for row, city in itertools.product(records("2025年主要业务指标月报", "月报"), cities):
        yield (row["指标"], city, (2025, month_of(row["月份"]))), row[city.removesuffix("市")]


def month_of(text: str) -> int:
    """12 of 12月 and of 2025年12月."""
    return int(text.removesuffix("月").split("年")[-1])


# A gap is a word.
CORRECTED = dict(itertools.chain(online_union(), other_indicators())) | {
    (row["指标"], row["城市"], (2025, month_of(row["时期"]))): row["数值"]
    for row in records("2025年网上工会考核月报（更正）", "更正")
}


def ranks(indicator: str, month: tuple[int, int]) -> dict[str, int]:
    """Competition ranks (1, 2, 2, 4) of the cities with a value; the highest value is first."""
    numbers = {
        city: float(text)
        for (name, city, when), text in CORRECTED.items()
        if (name, when) == (indicator, month) and rows.NUMBER.fullmatch(text)
    }
    return {
        city: 1 + sum(other > number for other in numbers.values())
        for city, number in numbers.items()
    }


def test_the_online_union_climbs_from_ninth_to_first() -> None:
    path = [ranks(SCORE, month)[HOME] for month in MONTHS]
    assert set(path[:31]) == {9, 10}
    assert path[30:] == [9, 8, 5, 2, 1, 1]


def test_the_forum_comes_before_the_campaign_and_the_campaign_before_the_first_rank() -> None:
    forums = records("强会论坛一览表", "一览表")
    forum = next(row for row in forums if "网上工会建设" in row["论坛主题"])
    campaigns = records("专项办与攻坚行动", "攻坚行动")
    campaign = next(row for row in campaigns if row["对应指标"] == SCORE)
    assert forum["举办日期"].startswith("2025-07")
    assert (campaign["开始日期"], campaign["结束日期"]) == ("2025-09-01", "2025-09-30")
    projects = records("重点项目台账", "重点项目")
    project = next(row for row in projects if row["项目名称"] == campaign["项目名称"])
    assert project["专项办任务号"] == "专项办一号"
    assert forum["举办日期"] < project["开始日期"] <= campaign["开始日期"]


def test_one_announced_rank_differs_from_the_computed_one_after_the_correction() -> None:
    announced = {
        month_of(row["月份"]): int(row[f"{SCORE}（分）|名次"])
        for row in records("2025年网上工会考核月报", "月报")
        if row["城市"] == HOME
    }
    assert [m for m in range(1, 13) if ranks(SCORE, (2025, m))[HOME] != announced[m]] == [6]


def test_there_are_ties_and_gaps() -> None:
    ranked = [ranks("法律援助件数", month).values() for month in MONTHS]
    assert [places for places in ranked if len(set(places)) < len(places)]
    gaps = [text for text in CORRECTED.values() if not rows.NUMBER.fullmatch(text)]
    assert sorted(gaps) == ["—"] * 4 + ["未报"] * 4
    assert len(CORRECTED) == 13 * 11 * 36


def test_no_place_bears_the_name_of_a_real_city() -> None:
    cities = records("城市名册", "城市")
    units = [one["单位名称"] for one in records("单位名册", "单位")]
    names = {one["城市"] for one in cities} | {one["省份"] for one in cities} | set(units)
    bare = {name.removesuffix("总工会")[:-1] for name in names} | names
    assert not bare & REAL_CITIES
    themes = [forum["论坛主题"] for forum in records("强会论坛一览表", "一览表")]
    told = " ".join([*sorted(names), *themes])
    assert not [city for city in REAL_CITIES if city in told]


def test_dates_follow_one_another() -> None:
    held = {row["期次"]: row["举办日期"] for row in records("强会论坛一览表", "一览表")}
    outcomes = {row["来源议题"]: row for row in records("论坛成果运用台账", "成果")}
    for topic in records("论坛议题征集表", "议题"):
        outcome = outcomes.get(topic["议题名称"], {})
        stages = [outcome.get(stage) for stage in ("形成日期", "采纳日期", "见效日期")]
        days = [topic["提出日期"], topic["确定日期"], held.get(topic["论坛期次"]), *stages]
        come = [day for day in days if day]
        assert come == sorted(come), topic["议题名称"]
        assert come[-1] <= LAST_DAY


def column(book: str, sheet: str, name: str) -> set[str]:
    return {row[name] for row in records(book, sheet)} - {""}


def test_later_sheets_refer_to_what_exists() -> None:
    units = column("单位名册", "单位", "单位名称")
    topics = column("论坛议题征集表", "议题", "议题名称")
    indicators = column("指标体系与权重", "指标", "指标名称")
    outcomes = records("论坛成果运用台账", "成果")
    adopted = {row["成果名称"] for row in outcomes if row["采纳日期"]}
    assert {row["来源议题"] for row in outcomes} <= topics
    assert column("重点项目台账", "重点项目", "来源成果") <= adopted
    assert column("重点项目台账", "重点项目", "牵头部室") <= units
    assert column("强会论坛一览表", "一览表", "主办部室") <= units
    assert column("指标体系与权重", "指标", "主管部室") <= units
    assert column("2025年对标赶超任务清单", "对标任务", "责任部室") <= units
    assert column("2025年对标赶超任务清单", "对标任务", "对应指标") <= indicators
    assert column("专项办与攻坚行动", "攻坚行动", "对应指标") <= indicators
    owners = column("2025年问题整改台账", "问题台账", "责任单位")
    assert {owner for one in owners for owner in one.split("、")} <= units
    assert column("调研走访与学习考察", "调研", "走访单位") <= units


def test_a_gap_that_was_found_comes_before_the_topic_that_came_of_it() -> None:
    proposed = {row["议题名称"]: row["提出日期"] for row in records("论坛议题征集表", "议题")}
    seen = records("论坛成果运用台账", "回头看")
    for one in seen:
        assert one["回头看日期"] <= LAST_DAY
        if topic := one["新议题"]:
            assert "" < one["回头看日期"] <= proposed[topic], topic
    assert sum(one["发现差距"] != "" for one in seen) == 8
    waiting = [one for one in seen if not one["回头看日期"]]
    overdue = [one["成果名称"] for one in waiting if one["应回头看日期"] < LAST_DAY]
    for topic in ("创效如何核定", "站点夜间开放"):
        assert any(topic in name for name in overdue)


def test_projects_report_progress_that_never_falls() -> None:
    reports = records("重点项目台账", "项目进展")
    for plan in records("重点项目台账", "重点项目"):
        own = [row for row in reports if row["项目名称"] == plan["项目名称"]]
        told = [int(row["进度（%）"]) for row in sorted(own, key=lambda row: row["填报日期"])]
        assert told == sorted(told)
        assert told[-1] == int(plan["进度（%）"])
        assert (told[-1] == 100) == (plan["完成日期"] != "")


def test_two_departments_still_owe_their_forum_in_2025() -> None:
    forums = records("强会论坛一览表", "一览表")
    hosts = {row["主办部室"] for row in forums if row["年度"] == "2025年"}
    units = records("单位名册", "单位")
    departments = [row["单位名称"] for row in units if row["类别"] == "机关部室"]
    assert [unit for unit in departments if unit not in hosts] == ["财务部", "经审办"]
    with_delegates = [row["年度"] for row in forums if row["组织形式"] == "基层代表参加"]
    assert with_delegates == ["2023年", "2024年", "2025年"]


def test_the_ledger_of_problems_adds_up() -> None:
    ledger = records("2025年问题整改台账", "问题台账")
    is_open = [row for row in ledger if not row["销号情况|销号日期"]]
    assert (len(ledger), len(is_open)) == (173, 33)
    assert sum(row["整改期限"] <= LAST_DAY for row in is_open) == 11
    assert len({row["问题描述"] for row in ledger}) == 173
    found = sum(int(row["发现问题数（个）"]) for row in records("调研走访与学习考察", "调研"))
    assert found == sum(row["问题来源"] == "调研" for row in ledger)


def test_weights_of_raters_and_indicators_add_up_to_a_hundred() -> None:
    raters: Counter[tuple[str, str]] = Counter()
    for row in records("信息宣传与考评", "考评方案"):
        raters[row["方案"], row["年度"]] += int(row["权重（%）"])
    weights: Counter[str] = Counter()
    for row in records("指标体系与权重", "评价方案"):
        if row["方案"] == "全省工会工作综合评价":
            weights[row["维度"] if row["指标"] else ""] += int(row["权重"])
    assert set(raters.values()) == set(weights.values()) == {100}
    assert set(weights) == {"", "连通", "实体", "服务"}


def test_a_seed_makes_a_province_of_the_same_shape(written: list[Path], tmp_path: Path) -> None:
    other, again = (workbooks.write(tmp_path / name, "7") for name in ("other", "again"))
    assert [path.read_bytes() for path in other] == [path.read_bytes() for path in again]
    changed = 0
    for mine, theirs in zip(written, other, strict=True):
        for one, two in itertools.zip_longest(load_workbook(mine), load_workbook(theirs)):
            assert (one.title, one.max_column) == (two.title, two.max_column)
            assert 1 < two.max_row <= one.max_row
            changed += [*one.values] != [*two.values]
    assert changed > 60


def test_in_another_province_names_trade_places_among_their_kind() -> None:
    new = province.exchange("7")
    assert set(new) == set(new.values())
    assert HOME not in new
    assert new["霁川市"] != "霁川市"
    assert new["霁川"] == new["霁川市"].removesuffix("市")
    kinds = {row["单位名称"]: row["类别"] for row in records("单位名册", "单位")}
    assert all(kinds[new[unit]] == kind for unit, kind in kinds.items())
