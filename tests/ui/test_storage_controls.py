"""What a reader does about room on the disk, from the menu to the worker and back."""

from dataclasses import replace
from threading import Event

import pytest
from builders import article, media, picture
from desks import OpenDesk, fill

from reader.errors import LibraryError
from reader.model import Purge, Retention
from reader.progress import CleanUp, Done, Failed, Progress, Reextract
from reader.settings import Settings
from reader.store import Store
from reader.ui.dialogs.errand import Errand
from reader.ui.dialogs.storage import Storage
from reader.ui.storage_controls import freed

GIF = media(b"GIF89a" + bytes(5_000), type="image/gif")


@pytest.fixture
def library(tmp_path):
    with Store.open(tmp_path) as store:
        yield store


@pytest.fixture
def desk(qtbot, tmp_path, library):
    shown = picture("ferry")
    fill(library, article("Ferry", lead_image=shown), article("Nets"))
    library.add_media([GIF])
    library.attach_pictures(1, {shown.url: GIF.hash})
    opened = OpenDesk(qtbot, tmp_path, library).start()
    yield opened
    opened.close()


def dialog(desk, kind):
    desk.until(lambda: desk.window.findChildren(kind))
    return desk.window.findChildren(kind)[-1]


def storage(desk):
    desk.run("storage")
    found = dialog(desk, Storage)
    desk.until(lambda: found.table.topLevelItemCount())
    return found


def errand(desk, action):
    desk.run(action)
    found = dialog(desk, Errand)
    desk.settle()
    return found


def test_the_dialog_measures_the_library(desk):
    lines = {line[0]: line for line in storage(desk).table.lines()}
    assert lines["The Paper"][1] == "2"
    assert lines["The Paper"][3] == lines["Everything"][3] == "5.0 KB"


def test_a_rule_is_written_and_shown_where_it_holds(desk, library):
    found = storage(desk)
    found.rule_made.emit(Retention(picture_days=30))
    desk.settle()
    assert library.retentions() == (Retention(picture_days=30),)
    found.table.choose("The Paper")
    desk.until(lambda: found.keeping.rows["picture_days"].choice.currentText() == "As “Everything”: 30 days")


def test_a_rule_that_the_library_refuses_is_said_in_the_dialog(desk):
    found = storage(desk)
    found.rule_made.emit(Retention(feed=99, picture_days=30))
    desk.until(lambda: found.words.text() == "There is no feed 99 in the library.")


def test_a_library_that_cannot_be_measured_says_why(desk, monkeypatch):
    def fail(_store):
        raise LibraryError("The disk was taken out.")

    monkeypatch.setattr(Store, "storage", fail)
    desk.run("storage")
    desk.until(lambda: dialog(desk, Storage).words.text() == "The disk was taken out.")


def test_a_setting_is_on_the_disk_at_once_for_the_worker(desk, tmp_path):
    storage(desk).setting_made.emit("related_depth", 2)
    assert Settings(tmp_path / "settings.json")["related_depth"] == 2


def test_a_reader_who_no_longer_saves_on_a_connection_sees_that_at_once(desk):
    desk.network.become(online=True, metered=True)
    found = storage(desk)
    assert desk.window.status.sign == "Saving data"
    found.setting_made.emit("save_on_metered", False)
    assert desk.window.status.sign == ""


def test_a_dialog_closed_while_it_was_measured_is_left_in_peace(desk):
    desk.run("storage")
    dialog(desk, Storage).close()
    desk.settle()
    desk.until(lambda: not desk.window.findChildren(Storage))
    desk.desk.storage._again.ask()
    desk.settle()


def test_a_number_that_is_turned_on_is_not_turned_back_by_what_was_measured_before(desk, library, monkeypatch):
    found = storage(desk)
    row = found.keeping.rows["picture_days"]
    row.choose(2)
    desk.settle()
    begun, on, retentions = Event(), Event(), Store.retentions

    def slowly(store):
        said = retentions(store)
        begun.set()
        return said if on.wait(5) else ()

    monkeypatch.setattr(Store, "retentions", slowly)
    desk.desk.storage._again.forget()
    desk.desk.storage._again.ask()
    assert begun.wait(5)
    row.number.setValue(20)
    on.set()
    desk.settle()
    assert row.number.value() == 20
    row.number.stepUp()
    desk.settle()
    assert retentions(library) == (Retention(picture_days=21),)


def test_many_rules_in_a_row_measure_the_library_seldom(desk, monkeypatch):
    found = storage(desk)
    measured, held = [], Store.storage
    monkeypatch.setattr(Store, "storage", lambda store: measured.append(1) or held(store))
    for days in range(1, 30):
        found.rule_made.emit(Retention(picture_days=days))
    desk.settle()
    assert len(measured) <= 2
    desk.until(lambda: found.keeping.rows["picture_days"].number.value() == 29)


