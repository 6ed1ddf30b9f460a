import subprocess
import sys

from reader.ui.single_window import SingleWindow

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reader.ui.single_window import SingleWindow
app = QCoreApplication([])
sys.exit(0 if SingleWindow(Path(sys.argv[1])).raise_other() else 3)
"""


def second_start(folder):
    return subprocess.Popen([sys.executable, "-c", SECOND_START, str(folder)])


def test_a_second_start_raises_the_first_window(tmp_path, qtbot):
    first = SingleWindow(tmp_path)
    assert first.listen()
    with qtbot.waitSignal(first.raised, timeout=20_000):
        second = second_start(tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert second.returncode == 0
    first.close()


def test_the_window_of_another_library_is_left_alone(tmp_path, qtbot):
    first = SingleWindow(tmp_path / "one")
    assert first.listen()
    second = second_start(tmp_path / "two")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 3
    first.close()


def test_a_socket_left_by_a_crash_does_not_lock_the_reader_out(tmp_path, qtbot):
    crashed, again = SingleWindow(tmp_path), SingleWindow(tmp_path)
    assert crashed.listen()
    assert again.listen()
    with qtbot.waitSignal(again.raised):
        assert SingleWindow(tmp_path).raise_other()
    again.close()
    crashed.close()
