"""A build that begins as the one before is, table for table, the build that is made as a whole."""

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.store import fingerprints, uploads
from etl.store.records import Upload
from etl.warehouse import builds, partitions, pointer
from tests import small_board
from tests.warehouses import Said, Sheets, stored

_TABLES = """
select schema_name || '.' || table_name from duckdb_tables()
where database_name = $build and not temporary order by all
"""
_COLUMNS = """
select column_name, data_type from duckdb_columns()
where database_name = $build and schema_name || '.' || table_name = $table order by column_index
"""


def _values(*rows: Sequence[Said], source: str = "通报") -> Sheets:
    names = ("indicator", "city", "period", "value", "unit")
    return {
        "indicator_values": [
            dict(zip(names, row, strict=False)) | {"source": source} for row in rows
        ]
    }


def _register(**changed: Mapping[str, Said]) -> Sheets:
    """The register of indicators once more, some of its rows with other entries."""
    rows = [{**row, **changed.get(str(row["indicator"]), {})} for row in small_board.INDICATORS]
    return {"indicators": rows}


CITIES = ("甲市", "乙市", "丙市", "丁市")
LOADS: Mapping[str, tuple[Sheets, str]] = {
    "a value more": (_values(("注册职工", "甲市", "2026-03", "12.5万人", "万人")), "update"),
    "a value corrected": (_values(("办理天数", "甲市", "2025-12", "18天", "天")), "update"),
    "an operand": (_values(("单位数", "乙市", "2025Q4", "60家", "家")), "update"),
    "values that replace": (
        _values(*(("注册职工", city, "2025-12", "8万人", "万人") for city in CITIES[:3])),
        "replace",
    ),
    "a unit that is new": (_values(("评价位次", "甲市", "2024", "3.5", "名")), "update"),
    "a value twice": (
        _values(
            ("办理天数", "丙市", "2026-01", "18天", "天"), ("办理天数", "丙市", "2026-01", "19天")
        ),
        "update",
    ),
    "an unknown city": (_values(("办理天数", "己市", "2026-01", "18天", "天")), "update"),
    "a forum": ({"forums": [{"forum_no": 6, "theme": "年中", "held": "2026-06-30"}]}, "update"),
    "forums that replace": (
        {"forums": [{"forum_no": 7, "theme": "岁末", "held": "2025-07-01"}]},
        "replace",
    ),
    "a direction": (_register(已建会={"direction": "越低越好"}), "update"),
    "a formula": (
        _register(建会率={"formula": "单位数 ÷ 已建会 × 100%", "direction": "越低越好"}),
        "update",
    ),
    "a formula more": (_register(评价位次={"formula": "建会率 ÷ 办理天数"}), "update"),
    "a formula of nothing": (_register(建会率={"formula": "没有的 ÷ 单位数"}), "update"),
    "a name that is a part of a formula": (
        {
            "indicators": [{"indicator": "已建会 ÷ 单位数", "unit": "家", "direction": "越高越好"}],
            **_values(("已建会 ÷ 单位数", "甲市", "2025Q4", "33家", "家")),
        },
        "update",
    ),
    "a formula of a name in two widths": (
        {
            "indicators": [
                {"indicator": "GＤＰ", "unit": "家"},
                {"indicator": "人均", "formula": "GDP ÷ 单位数"},
            ],
            **_values(("GＤＰ", "甲市", "2025Q4", "33家", "家")),
        },
        "update",
    ),
    "its name in a third width": (
        {
            "indicators": [{"indicator": "ＧＤＰ", "unit": "家"}],
            **_values(("ＧＤＰ", "甲市", "2025Q4", "44家", "家")),
        },
        "update",
    ),
    "a scheme": (
        {
            "schemes": [
                {"scheme": "新评价", "indicator": "建会率", "weight": 60},
                {"scheme": "新评价", "indicator": "注册职工", "weight": 40},
            ]
        },
        "update",
    ),
    "a city": (
        {"cities": [{"city": "己市", "role": "同组", "group": "全省", "former_names": "巳市"}]},
        "update",
    ),
    "a city's former name": (_values(("办理天数", "巳市", "2026-01", "18天", "天")), "update"),
    "a day": (
        {"board_settings": [{"choice": "超期截至日", "day": "2026-02-01"}]},
        "update",
    ),
}


MANY = ("an operand", "values that replace", "a formula", "forums that replace", "a city")


