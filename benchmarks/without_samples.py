"""A pytest plugin: leave out the tests that load the samples, which takes longer than all others.

`python -m pytest -p benchmarks.without_samples`.
"""

import pytest

LOADED = "samples"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect each test that needs the fixture, directly or by another one."""
    slow = [item for item in items if LOADED in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]
