"""A reader who is limited to one unit gets no other unit's row, whatever is asked and how."""

import itertools
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import pytest

from pages.shared import warehouse
from pages.shared.etl import digests
from pages.shared.findings import facts
from pages.shared.warehouse import Build, connections, narrowing
from pages.shared.warehouse.builds import OlderBuildError
from pages.shared.warehouse.rows import RULES, Of, Rule
from runtime import cache, reader
from tests import two_units
from tests.two_units import MARKS, OTHER, OWN

MARTS = Path(__file__).parents[1] / "etl/sql/marts"
ASKED = re.compile(r"\$(\w+)")
COMMENT = re.compile(r"--.*")
MOST = 24  # ways of asking one query
NAMED = 60  # queries at least that name the other unit to whoever sees all
UNASKED = {"stated"}  # of an upload's own files, and of values of cities alone
Value = str | int | None
# What some parameters may be, beside what the columns of their names hold.
MORE: Mapping[str, list[Value]] = {
    "owner": [None, OWN, OTHER],
    "unit": [OWN, OTHER],
    "lead": [None, OWN, OTHER],
    "forum": list(two_units.FORUMS.values()),
    "words": ["密", MARKS[OTHER], OTHER, "网上"],
    "year": [2025, 2026, None],
    "looked": ["2020-01-01"],
    "since": ["2020-01-01"],
    "day": ["2025-12-31"],
    "by": ["2025-12-31"],
    "page": ["to_do", "overview"],
    "weights": ["{}"],
    "values": ["{}"],
    "trials": ["[]"],
    "uploads": ["[1, 2, 3]"],
    "periods": [1],
    "rivals": [1],
    "faster": [1],
    "pace": [1],
    "normalised_over": ["one_period"],
    "scored": ["by_means"],
}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of `two_units`; only for reading."""
    data = tmp_path_factory.mktemp("two") / "data"
    two_units.load(data)
    return data


@pytest.fixture
def data(two: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(two))
    return two


@pytest.fixture
def joint(two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with rows of both units."""
    shutil.copytree(two, tmp_path / "data")
    two_units.load_joint(tmp_path / "data")
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def build_of(unit: str | None) -> Build:
    """The build in force as a reader of a unit has it; of None, as one who sees all."""
    found = warehouse.current_build()
    assert found is not None
    return Build(found.number, found.path, unit)


def tables(unit: str | None) -> dict[str, list[str]]:
    """Every row of every mart as a text."""
    with connections.attached(build_of(unit)) as connection:
        connection.execute("use warehouse")
        marts = connection.execute(
            "select table_name from duckdb_tables()"
            " where schema_name = 'marts' and database_name = $whole order by table_name",
            {"whole": "warehouse" if unit is None else narrowing.WHOLE},
        ).fetchall()
        read = "select columns(*)::varchar from marts.{}"
        return {
            str(mart): [str(row) for row in connection.execute(read.format(mart)).fetchall()]
            for (mart,) in marts
        }


def names(unit: str, text: str) -> bool:
    return unit in text or MARKS[unit] in text


def test_every_mart_says_whose_its_rows_are() -> None:
    """And none is declared that is not there, nor made before what it is made of."""
    marts = {f"marts.{path.stem}" for path in MARTS.glob("*.sql")}
    assert {name for name in RULES if name.startswith("marts.")} == marts
    order = list(RULES)
    for name, rule in RULES.items():
        if isinstance(rule, Of):
            assert order.index(rule.table) < order.index(name)
        files = {narrowing.FILES / f"seen_{name.partition('.')[2]}.sql"}
        is_file = rule in (Rule.FILE, Rule.AGAIN_AND_FILE)
        assert is_file == (files <= {*narrowing.FILES.glob("*.sql")}), name


@pytest.mark.usefixtures("data")
def test_no_table_of_a_limited_build_holds_anything_of_another_unit() -> None:
    whole, own = tables(None), tables(OWN)
    assert whole.keys() == own.keys()
    for mart, rows in own.items():
        assert [row for row in rows if names(OTHER, row)] == [], mart
    both = {mart for mart, rows in whole.items() if any(names(OTHER, row) for row in rows)}
    seen = {mart for mart, rows in own.items() if any(names(OWN, row) for row in rows)}
    hidden = {name.partition(".")[2] for name, rule in RULES.items() if rule is Rule.NONE}
    assert len(both) > 45
    assert both - hidden <= seen  # the own rows of each are there


@pytest.mark.usefixtures("data")
def test_a_mart_that_is_declared_nowhere_has_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        narrowing, "RULES", {k: v for k, v in RULES.items() if k != "marts.honours"}
    )
    assert tables(OWN)["honours"] == []
    assert tables(OWN)["publications"]


def test_no_query_knows_the_whole_build_or_what_its_marts_are_made_of() -> None:
    files = [*warehouse.QUERIES.values(), *connections.MACROS]
    for path in files:
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        assert not re.search(rf"\b({narrowing.WHOLE}|staging|raw)\.", text), path.name


@pytest.mark.usefixtures("data")
def test_no_query_returns_a_row_of_another_unit() -> None:
    known = values()
    answered, naming, own_named = set(), set(), set()
    for name in sorted(warehouse.QUERIES):
        for asked in ways(name, known):
            whole, own = answer(name, None, asked), answer(name, OWN, asked)
            assert (whole is None) == (own is None), (name, asked)
            if whole is None or own is None:
                continue
            assert not names(OTHER, own), (name, asked)
            answered.add(name)
            naming |= {name} if names(OTHER, whole) else set()
            own_named |= {name} if names(OWN, own) else set()
    assert warehouse.QUERIES.keys() - answered == UNASKED
    assert min(len(naming), len(own_named)) > NAMED


