"""The audit: who did what, when, on what. Pages and command line write it into one file.

It knows neither of them, so that both may use it, as with `catalogues`.
"""
