"""What a reader does with attached files, from the page's links to the worker, the system and the disk."""

import pytest
from builders import article, media, picture
from desks import OpenDesk, fill
from PySide6.QtCore import QCoreApplication

from reader.model import Enclosure, KeptFile
from reader.parse import filetype
from reader.progress import Done, Failed, KeepFile
from reader.store import Store
from reader.ui import attached_files, links
from reader.ui.dialogs.about_article import AboutArticle
from reader.ui.outside import Outside

MP3 = Enclosure(url="https://paper.example/Ferry%20talk.mp3?id=1", type="audio/mpeg", length=12_300_000)
PDF = Enclosure(url="https://paper.example/paper.pdf", type="application/pdf")
GIF = media(b"GIF89a", type="image/gif")


@pytest.fixture
def library(tmp_path):
    with Store.open(tmp_path) as store:
        fill(store, article("Ferry", enclosures=(MP3, PDF), lead_image=picture("ferry")))
        yield store


@pytest.fixture
def desk(qtbot, tmp_path, library):
    opened = OpenDesk(qtbot, tmp_path, library).start()
    opened.open("Ferry")
    yield opened
    opened.close()


@pytest.fixture
def opened_files(monkeypatch):
    opened = []
    monkeypatch.setattr(Outside, "open_file", lambda _self, path: opened.append(path))
    monkeypatch.setattr(Outside, "open", lambda _self, url: opened.append(url))
    return opened


def ask(desk, act, number=0):
    desk.pane.file_asked.emit(links.read(f"broadsheet://{act}/{desk.pane.article}/{number}"))
    desk.settle()


def keep(store, tmp_path, kind="audio/mpeg", ending=".mp3", url=MP3.url):
    (tmp_path / "download").write_bytes(b"sound")
    file = KeptFile(url=url, hash="ab" * 32, type=kind, size=34_000_000, name="ab" * 32 + ending)
    store.keep_file(file, tmp_path / "download")
    return store.file_path(file)


def test_a_file_is_fetched_when_the_reader_wants_to_keep_it(desk):
    ask(desk, "keep", 1)
    assert desk.worker.heard == [KeepFile(article=desk.pane.article, url=PDF.url, request=1)]
    before = desk.pane.refreshed
    desk.worker.answer(Done())
    assert desk.window.status.words == "“paper.pdf” is kept."
    assert desk.pane.refreshed == before + 1


def test_a_file_on_its_way_is_not_asked_for_twice(desk):
    ask(desk, "keep")
    ask(desk, "keep")
    assert len(desk.worker.heard) == 1
    assert desk.window.status.words == "“Ferry talk.mp3” is being fetched already."
    desk.worker.answer(Done(cancelled=True))
    ask(desk, "keep")
    assert len(desk.worker.heard) == 2


def test_which_file_could_not_be_kept_and_why_is_said(desk):
    ask(desk, "keep")
    desk.worker.answer(Failed(error="This file is no sound."))
    assert desk.said() == "“Ferry talk.mp3”: This file is no sound."


def test_without_a_connection_a_file_waits_for_one(desk):
    desk.network.become(online=False)
    ask(desk, "keep")
    assert desk.worker.heard == []
    assert desk.window.status.words == (
        "“Ferry talk.mp3” is fetched when there is a connection, if this window is still open then."
    )
    desk.network.become(online=True)
    assert KeepFile(article=desk.pane.article, url=MP3.url, request=1) in desk.worker.heard


def test_a_kept_file_is_opened_by_the_system(desk, library, tmp_path, opened_files):
    path = keep(library, tmp_path)
    ask(desk, "open-file")
    assert opened_files == [path]
    assert path.read_bytes() == b"sound"


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("application/x-desktop", ".desktop"), ("audio/mpeg", ".desktop"), ("text/html", ".html"), ("audio/mpeg", "")],
)
def test_a_file_that_a_system_might_run_is_not_opened(desk, library, tmp_path, opened_files, kind, ending):
    keep(library, tmp_path, kind, ending)
    ask(desk, "open-file")
    assert opened_files == []
    assert "of a kind that is not opened" in desk.said()


def test_a_file_that_is_gone_from_the_disk_is_not_opened(desk, library, tmp_path, opened_files):
    keep(library, tmp_path).unlink()
    ask(desk, "open-file")
    assert opened_files == []
    assert desk.window.status.words == "“Ferry talk.mp3” is no longer here."