def values() -> dict[str, list[Value]]:
    """What each parameter may be: some of what the columns of its name hold."""
    found: dict[str, list[Value]] = {name: [*said] for name, said in MORE.items()}
    with connections.attached(build_of(None)) as connection:
        columns = connection.execute(
            "select distinct column_name, table_name from duckdb_columns()"
            " where schema_name = 'marts' and database_name = 'warehouse'"
        ).fetchall()
        for column, table in columns:
            rows = connection.execute(
                f'select distinct "{column}"::varchar from warehouse.marts.{table} limit 8'
            ).fetchall()
            if column not in MORE:
                said = found.setdefault(str(column), [])
                said += [one for (one,) in rows if one not in said]
    return found


def ways(name: str, known: Mapping[str, list[Value]]) -> Iterator[dict[str, Value]]:
    """Ways of asking a query, those that name a unit's rows first."""
    text = COMMENT.sub("", warehouse.QUERIES[name].read_text(encoding="utf-8"))
    asked = sorted(set(ASKED.findall(text)))
    each = [sorted(known.get(one, [""]), key=lambda said: "密" not in str(said)) for one in asked]
    for said in itertools.islice(itertools.product(*each), MOST if name not in UNASKED else 0):
        yield dict(zip(asked, said, strict=True))


def answer(name: str, unit: str | None, asked: Mapping[str, Value]) -> str | None:
    """The rows of a query as a text; None where it cannot be asked like this."""
    with warehouse.reading(build_of(unit)):
        try:
            return str(warehouse.query(name, **asked).to_dict("records"))
        except duckdb.Error:
            return None


@pytest.mark.usefixtures("joint")
def test_what_both_have_to_do_with_is_seen_by_both_without_the_other_s_own() -> None:
    for unit, other in ((OWN, OTHER), (OTHER, OWN)):
        seen = tables(unit)
        assert any("共同的问题" in row for row in seen["problems"])
        brought = [row for row in seen["topics"] if f"{MARKS[unit]}来访议题" in row]
        assert len(brought) == 1
        assert not names(other, brought[0])  # neither the theme of the forum nor its host
        (staged,) = (row for row in seen["topic_stages"] if f"{MARKS[unit]}来访议题" in row)
        assert not names(other, staged)
        # A topic that waits with the host is the host's to move, too.
        assert any(f"{MARKS[other]}来访议题" in row for row in seen["stuck"])
        assert not any(f"{MARKS[other]}theme" in row for rows in seen.values() for row in rows)
        assert not any(f"{MARKS[other]}project" in row for rows in seen.values() for row in rows)


@pytest.mark.usefixtures("joint")
def test_what_is_counted_is_counted_of_the_rows_that_are_seen() -> None:
    counted = {}
    for unit in (None, OWN, OTHER):
        with warehouse.reading(build_of(unit)):
            problems = len(warehouse.query("problems", year=2025))
            said = facts.number("found", "year", 2025)
            assert said == problems
            counted[unit] = (said, facts.number("projects"))
    assert counted == {None: (3, 2), OWN: (2, 1), OTHER: (2, 1)}


@pytest.mark.usefixtures("data")
def test_nothing_that_is_kept_for_one_reader_is_shown_to_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unit: list[str | None] = [None]
    monkeypatch.setattr(reader, "_known", [lambda: unit[0]])

    @warehouse.cached_on_build
    def projects() -> str:
        return str(warehouse.query("projects", lead=None)["project"].tolist())

    for _round in range(2):
        for unit[0], own, other in ((None, True, True), (OWN, True, False), (OTHER, False, True)):
            said = projects()
            assert (MARKS[OWN] in said, MARKS[OTHER] in said) == (own, other)
            build = warehouse.present_build()
            assert build.unit == unit[0]
            warehouse.pin(build)
            assert projects() == said
            warehouse.pin(None)
    unit[0] = ""
    assert "密" not in projects()  # nobody knows whose run it is
    assert cache.answers()[0] > 0


@pytest.mark.usefixtures("data")
def test_a_thread_that_draws_for_somebody_reads_what_he_may_see() -> None:
    """It has the build of whoever asked, and every build that it looks up is limited likewise."""
    with warehouse.reading(build_of(OWN)):
        found = warehouse.current_build()
        assert found is not None
        assert found.unit == OWN


@pytest.mark.usefixtures("data")
def test_the_digest_of_all_units_is_not_for_a_reader_of_one() -> None:
    with warehouse.reading(build_of(None)):
        assert digests.present()
    with warehouse.reading(build_of(OWN)):
        assert digests.present() == []


@pytest.mark.usefixtures("data")
def test_a_build_that_does_not_say_how_it_was_counted_is_not_shown(tmp_path: Path) -> None:
    old = tmp_path / "000001.duckdb"
    shutil.copy(build_of(None).path, old)
    with duckdb.connect(str(old)) as connection:
        connection.execute("drop table methods.statements")
    with warehouse.reading(Build(1, old, OWN)), pytest.raises(OlderBuildError):
        warehouse.query("board")
    with warehouse.reading(Build(1, old, None)):
        assert len(warehouse.query("board")) == 1
