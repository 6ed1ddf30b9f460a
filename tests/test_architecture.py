"""The rules of the house that a machine can check; who may import whom is held by the import linter."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "reader").rglob("*.py"))
BUGS_MAY_BE_CAUGHT_IN = {
    "reader/ui/jobs.py",
    "reader/sync/office.py",
    # The pipeline's two loops, over feeds and over hosts: a bug with one becomes that one's sentence.
    "reader/sync/poll.py",
    "reader/sync/hosts.py",
    "reader/sync/inbox.py",  # of several documents written together, to find whose it is and hand it to that poll
    "reader/sync/aside.py",  # of a thread, raised again where somebody waits for it
    "reader/parse/feed_fallback.py",  # feedparser raises whatever it likes
}


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def nodes(kind: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, kind):
                yield file, node


def test_every_module_says_what_it_is():
    silent = [named(file) for file in FILES if not ast.get_docstring(ast.parse(file.read_text("utf-8")))]
    assert silent == []


def test_no_file_is_a_god():
    assert {named(file): n for file in FILES if (n := len(file.read_text("utf-8").splitlines())) > 420} == {}


def test_functions_stay_small():
    long = {
        f"{named(file)}:{node.name}": node.end_lineno - node.lineno
        for kind in (ast.FunctionDef, ast.AsyncFunctionDef)
        for file, node in nodes(kind)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno > 60
    }
    assert long == {}


def test_nothing_is_called_a_manager():
    bad = re.compile(r"(Manager|Helper|Utils?|Base|Impl|Data|Info)$")
    assert [n.name for _, n in nodes(ast.ClassDef) if isinstance(n, ast.ClassDef) and bad.search(n.name)] == []
    assert [named(f) for f in FILES if f.stem in {"utils", "helpers", "common", "misc", "base"}] == []


def test_bugs_rise_everywhere_but_at_the_seams():
    broad = {
        named(file)
        for file, node in nodes(ast.ExceptHandler)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    }
    assert broad <= BUGS_MAY_BE_CAUGHT_IN


def test_sql_stands_only_in_the_store():
    statement = re.compile(r"\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s\w+\sSET|DELETE FROM)\b", re.S)
    elsewhere = {
        named(file)
        for file, node in nodes(ast.Constant)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and not named(file).startswith("reader/store/")
        and statement.search(node.value)
    }
    assert elsewhere == set()


def test_no_pattern_loses_characters_on_the_oldest_python():
    """Possessive and atomic groups match too little before Python 3.11.5 (gh-106052), which Debian 12 has not."""
    possessive = re.compile(r"""["'].*(\(\?>|\)[*+?]\+).*["']""")
    found = {named(f): line for f in FILES for line in f.read_text("utf-8").splitlines() if possessive.search(line)}
    assert found == {}


def test_the_store_pages_by_key_and_never_by_offset():
    assert [named(f) for f in FILES if re.search(r"\bOFFSET\b", f.read_text("utf-8"))] == []


@pytest.mark.parametrize("bad", ["processEvents", "import *", "setOpenExternalLinks"])
def test_shortcuts_that_break_qt_programs_are_not_taken(bad):
    assert [named(f) for f in FILES if f"{bad}(" in f.read_text("utf-8") or f" {bad}\n" in f.read_text("utf-8")] == []


def test_threads_are_jobs_and_no_subclasses():
    subclasses = [
        named(file)
        for file, node in nodes(ast.ClassDef)
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("QThread") for base in node.bases)
    ]
    assert subclasses == []


def test_every_room_has_its_tests():
    rooms = {file.parent.name for file in FILES if file.parent.parent == ROOT / "reader"}
    assert [room for room in rooms if not list((ROOT / "tests" / room).glob("test_*.py"))] == []


def test_the_top_of_the_tree_is_short():
    allowed = {"pyproject.toml", "reader", "resources", "tests", "packaging", "README.md", "CHANGELOG.md", "LICENSE"}
    shown = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - {"Makefile", "build", "dist"}
    assert shown <= allowed
