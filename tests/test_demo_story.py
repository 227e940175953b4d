"""The demonstration data tells one story, the same each time, and names no real place."""

import datetime as dt
import itertools
import zipfile
from pathlib import Path

import pytest
from demo_story import learning, places, sheets_registers, task_office, values, workbooks
from demo_story.forum import DELEGATES
from demo_story.indicators import BY_NAME, INDICATORS, SCORE
from demo_story.look_backs import FORGOTTEN, FOUND, look_backs
from demo_story.outcomes import outcomes
from demo_story.problems import problems
from demo_story.project_reports import reports
from demo_story.projects import PLANS
from demo_story.scoring import APPRAISALS
from demo_story.topics import FORUMS, raised
from demo_story.visits import visits
from openpyxl import load_workbook

DEMO = Path(__file__).parents[1] / "data" / "samples" / "demo"
LAST_DAY = dt.date(2025, 12, 31)
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


def test_the_online_union_climbs_from_ninth_to_first() -> None:
    path = tuple(values.ranks(SCORE, month)[places.HOME] for month in values.MONTHS)
    assert set(path[:31]) == {9, 10}
    assert path[30:] == (9, 8, 5, 2, 1, 1)
    assert path == values.RANK_PATH


def test_the_forum_comes_before_the_campaign_and_the_campaign_before_the_first_rank() -> None:
    forum = next(forum for forum in FORUMS if "网上工会建设" in forum.theme)
    campaign = next(row for row in task_office.CAMPAIGNS if row[4] == SCORE)
    assert (forum.held.year, forum.held.month) == (2025, 7)
    assert campaign[1:3] == (dt.date(2025, 9, 1), dt.date(2025, 9, 30))
    project = next(plan for plan in PLANS if plan.name == campaign[3])
    assert project.task_no == "专项办一号"
    assert forum.held < project.started <= campaign[1]


def test_one_announced_rank_differs_from_the_computed_one_after_the_correction() -> None:
    months = [(2025, month) for month in range(1, 13)]
    home = places.HOME
    said = {m: values.ranks(SCORE, m, as_first_said=True)[home] for m in months}
    true = {m: values.ranks(SCORE, m)[home] for m in months}
    assert [m for m in months if said[m] != true[m]] == [(2025, 6)]


def test_there_are_ties_and_gaps() -> None:
    shared = [
        month
        for name in ("案件平均办理天数", "法律援助件数")
        for month in values.MONTHS
        if len(set(values.ranks(name, month).values())) < len(values.ranks(name, month))
    ]
    assert shared
    assert all(values.value(*gap) is None for gap in values.GAPS)
    assert values.total() == 13 * 11 * 36 - len(values.GAPS)


def test_no_place_bears_the_name_of_a_real_city() -> None:
    names = [*places.CITIES, *places.DISTRICTS, places.PROVINCE]
    bare = {name.removesuffix("总工会")[:-1] for name in names} | set(names)
    assert not bare & REAL_CITIES
    told = " ".join([*names, *places.GRASSROOTS, *(forum.theme for forum in FORUMS)])
    assert not [city for city in REAL_CITIES if city in told]


def test_dates_follow_one_another() -> None:
    by_topic = {outcome.topic.name: outcome for outcome in outcomes()}
    for topic in raised():
        outcome = by_topic.get(topic.topic.name)
        days = [topic.proposed, topic.accepted, topic.forum and topic.forum.held]
        days += [outcome.formed, outcome.adopted, outcome.effective] if outcome else []
        come = [day for day in days if day]
        assert come == sorted(come), topic.topic.name
        assert come[-1] <= LAST_DAY


def test_later_sheets_refer_to_what_exists() -> None:
    units = {unit for unit, _, _ in places.units()}
    topics = {topic.topic.name for topic in raised()}
    used = {plan.topic for plan in PLANS}
    assert {outcome.topic.name for outcome in outcomes()} <= topics
    assert used <= {outcome.topic.name for outcome in outcomes() if outcome.adopted}
    assert {plan.lead for plan in PLANS} | {forum.host for forum in FORUMS} <= units
    assert {i.owner for i in INDICATORS} | {task.owner for task in learning.TASKS} <= units
    assert {task.indicator for task in learning.TASKS} | {
        row[4] for row in task_office.CAMPAIGNS
    } <= BY_NAME.keys()
    assert {owner for one in problems() for owner in one.owner.split("、")} <= units
    assert {visit.unit for visit in visits()} <= units


def test_a_gap_that_was_found_comes_before_the_topic_that_came_of_it() -> None:
    proposed = {topic.topic.name: topic.proposed for topic in raised()}
    seen = look_backs()
    for one in seen:
        assert one.looked is None or one.looked <= LAST_DAY
        if one.topic is not None:
            assert one.looked is not None
            assert one.looked <= proposed[one.topic], one.topic
    assert sum(one.gap is not None for one in seen) == len(FOUND)
    overdue = [one for one in seen if one.looked is None and one.due < LAST_DAY]
    assert {topic for topic in FORGOTTEN for one in overdue if topic in one.outcome} == {*FORGOTTEN}


def test_projects_report_progress_that_never_falls() -> None:
    for plan in PLANS:
        told = [report.progress for report in reports(plan)]
        assert told == sorted(told)
        assert told[-1] == plan.progress
        assert (plan.progress == 100) == (plan.finished is not None)


def test_two_departments_still_owe_their_forum_in_2025() -> None:
    hosts = {forum.host for forum in FORUMS if forum.held.year == 2025}
    assert [unit for unit in places.DEPARTMENTS if unit not in hosts] == ["财务部", "经审办"]
    with_delegates = [forum.held.year for forum in FORUMS if forum.format == DELEGATES]
    assert with_delegates == [2023, 2024, 2025]


def test_the_ledger_of_problems_adds_up() -> None:
    ledger = problems()
    is_open = [problem for problem in ledger if problem.closed_on is None]
    assert (len(ledger), len(is_open)) == (173, 33)
    assert sum(problem.due <= LAST_DAY for problem in is_open) == 11
    assert len({problem.words for problem in ledger}) == 173
    assert sum(visit.found for visit in visits()) == sum(p.source == "调研" for p in ledger)


def test_weights_of_raters_and_indicators_add_up_to_a_hundred() -> None:
    assert all(sum(weight for _, weight in weights) == 100 for _, _, weights, _ in APPRAISALS)
    assert sum(sheets_registers.DIMENSIONS.values()) == 100
    by_dimension = itertools.groupby(
        sheets_registers.WEIGHTS.items(), key=lambda pair: BY_NAME[pair[0]].dimension.split("/")[0]
    )
    assert {key: sum(w for _, w in group) for key, group in by_dimension} == dict.fromkeys(
        sheets_registers.DIMENSIONS, 100
    )
