"""Every word of the page that the paper did not print, in each language the app speaks.

What a paper prints around a story, such as "By" and "Photo", is in the story's language; what the app says of it, such
as "Ready offline" and "Copy link", is in the reader's.
"""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {  # key: (English, Chinese)
    "by": ("By {names}", "作者：{names}"),
    "updated": ("Updated {time}", "更新于 {time}"),
    "sections": ("Section", "栏目"),
    "credit": ("Photo: {credit}", "图片：{credit}"),
    "no-picture-yet": ("Picture not kept yet", "图片尚未保存"),
    "no-picture": ("This picture could not be fetched", "图片无法获取"),
    "table": ("Table", "表格"),
    "code": ("Code", "代码"),
    "headline-only": (
        "Only the headline has reached the library so far.",
        "目前只收到标题，正文尚未保存。",
    ),
    "feed-text": ("This is the feed’s own text.", "这里是订阅源自带的文字。"),
    "not-fetched": ("The whole story has not been fetched yet.", "全文尚未获取。"),
    "attached": ("Attached", "附件"),
    "sound": ("Audio", "音频"),
    "film": ("Video", "视频"),
    "image": ("Picture", "图片"),
    "keep": ("Keep", "保存"),
    "kept-file": ("Kept", "已保存"),
    "open-file": ("Open", "打开"),
    "let-go": ("Let go", "删除"),
    "browse-file": ("Open in browser", "在浏览器中打开"),
    "related-label": ("Related", "相关"),
    "ready": ("Ready offline", "可离线阅读"),
    "partly": ("Partly ready offline", "部分可离线阅读"),
    "not-here": ("Not yet here", "尚未保存"),
    "wished": ("Not here: wanted at the next connection", "尚未保存：联网后获取"),
    "search": ("Search the library", "在资料库中搜索"),
    "related": ("Also read", "延伸阅读"),
    "cited-by": ("Cited by", "引用本文的报道"),
    "this-story": ("This story", "事件脉络"),
    "this-article": ("this article", "本文"),
    "came-from": ("you came from here", "您从这里来"),
    "articles-between": ("… {n} more …", "……另有 {n} 篇……"),
    "all-articles": ("All {n} articles", "全部 {n} 篇报道"),
    "in-order": ("The articles in their order", "按时间先后排列的报道"),
    "acts": ("What can be done", "可进行的操作"),
    "take-out": ("Not the same story", "不是同一事件"),
    "like": ("Like this", "类似报道"),
    "earlier": ("Earlier coverage", "早前报道"),
    "later": ("Later coverage", "后续报道"),
    "also-in": ("Also in", "另见于"),
    "printed-again": ("This text came more than once", "本文收录了不止一次"),
    "others-too": ("and {n} more", "等另外 {n} 家"),
    "unfold": ("Show them apart", "分开显示"),
    "rewritten-once": ("Rewritten once since it was first seen", "首次收录后改写过一次"),
    "rewritten-twice": ("Rewritten twice since it was first seen", "首次收录后改写过两次"),
    "rewritten": ("Rewritten {n} times since it was first seen", "首次收录后改写过 {n} 次"),
    "see-changes": ("See what changed", "查看改动"),
    "story": ("Story", "事件"),
    "day": ("{n} day", "{n} 天"),
    "days": ("{n} days", "{n} 天"),
    "article-from": ("{n} article", "{n} 篇报道"),
    "articles-from": ("{n} articles", "{n} 篇报道"),
    "paper": ("{n} paper", "{n} 家媒体"),
    "papers": ("{n} papers", "{n} 家媒体"),
    "sources": ("Papers", "媒体"),
    "coverage": ("The coverage over time", "报道时间分布"),
    "why": ("Why it is here", "为何归入"),
    "by-reader": ("You put it here.", "由您归入。"),
    "was-read": ("read", "已读"),
    "mark-read": ("already read", "已读"),
    "mark-here": ("the article you came from", "您来自的报道"),
    "break-up": ("Break up this story", "拆散这一事件"),
    "story-gone": ("This story has come apart", "这一事件已不存在"),
    "story-gone-how": (
        "Its articles stand alone again, or are no longer in the library.",
        "其中的报道已各自独立，或已不在资料库中。",
    ),
    "what-changed": ("What changed", "改动之处"),
    "first-seen": ("First seen {time}", "首次收录于 {time}"),
    "rewritten-at": ("Rewritten {time}", "改写于 {time}"),
    "versions": ("Versions", "各个版本"),
    "deleted": ("deleted:", "删去："),
    "inserted": ("inserted:", "加入："),
    "end-mark": ("; end;", "；完；"),
    "paragraph-same": ("… {n} paragraph unchanged …", "……{n} 段未改动……"),
    "paragraphs-same": ("… {n} paragraphs unchanged …", "……{n} 段未改动……"),
    "text-same": ("The text below the headline stayed as it was.", "标题以下的正文没有改动。"),
    "nothing-changed": ("Nothing has changed", "没有改动"),
    "nothing-changed-how": (
        "This text is as it was when it was first seen.",
        "本文与首次收录时相同。",
    ),
    "to-article": ("Back to the article", "返回报道"),
    "share": ("Share this story", "分享本文"),
    "copy-link": ("Copy link", "复制链接"),
    "copy-citation": ("Copy citation", "复制引文"),
    "mail": ("Mail", "邮件"),
    "browser": ("Open in browser", "在浏览器中打开"),
    "source": ("Source", "原文"),
    "from-feed": ("Delivered by {feed}", "来自 {feed}"),
    "choose": ("Choose a story", "选择一篇报道"),
    "choose-how": ("Pick one from the list and it is set here.", "从列表中选取，报道将在此处呈现。"),
    "unpacking": ("Unpacking the sample paper…", "正在展开样刊……"),
    "unpacking-how": ("Its first story will be set here.", "它的首篇报道将在此处呈现。"),
    "fetching": ("Fetching the page", "正在获取页面"),
    "fetching-from": ("from {host}", "来自 {host}"),
    "stop": ("Stop", "停止"),
    "failed": ("This page could not be shown as a story", "这个页面无法显示为报道"),
    "again": ("Try again", "重试"),
    "not-kept": ("Not kept here yet", "此处尚未保存"),
    "not-kept-how": ("It will be fetched at the next connection.", "下次联网时将会获取。"),
    "not-kept-title": ("“{title}” will be fetched at the next connection.", "《{title}》将在下次联网时获取。"),
    "never-mind": ("Never mind", "不必了"),
    "gone": ("This story is gone", "这篇报道已不在"),
    "gone-how": (
        "It is no longer in the library: its feed was removed, or it had its time and was cleaned up.",
        "它已不在资料库中：其订阅源已被移除，或已到期清理。",
    ),
    "unreadable": ("This story cannot be shown", "无法显示这篇报道"),
}


def voice(language: str, lang: str) -> str:
    """Choose the language of a paper's own words: the story's where we speak it, else the reader's."""
    return language if language.lower().startswith(("en", "zh")) else lang


def say(key: str, lang: str, **values: str) -> str:
    """Say a phrase of the page in `lang` (BCP 47; English where we do not speak it), as plain text."""
    english, chinese = _WORDS[key]
    return (chinese if lang.lower().startswith("zh") else english).format(**values)


def say_number(key: str, number: int, lang: str) -> str:
    """Say how many: `key` names the phrase for one, the same with an "s" after its first word that for others."""
    one, dash, rest = key.partition("-")
    return say(key if number == 1 else f"{one}s{dash}{rest}", lang, n=f"{number:,}")
