"""What the ledger asks of the content: whatever was published answers at its address, or says what became of it.

The ledger itself belongs to the archive; the rules live here, because only this wing knows where pages stand.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator

from plugins.archive.holdings import FACETS, Archive
from plugins.archive.languages import CODES
from plugins.archive.ledger import Ledger, read_ledger
from plugins.archive.problems import Problem, message
from plugins.archive.reading import Reading
from plugins.pages import addresses, permanence
from plugins.pages.permanence import answers, is_permanent

Rule = Callable[[Ledger, Collection[str]], Iterator[Problem]]


def addresses_of(archive: Archive) -> list[str]:
    """Return every address that the content makes, without its language, in order.

    The ways in (homes, 404 pages) are left out, for they cannot move; so are the later pages of the news, which pass.
    A source has only its permanent address.
    """
    code = CODES[0]
    made = {addresses.editions(code), addresses.news(code), addresses.figures(code), addresses.sources(code)}
    made |= {addresses.corrections(code), addresses.browse(code), addresses.data(code)}
    made |= {addresses.search(code)}
    made |= {addresses.series(code, series) for series in archive.editions_of}
    made |= {addresses.edition(code, edition) for edition in archive.editions}
    made |= {addresses.story(code, story.edition, story.id) for story in archive.stories}
    made |= {addresses.facet_index(code, facet) for facet in FACETS}
    made |= {addresses.facet_page(code, facet, value) for facet, value in archive.tagged}
    made |= {addresses.shelf(code, source.shelf) for source in archive.sources.values()}
    made |= {addresses.authorities(code, register) for register in addresses.REGISTERS}
    made |= {addresses.authority(code, "people", person) for person in archive.people_at}
    made |= {addresses.authority(code, "organisations", name) for name in archive.organisations_at}
    made |= {addresses.standing(code, page.id) for page in archive.pages}
    return sorted([*map(addresses.stem, made), *map(permanence.of_source, archive.sources)])


def new_addresses(ledger: Ledger, archive: Archive) -> list[str]:
    """Return the addresses that the content makes and the ledger does not hold yet."""
    return [address for address in addresses_of(archive) if address not in ledger.fates]


def promised_by(reading: Reading) -> frozenset[str]:
    """Return every address that a page of the content and its ledger must answer at."""
    return page_addresses(read_ledger(reading.root), reading.archive)


def page_addresses(ledger: Ledger, archive: Archive) -> frozenset[str]:
    """Return every address, language included, that has a page of the content, a way on, or a reason; and the ways in."""
    stems = {*addresses_of(archive), *ledger.moved, *ledger.withdrawn}
    below = {addresses.in_language(stem, code) for stem in stems if not is_permanent(stem) for code in CODES}
    doors = {make(code) for make in (addresses.home, addresses.not_found) for code in CODES}
    doors |= {addresses.translations(code) for code in CODES}
    doors |= {addresses.guide(code, chapter) for chapter in addresses.GUIDE for code in CODES}
    return frozenset({addresses.CHOICE, addresses.NOT_FOUND, *doors, *below, *answers(ledger, archive)})


def broken_promises(reading: Reading) -> list[Problem]:
    """Return every problem of the ledger and of what is said about addresses, in order of place.

    While content cannot be read, these are only those of the ledger's form.
    """
    ledger = read_ledger(reading.root)
    if ledger.problems or reading.problems:
        return sorted(ledger.problems)
    made = frozenset(addresses_of(reading.archive))
    broken = {problem for rule in RULES for problem in rule(ledger, made)}
    return sorted({*broken, *_corrections_have_their_page(reading, made)})


def _corrections_have_their_page(reading: Reading, made: Collection[str]) -> Iterator[Problem]:
    """A correction names the address of a page as the ledger does, without its language."""
    # Without any edition nearly everything is gone, which is told elsewhere.
    for correction in reading.archive.corrections.values() if reading.archive.editions else ():
        if correction.address not in made or is_permanent(correction.address):
            near = difflib.get_close_matches(correction.address, made, n=1) or ["editions/berkane-2024/"]
            told = "`%(end)s` is no page of the archive; name one by its address without language, such as %(near)s"
            place = ("corrections.yaml", correction.id, "address")
            yield reading.problem(message(told, end=correction.address, near=near[0]), *place)


def published_answers(ledger: Ledger, made: Collection[str]) -> Iterator[Problem]:
    """An address that was published still has its page, or has moved, or was withdrawn."""
    strangers = [address for address in made if address not in ledger.fates]
    for address in ledger.live:
        if address not in made:
            near = difflib.get_close_matches(address, strangers, n=1)
            if near:
                told = "nothing stands at `%(address)s` any more; if it moved, write {moved_to: %(near)s}"
                yield ledger.problem(address, message(told, address=address, near=near[0]))
            else:
                told = (
                    "nothing stands at `%(address)s` any more; bring it back, "
                    "or write {moved_to: …} or {withdrawn: {date: …, reason: …}}"
                )
                yield ledger.problem(address, message(told, address=address))


def addresses_used_once(ledger: Ledger, made: Collection[str]) -> Iterator[Problem]:
    """What has moved or was withdrawn leaves its address to nothing else."""
    for address in (*ledger.moved, *ledger.withdrawn):
        if address in made:
            told = (
                "`%(address)s` is in use again; give the new thing another name, or write `live` if the old one is back"
            )
            yield ledger.problem(address, message(told, address=address))


def moves_arrive(ledger: Ledger, made: Collection[str]) -> Iterator[Problem]:
    """What has moved leads to an address that has a page, in the end."""
    for address, fate in ledger.fates.items():
        way = ledger.way(address)
        if not fate.moved_to:
            continue
        if way[-1] in way[:-1]:
            told = "moves in a circle, %(way)s; name the address where it stands now"
            yield ledger.problem(address, message(told, way=" → ".join(way)))
        elif way[-1] in ledger.withdrawn:
            told = "leads to `%(end)s`, which was withdrawn; withdraw this one too"
            yield ledger.problem(address, message(told, end=way[-1]))
        elif way[-1] not in made:
            near = difflib.get_close_matches(way[-1], made, n=1) or ["editions/"]
            told = "leads to `%(end)s`, where nothing stands; name an address that has a page, such as %(near)s"
            yield ledger.problem(address, message(told, end=way[-1], near=near[0]))


RULES: tuple[Rule, ...] = (published_answers, addresses_used_once, moves_arrive)
