"""The words before a related link are told from the words of a sentence, in every language that has its labels."""

from __future__ import annotations

import pytest

from reader.parse import labels
from reader.parse.labels import Use, split_label

LANGUAGES = (
    *("en", "fr", "de", "it", "es", "pt", "ca", "gl", "ro", "nl", "da", "nb", "sv", "fi", "is", "pl"),
    *("cs", "sk", "hu", "sl", "hr", "sr", "bg", "ru", "uk", "be", "el", "et", "lv", "lt", "tr", "ar"),
    *("fa", "he", "hi", "bn", "ta", "id", "ms", "vi", "th", "tl", "sw", "zh-Hans", "zh-Hant", "ja", "ko"),
)
PRINTED = [
    (language, use, label)
    for language, said in labels.languages().items()
    for use in Use
    for label in said.get(use, ())
    if "…" not in label
]


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("ALSO READ: Ferry fares to rise in May", "ALSO READ", "Ferry fares to rise in May"),
        ("READ MORE : Two piers, one ticket", "READ MORE", "Two piers, one ticket"),
        ("[Read: The last lamplighter]", "Read", "The last lamplighter"),
        ("(READ MORE: Two piers, one ticket)", "READ MORE", "Two piers, one ticket"),
        ("Related | Harbour wall: the long repair", "Related", "Harbour wall: the long repair"),
        ("See also – Tide tables", "See also", "Tide tables"),
        ("More on the harbour wall: Repairs begin", "More on the harbour wall", "Repairs begin"),
        ("Lire aussi : Le phare rallumé", "Lire aussi", "Le phare rallumé"),
        ("A LIRE AUSSI : Le phare rallumé", "A LIRE AUSSI", "Le phare rallumé"),
        ("LEE TAMBIEN: El faro, de nuevo", "LEE TAMBIEN", "El faro, de nuevo"),
        ("Lesen Sie auch: Der Leuchtturm", "Lesen Sie auch", "Der Leuchtturm"),
        ("► Läs också: Fyren tänds igen", "Läs också", "Fyren tänds igen"),
        ("Читайте также: Маяк снова горит", "Читайте также", "Маяк снова горит"),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ: Ο φάρος άναψε", "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "Ο φάρος άναψε"),
        ("İLGİLİ HABERLER: Fener yandı", "İLGİLİ HABERLER", "Fener yandı"),
        ("\u200fاقرأ أيضًا: المنارة تضيء من جديد", "اقرأ أيضًا", "المنارة تضيء من جديد"),
        ("קראו גם: המגדלור דולק שוב", "קראו גם", "המגדלור דולק שוב"),
        ("यह भी पढ़ें: प्रकाशस्तंभ फिर जला", "यह भी पढ़ें", "प्रकाशस्तंभ फिर जला"),
        ("อ่านเพิ่มเติม:ประภาคารสว่างอีกครั้ง", "อ่านเพิ่มเติม", "ประภาคารสว่างอีกครั้ง"),
        ("延伸閱讀：燈塔重亮", "延伸閱讀", "燈塔重亮"),
        ("【延伸閱讀】燈塔重亮", "延伸閱讀", "燈塔重亮"),
        ("延伸閱讀／燈塔重亮", "延伸閱讀", "燈塔重亮"),
        ("■関連記事：灯台が再び点灯", "関連記事", "灯台が再び点灯"),
        ("相关阅读: 灯塔重亮", "相关阅读", "灯塔重亮"),
        ("[관련기사] 등대가 다시 켜졌다", "관련기사", "등대가 다시 켜졌다"),
        ("  Read\n more:\u00a0Tide tables ", "Read more", "Tide tables"),
    ],
)
def test_a_labelled_line_gives_its_label_as_printed_and_the_title(line: str, label: str, title: str) -> None:
    assert split_label(line) == (label, title)


