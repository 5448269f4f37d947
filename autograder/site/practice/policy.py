"""What a page with practice may run: its own scripts, and nothing that a notebook or a learner's code brings.

The site is static and sends no headers, so the policy stands in the page. Inline scripts and handlers are named by
their hashes. Python has a stricter policy of its own, in a frame without origin (scripts/python.mjs).
"""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape

from autograder.site.practice import runtime

INLINE = re.compile(r"<script(?![^>]*(?:\bsrc=|application/json))[^>]*>(.*?)</script>", re.DOTALL)
HANDLER = re.compile(r'\son\w+="([^"]*)"')
META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')


def with_policy(html: str) -> str:
    """A page with its policy, where it has practice; others stay as they are. May be repeated."""
    if 'id="practice"' not in html:
        return html
    html = META.sub("", html)
    texts = [*INLINE.findall(html), *map(unescape, HANDLER.findall(html)), runtime.frame_script()]
    hashes = " ".join(dict.fromkeys(f"'sha256-{hash_of(text)}'" for text in texts))
    # blob: and wasm-unsafe-eval are for the frame, which inherits this; file: for pages that are opened from a disk
    sources = f"'self' file: blob: 'wasm-unsafe-eval' 'unsafe-hashes' {hashes}"
    policy = f"script-src {sources}; worker-src 'self' blob:; object-src 'none'; base-uri 'none'"
    return re.sub(
        r"<head>\n?", lambda m: f'{m[0]}<meta http-equiv="Content-Security-Policy" content="{policy}">\n', html, count=1
    )


def hash_of(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
