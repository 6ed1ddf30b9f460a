from pathlib import Path

import pytest

from reader.errors import InputError
from reader.settings import SETTINGS, Settings


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda s: s.name)
def test_every_default_passes_its_own_check_and_has_a_reason(setting):
    assert setting.check(setting.default)
    assert setting.reason.endswith(".")


def test_what_was_set_and_saved_is_there_at_the_next_start(tmp_path: Path):
    first = Settings(tmp_path / "settings.json")
    first["theme"] = "dark"
    first.save()
    assert Settings(tmp_path / "settings.json")["theme"] == "dark"
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b'{"theme": "purple"}', b"\xff\xfe", b'{"nobody": 1}', b"[" * 9000]
)
def test_a_broken_file_means_defaults(tmp_path: Path, broken: bytes):
    (tmp_path / "settings.json").write_bytes(broken)
    assert Settings(tmp_path / "settings.json")["theme"] == "system"


def test_one_bad_value_does_not_cost_the_good_ones(tmp_path: Path):
    (tmp_path / "settings.json").write_text('{"theme": "dark", "text_scale": 99}')
    settings = Settings(tmp_path / "settings.json")
    assert (settings["theme"], settings["text_scale"]) == ("dark", 1.0)


def test_a_value_that_a_setting_may_not_take_is_refused_in_words(tmp_path: Path):
    with pytest.raises(InputError, match="text_scale"):
        Settings(tmp_path / "settings.json")["text_scale"] = True


def test_a_place_that_cannot_be_written_to_costs_no_word(tmp_path: Path):
    settings = Settings(tmp_path / "no such folder" / "settings.json")
    settings["theme"] = "dark"
    settings.keep()
    with pytest.raises(OSError, match="no such folder"):
        settings.save()
