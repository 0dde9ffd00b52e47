"""What is said when something goes wrong, and what is never said."""

from __future__ import annotations

import pytest

from plugins.publishing.setbacks import Setback, masked, secrets

SECRET = ("AWS_SECRET_ACCESS_KEY", "NETLIFY_AUTH_TOKEN", "CLOUDFLARE_API_TOKEN", "RSYNC_PASSWORD", "DB_PWD")
OPEN = ("PATH", "HOME", "SSH_AUTH_SOCK", "LANG", "NADWA_URL", "PWD", "OLDPWD", "KEYBOARD", "XAUTHORITY", "SHELL")


def test_secrets_are_known_by_the_names_that_hold_them() -> None:
    """Keys, tokens and passwords are; places, sockets and short words are not."""
    environment = {name: f"value of {name}" for name in (*SECRET, *OPEN)}
    assert set(secrets(environment)) == {environment[name] for name in SECRET}
    assert secrets({"MY_TOKEN": "true"}) == []


def test_setback_tells_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """A secret is masked wherever it stands, a longer one before a shorter one in it, and so are users of addresses."""
    monkeypatch.setenv("A_TOKEN", "canary")
    monkeypatch.setenv("B_TOKEN", "canary-and-more")
    assert str(Setback("x canary-and-more, canary=canary")) == "x …, …=…"
    assert masked("https://me:word@host.example/x") == "https://…@host.example/x"
