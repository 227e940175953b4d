"""The ETL as a process: what it is asked, and what it answers."""
