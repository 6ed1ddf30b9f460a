"""Attacks on the reading pane with the engine as the judge.

What runs in the page's own world calls a hooked function and leaves a mark; what tried to and was stopped by a
policy is heard as a violation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from panes import OpenPane, page
from PySide6.QtWebEngineCore import QWebEngineScript, QWebEngineSettings

from reader.errors import DocumentError
from reader.parse import sanitize

_SCRIPT = QWebEngineSettings.WebAttribute.JavascriptEnabled
HOOKS = """
for (const name of ["alert", "confirm", "prompt", "eval", "fetch", "open", "print"])
    window[name] = () => { document.documentElement.dataset.ran = "yes"; };
"""
EARS = """
window.attempts = 0;
document.addEventListener("securitypolicyviolation", event => {
    if (event.effectiveDirective.startsWith("script-src")) window.attempts += 1;
});
"""
POKE = """(() => {
    const kinds = ["click", "dblclick", "mouseover", "mouseenter", "mousemove", "mousedown", "mouseup", "wheel",
        "keydown", "keypress", "keyup", "focus", "focusin", "blur", "change", "input", "submit", "reset", "select",
        "toggle", "load", "error", "scroll", "copy", "paste", "drag", "drop", "pointerover", "touchstart", "begin"];
    const all = [...document.querySelectorAll("body, body *")];
    for (const one of all) for (const kind of kinds) one.dispatchEvent(new Event(kind, {bubbles: false}));
    for (const one of all) { one.focus?.(); one.click?.(); }
    return all.length;
})()"""


class Outcome(NamedTuple):
    ran: bool
    attempts: int


def run_all(
    open_pane: Callable[..., OpenPane], documents: Iterable[str], *, script: bool, policy: str
) -> list[Outcome]:
    """Show documents one after another, poke everything in them, and say what happened in each."""
    shown: dict[str, tuple[str, bytes]] = {}
    pane = open_pane(shown.get)
    if script:
        pane.allow(_SCRIPT)
    _hook(pane, HOOKS, QWebEngineScript.ScriptWorldId.MainWorld.value)
    _hook(pane, EARS, QWebEngineScript.ScriptWorldId.ApplicationWorld.value)
    outcomes = []
    for number, document in enumerate(documents, 1):
        whole = document.startswith("<!DOCTYPE")
        shown[f"broadsheet://article/{number}"] = (
            ("text/html; charset=utf-8", document.encode("utf-8", "replace"))
            if whole
            else page(document, policy=policy)
        )
        pane.show(number)
        pane.value(POKE)
        ran, attempts = pane.value("[document.documentElement.dataset.ran !== undefined, window.attempts]")
        outcomes.append(Outcome(ran, attempts))
    return outcomes


def _hook(pane: OpenPane, source: str, world: int) -> None:
    script = QWebEngineScript()
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setWorldId(world)
    script.setSourceCode(source)
    pane.profile.scripts().insert(script)


def clean(html: str) -> str:
    try:
        return sanitize.clean(html, base="https://paper.example/")
    except DocumentError:
        return ""  # refused as a whole
