"""Superset's settings for the run; its key and its folder come by the environment."""

# Answers are kept in memory, which it advises and leaves off; the run speaks for the peer.
DATA_CACHE_CONFIG = {"CACHE_TYPE": "SimpleCache", "CACHE_DEFAULT_TIMEOUT": 86400}
WTF_CSRF_ENABLED = False  # the dashboard is made by a program; it is read without posting a form
