"""Words that offices write instead of a value, and the words for yes and no."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


MISSING = _words(
    "n/a na nan null none nil",
    "无 暂无 未报 未报送 未上报 未填 未填报 未提供 缺 缺报 暂缺 空 空白 不详 不适用 尚无 没有",
    "无数据 暂无数据 无内容 待报 待补 待补充",
)
"""Marks for “no value”: kept as missing, no fault."""

BLANK_MARKS = _words("n/a null none nan")
"""The words among them that say nothing in a text either."""

LATER = _words(
    "待定 未定 另定 另行通知 适时 随时 待确定 待议 视情况 视情 尽快 日期待定 时间待定 无期限",
    "立行立改 立即整改 立改立行 即知即改 立整立改 立查立改 即时 即日 限期整改 马上就办",
    "长期坚持 长期 持续推进 持续 坚持 常态化 常态化推进 持续整改 长期整改 常年 全年坚持 按计划推进",
    "根据工作安排 按上级要求 已完成 完成 进行中 推进中 未完成 正在整改",
)
"""Words in a column of dates that state no date: a warning."""

UNSTATED = _words(
    "未注明 未说明 未标明 每年 每月 每季度 历年 历年来 多年来 自创办以来 创办以来 成立以来",
    "建会以来 以来 常年 长期",
)
"""Periods that a sheet leaves open, and says so."""

HANGING = _words(
    "近年来 近年 近三年 近五年 近几年 目前 当前 现在 截至目前 至今 迄今 同期 上年同期 去年同期",
    "年初以来 年初至今 期初 期末 上期",
)
"""Periods reckoned from a day that they do not say, beside those that begin like RELATIVE."""

RELATIVE = (
    *("今年", "去年", "明年", "前年", "本年", "上年", "当年", "次年"),
    *("本月", "上月", "下月", "本季", "上季", "当月", "当季", "本期", "当期", "年初至今"),
)
"""How dates begin that depend on when they were written."""

YEARS_FROM = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
"""Words for a year, and how far from the year that the sheet states."""

UNRANKED = _words("未参评 不参评 未排名 不排名 未参加 未列入 未入围 未评 未参与")
FIRST = _words("首位 榜首 居首 第一位 头名 居首位 位居首位")

YES = _words(
    "√ ✓ ✔ ☑ ✅ ■ 是 已 对 有 y yes true t 1 v 完成 销号 办结 整改到位 整改完毕 完毕 到位",
    "采纳 归档 解决 结 通过 达标 合格",
)
NO = _words("× ✗ ✘ ✕ ✖ ☒ ❌ □ ☐ x 否 未 不 不是 n no false f 0 没有 错")
