"""Markup that no text of the archive can bring, by what is wrong with it; `RUN` is a script, `AWAY` another host.

A page that sends its reader elsewhere by `<meta http-equiv="refresh">` is none of them: no policy stops it, and the
reading back of the site refuses it.
"""

from __future__ import annotations

from collections.abc import Mapping

# What a reader has to do for it to strike is clicked on.
HOSTILE: Mapping[str, str] = {
    "a script": "<script>RUN</script>",
    "a script of another host": '<script src="AWAY/a.js"></script>',
    "an event handler": '<img src="/none.png" onerror="RUN">',
    "a handler that needs no error": '<details open ontoggle="RUN"><summary>x</summary>x</details>',
    "a handler of the field in focus": '<input autofocus onfocus="RUN">',
    "a link that runs": '<a class="act" href="javascript:RUN">x</a>',
    "a drawing that loads": '<svg onload="RUN"></svg>',
    "a drawing that moves": '<svg><animate onbegin="RUN" attributeName="x" dur="1s"></animate></svg>',
    "a script in a drawing": "<svg><script>RUN</script></svg>",
    "a link in a drawing": '<svg><a class="act" href="javascript:RUN"><text y="20">x</text></a></svg>',
    "a frame of data": '<iframe src="data:text/html,<script>RUN</script>"></iframe>',
    "a frame with its document": '<iframe srcdoc="<script>RUN</script>"></iframe>',
    "a frame of another host": '<iframe src="AWAY/frame"></iframe>',
    "an object": '<object data="AWAY/object" type="text/html"></object>',
    "an embedded object": '<embed src="AWAY/embed" type="text/html">',
    "another base": '<base href="AWAY/"><img src="none.png">',
    "a form to another host": '<form action="AWAY/form"><input name="a" value="b"><button class="act">x</button></form>',
    "a button to another host": '<form><button class="act" formaction="AWAY/button">x</button></form>',
    "an imported style": '<style>@import "AWAY/a.css";</style>',
    "a style that asks": '<style>main { background: url("AWAY/a.png") }</style>',
    "a style of one element": '<p style="background: url(AWAY/a.png)">x</p>',
    "a style sheet of another host": '<link rel="stylesheet" href="AWAY/a.css">',
    "a picture that counts": '<img src="AWAY/a.png" alt="x">',
    "a film of another host": '<video src="AWAY/a.webm" poster="AWAY/a.png"></video>',
    "a noscript that changes": '<noscript><p title="</noscript><img src=/none.png onerror=RUN>"></p></noscript>',
    "a template with a shadow": '<p><template shadowrootmode="open"><img src="/none.png" onerror="RUN"></template></p>',
    "MathML with HTML inside": '<math><annotation-xml encoding="text/html"><img src="/none.png" onerror="RUN">'
    "</annotation-xml></math>",
}


def together(away: str) -> str:
    """Return all of them, each telling its number: to the window that it is in, or to the other host."""
    numbered = (
        markup.replace("RUN", f"top.postMessage({number},String.fromCharCode(42))").replace("AWAY", f"{away}/{number}")
        for number, markup in enumerate(HOSTILE.values())
    )
    return "".join(f"<div>{markup}</div>" for markup in numbered)
