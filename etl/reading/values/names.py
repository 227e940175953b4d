"""Names of registers: cities, units, and lists of units, without what people add around them."""

import re

from etl.reading.values.text import clean, without_gaps

_BRACKETS = re.compile(r"\s*[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]$")
_FEDERATION = re.compile(r"(?<=[\u4e00-\u9fff]市)总工会$")  # a city's own, where cities stand
_COUNTER = re.compile(
    r"^(?:\d{1,2}[.、]|\(?[一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、)"
)
_PROVINCE = re.compile(r"^[\u4e00-\u9fff]{2,3}(?:省|自治区)(?=[\u4e00-\u9fff]{2,}市$)")
_ROLE = "牵头|配合|主办|协办|责任|主责|负责|承办|参与|协同|会同|落实|组织|第一|协助"
_ROLE_REMARK = re.compile(
    rf"[(\[【〔]?(?:{_ROLE}|对标|本市|盖章|近学|远学)(?:单位|部室|部门)?[)\]】〕]$"
)
_ROLE_LABEL = re.compile(rf"(?:{_ROLE})(?:单位|部室|部门|科室|领导)?[:：]\s*")
_ROLE_ENDING = re.compile(r"(?:\s*[(\[【〔]?(?:牵头|配合|主办|协办|承办|主责)[)\]】〕]?)$")
_SEPARATORS = re.compile(r"[、,;/\n|]+")
_UNIT_ENDING = re.compile(r"(?:部|室|会|办|中心|处|科|院|局|校|宫|厂|公司|社|站|组|区|县|市|馆)$")


def city(text: str) -> str:
    """广　州 → 广州, 1.杭州（对标） → 杭州, 宁波* → 宁波, 广东省佛山市 → 佛山."""
    name = _BRACKETS.sub("", without_gaps(clean(text)))
    name = _FEDERATION.sub("", name)
    name = _PROVINCE.sub("", _COUNTER.sub("", name) or name)
    if name == "吉林市":  # 吉林 is the province around it
        return name
    return name[:-1] if len(name) > 2 and name.endswith("市") else name


def uncounted(text: str) -> str:
    """1.岫原市 → 岫原市."""
    return _COUNTER.sub("", text) or text


def name(text: str) -> str:
    """One unit or indicator, without inner blanks, footnote marks and roles in brackets."""
    cleaned = without_gaps(clean(text))
    if re.search(r"[)\]】〕]$", cleaned):
        cleaned = _ROLE_REMARK.sub("", cleaned).strip()
    return cleaned if cleaned.isascii() else cleaned.replace("(", "（").replace(")", "）")


def names(text: str) -> str:
    """Several units, joined by 、 in the order written; 牵头： and 配合： are dropped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    whole = _ROLE_LABEL.sub("、", "\n".join(clean(line) for line in lines))
    parts = [part for piece in _SEPARATORS.split(whole) for part in _spaced(piece)]
    units = [name(_ROLE_ENDING.sub("", part.strip(" 。.:："))) for part in parts]
    return "、".join(dict.fromkeys(part for part in units if part))


def _spaced(piece: str) -> list[str]:
    """组织部 财务部 are two units; 财 务 部 is one."""
    parts = piece.split(" ")
    if len(parts) > 1 and all(len(part) > 1 and _UNIT_ENDING.search(part) for part in parts):
        return parts
    return [piece]
