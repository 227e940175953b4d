"""Signing in by the office's own provider of OpenID Connect, where one is set up."""
