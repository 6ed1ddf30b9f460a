"""The reader's subscriptions as OPML 2.0 (http://opml.org/spec2.opml), which every feed reader imports."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from reader.model import Feed, Tree
from reader.text import one_line


def write(tree: Tree, title: str) -> str:
    """Write folders and feeds in the tree's order, folders nested; the sample paper, which is no feed, stays out."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = one_line(title)
    known = {folder.id for folder in tree.folders}
    _write_inside(ET.SubElement(root, "body"), None, tree, known)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _write_inside(parent: ET.Element, folder: int | None, tree: Tree, known: set[int]) -> None:
    """Write what is directly in a folder, or at the top: also what names a folder that the tree does not have."""
    for below in tree.folders:
        if _place(below.parent, known) == folder:
            outline = ET.SubElement(parent, "outline", text=one_line(below.title), title=one_line(below.title))
            _write_inside(outline, below.id, tree, known)
    for feed in tree.feeds:
        if _place(feed.folder, known) == folder and not feed.sample:
            ET.SubElement(parent, "outline", _attributes(feed))


def _place(folder: int | None, known: set[int]) -> int | None:
    return folder if folder in known else None


def _attributes(feed: Feed) -> dict[str, str]:
    title = one_line(feed.title) or feed.url
    site = {"htmlUrl": one_line(feed.site_url)} if feed.site_url else {}
    return {"type": "rss", "text": title, "title": title, "xmlUrl": one_line(feed.url), **site}