@pytest.fixture(autouse=True)
def in_steps(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No build of these tests was made anew as a whole because an old one could not be used."""
    yield
    assert builds.WHOLE not in [record.msg for record in caplog.get_records("call")]


class Office:
    """An office whose builds follow one another, each held against one that is made as a whole."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.load(small_board.FIRST)
        self.load(small_board.CORRECTION)
        assert self.step() == []

    def load(self, sheets: Sheets, mode: str = "update") -> Path:
        """One more upload in force."""
        place = self.data / "uploads"
        upload = stored(place, uploads.next_number(self.data), sheets, mode)
        (upload.folder / upload.record.file).write_bytes(b"-")
        return uploads.seal(upload.folder, upload.record).folder

    def step(self) -> list[str]:
        """Publish what the uploads now say; the tables in which the two ways differ."""
        in_force = uploads.in_force(self.data)
        try:
            drawn = builds.draft(self.data, in_force)
        except builds.CheckError as error:
            self.refuse(in_force, error)
            raise
        build = builds.place(drawn)
        pointer.move(build)
        whole_ = builds.draft(self.data, in_force, builds.made_at(build), build.number)
        try:
            return differing(build.path, whole_)
        finally:
            whole_.unlink()

    def refuse(self, in_force: Sequence[Upload], error: builds.CheckError) -> None:
        """Hold what the checks found against what they find in all of the build."""
        with pytest.raises(builds.CheckError) as whole:
            builds.draft(self.data, in_force, is_whole=True)
        assert error.each(str) == whole.value.each(str)


def differing(one: Path, other: Path) -> list[str]:
    """The tables of two builds that differ in columns, types or rows; floats to nine digits."""
    with duckdb.connect() as connection:
        for name, path in (("one", one), ("other", other)):
            connection.execute(f"attach '{path}' as {name} (read_only)")
        tables = [
            connection.execute(_TABLES, {"build": name}).fetchall() for name in ("one", "other")
        ]
        assert tables[0] == tables[1]
        return [table for (table,) in tables[0] if _differs(connection, table)]


def _differs(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    columns = [
        connection.execute(_COLUMNS, {"build": build, "table": table}).fetchall()
        for build in ("one", "other")
    ]
    if columns[0] != columns[1]:
        return True
    parts = ", ".join(
        f"""printf('%.9g', "{name}")""" if kind == "DOUBLE" else f'"{name}"'
        for name, kind in columns[0]
    )
    one, other = (f"select {parts} from {build}.{table}" for build in ("one", "other"))
    rows = connection.execute(
        f"select 1 from (({one}) except all ({other}) union all (({other}) except all ({one})))"
    )
    return bool(rows.fetchall())


def _act(office: Office, action: str, place: int) -> None:
    """Load something, or undo or redo one of the uploads after the first two; raises CheckError."""
    if action in LOADS:
        undo = office.load(*LOADS[action])
        try:
            assert office.step() == [], action
        except builds.CheckError:
            uploads.withdraw(undo, "研究室", uploads.now())
        return
    is_undone = action == "redo"
    found = [one for one in uploads.everything(office.data)[2:] if one.is_withdrawn == is_undone]
    if not found:
        return
    turns = (uploads.reinstate, uploads.withdraw)
    turn, back = turns if is_undone else turns[::-1]
    chosen = found[place % len(found)].folder
    turn(chosen, "研究室", uploads.now())
    try:
        assert office.step() == [], (action, chosen.name)
    except builds.CheckError:
        back(chosen, "研究室", uploads.now())


def test_a_build_made_key_by_key_is_the_one_made_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path)
    build = builds.current(office.data)
    assert build
    monkeypatch.setattr(partitions, "AT_ONCE", 0)
    at = builds.made_at(build)
    apart = builds.draft(office.data, uploads.in_force(office.data), at, build.number)
    assert differing(build.path, apart) == []


ACTIONS = st.tuples(st.sampled_from(sorted([*LOADS, "undo", "redo"])), st.integers(0, 5))


@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(actions=st.lists(ACTIONS, min_size=2, max_size=4))
def test_whatever_is_loaded_undone_and_redone_the_build_is_that_of_the_uploads(
    actions: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    office = Office(tmp_path_factory.mktemp("office"))
    for action, place in actions:
        _act(office, action, place)


def test_the_kinds_of_load_and_then_their_undoing_leave_the_build_of_the_uploads(
    tmp_path: Path,
) -> None:
    office = Office(tmp_path)
    for action in MANY:
        _act(office, action, 0)
    for place in range(2):
        _act(office, "undo", 3 * place)
    _act(office, "redo", 0)


def test_a_name_that_is_new_in_the_register_changes_how_formulas_are_read(tmp_path: Path) -> None:
    office = Office(tmp_path)
    names = ("a name that is a part of a formula", "a formula of a name in two widths")
    for action in (*names, "its name in a third width"):
        office.load(*LOADS[action])
        assert office.step() == [], action
    for place in (2, 0):
        _act(office, "undo", place)


def test_a_build_of_another_time_zone_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path)
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    try:
        office.load(*LOADS["a value more"])
        assert office.step() == []
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_build_that_cannot_be_brought_up_to_date_is_made_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    office = Office(tmp_path)
    build = builds.current(office.data)
    assert build is not None
    with duckdb.connect(str(build.path)) as connection:
        connection.execute("drop table marts.city_ranks")
    pointer.move(pointer.Build(build.number, build.path, fingerprints.sha256(build.path)))
    office.load(*LOADS["a value more"])
    assert office.step() == []
    assert builds.WHOLE in [record.msg for record in caplog.records]
    caplog.clear()
