from reader.parse import sites


def test_a_paper_is_known_by_its_hosts_mirrors_and_masthead():
    known = sites.by_masthead("CHINA DAILY")
    assert known.timezone == 480
    for url in (
        "https://www.chinadailyhk.com/article/1",
        "https://global.chinadaily.com.cn/a/1",
        "https://chinadailyasia.com/",
        "chinadaily.com.cn",
    ):
        assert sites.by_host(url) is known


def test_an_unknown_paper_has_no_peculiarities():
    assert sites.by_host("https://paper.example/") is sites.NONE
    assert sites.by_masthead("") is sites.by_masthead("The Harbour Post") is sites.NONE


def test_the_last_step_of_a_breadcrumb_goes_where_it_is_no_section():
    known = sites.by_masthead("China Daily")
    assert sites.sections(known, ["News", "Nation", "Content"]) == ("News", "Nation")
    assert sites.sections(known, ["News", "Content", "Nation"]) == ("News", "Content", "Nation")
    assert sites.sections(sites.NONE, ["News", "Content"]) == ("News", "Content")
    assert sites.sections(known, []) == ()


def test_a_papers_subdomains_are_its_own_but_not_those_beside_it():
    known = sites.by_masthead("The Times of India")
    assert sites.by_host("https://m.timesofindia.indiatimes.com/sea/articleshow/93100001.cms") is known
    assert sites.by_host("https://another.indiatimes.com/sea/articleshow/93100001.cms") is sites.NONE
