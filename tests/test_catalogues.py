"""The catalogues of both tools: what the code says is translated, and read as babel reads it."""

import ast
import string
from pathlib import Path

import pytest
from babel.messages import Catalog

import catalogues
from catalogues import upkeep
from catalogues.upkeep import Upkeep

BOTH = pytest.mark.parametrize("kept", [upkeep.ETL, upkeep.PAGES], ids=lambda kept: kept.package)


def first(forms: str | list[str] | tuple[str, ...] | None) -> str:
    return forms if isinstance(forms, str) else (forms or ("",))[0]


def ids(catalogue: Catalog) -> set[str]:
    return {first(message.id) for message in catalogue if message.id}


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


@BOTH
def test_every_message_of_the_code_is_translated_and_no_other(kept: Upkeep) -> None:
    spoken, translated = ids(kept.spoken()), ids(kept.translated())
    assert sorted(spoken - translated) == [], f"run `python -m {kept.package}`"
    assert sorted(translated - spoken) == [], f"run `python -m {kept.package}`"
    assert upkeep.untranslated(kept.translated()) == []


@BOTH
def test_a_translation_fills_in_what_its_message_offers(kept: Upkeep) -> None:
    """Each {name} of a Chinese sentence is a {name} of the English one."""
    for message in kept.translated():
        said = message.id if isinstance(message.id, str) else " ".join(message.id)
        filled = message.string if isinstance(message.string, str) else str(message.string)
        if message.id:
            assert fields(filled) <= fields(said), said


@BOTH
def test_no_message_hides_in_an_f_string(kept: Upkeep) -> None:
    """The extraction does not look into them."""
    for path in kept.code.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            inside = ast.walk(node) if isinstance(node, ast.JoinedStr) else ()
            for call in inside:
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args:
                    is_literal = isinstance(call.args[0], ast.Constant)
                    assert not (is_literal and call.func.id in upkeep.KEYWORDS), path


@BOTH
def test_a_catalogue_is_read_as_babel_reads_it(kept: Upkeep) -> None:
    by_babel = {first(m.id): first(m.string) for m in kept.translated() if m.id}
    assert catalogues.read(kept.po) == by_babel


@BOTH
def test_the_file_changes_only_with_its_messages(kept: Upkeep, tmp_path: Path) -> None:
    """No day and no version of a tool stands in it."""
    again = Upkeep(tmp_path / kept.code.name, kept.package)
    again.write(kept.updated())
    assert again.po.read_bytes() == kept.po.read_bytes(), f"run `python -m {kept.package}`"


def test_the_upkeep_finds_what_is_new_and_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = Upkeep(tmp_path / "code", "code.words")
    kept.code.mkdir()
    (kept.code / "page.py").write_text('_("Hello {name}", name=1)\nplural("a", "b", 2)', "utf-8")
    (kept.code / "reasons.py").write_text('GONE = "It is \\"gone\\"\\n"', "utf-8")
    assert upkeep.main(kept) == 1
    assert capsys.readouterr().out.splitlines() == ["Hello {name}", "a", 'It is "gone"', ""]
    catalogue = kept.updated()
    catalogue["Hello {name}"].string = "你好 {name}"
    catalogue["a"].string = ("一个",)
    kept.write(catalogue)
    assert upkeep.untranslated(kept.updated()) == ['It is "gone"\n']
    catalogue['It is "gone"\n'].string = "“没了”\\\n"
    kept.write(catalogue)
    assert upkeep.main(kept) == 0
    says = catalogues.translations(kept.po.parents[2], "code", "zh")
    assert says.gettext('It is "gone"\n') == "“没了”\\\n"
    assert says.ngettext("a", "b", 2) == "一个"
    assert [says.gettext("new"), says.ngettext("one", "two", 2)] == ["new", "two"]
    (kept.code / "page.py").write_text("", "utf-8")
    assert ids(kept.updated()) == {'It is "gone"\n'}


def test_a_doubtful_translation_is_not_shown(tmp_path: Path) -> None:
    po = tmp_path / "a.po"
    po.write_text('#, fuzzy\nmsgid "old"\nmsgstr "旧"\n\nmsgid "new"\nmsgstr ""\n"新"\n', "utf-8")
    assert catalogues.read(po) == {"new": "新"}
