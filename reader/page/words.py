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
    "related": ("Related stories", "相关报道"),
    "citing": ("Stories that cite this one", "引用本文的报道"),
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
    "gone-how": ("It is no longer in the library: its feed was removed.", "它已不在资料库中：其订阅源已被移除。"),
    "unreadable": ("This story cannot be shown", "无法显示这篇报道"),
}


def voice(language: str, lang: str) -> str:
    """Choose the language of a paper's own words: the story's where we speak it, else the reader's."""
    return language if language.lower().startswith(("en", "zh")) else lang


def say(key: str, lang: str, **values: str) -> str:
    """Say a phrase of the page in `lang` (BCP 47; English where we do not speak it), as plain text."""
    english, chinese = _WORDS[key]
    return (chinese if lang.lower().startswith("zh") else english).format(**values)
