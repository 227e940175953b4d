"""China's provinces and prefecture-level cities: how a label is known to name a place.

Only to tell places from indicators in cross-tabs; which cities the board compares, its register
says.
"""

import re
from functools import lru_cache

from etl.reading.layout.wordlists import words
from etl.reading.values import names

PROVINCES = words(
    "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西",
    "山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海",
    "宁夏 新疆 台湾 香港 澳门 新疆兵团",
)
CITIES = words(
    "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉",
    "长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽",
    "鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安 锡林郭勒 阿拉善 沈阳 大连 鞍山 抚顺",
    "本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 四平 辽源 通化",
    "白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河",
    "牡丹江 黑河 绥化 大兴安岭 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城",
    "扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
    "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州",
    "池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡",
    "九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊",
    "济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 莱芜 郑州 开封 洛阳 平顶山",
    "安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源",
    "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江",
    "天门 神农架 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化",
    "娄底 湘西 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾",
    "河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港",
    "钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡",
    "攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安",
    "巴中 资阳 阿坝 甘孜 凉山 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南",
    "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏",
    "怒江 迪庆 拉萨 日喀则 昌都 林芝 山南 那曲 阿里 西安 铜川 宝鸡 咸阳 渭南",
    "延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉",
    "庆阳 定西 陇南 临夏 甘南 西宁 海东 海北 黄南 果洛 玉树 海西 银川 石嘴山",
    "吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏",
    "克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子 雄安新区 浦东新区 滨海新区",
    "西海岸新区 昆山 义乌 江阴 张家港 常熟 太仓 慈溪 余姚 晋江",
)
KNOWN = PROVINCES | CITIES
_WHOLE = words("全国 全省 全市 全区 全县 本市 我市 本省 我省 其他 其他地区")
_ENDING = re.compile(
    r"^[\u4e00-\u9fff]{1,7}(?:市|省|自治区|自治州|特别行政区|新区|开发区|高新区|经开区|区|县|旗|盟|地区)$"
)
_NOT_PLACES = re.compile(r"(?:社区|园区|各市|各区|各县|小区|灾区|片区|城区数|覆盖区)$")
_LONG_ENDING = re.compile(r"(?:壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|地区|市|省|盟)$")
_YEARBOOK = re.compile(r"([\u4e00-\u9fff]{2,6}?)(?:市|省)?(?:统计年鉴|年鉴|统计局|统计公报)")
_LEADING = re.compile(r"([\u4e00-\u9fff]{1,5}?[市])(?=总工会|[^场政民值区委直属级级]|$)")


@lru_cache(maxsize=8192)
def is_place(label: str) -> bool:
    """Whether a label names a province, a city or a district."""
    name, label = names.city(label), names.uncounted(label)
    if name in KNOWN or name in _WHOLE or _LONG_ENDING.sub("", name) in KNOWN:
        return True
    return bool(_ENDING.match(label)) and not _NOT_PLACES.search(label)


_NO_PLACES = re.compile(
    r"[/／]|占|比重|比例|份额|增[速幅长减]|同比|环比|排[名位]|位次|名次|平均|均值|差距|小计|合计|总计|汇总"
)
_KIND = re.compile(
    r"(?:[各市城郊远近农]|远郊|近郊|中心|主城|中心城|县级|地级|直管|其他)?(?:市辖)?"
    r"(?:区|县|市|城区|郊区|郊县|县域|市区|区县|县市|镇|乡镇|农村|城镇|开发区|功能区)|[远近]郊"
)


def is_no_place(label: str) -> bool:
    """Whether a label among cities plainly is none: a share, a difference, a sum."""
    name = names.city(label)
    return name not in KNOWN and bool(_NO_PLACES.search(label))


def is_kind(label: str) -> bool:
    """市辖区, 县: a kind of places, over a sum of those below or above it."""
    return bool(_KIND.fullmatch(label.replace(" ", "")))


def may_be_group(label: str) -> bool:
    """Whether a label among cities may name several of them together: 珠三角."""
    return not is_place(label)


@lru_cache(maxsize=4096)
def stated(text: str) -> str | None:
    """The one place that a title or source note is about: 南京统计年鉴2007 → 南京."""
    if match := _YEARBOOK.search(text):
        name = _place_at_end(match[1])
        return name if name in KNOWN else None
    for name in _at_start(text):
        return name
    match = _LEADING.match(text)
    name = names.city(match[1]) if match else ""
    return name if len(name) > 1 and not name.startswith(("各", "全", "本", "我")) else None


def _place_at_end(text: str) -> str:
    """中国江苏 → 江苏."""
    return next((text[at:] for at in range(len(text)) if text[at:] in KNOWN), text)


def _at_start(text: str) -> list[str]:
    """Known names that the text begins with, the most specific first: 江苏省南京市 → 南京."""
    matches: list[str] = []
    rest = text
    while name := next((rest[:size] for size in (6, 5, 4, 3, 2) if rest[:size] in KNOWN), None):
        matches.insert(0, name)
        rest = re.sub(r"^(?:省|市|自治区|地区)", "", rest[len(name) :])
    return matches