@pytest.mark.parametrize("line", ["Related stories", "More on this story", "READ MORE:", "Mehr zum Thema", "Read >"])
def test_a_label_alone_has_an_empty_title(line: str) -> None:
    found = split_label(line)
    assert found is not None
    assert found[1] == ""


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Read more books this winter",
        "Related work is hard to find",
        "Related to this, the harbour master resigned.",
        "Reader: I married him",
        "More than three: a crowd",
        "More people came than the hall would hold",
        "The minister said: read more",
        "Lire un livre par semaine suffit",
        "Mehr Geld für den Hafen",
        "Más personas que nunca: el puerto se llena",
        "Leia a carta do capitão",
        "Soma kitabu kila siku",
        "相关人士说，灯塔将重新开放",
        "関連する法律が改正された",
        "อ่านหนังสือทุกวัน",
        "ALSO READ: " + "a very long paragraph " * 20,
    ],
)
def test_a_sentence_is_no_label(line: str) -> None:
    assert split_label(line) is None


def test_every_language_has_calls_to_read_on_and_headings_of_boxes() -> None:
    assert set(labels.languages()) == set(LANGUAGES)
    lists = {(language, use): said.get(use, ()) for language, said in labels.languages().items() for use in Use}
    few = [name for name, words in lists.items() if name[1] in (Use.INLINE, Use.END) and len(words) < 4]
    assert few == []
    assert [language for language, said in labels.languages().items() if not (said["refused"] and said["button"])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_label_of_a_language_is_parted_from_its_title(language: str) -> None:
    own = [(use, label) for said, use, label in PRINTED if said == language]
    for use, label in own:
        assert split_label(f"{label}: Xyz 123") == (label, "Xyz 123")
        assert split_label(f"【{label}】Xyz 123") == (label, "Xyz 123")
        assert split_label(f" {label} ：") == (label, "")
        assert list(Use).index(labels.use(label)) <= list(Use).index(use), label


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_of_a_language_makes_a_label_of_the_sentence_it_begins(language: str) -> None:
    for _, label in [(use, label) for said, use, label in PRINTED if said == language]:
        assert split_label(f"{label} xyz, 123, and on it goes without a sign.") is None, label
        assert split_label(f"{label}xyz, 123") is None, label


@pytest.mark.parametrize(
    ("label", "use"),
    [
        ("ALSO READ", Use.INLINE),
        ("À lire aussi", Use.INLINE),
        ("More on the harbour", Use.END),
        ("Related stories", Use.END),
        ("DON’T MISS", Use.LOOSE),
        ("More from Harbour", Use.LINE),
        ("Read Next", Use.LINE),
    ],
)
def test_a_label_is_printed_for_one_purpose(label: str, use: Use) -> None:
    assert labels.use(label) is use


@pytest.mark.parametrize(
    "heading", ["Related topics", "MOST READ", "More from Ann Keeper", "Mots clés", "標籤：", "Теги"]
)
def test_some_headings_are_never_about_this_story(heading: str) -> None:
    assert labels.heads_others(heading)


def test_a_button_is_told_from_a_title_and_from_a_label_that_needs_no_button() -> None:
    assert labels.is_button("Continue reading …")
    assert labels.is_button("続きを読む")
    assert not labels.is_button("Continue reading the harbour wall")
    assert labels.speaks_for_itself("Read more")
    assert not labels.speaks_for_itself("Read more", alone=True)
    assert labels.speaks_for_itself("Related stories", alone=True)


@pytest.mark.parametrize("label", ["READ", "Also read", "Lire aussi", "延伸閱讀"])
def test_a_label_that_cannot_begin_a_sentence_is_believed_without_an_address(label: str) -> None:
    assert labels.calls(label)


@pytest.mark.parametrize("label", ["Read", "More", "Además", "READ NEXT", "相关"])
def test_a_label_that_can_begin_a_sentence_needs_an_address(label: str) -> None:
    assert not labels.calls(label)
