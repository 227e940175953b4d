"""Commands of the ETL started as forks of a warm process, instead of by a cold interpreter.

A start imports for half a second, and twice that under coverage; a run of all tests makes 2,000.
The warm process (`tests.warm.server`) has imported the ETL and done nothing else. For each command
it forks one child, which gets the command's own arguments, variables, folder and files, and runs
`python -m etl …` from its first line. The child is then a child of the caller like any other: it
can be awaited, killed, limited and measured. Only the import is shared.

Linux only; elsewhere, and for every other command, the interpreter starts cold. So it does inside
`cold()`, and in the servers that the browser tests start.
"""

from tests.warm.starting import cold, install, stop

__all__ = ["cold", "install", "stop"]
