"""Sessions: who is signed in, from where, and until when?"""

from pages.accounts import acts, blocks, findings
from pages.shared import components
from pages.shared.access import sessions

store = blocks.store_or_stop()
running = sessions.running(store)
components.show_heading(findings.signed_in(running), findings.ending())
acts.show_done()
for session in running:
    blocks.show_session(session)
