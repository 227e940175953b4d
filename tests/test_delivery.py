"""What a first visitor gets: Streamlit's files, compressed, and the icons that are used."""

import gzip
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.testclient import TestClient

from deploy import icons
from pages.shared import warehouse
from pages.shared.document import delivery
from pages.shared.document.delivery import Delivery

SCRIPT = next(name for name in sorted(delivery.files()) if name.startswith("js/Table."))
PICTURE = next(name for name in sorted(delivery.files()) if name.endswith(".png"))


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    return TestClient(Delivery(Starlette()))


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("*;q=0, gzip", "gzip"),
        ("br;q=x", ""),
        ("identity", ""),
        ("", ""),
        (";;,q=,", ""),
    ],
)
def test_the_coding_is_the_best_that_the_browser_allows(accepted: str, coding: str) -> None:
    assert delivery.preferred(accepted) == coding


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
@pytest.mark.parametrize(
    "name",
    [
        SCRIPT,
        PICTURE,
        "css/"
        + next(name for name in delivery.files() if name.startswith("css/index.")).removeprefix(
            "css/"
        ),
    ],
)
def test_every_coding_says_the_same_bytes(client: TestClient, name: str, coding: str) -> None:
    content = delivery.files()[name].read_bytes()
    for _again in range(2):
        answer = client.get(f"/static/{name}", headers={"Accept-Encoding": coding})
        assert answer.content == content
        is_text = not name.endswith(".png")
        said = answer.headers.get("content-encoding", "identity")
        assert said == (coding if is_text else "identity")
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["vary"] == "Accept-Encoding"
        if is_text and coding != "identity":
            delivery.shelf(warehouse.data_folder() / "cache" / "static").keep(
                delivery.files()[name], "br" if coding == "br" else "gzip"
            )


def test_a_file_that_a_browser_has_is_not_sent_again(client: TestClient) -> None:
    tags = set()
    for coding in ("br", "gzip", "identity"):
        asked = {"Accept-Encoding": coding}
        quick = client.get(f"/static/{SCRIPT}", headers=asked).headers["etag"]
        delivery.shelf(warehouse.data_folder() / "cache" / "static").settle()
        tag = client.get(f"/static/{SCRIPT}", headers=asked).headers["etag"]
        again = client.get(f"/static/{SCRIPT}", headers={**asked, "If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        tags |= {quick, tag}
    assert len(tags) == 5  # no part of one form fits behind a part of another


def test_a_part_and_the_head_of_a_file_are_sent(client: TestClient) -> None:
    content = delivery.files()[SCRIPT].read_bytes()
    asked = {"Accept-Encoding": "identity"}
    part = client.get(f"/static/{SCRIPT}", headers={**asked, "Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, content[10:20])
    head = client.head(f"/static/{SCRIPT}", headers=asked)
    assert (head.content, int(head.headers["content-length"])) == (b"", len(content))


@pytest.mark.parametrize("name", ["js/nothing.js", "../index.html", "%2e%2e/index.html", "", "js"])
def test_what_is_no_file_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("harm", ["torn", "flipped", "empty"])
def test_a_damaged_form_is_never_sent(tmp_path: Path, harm: str) -> None:
    file = delivery.files()[SCRIPT]
    kept = delivery.Shelf(tmp_path).keep(file, "br")
    whole = kept.read_bytes()
    bad = {"torn": whole[:-9], "flipped": whole[:99] + bytes([whole[99] ^ 1]) + whole[100:]}
    kept.write_bytes(bad.get(harm, b""))
    shelf = delivery.Shelf(tmp_path)
    assert shelf.find(file, "br") is None
    shelf.settle()
    assert kept.read_bytes() == whole
    assert shelf.find(file, "br") == kept


def test_a_folder_that_takes_no_file_harms_no_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("no folder")
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    client = TestClient(Delivery(Starlette()))
    answer = client.get(f"/static/{SCRIPT}", headers={"Accept-Encoding": "gzip"})
    assert answer.content == delivery.files()[SCRIPT].read_bytes()
    with pytest.raises(OSError, match="cache"):
        delivery.Shelf(tmp_path / "cache" / "static").keep(delivery.files()[SCRIPT], "gzip")


def test_the_smallest_form_is_there_after_a_while(client: TestClient, tmp_path: Path) -> None:
    shelf = delivery.shelf(tmp_path / "cache" / "static")
    file = delivery.files()[SCRIPT]
    client.get(f"/static/{SCRIPT}", headers={"Accept-Encoding": "gzip"})
    shelf.settle()
    kept = shelf.find(file, "gzip")
    assert kept is not None
    assert gzip.decompress(kept.read_bytes()) == file.read_bytes()


def test_every_icon_that_can_be_shown_is_in_the_font() -> None:
    ours, whole = TTFont(icons.TARGET), icons.ligatures(TTFont(icons.whole()))
    assert icons.used() & whole.keys() <= icons.ligatures(ours).keys()
    assert icons.TARGET.stat().st_size < icons.whole().stat().st_size / 10
    name = f"media/{icons.whole().name}"
    assert name.startswith(delivery.ICON_FONT)


def test_the_icons_may_change_under_their_name(client: TestClient) -> None:
    answer = client.get(f"/static/media/{icons.whole().name}")
    assert answer.content == icons.TARGET.read_bytes()
    assert answer.headers["cache-control"] == "no-cache"
