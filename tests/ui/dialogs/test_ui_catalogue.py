import pytest
from PySide6.QtWidgets import QWidget

from reader import paths, urls
from reader.ui import catalogue
from reader.ui.catalogue import Entry
from reader.ui.dialogs.catalogue import Catalogue

ENTRIES = (
    Entry(title="China", url="https://c.example/china", language="en", group=("China", "China Daily")),
    Entry(title="World", url="https://c.example/world", language="en", group=("China", "China Daily")),
    Entry(title="À la une", url="https://m.example/une", language="fr-FR", group=("France", "Le Monde")),
)


@pytest.fixture
def dialog(qtbot):
    parent = QWidget()  # the dialog deletes itself when it is closed
    qtbot.addWidget(parent)
    made = Catalogue(ENTRIES, {"https://c.example/world"}, parent)
    made.heard = []
    made.chosen.connect(made.heard.append)
    yield made
    parent.close()


def seen(dialog):
    return [item.text(0) for item in dialog._leaves() if not item.isHidden()]


def test_what_is_ticked_is_chosen_and_what_is_held_already_is_not_again(dialog):
    assert not dialog.act.isEnabled()
    dialog.tick("https://m.example/une")
    assert dialog.act.text() == "Subscribe to 1"
    dialog.act.click()
    assert dialog.heard == [(ENTRIES[2],)]


@pytest.mark.parametrize(
    ("words", "left"),
    [("france", ["À la une"]), ("english", ["China", "World"]), ("french", ["À la une"]), ("daily wor", ["World"]),
     ("nothing", []), ("", ["China", "World", "À la une"])],
)  # fmt: skip
def test_the_filter_looks_at_country_language_and_paper(dialog, words, left):
    dialog.filter.setText(words)
    assert sorted(seen(dialog)) == sorted(left)


def test_the_shipped_catalogue_can_be_read_and_names_the_papers_it_must():
    file = paths.resource("catalog.opml")
    entries = catalogue.read(file)
    assert all(entry.title and entry.group and entry.language and urls.is_web(entry.url) for entry in entries)
    assert {"world", "china", "bizchina"} <= {entry.url.rsplit("/", 1)[-1].split("_")[0] for entry in entries}
