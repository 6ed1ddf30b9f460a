import pytest

from reader import urls


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("HTTP://WWW.Example.COM:80/A/b?z=1&a=2#part", "http://www.example.com/A/b?z=1&a=2"),
        ("https://example.com:443", "https://example.com/"),
        ("https://example.com:8443/x", "https://example.com:8443/x"),
        ("https://example.com/x?utm_source=rss&id=7&fbclid=abc", "https://example.com/x?id=7"),
        ("https://example.com/x?at_medium=RSS&ns_mchannel=a&CMP=b", "https://example.com/x"),
        ("https://example.com/x;jsessionid=0A1B?PHPSESSID=9", "https://example.com/x"),
        ("  https://example.com/a b  ", "https://example.com/a%20b"),
        ("https://example.com/新闻", "https://example.com/%E6%96%B0%E9%97%BB"),
        ("https://[::1]:8080/x", "https://[::1]:8080/x"),
        ("https://example.com./x", "https://example.com/x"),
    ],
)
def test_an_address_has_one_plain_form(given, plain):
    assert urls.canonical(given) == plain
    assert urls.canonical(plain) == plain


@pytest.mark.parametrize(
    "given",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.com/",
        "mailto:a@example.com",
        "//example.com/x",
        "example.com",
        "https://",
        "https:///path",
        "https://./",
        "https://[::1/x",
        "https://example.com:port/",
        "https://example.com:99999/",
        "https://me:secret@example.com/",
        "https://trusted.example\\@evil.example/",
        "https://exa mple.com/",
        "https://exa%20mple.com/",
        "\ud800",
    ],
)
def test_what_is_no_web_address_has_no_form_and_no_key(given):
    assert urls.canonical(given) == ""
    assert urls.identity(given) == ""
    assert urls.join("", given) == ""
    assert not urls.is_web(given)


@pytest.mark.parametrize(
    "twin",
    [
        "http://example.com/story/7",
        "https://www.example.com/story/7/",
        "https://m.example.com/story/7#comments",
        "https://amp.example.com/story/7/index.html",
        "https://WWW.EXAMPLE.COM:443/story/7?utm_campaign=x",
    ],
)
def test_addresses_of_one_text_share_a_key(twin):
    assert urls.identity(twin) == "example.com/story/7"


def test_different_texts_keep_different_keys():
    assert urls.identity("https://example.com/?p=1") != urls.identity("https://example.com/?p=2")
    assert urls.identity("https://example.com/A") != urls.identity("https://example.com/a")
    assert urls.identity("https://m.com/a") == "m.com/a"
    assert urls.identity("https://example.com/") == "example.com"


@pytest.mark.parametrize(
    ("given", "domain"),
    [
        ("https://feeds.bbci.co.uk/news/rss.xml", "bbci.co.uk"),
        ("www.chinadaily.com.cn", "chinadaily.com.cn"),
        ("https://global.chinadaily.com.cn/a/1", "chinadaily.com.cn"),
        ("example.org", "example.org"),
        ("a.b.example.org", "example.org"),
        ("https://one.substack.com/p/7", "one.substack.com"),
        ("https://blog.one.github.io/", "one.github.io"),
        ("https://medium.com/@one/7", "medium.com"),
        ("localhost", "localhost"),
        ("http://127.0.0.1:8000/x", "127.0.0.1"),
        ("http://[2001:db8::1]/x", "2001:db8::1"),
        ("", ""),
    ],
)
def test_a_site_is_what_somebody_registered(given, domain):
    assert urls.site(given) == domain


def test_a_host_is_told_without_www():
    assert urls.host("https://WWW.Example.com:8000/x") == "example.com"
    assert urls.host("nonsense") == ""


@pytest.mark.parametrize(
    ("base", "given", "absolute"),
    [
        ("https://example.com/a/b", "c", "https://example.com/a/c"),
        ("https://example.com/a/", "../c?x=1#y", "https://example.com/c?x=1#y"),
        ("https://example.com/a", "//cdn.example.net/p.png", "https://cdn.example.net/p.png"),
        ("https://example.com/a", "http://other.example/", "http://other.example/"),
        ("https://example.com/a", "data:image/png;base64,AAAA", ""),
        ("https://example.com/a", "javascript:alert(1)", ""),
        ("https://example.com/a", "", ""),
        ("https://[broken", "c", ""),
        ("", "/c", ""),
    ],
)
def test_addresses_are_made_absolute_or_dropped(base, given, absolute):
    assert urls.join(base, given) == absolute


def test_titles_with_other_quotes_case_and_spaces_have_one_fingerprint():
    assert urls.title_key("Xi: China,  Russia to deepen “cooperation”") == urls.title_key(
        "XI - China, Russia to deepen 'cooperation'!"
    )
    assert urls.title_key("ＡＢＣ１") == "abc1"
    assert urls.title_key("习近平：中俄") == "习近平 中俄"
    assert urls.title_key("हिन्दी") == "हिन्दी"
    assert urls.title_key("?!…") == ""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (" paper ", "paper"),
        ("https://me:secret@paper.example/a", "…@paper.example/a"),
        ("me:se/cr@et@paper.example", "…@paper.example"),
        ("x" * 999, "x" * 200),
    ],
)
def test_an_address_is_shown_without_the_password_in_it(typed: str, shown: str) -> None:
    assert urls.shown(typed) == shown
