"""One siege a file, and a line a case: `pytest tests/hostile --cases -p no:xdist`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.register_assert_rewrite("siege")

from siege import Siege  # noqa: E402 - so that what it asserts is told in full

_CASE = re.compile(r"test_([hl]\d+)_(\w+)(\[.*\])?$")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--cases", action="store_true", help="print one line for each case of the hostile server")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the cases of one file in one process: they share a worker."""
    for one in items:
        if one.path.parent == Path(__file__).parent:
            one.add_marker(pytest.mark.xdist_group(one.path.stem))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "xdist_group: the tests that must run in one process")  # also without xdist
    if config.getoption("--cases", default=False):
        config.pluginmanager.register(Cases(config), "hostile-cases")


class Cases:
    """Prints how each case ended in place of pytest's dots."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        return (report.outcome, "", "") if report.when == "call" or report.skipped else None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "call" and report.passed:
            return
        terminal = self._config.pluginmanager.get_plugin("terminalreporter")
        assert terminal is not None
        name = report.nodeid.rpartition("::")[2]
        case = _CASE.match(name)
        told = f"{case[1].upper():<4}{case[2].replace('_', ' ')}{case[3] or ''}" if case else f"    {name}"
        how = {"passed": "ok", "failed": "FAILED", "skipped": "skipped"}[report.outcome]
        terminal.write_line(f"{told} ... {how} ({report.duration:.1f} s)")


@pytest.fixture(scope="module")
def plan() -> dict[str, object]:
    """Say how the stage of a file's worker differs from the real one; a file of its own limits or names has its own."""
    return {}


@contextmanager
def begun(folder: Path, **given: Any) -> Iterator[Siege]:
    started = Siege(folder, **given)
    try:
        started.begin()
        yield started
    finally:
        started.clear_away()


@pytest.fixture(scope="module")
def beside() -> dict[str, Any]:
    """Name what else stands around the siege of a file: `others` that serve, and what is laid over `env`."""
    return {}


@pytest.fixture(scope="module")
def besieged(
    tmp_path_factory: pytest.TempPathFactory, plan: dict[str, object], beside: dict[str, Any]
) -> Iterator[Siege]:
    with begun(tmp_path_factory.mktemp("siege") / "home", plan=plan, **beside) as started:
        yield started


@pytest.fixture
def lone_siege(tmp_path: Path, plan: dict[str, object]) -> Iterator[Siege]:
    """A siege of one case alone, which leaves more behind than others should meet."""
    with begun(tmp_path / "home", plan=plan) as started:
        yield started


@pytest.fixture
def siege(besieged: Siege) -> Iterator[Siege]:
    """The siege of this file; what must hold is looked at before and after each case."""
    besieged.holds()
    yield besieged
    besieged.clock.write_text("0")
    besieged.holds()
