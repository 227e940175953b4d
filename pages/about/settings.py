"""Settings with which the board starts, and which still give away more than they must."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from pages.shared import warehouse
from pages.shared.access import setting
from pages.shared.access.oidc.client import SECRET_FILE
from pages.shared.access.setting import Setting, UnsafeError
from pages.shared.words import translate as _


def receivers() -> int:
    """To how many addresses changes are sent after a load."""
    return len(os.environ.get("QIANGHUI_NOTIFY", "").split())


def provider() -> str:
    """The host of the office's provider of sign-ins; "" without one."""
    known = setting.present()
    return known.oidc.host if known is not None and known.oidc is not None else ""


def unsafe(option: Callable[[str], object]) -> list[str]:
    """A sentence for each setting that is unsafe; `option` is Streamlit's by its name."""
    return [*_of_streamlit(option), *_of_server(setting.present()), *_of_files()]


def _of_streamlit(option: Callable[[str], object]) -> Iterator[str]:
    try:
        setting.check(option)
    except UnsafeError as unsafe:
        yield str(unsafe)


def _of_server(known: Setting | None) -> Iterator[str]:
    if os.name != "nt" and os.geteuid() == 0:
        yield _("The server runs as root: give it a user of its own.")
    if known is None or not known.is_served:
        return
    if not any(origin.startswith("https://") for origin in known.origins):
        yield _("Passwords cross the network unencrypted: put a proxy with TLS before the board.")


def _of_files() -> Iterator[str]:
    """The data folder, its accounts and the secret, when others of the machine may get at them."""
    data = warehouse.data_folder()
    if os.name == "nt":
        return
    if data.exists() and _mode(data) & stat.S_IWOTH:
        yield _("Every user of this machine may write the data folder: run “chmod o-w” on it.")
    accounts = data / "access.sqlite3"
    if accounts.exists() and _mode(accounts) & (stat.S_IRWXO | stat.S_IRWXG):
        yield _("Other users of this machine may read the accounts: run “chmod 600” on the file.")
    secret = Path(os.environ.get(SECRET_FILE, "").strip())
    if secret.is_file() and _mode(secret) & stat.S_IRWXO:
        yield _("Other users of this machine may read {file}: run “chmod o=” on it.", file=secret)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
