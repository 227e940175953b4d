"""The start of a guarded server: its setting, or the sentence with which it does not start."""

import sys
from pathlib import Path

from streamlit import config, net_util

from pages.shared.access import accounts, setting
from pages.shared.access.oidc import client
from pages.shared.access.setting import Setting
from pages.shared.words import translate as _


def begin(folder: Path) -> Setting:
    """The setting of this start; ends the process when it would be unsafe.

    A served board without an admin shows the code for the first one, good for half an hour, once.
    """
    try:
        found = client.added(setting.of_start(folder, config.get_option))
    except setting.UnsafeError as unsafe:
        sys.exit(str(unsafe))
    if found.is_served and not accounts.has_admin(found.store):
        print(
            _(
                "There is no admin yet. Open /sign-in/code on the board's address within 30 minutes"
                " and give this code, once: {code}",
                code=accounts.first_code(found.store),
            ),
            flush=True,
        )
    setting.use(found)
    # Known, so that Streamlit never asks the internet for its address: neither for what it prints
    # at its start nor for an Origin that it does not know, which the gate has refused before.
    net_util._external_ip = net_util._internal_ip = ""
    return found
