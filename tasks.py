"""The archive's tasks. `python3 tasks.py NAME` makes the environment first; inside it, `invoke NAME` is the same."""

from __future__ import annotations

import datetime
import sys
from functools import partial
from pathlib import Path

from plugins.desk import entrance

if __name__ == "__main__":
    sys.exit(entrance.enter(sys.argv[1:]))

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from plugins.desk import building, changes, checking, hooking, press, preview, webeditor, workshop
from plugins.desk.editors import new, status, take_over, translate
from plugins.desk.entrance import plainly
from plugins.desk.environment import ROOT
from plugins.keeping import bill as bills
from plugins.keeping import exporting, proving, renewing
from plugins.keeping import rot as rotting

__all__ = ["new", "status", "take_over", "translate"]  # the tasks of editors, listed with those below
CONTENT = {"content": "the folder of content (here: content/)"}


@task(help={**CONTENT, "port": "the port to serve on", "drafts": "show drafts too, marked as such"})
@plainly
def serve(context: Context, port: str = str(preview.PORT), content: str = "", drafts: bool = False) -> None:
    """Build and serve the site here; show every save at once."""
    preview.serve(_folder(content, "content"), preview.port_number(port), drafts=drafts)


@task(
    help={
        **CONTENT,
        "output": "the folder to put the site in (here: output/)",
        "fresh": "make everything anew, whatever earlier builds have kept",
        "admin": "lay the web editor at /admin/ beside it",
    }
)
@plainly
def build(context: Context, content: str = "", output: str = "", fresh: bool = False, admin: bool = False) -> None:
    """Check and build the site; a failure leaves the former one."""
    command = partial(press.command, fresh=fresh)
    place, site = _folder(content, "content"), _folder(output, "output")
    finish = partial(webeditor.lay, place) if admin else building.leave
    print(building.build(place, site, command=command, finish=finish))


@task(
    help={
        **CONTENT,
        "lang": "the language to say it in: ar, fr or en (else the environment's)",
        "strict": "take warnings for errors",
        "format": "`github` writes problems as a code host shows them on the lines of a change",
        "since": "only what is wrong that was not at this revision, such as main",
        "staged": "only what is wrong in what git would commit, and is not yet in the last commit",
    }
)
@plainly
def check(  # each option is a flag of its own on the command line
    context: Context,
    content: str = "",
    lang: str = "",
    strict: bool = False,
    format: str = "",
    since: str = "",
    staged: bool = False,
) -> None:
    """List every problem of content and settings, with its place; warnings come last."""
    from plugins.gate import settings_problems  # it brings Pelican along, which the other tasks do without

    settings = settings_problems([ROOT / "pelicanconf.py", ROOT / "publishconf.py"], today=datetime.date.today())
    find = partial(changes.brought, since=since, staged=staged, find=checking.contract) if since or staged else None
    text, code = checking.report(_folder(content, "content"), lang, settings, strict, form=format, find=find)
    print(text)
    raise Exit(code=code)


@task
@plainly
def hook(context: Context) -> None:
    """Have git check what is to be committed, at every commit; `git commit --no-verify` passes it by."""
    print(f"Wrote {hooking.install(ROOT)}")


@task(
    help={
        **CONTENT,
        "target": "a target of deploy/targets.toml",
        "targets": "another file of targets",
        "dry-run": "say what would change, and touch nothing",
    }
)
@plainly
def publish(context: Context, target: str, content: str = "", targets: str = "", dry_run: bool = False) -> None:
    """Check, build, verify, compress, send, switch and confirm; a failure leaves readers what they had."""
    from plugins.desk import publication

    file = _folder(targets, "deploy/targets.toml")
    print(publication.publish(target, _folder(content, "content"), file, dry_run))


@task(
    help={
        "release": "the release to show again (here: the one before)",
        "target": "a target of deploy/targets.toml (needed where there are several)",
        "targets": "another file of targets",
        "list": "list the releases that are kept",
    },
)
@plainly
def rollback(context: Context, release: str = "", target: str = "", targets: str = "", list: bool = False) -> None:
    """Show an earlier release again, byte for byte."""
    from plugins.desk import publication

    file = _folder(targets, "deploy/targets.toml")
    print(publication.listed(target, file) if list else publication.rollback(release, target, file))


@task(name="test", help={"select": "only the tests that match, as pytest's -k"})
@plainly
def run_tests(context: Context, select: str = "") -> None:
    """Run the tests, with a browser; what follows -- goes to pytest."""
    raise Exit(code=workshop.run_tests(select, workshop.after_dashes(sys.argv)))


@task(help={"stories": "how many stories the corpus has, each in three languages"})
@plainly
def bench(context: Context, stories: int = 1000) -> None:
    """Build a large corpus beside plain Pelican and Hugo, and tell what each build takes."""
    from benchmarks import race

    race.main(stories)


@task(
    help={
        **CONTENT,
        "edition": "one edition alone, by its id (else the whole archive)",
        "as": "zip, which opens from a folder; bag, for keeping; or wacz, for replaying",
        "output": "the file to write (here: named after the edition and the day of the content)",
        "site": "a site that is built already (else one is built for the purpose)",
        "force": "replace a file that is there",
        "check": "prove this export unharmed, and do nothing else",
    }
)
@plainly
def export(
    context: Context,
    edition: str = "",
    as_: str = "zip",
    output: str = "",
    content: str = "",
    site: str = "",
    force: bool = False,
    check: str = "",
) -> None:
    """Export the archive or an edition as a file that outlives its host; --check proves one unharmed."""
    if check:
        print(proving.prove(Path(check)))
        return
    target, built = (Path(path) if path else None for path in (output, site))
    exporting.export(as_, edition, target, content=_folder(content, "content"), site=built, force=force)


@task(help={**CONTENT, "limit": "how many links to read at most", "json": "tell it for machines"})
@plainly
def rot(context: Context, content: str = "", limit: int = rotting.MOST, json: bool = False) -> None:
    """Read the links that lead out of the archive, remember what was found, and tell which are dead."""
    found = rotting.rot(_folder(content, "content"), datetime.date.today(), limit)
    print(rotting.as_json(found) if json else rotting.table(found))
    raise Exit(code=int(any(finding.state == "dead" for finding in found)))


@task(help={"package": "renew this package alone"})
@plainly
def renew(context: Context, package: str = "") -> None:
    """Renew the lock of the dependencies, and tell what changed."""
    renewing.renew(ROOT, package)


@task
@plainly
def bill(context: Context) -> None:
    """Print the bill of what builds the site (CycloneDX, in JSON): names, versions, hashes, licences."""
    print(bills.bill(ROOT), end="")


@task
@plainly
def schemas(context: Context) -> None:
    """Write anew, from the contract, the schemas by which editors check and complete YAML as it is typed."""
    from plugins.archive import schemas as contract

    contract.write(ROOT / ".schemas")
    print("Wrote .schemas/")


@task
@plainly
def servers(context: Context) -> None:
    """Write what the configurations of nginx and Caddy in deploy/ include, from the one source of headers."""
    from plugins.desk import servers

    print(servers.write(ROOT / "deploy"))


@task
@plainly
def lint(context: Context) -> None:
    """Check style and types of the code."""
    raise Exit(code=workshop.lint())


def _folder(given: str, usual: str) -> Path:
    """Return the folder given on the command line, or the usual one of the archive."""
    return Path(given) if given else ROOT / usual
