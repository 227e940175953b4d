"""The files of `deploy/` for services, proxies and containers, checked by the programs that read
them where those are here; what no program here reads is held against the board itself."""

import datetime as dt
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pages.shared.access import setting
from pages.shared.access.oidc import client
from tests import programs

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNIT = DEPLOY / "systemd" / "qianghui-board.service"
HOST = "board.example.cn"
START = "-m streamlit run app.py --server.address 127.0.0.1 --server.port 8501"
TASK = {"task": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
MOST = 1.5  # of systemd's measure of exposure, from 0 to 10


def program(name: str) -> str:
    """Where a program is; the test is skipped on a machine without it."""
    try:
        return programs.find(name)
    except programs.MissingError:
        pytest.skip(f"{name} is not on this machine: python -m tests.system deploy")


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)), capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate of the proxy's name, signed by itself."""
    folder = tmp_path_factory.mktemp("certificate")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "board.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "board.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return folder


def at_home(file: Path, certificate: Path, place: Path) -> Path:
    """A copy of a proxy's file that finds the certificate of the test."""
    text = file.read_text(encoding="utf-8")
    assert "/etc/ssl/board/board.pem" in text
    place.write_text(text.replace("/etc/ssl/board", str(certificate)), encoding="utf-8")
    return place


def test_caddy_takes_its_file(certificate: Path, tmp_path: Path) -> None:
    caddy = program("caddy")
    file = at_home(DEPLOY / "proxy" / "Caddyfile", certificate, tmp_path / "Caddyfile")
    done = run(caddy, "validate", "--adapter", "caddyfile", "--config", file)
    assert done.returncode == 0, done.stderr
    assert "Valid configuration" in done.stdout + done.stderr
    layout = run(caddy, "fmt", DEPLOY / "proxy" / "Caddyfile")
    assert layout.stdout == (DEPLOY / "proxy" / "Caddyfile").read_text(encoding="utf-8")


def test_nginx_takes_its_file(certificate: Path, tmp_path: Path) -> None:
    nginx = program("nginx")
    file = at_home(DEPLOY / "proxy" / "nginx.conf", certificate, tmp_path / "board.conf")
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{ access_log off; include {file}; }}\n",
        encoding="utf-8",
    )
    done = run(nginx, "-t", "-p", tmp_path, "-c", whole)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_both_proxies_lead_to_the_port_of_the_service_and_pass_no_metrics() -> None:
    for name in ("Caddyfile", "nginx.conf"):
        text = (DEPLOY / "proxy" / name).read_text(encoding="utf-8")
        assert "127.0.0.1:8501" in text
        assert re.search(r"/metrics", text)
        assert f"QIANGHUI_ORIGINS=https://{HOST}" in text


def test_systemd_takes_the_unit_and_finds_little_exposed(tmp_path: Path) -> None:
    systemd = program("systemd-analyze")
    here = tmp_path / UNIT.name
    text = UNIT.read_text(encoding="utf-8")
    text = text.replace("/opt/qianghui-board/.venv/bin/python", sys.executable)
    here.write_text(text.replace("/opt/qianghui-board", str(ROOT)), encoding="utf-8")
    done = run(systemd, "verify", "--man=no", here)
    assert (done.returncode, done.stderr) == (0, "")
    looked = run(systemd, "security", "--offline=yes", f"--threshold={MOST * 10:g}", here)
    assert looked.returncode == 0, looked.stdout


def test_the_unit_starts_the_board_with_settings_that_it_knows() -> None:
    text = UNIT.read_text(encoding="utf-8")
    starts = re.findall(r"^ExecStart=(.+)$", text, re.MULTILINE)
    assert starts == [f"/opt/qianghui-board/.venv/bin/python {START}"]
    assert _makes_serve().replace('"$(ADDRESS)"', "127.0.0.1") == START
    file = (UNIT.with_suffix(".env")).read_text(encoding="utf-8")
    named = set(re.findall(r"QIANGHUI_\w+", text + file))
    known = {setting.SERVED, setting.ORIGINS, setting.PASSWORDS, setting.WATCHER}
    known |= {client.ISSUER, client.CLIENT_ID, client.SECRET_FILE, client.NAME}
    assert named <= known | {"QIANGHUI_DATA", "QIANGHUI_NOTIFY"}


def _makes_serve() -> str:
    """What `make serve` starts, at the address and the port of the unit."""
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(
        r"serve: for-run.*?\n(?:\t.*\n)*?\t\"\$\(BIN\)/python\" (-m streamlit .+)", made
    )
    assert found
    started = found[1].replace(" --browser.serverAddress $(ADDRESS)", "")
    return started.replace("$(ADDRESS)", "127.0.0.1").replace("$(PORT)", "8501")


def test_the_windows_task_starts_the_same_and_waits_for_no_sign_in() -> None:
    task = ElementTree.parse(DEPLOY / "windows" / "board.xml").getroot()
    said = {
        name: task.findtext(f".//task:{name}", namespaces=TASK)
        for name in ("Arguments", "Command", "UserId", "RunLevel", "ExecutionTimeLimit")
    }
    assert said == {
        "Arguments": START,
        "Command": r"C:\board\.venv\Scripts\python.exe",
        "UserId": "S-1-5-19",  # LOCAL SERVICE
        "RunLevel": "LeastPrivilege",
        "ExecutionTimeLimit": "PT0S",
    }
    assert task.find(".//task:BootTrigger", TASK) is not None


def test_the_container_copies_what_is_there_and_starts_the_board_without_root() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", "")
    steps = [line.split(None, 1) for line in text.splitlines() if line and line[0] not in "# "]
    copied = [
        source
        for word, rest in steps
        if word == "COPY"
        for source in shlex.split(rest)[:-1]
        if source != "wheelhouse"  # which make writes
    ]
    assert copied
    assert [source for source in copied if not (ROOT / source).exists()] == []
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = settings["tool"]["importlinter"]["root_packages"]
    needed = {"app.py", "pyproject.toml", ".streamlit", "docs/手册", *packages}
    assert needed == set(copied)
    words = [word for word, _rest in steps]
    assert words.index("USER") < words.index("CMD")
    assert dict(steps)["CMD"].replace('", "', " ") == (
        f'["/venv/bin/python {START}"]'.replace("127.0.0.1", "0.0.0.0")
    )
    python = (3, 11)
    assert f"FROM python:{python[0]}.{python[1]}-" in text