def test_cleaning_up_says_first_what_goes_and_then_what_went(desk, monkeypatch):
    monkeypatch.setattr(Store, "purge_preview", lambda _store, _now: Purge(pictures=1_203, pages=88, bytes=214 * 10**6))
    found = errand(desk, "clean_up")
    assert found.words == "1,203 pictures and 88 pages can go: 214 MB. Bookmarks stay."
    assert desk.worker.heard == []
    found.act.click()
    assert desk.worker.heard == [CleanUp(request=1)]
    desk.worker.answer(Progress(done=600, total=1_291, text="Cleaning up"))
    assert found.words == "600 of 1,291 · Cleaning up"
    desk.worker.answer(Done(text="All of it is gone."))
    assert found.words == "All of it is gone."


def test_what_else_is_done_meanwhile_is_not_taken_for_cleaning_up(desk, monkeypatch):
    monkeypatch.setattr(Store, "purge_preview", lambda _store, _now: Purge(pages=1, bytes=1))
    desk.run("sync_all")
    found = errand(desk, "clean_up")
    found.act.click()
    desk.worker.said.emit(Progress(request=1, done=12, total=40, text="The Harbour Post"))
    assert found.words == "Begun…"
    desk.worker.answer(Progress(done=1, total=2, text="Cleaning up"))
    assert found.words == "1 of 2 · Cleaning up"


def test_where_nothing_has_had_its_time_nothing_is_offered(desk):
    found = errand(desk, "clean_up")
    assert found.words.startswith("Nothing has had its time yet")
    assert not found.act.isVisible()


def test_cleaning_up_is_stopped_with_its_dialog(desk, monkeypatch):
    monkeypatch.setattr(Store, "purge_preview", lambda _store, _now: Purge(pages=1, bytes=1))
    found = errand(desk, "clean_up")
    found.act.click()
    found.leave.click()
    assert desk.worker.cancelled == [1]
    desk.worker.answer(Progress(done=1, total=2))  # nobody shows it any more
    desk.worker.answer(Done(cancelled=True))
    desk.settle()


def test_cleaning_up_that_fails_says_why(desk, monkeypatch):
    monkeypatch.setattr(Store, "purge_preview", lambda _store, _now: Purge(pages=1, bytes=1))
    found = errand(desk, "clean_up")
    found.act.click()
    desk.worker.answer(Failed(error="The disk is full."))
    assert found.words == "The disk is full."
    assert desk.said() == ""


def test_after_cleaning_up_the_open_table_is_measured_again(desk, library, monkeypatch):
    monkeypatch.setattr(Store, "purge_preview", lambda _store, _now: Purge(pages=1, bytes=1))
    found = storage(desk)
    found.clean_up.click()
    desk.settle()
    task = dialog(desk, Errand)
    assert task.parent() is found
    task.act.click()
    library.delete_feeds([1])
    desk.worker.answer(Done())
    assert task.words == "The library was cleaned up."
    desk.until(lambda: "The Paper" not in [line[0] for line in found.table.lines()])


def test_stored_pages_are_read_again_once_the_reader_knows_what_for(desk):
    found = errand(desk, "reextract")
    assert "bookmarks and reading places stay" in found.words
    found.act.click()
    assert desk.worker.heard == [Reextract(request=1)]
    desk.worker.answer(Done(text="3 pages read again."))
    assert found.words == "3 pages read again."


def test_a_library_that_can_only_be_read_is_measured_and_not_changed(qtbot, tmp_path, library):
    fill(library, article("Ferry"))
    with Store.open(tmp_path, read_only=True) as locked:
        desk = OpenDesk(qtbot, tmp_path, locked).start()
        try:
            assert [desk.can(action) for action in ("storage", "clean_up", "reextract")] == [True, False, False]
            found = storage(desk)
            assert found.table.lines()[-1][0] == "The Paper"
            assert [part.isEnabled() for part in (found.keeping, found.clean_up)] == [False, False]
        finally:
            desk.close()


@pytest.mark.parametrize(
    ("purge", "said"),
    [
        (Purge(articles=1, pictures=2, pages=3, bytes=10**6), "1 article, 2 pictures and 3 pages can go: 1.0 MB."),
        (Purge(articles=1_000, bytes=2_000), "1,000 articles can go: 2.0 KB."),
        (Purge(articles=8, unread=5, pages=8, bytes=9), "8 articles (5 of them unread) and 8 pages can go: 9 bytes."),
        (Purge(articles=8, unread=8, bytes=9), "8 articles (all of them unread) can go: 9 bytes."),
        (Purge(bytes=34), "What is left over can go: 34 bytes."),
    ],
)
def test_what_would_go_is_said_in_a_sentence(purge, said):
    assert freed(replace(purge)) == f"{said} Bookmarks stay."
