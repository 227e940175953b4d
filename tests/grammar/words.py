"""The words that sheets are made of. Cities are invented or well known, figures always invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Indicator:
    """What is counted, in which unit, with values from `least` to `most`; `group` may head it."""

    name: str
    unit: str
    least: float
    most: float
    group: str = ""

    @property
    def is_rate(self) -> bool:
        """Whether its values are per cent: they have a mean, and no sum."""
        return self.unit == "%"

    @property
    def is_whole(self) -> bool:
        """Whether it counts whole things, without 万 and 亿."""
        return self.unit in {"人", "人次", "家", "件", "场", "户"}


INDICATORS = (
    Indicator("会员数", "万人", 400, 900),
    Indicator("女会员数", "万人", 100, 190),
    Indicator("农民工会员数", "万人", 50, 180),
    Indicator("会费收缴额", "万元", 200, 9000),
    Indicator("帮扶资金", "万元", 50, 900),
    Indicator("互助保障理赔额", "万元", 30, 700),
    Indicator("入会率", "%", 50, 99),
    Indicator("建会率", "%", 50, 99),
    Indicator("网上入会率", "%", 20, 90),
    Indicator("职工满意度", "%", 70, 99),
    Indicator("培训人次", "人次", 300, 90000),
    Indicator("法律援助人次", "人次", 100, 3000),
    Indicator("已建会企业数", "家", 200, 8000),
    Indicator("职工书屋数", "家", 20, 900),
    Indicator("暖心驿站数", "家", 20, 900),
    Indicator("劳动争议案件数", "件", 20, 1500),
    Indicator("信访办结件数", "件", 20, 1500),
    Indicator("劳模慰问户数", "户", 20, 900),
    Indicator("困难职工户数", "户", 20, 900),
    Indicator("普惠得分", "分", 50, 99),
)
MEMBERS = INDICATORS[:3]  # all, and two kinds of them
GROUPS = ("制造业", "服务业", "非公企业", "国有企业", "线上", "线下")
CITIES = (
    *("澄岚市", "砚潭市", "芷洲市", "棠溪市", "岫原市", "汀浦市", "栖川市", "泊野市", "沅陌市"),
    *("杭州市", "宁波市", "扬州市", "许昌市", "焦作市", "深圳市", "广州市", "洛阳市", "威海市"),
)
SHEETS = ("Sheet1", "数据", "汇总表", "报表", "表1")
ENGLISH = {"city": "City", "period": "Period", "indicator": "Indicator"}
CORNERS = {
    "city": ("城市", "地区"),
    "period": ("时期", "时间"),
    "indicator": ("指标", "指标名称"),
}
LINES = {"city": "地区", "period": "时间", "indicator": "指标"}
UNITS = ("研究室", "组织部", "办公室", "法律部", "保障部", "财务部", "宣传教育部")
OFFICE_LINES = (
    "填报单位：示例省总工会",
    "填报日期：2025年12月5日",
    "表号：总工统3表",
    "密级：内部",
    "制定机关：示例省总工会",
    "报送方式：网上直报",
)
NOTES = ("注：本表数据为快报数。", "说明：口径与上年一致。", "备注：空格表示没有数据。")
SOURCES = ("数据来源：示例省总工会", "资料来源：各市总工会报表")
SIGNATURES = ("制表：研究室　　审核：办公室", "填表部门：组织部")
SECTIONS = ("一、沿海地区", "二、内陆地区")
MISSING = ("", "—", "-", "…")
