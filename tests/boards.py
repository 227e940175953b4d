"""A small build made by hand, in the shape that the ETL publishes: eleven cities, two years."""

import datetime as dt
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from etl.store import fingerprints
from etl.warehouse import transform
from tests import schemes

HOME, NEAR, FAR = "澄岚市", "霁川市", "曜湾市"
CITIES = [
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
]
GROUP = "全省十一市"
ROLES = {HOME: "本市", NEAR: "近学", FAR: "远学"}
INDICATORS = {
    "网上工会得分": ("分", 1, True, 90.0),
    "建会率": ("%", 1, True, 85.0),
    "欠薪案件办结天数": ("天", 0, False, 30.0),
    "新增会员": ("人", 0, True, None),
}
COMPUTED = (
    "quartiles",
    "closings",
    "similar_cities",
)  # by the real SQL, for they read other marts only
OF_RANKS = (
    "announced_ranks",
    "latest_ranks",
    "ranked_cities",
    "ranked_groups",
)  # also, of all ranks
DAYS = "as_of, counted_to, values_to, home_city, home_group"  # that staging.board has
CORRECTED, OVERSTATED = "建会率", 0.3  # our value of the month before last, as first said
TOTALS = (  # of a unit
    *("forums", "topics", "projects", "problems", "publications", "honours", "overdue"),
    *("due_soon", "is_demo"),
)
MONTHS = [day.date() for day in pd.date_range("2024-07-01", "2026-06-01", freq="MS")]


def publish(data: Path, *, number: int = 1, empty: bool = False) -> Path:
    """Write a build and point to it; `empty` keeps the tables and drops their rows."""
    folder = data / "builds"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{number:06d}.duckdb"
    path.write_bytes(_built(number, empty=empty))
    _point(path)
    return path


