"""Who may see and change what: the gate around the server, accounts, sessions and the audit."""