def test_a_file_is_let_go_only_after_a_question(desk, library, tmp_path):
    path = keep(library, tmp_path)
    ask(desk, "let-go")
    assert desk.said() == "Remove “Ferry talk.mp3” (34 MB) from the library? It can be fetched again."
    assert path.exists()
    desk.window.said.press("Let Go")
    desk.until(lambda: not path.exists())
    assert library.kept_files([MP3.url]) == {}
    desk.until(lambda: desk.window.status.words == "“Ferry talk.mp3” is removed.")
    assert desk.said() == ""


def test_a_file_opens_in_the_browser_too(desk, opened_files):
    ask(desk, "browse-file", 1)
    assert opened_files == [PDF.url]


def test_a_number_that_no_file_has_does_nothing(desk, opened_files):
    ask(desk, "open-file", 9)
    desk.pane.file_asked.emit(links.read("broadsheet://keep/99/0"))
    desk.settle()
    assert (opened_files, desk.worker.heard, desk.said()) == ([], [], "")


def test_in_a_library_that_can_only_be_read_no_file_is_kept_or_removed(qtbot, tmp_path, library):
    path = keep(library, tmp_path)
    with Store.open(tmp_path, read_only=True) as locked:
        desk = OpenDesk(qtbot, tmp_path, locked).start()
        try:
            desk.open("Ferry")
            for act, number in (("keep", 1), ("let-go", 0)):
                desk.window.status.say("")
                ask(desk, act, number)
                assert desk.window.status.words.startswith("This library can only be read")
        finally:
            desk.close()
    assert path.exists()
    assert desk.worker.heard == []


def test_a_picture_that_the_disk_has_lost_is_wanted_again_and_the_page_set_anew(desk, library):
    library.add_media([GIF])
    library.attach_pictures(desk.pane.article, {picture("ferry").url: GIF.hash})
    with library._media_writer() as db:
        db.execute("DELETE FROM media")
    before = desk.pane.refreshed
    desk.answers.lost(GIF.hash)
    desk.until(lambda: desk.pane.refreshed == before + 1)
    desk.pane.shown.emit(desk.pane.article)  # it is on the screen anew
    desk.settle()
    assert desk.pane.refreshed == before + 1
    assert not desk.desk.page.reading.shown._set_anew._wanted
    assert library.readiness([desk.pane.article])[0].pictures_kept == 0


def test_a_picture_that_is_there_and_not_shown_is_no_lost_one(desk, library):
    library.add_media([GIF])
    library.attach_pictures(desk.pane.article, {picture("ferry").url: GIF.hash})
    desk.settle()
    before = desk.pane.refreshed
    desk.answers.lost(GIF.hash)
    QCoreApplication.sendPostedEvents()  # it is told from another thread
    desk.settle()
    assert desk.pane.refreshed == before
    assert library.readiness([desk.pane.article])[0].pictures_kept == 1


def test_a_file_that_no_program_opens_is_called_by_its_own_name_and_shown_in_its_folder(
    desk, library, tmp_path, opened_files
):
    path = keep(library, tmp_path)
    ask(desk, "open-file")
    outside = desk.desk.offline.files._outside
    outside.failed.emit(str(path))
    assert desk.said() == "This system has no program that opens “Ferry talk.mp3”."
    desk.window.said.press("Show in Folder")
    assert opened_files == [path, path.parent]
    outside.failed.emit(str(path.parent))
    assert desk.said() == f"This system has no program that shows the folder {path.parent}."


def test_whatever_may_be_kept_can_be_opened():
    kinds = {kind for kind in vars(filetype).values() if isinstance(kind, filetype.FileType)}
    assert {kind.mime: kind.ending for kind in kinds} == attached_files._OPENED


def test_a_library_that_can_only_be_read_leaves_a_lost_picture_alone(qtbot, tmp_path, library):
    with Store.open(tmp_path, read_only=True) as locked:
        desk = OpenDesk(qtbot, tmp_path, locked).start()
        try:
            desk.answers.lost("ab" * 32)
            desk.settle()
            assert desk.said() == ""
        finally:
            desk.close()


def test_an_articles_info_says_which_files_are_kept(desk, library):
    desk.run("article_info")
    desk.until(lambda: desk.window.findChild(AboutArticle) is not None)
    assert "Ferry talk.mp3 (not kept), paper.pdf (not kept)" in desk.window.findChild(AboutArticle).words
