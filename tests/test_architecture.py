"""The walls of the house: what lies where, how long it may be, and who may know whom."""

import ast
import re
import statistics
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pages.shared.access import roles
from tests import menu

ROOT = Path(__file__).parents[1]
CODE = sorted(
    path for folder in ("audit", "etl", "pages") for path in (ROOT / folder).rglob("*.py")
)
QUERIES = sorted(path for folder in ("etl", "pages") for path in (ROOT / folder).rglob("*.sql"))
SCRIPTS = sorted(ROOT / "pages" / script for script in menu.scripts())
DOCUMENTS = [*ROOT.glob("README*.md"), ROOT / "CONTRIBUTING.md"]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def function_lengths() -> Iterator[tuple[int, str]]:
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                yield node.end_lineno - node.lineno + 1, f"{name(path)}:{node.lineno} {node.name}"


def test_no_file_of_code_is_longer_than_300_lines() -> None:
    assert [name(path) for path in CODE if lines(path) > 300] == []


def test_functions_are_short() -> None:
    lengths = sorted(function_lengths())
    assert statistics.median(length for length, _ in lengths) <= 8
    assert lengths[int(len(lengths) * 0.95)][0] <= 25, lengths[-10:]


def test_no_page_script_is_longer_than_60_lines() -> None:
    assert SCRIPTS
    assert [name(path) for path in SCRIPTS if lines(path) > 60] == []


def test_the_menu_names_scripts_that_are_there_each_with_an_address_of_its_own() -> None:
    assert [name(path) for path in SCRIPTS if not path.exists()] == []
    assert len(set(menu.addresses())) == len(SCRIPTS)


def test_the_menu_has_at_most_fourteen_pages_in_six_sections() -> None:
    listed = [entry for entry in menu.ENTRIES if entry.is_listed]
    for_readers = [entry for entry in listed if roles.PAGES[entry.address] < roles.Role.ADMIN]
    assert len(for_readers) <= 14
    assert len(listed) - len(for_readers) <= 1  # whoever looks after accounts has one more
    assert len({entry.section for entry in listed} - {""}) <= 6


def test_no_page_lies_where_streamlit_would_find_it_by_itself() -> None:
    beside = {path.name for path in (ROOT / "pages").glob("*.py")}
    assert beside == {"__init__.py", "board.py", "entry.py", "menu.py"}


def test_every_section_is_a_package_so_that_its_imports_are_seen() -> None:
    sections = {path.parent for path in SCRIPTS}
    assert [name(section) for section in sections if not (section / "__init__.py").exists()] == []


def test_who_imports_whom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


def test_no_two_queries_of_pages_have_one_name() -> None:
    named = [path.stem for path in QUERIES if path.relative_to(ROOT).parts[0] == "pages"]
    assert sorted(named) == sorted(set(named))


@pytest.mark.parametrize("path", QUERIES, ids=name)
def test_a_query_begins_with_a_comment_and_is_complete_as_it_stands(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- ")
    assert not re.search(r"%s|%\(|\{\w*\}|\?", re.sub(r"'[^']*'|--.*", "", text))


def test_where_a_row_stands_is_found_by_one_macro() -> None:
    sources = [path for path in QUERIES if path.stem.endswith("_sources")]
    assert len(sources) > 30
    pages = [path for path in sources if "pages" in path.parts]
    assert [name(path) for path in pages if "marts.uploads" in path.read_text("utf-8")] == []


@pytest.mark.parametrize("path", [path for path in QUERIES if "marts" in path.parts], ids=name)
def test_a_mart_begins_with_its_grain(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert re.match(r"-- (One row|Exactly one row)\b", first)


def test_no_statement_is_put_together_from_values() -> None:
    """Only names go into a statement by f-string, in `etl.warehouse.raw`, and never in pages."""
    statement = re.compile(r"""\bf["']{1,3}\s*(select|insert|update|delete|create|with)\b""", re.I)
    pages = [path for path in CODE if "pages" in path.relative_to(ROOT).parts]
    assert [name(path) for path in pages if statement.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("pattern", "allowed", "why"),
    [
        (r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b", {"pages/shared/theme.py"}, "colours have roles"),
        (r"plotly\.express", set(), "8 to 50 times slower than a plain figure"),
        (r"unsafe_allow_html|unsafe_allow_javascript", set(), "text of a workbook is no markup"),
        (
            r"^\s*except( Exception| BaseException)?:",
            {"etl/warehouse/builds.py"},
            "errors have names",
        ),
        (r"set_page_config", {"pages/board.py"}, "one frame for all pages"),
        (r"cache_data|cache_resource", {"pages/shared/warehouse/__init__.py"}, "one cache"),
    ],
)
def test_what_has_one_place_is_nowhere_else(pattern: str, allowed: set[str], why: str) -> None:
    found = {name(p) for p in CODE if re.search(pattern, p.read_text("utf-8"), re.MULTILINE)}
    assert found - allowed == set(), why


def required(file: str) -> dict[str, Requirement]:
    listed = (ROOT / file).read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in listed if line and not line.lstrip().startswith("#")]
    return {canonicalize_name(pin.name): pin for pin in pins}


def closure(direct: list[str]) -> set[str]:
    """The names of the packages that these packages need on this machine, themselves included."""
    waiting = [Requirement(line) for line in direct]
    names: set[str] = set()
    while waiting:
        wanted = waiting.pop()
        if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
            continue
        if (key := canonicalize_name(wanted.name)) not in names:
            names.add(key)
            waiting += [Requirement(line) for line in metadata.requires(key) or []]
    return names


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_the_pins_are_those_of_pyproject(file: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    development = project["dependency-groups"]["dev"]
    direct = development if "dev" in file else project["project"]["dependencies"]
    pins = required(file)
    for line in direct:
        wanted = Requirement(line)
        assert pins[canonicalize_name(wanted.name)].specifier == wanted.specifier
    assert closure(direct) <= pins.keys(), "run `make lock`"


def test_the_pins_with_hashes_are_the_pins_and_each_has_one() -> None:
    text = (ROOT / "requirements-hashed.txt").read_text(encoding="utf-8")
    entries = [re.split(r"[\s\\]+--hash=", entry) for entry in re.split(r"\n(?! )", text.strip())]
    plain = {str(pin) for pin in required("requirements.txt").values()}
    assert {str(Requirement(pin)) for pin, *_ in entries} == plain, "run `make lock`"
    hashes = [written.strip() for _, *listed in entries for written in listed or [""]]
    assert [written for written in hashes if not re.fullmatch("sha256:[0-9a-f]{64}", written)] == []


def test_the_pins_name_no_place_to_fetch_from() -> None:
    for file in ("requirements.txt", "requirements-dev.txt", "requirements-hashed.txt"):
        assert not re.search(r"://|^-", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_command_that_a_document_names_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = set(re.findall(r"(?:^|`)make (\w+)", text, re.MULTILINE))
    assert named
    assert named <= set(targets)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_file_that_a_document_points_to_exists(path: Path) -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)|src=\"([^\":]+)\"", path.read_text(encoding="utf-8"))
    missing = [link for pair in linked for link in pair if link and not (ROOT / link).exists()]
    assert missing == []
