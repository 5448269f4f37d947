"""Adds a content security policy to pages with practice: they may run their own scripts, and none of a notebook's.

The site is static and sends no headers, so the policy is an element of the page. It lists inline scripts and handlers by
their hashes. The frame in which Python runs has no origin and a stricter policy (scripts/python.mjs).
"""

from __future__ import annotations

import re
from html import unescape

from autograder.site.practice import runtime

INLINE = re.compile(r"<script(?![^>]*(?:\bsrc=|application/json))[^>]*>(.*?)</script>", re.DOTALL)
HANDLER = re.compile(r'\son\w+="([^"]*)"')
META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')


def with_policy(html: str) -> str:
    """A page with its policy; a page without practice stays as it is. To repeat it changes nothing."""
    if 'id="practice"' not in html:
        return html
    html = META.sub("", html)
    texts = [*INLINE.findall(html), *map(unescape, HANDLER.findall(html)), runtime.frame_script()]
    hashes = " ".join(dict.fromkeys(f"'sha256-{runtime.hash_of(text)}'" for text in texts))
    # blob: and wasm-unsafe-eval are for the frame, which inherits this policy; file: is for pages opened from a disk
    sources = f"'self' file: blob: 'wasm-unsafe-eval' 'unsafe-hashes' {hashes}"
    policy = f"script-src {sources}; worker-src 'self' blob:; object-src 'none'; base-uri 'none'"
    return re.sub(
        r"<head>\n?", lambda m: f'{m[0]}<meta http-equiv="Content-Security-Policy" content="{policy}">\n', html, count=1
    )
