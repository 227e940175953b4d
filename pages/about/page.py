"""About: which version is this, and is everything around it in order?"""

import datetime as dt

import streamlit as st
from streamlit import config

from pages.about import checks, columns, findings, receivers, settings
from pages.shared import components
from pages.shared.etl import sending
from pages.shared.operations import fonts, health, machine, noted, outside

now = dt.datetime.now().astimezone()
found = health.look()
previews = sending.previews() if settings.receivers() else []
results = [
    checks.outside_requests(outside.seen()),
    checks.notifying(
        settings.receivers(), receivers.unsettled(previews) if previews else settings.receivers()
    ),
    checks.signing_in(settings.provider()),
    checks.fonts(fonts.told(st.context.cookies)),
    checks.build(found),
    checks.disk(found),
    checks.clock(now, noted.newest()),
    checks.versions(machine.versions(), machine.other_versions()),
    checks.backup(now, noted.of("backup")),
    checks.drill(now, noted.of("drill")),
    checks.unsafe(settings.unsafe(config.get_option)),
]
components.show_heading(findings.summary(results), findings.edition(machine.version(), now))
components.show_table(findings.rows(results), columns.checks(), name=findings.name())
receivers.show(previews)
