"""People: who may use the board, and as what?"""

from pages.accounts import acts, blocks, findings
from pages.shared import components
from pages.shared.access import accounts, audit, links

store = blocks.store_or_stop()
known = accounts.listed(store)
components.show_heading(findings.people(known), findings.roles())
acts.show_done()
blocks.offer_adding()
linked = links.listed(store)
entered = audit.last_entered(store)
for account in known:
    blocks.show_account(account, entered.get(account.name, ""), linked.get(account.id))
