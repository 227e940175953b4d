"""Tests of the board: the real thing on small data."""

import logging

# Without a server Streamlit warns that there is none, and does so after pytest's last line.
logging.getLogger("streamlit.runtime.caching.cache_data_api").disabled = True
