"""What a build says of the code that made it: any part of it that a figure rests on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.warehouse import built

Change = Callable[[Path], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "etl/sql/one.sql").write_text("select 2"),
        lambda root: (root / "etl/sql/one.sql").rename(root / "etl/sql/other.sql"),
        lambda root: (root / "catalogues/papers.tsv").write_text("key\tname\tfacts"),
        lambda root: (root / "catalogues/papers.py").write_text("FACTS = 2"),
    ],
    ids=["a statement", "the name of a table", "the sentences of papers", "a catalogue"],
)
def test_a_build_of_other_code_is_known(tmp_path: Path, change: Change) -> None:
    for name, text in (
        ("etl/sql/one.sql", "select 1"),
        ("catalogues/papers.tsv", "key\tname"),
        ("catalogues/papers.py", "FACTS = 1"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    before = built.fingerprint(tmp_path)
    assert built.fingerprint(tmp_path) == before
    change(tmp_path)
    assert built.fingerprint(tmp_path) != before