@contextmanager
def changed(build: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Write to a build; if it is in force, it is so as it is then, and not as a damaged one."""
    with duckdb.connect(str(build)) as connection:
        yield connection
    said = json.loads((build.parent / "current").read_text(encoding="utf-8"))
    if said["file"] == build.name:
        _point(build)


def _point(build: Path) -> None:
    digest = fingerprints.sha256(build)
    pointer = {"build": int(build.stem), "file": build.name, "sha256": digest}
    (build.parent / "current").write_text(json.dumps(pointer), encoding="utf-8")


@cache  # it takes half a second, and every test has the same
def _built(number: int, *, empty: bool) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "built.duckdb"
        with duckdb.connect(str(path)) as connection:
            _fill(connection, number, empty=empty)
        return path.read_bytes()


def _fill(connection: duckdb.DuckDBPyConnection, number: int, *, empty: bool) -> None:
    connection.execute("create schema marts")
    for name, rows in marts(number).items():
        kept = rows if name == "board" or not empty else rows.head(0)
        connection.register("rows", kept)
        connection.execute(f"create table marts.{name} as select * from rows")
    connection.execute("create schema staging")
    connection.execute(f"create table staging.board as select {DAYS} from marts.board")
    _compute(connection, COMPUTED)
    schemes.create(connection, city_ranks().head(0) if empty else city_ranks())
    _compute(connection, OF_RANKS)


def _compute(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    for name in names:
        statement = (transform.SQL / "marts" / f"{name}.sql").read_text(encoding="utf-8")
        connection.execute(f"create table marts.{name} as {statement}")


def marts(number: int) -> dict[str, pd.DataFrame]:
    """Every mart that pages read, by name."""
    ranks = city_ranks()
    return {
        "board": pd.DataFrame([_board(number)]),
        "indicators": pd.DataFrame([_indicator(name) for name in INDICATORS]),
        "city_groups": _city_groups(),
        "city_ranks": ranks,
        "increments": _increments(),
        "paces": _paces(ranks),
        "coverage": _coverage(ranks),
        "events": _events(),
        "carried_over": _carried_over(),
        "gaps": _gaps(ranks),
        "measures": _measures(),
        "milestones": _empty("project"),
        "problems": _empty("year"),
        "units": _empty(
            *["unit", "kind", "parent", "year", "forums", "topics", "projects", "problems"], *TOTALS
        ),
        "value_sources": _value_sources(ranks),
        "forums": _forums(),
        "topic_stages": _topic_stages(),
        "forum_plan": _forum_plan(),
        "conversion": _conversion(),
        "stuck": _stuck(),
        "matters": _to_do(),
        "to_do": _to_do(),
        "facts": _facts(),
        "uploads": _uploads(),
        "upload_changes": _upload_changes(),
        "open_faults": _open_faults(),
        "confirmed_doubts": _confirmed_doubts(),
        "open_questions": _open_questions(),
        "date_faults": _date_faults(),
        "stated_facts": _stated_facts(),
    }


def _empty(*columns: str) -> pd.DataFrame:
    """A table of what this board has none of, with where each row would stand."""
    return pd.DataFrame(columns=[*columns, "_upload", "_sheet", "_cell"], dtype=object)


def city_ranks() -> pd.DataFrame:
    """One row per indicator, period and city; our city climbs from 9th to 1st in one of them."""
    values = pd.DataFrame([_value(i, c, m) for i in INDICATORS for c in CITIES for m in MONTHS])
    groups = values.groupby(["indicator", "period_start"])
    up = values["indicator"].map(lambda name: INDICATORS[name][2])
    directed = values["value"].where(up, -values["value"])
    values["rank"] = directed.groupby([values["indicator"], values["period_start"]]).rank(
        method="min", ascending=False
    )
    values["ranked"] = groups["rank"].transform("count").astype(int)
    values["members"] = len(CITIES)
    by_city = values.sort_values("period_start").groupby(["indicator", "city"])
    values["previous_value"] = by_city["value"].shift()
    values["previous_rank"] = by_city["rank"].shift()
    values["rank_change"] = values["previous_rank"] - values["rank"]
    values["previous_ranked"] = by_city["ranked"].shift()
    values["previous_start"] = by_city["period_start"].shift()
    values["previous_end"] = by_city["period_end"].shift()
    values["rank_of_same"], values["same_ranked"] = values["rank"], values["ranked"]
    values["is_counted"] = values["is_next"] = values["is_same_field"] = True
    values["series_no"] = 0
    best = directed.groupby([values["indicator"], values["period_start"]]).transform("max")
    values["gap_to_first"] = best - directed
    values["gap_to_next"] = values["gap_to_first"].where(values["rank"] > 1) / 2
    share = values["value"] / values["target"]
    values["target_share"] = share.where(up, 1 / share)
    values["announced_rank"] = values["rank"].where(values["indicator"] == "网上工会得分")
    wrong = (values["city"] == "芷洲市") & (values["period_start"] == pd.Timestamp(MONTHS[-1]))
    values.loc[wrong & values["announced_rank"].notna(), "announced_rank"] = 1
    return values.assign(
        name_then=None, change=float("nan"), changed_in=None, compared_with=None, year_change=None
    )


def _increments() -> pd.DataFrame:
    """None of these indicators is cumulated."""
    days = pd.to_datetime([])
    rows = pd.DataFrame({"indicator": [], "city": [], "grain": [], "value": [], "unit": []})
    return rows.assign(period_start=days, period_end=days, is_approx=False, is_demo=False)


def _value(indicator: str, city: str, month: dt.date) -> dict[str, object]:
    unit, decimals, _, target = INDICATORS[indicator]
    place, time = CITIES.index(city), MONTHS.index(month)
    wave = ((place * 7 + time * 5 + len(indicator)) % 9) / 3
    value = 88 - 3 * ((place + len(indicator)) % 11) + wave + time / 8
    if city == HOME and indicator == "网上工会得分":
        value = 66 + wave / 4 if month < dt.date(2025, 8, 1) else min(66 + (time - 12) * 5, 95)
    if indicator == "新增会员":
        value = value * 310
    missing = city == "朗汀市" and indicator == "建会率" and month == MONTHS[-1]
    return {
        "indicator": indicator,
        "city_group": GROUP,
        "grain": "month",
        "period_start": pd.Timestamp(month),
        "period_end": pd.Timestamp(month) + pd.offsets.MonthEnd(0),
        "city": city,
        "role": ROLES.get(city, "同组"),
        "is_home": city == HOME,
        "value": None if missing else round(value, decimals),
        "unit": unit,
        "target": target,
        "is_approx": False,
        "written": f"{value:.{decimals}f}",
        "is_demo": True,
        "source": "省总通报",
        "_upload": 3,
        "_sheet": "指标数据",
        "_row": 4 + place,
        "_cell": f"D{4 + place}",
    }


def _board(number: int) -> dict[str, object]:
    return {
        "as_of": dt.date(2026, 6, 30),
        "counted_to": dt.date(2026, 6, 30),
        "values_to": dt.date(2026, 6, 30),
        "home_city": HOME,
        "home_group": GROUP,
        "is_demo": True,
        "is_mixed": False,
        "uploads": 3,
        "build": number,
        "built_at": dt.datetime(2026, 7, 2, 9, 30, tzinfo=dt.UTC),
    }


def _indicator(name: str) -> dict[str, object]:
    unit, decimals, up, target = INDICATORS[name]
    return {
        "indicator": name,
        "unit": unit,
        "direction": "越高越好" if up else "越低越好",
        "is_higher_better": up,
        "dimension": "连通",
        "decimals": decimals,
        "grain": "月",
        "target": target,
        "definition": f"{name}的口径",
        "accrual": None,
        "formula": None,
        "source": "省总通报",
        "owner": "网络工作部",
        "is_derived": False,
        "is_demo": True,
        "_upload": 1,
        "_sheet": "指标",
        "_row": 2 + list(INDICATORS).index(name),
        "latest_start": pd.Timestamp(MONTHS[-1]),
        "latest_end": pd.Timestamp(MONTHS[-1]) + pd.offsets.MonthEnd(0),
    }


def _coverage(ranks: pd.DataFrame) -> pd.DataFrame:
    keys = ["indicator", "city_group", "grain", "period_start", "period_end"]
    rows = []
    for key, group in ranks.groupby(keys):
        missing = group.loc[group["value"].isna(), "city"]
        said = dict(zip(keys, key, strict=True))
        rows.append(
            {
                **said,
                "reported": int(group["value"].notna().sum()),
                "members": len(group),
                "missing": "、".join(missing) or None,
                "is_demo": True,
            }
        )
    return pd.DataFrame(rows)


def _events() -> pd.DataFrame:
    """Two forums, a campaign, and a rule that changed; a null indicator: it concerns all."""
    columns = ["label", "kind", "starts", "ends", "indicator", "forum_no", "rule", "detail"]
    rows = [
        ("第14期论坛", "forum", "2025-07-18", "2025-07-18", "网上工会得分", 14, None, None),
        ("第21期论坛", "forum", "2026-02-20", "2026-02-20", None, 21, None, None),
        ("攻坚月", "campaign", "2025-08-01", "2025-08-31", "网上工会得分", None, None, None),
        ("市", "rule", "2025-10-01", "2025-10-01", None, None, "points", "市 2→1"),
    ]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(
        starts=pd.to_datetime(frame["starts"]),
        ends=pd.to_datetime(frame["ends"]),
        campaign=frame["label"].where(frame["kind"] == "campaign", None),
        scheme=pd.Series([None] * len(frame), dtype="string"),
        city=pd.Series([None] * len(frame), dtype="string"),
        is_demo=True,
    )


def _carried_over() -> pd.DataFrame:
    """No rule of another year stands for this one's."""
    years = pd.Series([], dtype="int64")
    return pd.DataFrame({"kind": [], "subject": []}, dtype="string").assign(
        year=years, rule_year=years
    )


def _gaps(ranks: pd.DataFrame) -> pd.DataFrame:
    keys = ["indicator", "city_group", "grain", "period_start", "period_end", "unit"]
    home = ranks[ranks["is_home"]][[*keys, "city", "value"]]
    home = home.rename(columns={"city": "home_city", "value": "home_value"})
    others = ranks[ranks["role"].isin(["近学", "远学"])][[*keys, "city", "role", "value"]]
    others = others.rename(columns={"city": "benchmark_city", "value": "benchmark_value"})
    rows = others.merge(home, on=keys)
    rows["is_higher_better"] = rows["indicator"].map(lambda name: INDICATORS[name][2])
    ahead = rows["benchmark_value"] - rows["home_value"]
    rows["gap"] = ahead.where(rows["is_higher_better"], -ahead).round(1)
    return rows.assign(series_no=0, is_demo=True)


def _measures() -> pd.DataFrame:
    """A task that was done and one that is late, and a practice learnt; all at the near city."""
    told = ["kind", "item", "practice", "measure", "owner", "started", "due", "status", "state"]
    gap = ["is_overdue", "indicator", "unit", "gap_at_start", "gap_now", "gap_change"]
    columns = [*told, *gap]
    task, visit = ("task", "网上工会", None, "攻坚月"), ("visit", "网上工会", "一步办", "照办")
    late = ("task", "建会", None, "走访企业", "组织部", None, "2026-03-31", None, "unstated")
    done = ("网络工作部", "2025-08-01", "2025-12-31", "已完成", "done")
    begun = ("网络工作部", "2025-06-20", None, "推进中", "under_way")
    rows = [
        (*task, *done, False, "网上工会得分", "分", 14.0, -8.0, -22.0),
        (*late, True, "建会率", "%", None, 3.0, None),
        (*visit, *begun, False, "网上工会得分", "分", 15.0, -8.0, -23.0),
    ]
    frame = pd.DataFrame(rows, columns=columns).assign(city=NEAR, goal="追平", decimals=1)
    frame["plan_year"] = [None, None, 2026]
    dated = frame.assign(started=pd.to_datetime(frame["started"]), due=pd.to_datetime(frame["due"]))
    unnamed = dated.assign(item=pd.Series([None] * len(dated), dtype=object), number=None)
    return unnamed.assign(is_demo=True, _upload=2, _sheet="台账", _row=5, _cell="B5")


def _value_sources(ranks: pd.DataFrame) -> pd.DataFrame:
    kept = ["indicator", "city", "grain", "period_start", "period_end", "value", "unit", "written"]
    rows = ranks[kept].assign(operand=ranks["indicator"], file="指标月报.xlsx", sheet="指标数据")
    stated = rows.assign(
        cell=ranks["_cell"],
        loaded_by="研究室",
        loaded_at=pd.Timestamp("2026-07-02 09:30", tz="UTC"),
        _upload=3,
        is_current=True,
        replaced_at=pd.Series(pd.NaT, index=ranks.index, dtype="datetime64[us, UTC]"),
        is_demo=True,
    )
    overstated = stated[
        (stated["indicator"] == CORRECTED)
        & (stated["city"] == HOME)
        & (stated["period_start"] == pd.Timestamp(MONTHS[-2]))
    ]
    said = overstated["value"] + OVERSTATED
    before = overstated.assign(value=said, written=said.astype(str), _upload=2, is_current=False)
    return pd.concat([stated, before], ignore_index=True)


def _city_groups() -> pd.DataFrame:
    columns = {"city": CITIES, "role": [ROLES.get(city, "同组") for city in CITIES]}
    groups = pd.DataFrame(columns).assign(city_group=GROUP, province="示例省", is_demo=True)
    return groups.assign(is_home=groups["city"] == HOME, members=len(CITIES))


def _paces(ranks: pd.DataFrame) -> pd.DataFrame:
    """One row per indicator and city; the pace is that of one year, end to end."""
    rows = []
    for (indicator, city), known in ranks.dropna(subset="value").groupby(["indicator", "city"]):
        unit, decimals, up, _ = INDICATORS[str(indicator)]
        steps = known["value"].diff()
        better = steps[steps > 0] if up else steps[steps < 0]
        best = known.loc[better.sort_values().index[-1 if up else 0]]
        newest = known.iloc[-1]
        rows.append(
            {
                "indicator": indicator,
                "grain": "month",
                "city_group": GROUP,
                "city": city,
                "unit": unit,
                "decimals": decimals,
                "is_higher_better": up,
                "period_start": newest["period_start"],
                "period_end": newest["period_end"],
                "period_no": newest["period_end"].year * 12 + newest["period_end"].month,
                "value": newest["value"],
                "points": 12,
                "pace": (newest["value"] - known["value"].iloc[-12]) / 11,
                "best_step": better.max() if up else better.min(),
                "best_start": best["period_start"],
                "best_end": best["period_end"],
                "lowest": 0.0,
                "highest": 100.0 if unit in ("%", "分") else None,
                "is_demo": True,
            }
        )
    return pd.DataFrame(rows)


def _forums() -> pd.DataFrame:
    held = [month + pd.Timedelta(days=17) for month in pd.to_datetime(MONTHS) if month.month % 4]
    rows = pd.DataFrame({"forum_no": range(1, len(held) + 1), "held": held})
    rows = rows.assign(year=rows["held"].dt.year, theme="论坛主题")
    return rows.assign(_upload=1, _sheet="论坛", _cell="A2")


def _topic_stages() -> pd.DataFrame:
    effective = pd.date_range("2025-01-15", "2026-06-15", periods=36)
    rows = pd.DataFrame({"topic": [f"议题{n}" for n in range(36)], "effective": effective})
    return rows.assign(proposed=effective, _upload=1, _sheet="议题", _cell="A2")


def _forum_plan() -> pd.DataFrame:
    columns = ["year", "item", "unit", "planned", "held", "owed"]
    rows = [(2025, "论坛", None, 12, 12, 0), (2026, "论坛", None, 12, 5, 7)]
    return pd.DataFrame(rows, columns=columns).assign(is_demo=True)


def _conversion() -> pd.DataFrame:
    stages = ["proposed", "discussed", "formed", "used", "effective"]
    rows = []
    for basis, cohort, counts in [
        ("all", "all", [96, 79, 66, 51, 36]),
        ("half", "2025H1", [38, 33, 27, 20, 15]),
        ("half", "2025H2", [58, 46, 39, 31, 21]),
    ]:
        for index, (stage, count) in enumerate(zip(stages, counts, strict=True)):
            rows.append(
                {
                    "basis": basis,
                    "cohort": cohort,
                    "stage": stage,
                    "stage_no": index + 1,
                    "topics": count,
                    "share_of_first": count / counts[0],
                    "share_of_previous": count / counts[index - 1] if index else None,
                    "began": counts[index - 1] if index else None,
                    "median_days": [None, 9.0, 12.0, 23.0, 64.0][index],
                    "young": 5 * (cohort == "2025H2" and index == 4),
                    "behind": 0,
                    "declined": 0,
                    "stopped": 0,
                    "is_demo": True,
                }
            )
    return pd.DataFrame(rows)


def _stuck() -> pd.DataFrame:
    columns = ["kind", "name", "stage", "owner", "since", "due", "days_overdue"]
    rows = [
        ("project", "新业态建会攻坚", "amber", "组织部", "2026-01-10", "2026-05-30", 31),
        ("topic", "困难职工帮扶系统升级", "formed", "权益保障部", "2026-02-01", None, 18),
        ("problem", "职工书屋提升", "open", "宣教部", "2026-03-01", "2026-06-18", 12),
        ("benchmark_task", "互助保障扩面", "open", "财务部", "2026-01-01", "2026-06-24", 6),
    ]
    frame = pd.DataFrame(rows, columns=columns)
    dated = frame.assign(since=pd.to_datetime(frame["since"]), due=pd.to_datetime(frame["due"]))
    unnamed = dated.assign(item=pd.Series([None] * len(dated), dtype=object), number=None)
    return unnamed.assign(is_demo=True, _upload=2, _sheet="台账", _row=5, _cell="B5")


def _to_do() -> pd.DataFrame:
    stuck = _stuck().rename(columns={"days_overdue": "days_left", "stage": "state"})
    return stuck.assign(days_left=-stuck["days_left"], state="overdue")


def _facts() -> pd.DataFrame:
    """As `etl/sql/marts/facts.sql` would count them."""
    rows = [("overdue", None, None, len(_to_do())), ("stuck", None, None, len(_stuck()))]
    return pd.DataFrame(rows, columns=["fact", "scope", "subject", "number"])


def _uploads() -> pd.DataFrame:
    rows = [
        (n, f, pd.Timestamp("2026-07-02 09:30", tz="UTC"), "研究室", True, 1, 40)
        for n, f in ((1, "单位和论坛.xlsx"), (2, "问题台账.xlsx"), (3, "指标月报.xlsx"))
    ]
    columns = ["upload", "file", "loaded_at", "loaded_by", "is_demo", "tables", "rows"]
    return pd.DataFrame(rows, columns=columns)


def _open_faults() -> pd.DataFrame:
    at = pd.Timestamp("2026-07-02 09:30", tz="UTC")
    fault = ("指标数据", "D7", "数值", "待查", "“待查”不是数字")
    columns = ["sheet", "cell", "header", "value", "reason"]
    frame = pd.DataFrame([fault], columns=columns).assign(upload=3, file="指标月报.xlsx")
    return frame.assign(loaded_by="研究室", loaded_at=at, is_demo=True)


def _confirmed_doubts() -> pd.DataFrame:
    at = pd.Timestamp("2026-07-02 09:30", tz="UTC")
    row: dict[str, object] = {
        "upload": 3,
        "file": "指标月报.xlsx",
        "sheet": "指标数据",
        "cell": "D9",
    }
    row |= {"kind": "times_10", "indicator": "建会率", "unit": "%", "loaded_by": "研究室"}
    for of, days, month, value in (("", "period_", 7, 900.0), ("known_", "known_", 6, 90.0)):
        starts = pd.Timestamp(f"2025-{month:02}-01")
        row |= {f"{of}city": CITIES[0], f"{of}grain": "month", f"{of}value": value}
        row |= {f"{days}start": starts, f"{days}end": starts + pd.offsets.MonthEnd()}
    return pd.DataFrame([{**row, "expected": 90.0, "loaded_at": at, "is_demo": True}])


def _upload_changes() -> pd.DataFrame:
    columns = ["upload", "table_name", "title", "added", "changed", "same"]
    return pd.DataFrame([(3, "indicator_values", "指标数据", 44, 3, 1009)], columns=columns)


def _open_questions() -> pd.DataFrame:
    row = {"question": "progress_fell", "about": "网上工会攻坚", "written": "30%"}
    return pd.DataFrame([{**row, "_upload": 1, "_sheet": "项目进展", "_row": 3, "_cell": "A3"}])


def _date_faults() -> pd.DataFrame:
    said = {"fault": "formed_before_forum", "about": "办法", "header": "形成日期"}
    dates = {"written": "2026-01-01", "order_of": "2026-01-02"}
    where = {"_upload": 1, "_sheet": "成果", "_row": 3, "_cell": "H3"}
    return pd.DataFrame([{**said, **dates, **where}])


def _stated_facts() -> pd.DataFrame:
    said = {"written": "10期", "sentence": "已成功主办10期", "document": "某会，《论坛》"}
    where = {"_upload": 1, "_sheet": "事实", "_row": 2, "_cell": "E2"}
    fact = {"subject": "论坛", "place": "某市", "indicator": "举办期数", "period": "自创办以来"}
    return pd.DataFrame([{**fact, **said, **where}])
