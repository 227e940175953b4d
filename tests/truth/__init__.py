"""The proof that a fact is one number everywhere: what pages, papers and slides say, compared."""
