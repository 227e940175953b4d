"""The reader as a child process with limits."""
