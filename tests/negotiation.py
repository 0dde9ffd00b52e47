"""What browsers say of their reader's languages, and the language that is meant; nothing where none is preferred."""

from __future__ import annotations

ASKED = (
    ("ar-MA,ar;q=0.9,en-US;q=0.8,en;q=0.7", "ar"),
    ("en;q=0.1,fr;q=0.9", "fr"),
    ("de,fr-CA;q=0.8,en;q=0.85", "en"),
    ("fr;q=0, en;q=0.001", "en"),
    ("FR-ca , en;q=0.99", "fr"),
    ("en;q=0.3, ar ; q=0.30, fr;q=0.31", "fr"),
    ("*;q=0.9, en;q=0.1", ""),
    ("de-AT, zgh;q=0.8, arz;q=0.7", ""),
    ("*", ""),
    ("", ""),
    ("en;q=2, fr;q=abc, <script>", ""),
)
