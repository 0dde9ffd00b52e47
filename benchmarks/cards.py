"""What the share cards cost: milliseconds of work and kilobytes for each, drawn and taken from the store.

python -m benchmarks.cards
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from plugins.archive.reading import read
from plugins.cards import cards
from plugins.drawing.card import Card, Studio
from plugins.drawing.provenance import engine, name_of
from plugins.files.store import Store
from plugins.pages.root import Root
from plugins.pages.site import Site

HOUSE = Path(__file__).parent.parent


def measured(work: Callable[[Card], object], drawn: list[Card]) -> list[float]:
    """Return how long some work takes for each card, in milliseconds."""
    times = []
    for card in drawn:
        start = time.process_time()
        work(card)
        times.append((time.process_time() - start) * 1000)
    return times


def main() -> None:
    """Draw and keep every card of the archive, and say what it took."""
    theme = HOUSE / "theme"
    all_cards = [
        card for _, card in cards(Site(read(HOUSE / "content").archive, Root("https://example.org"), theme, 10))
    ]
    studio, made_with = Studio(theme), engine(theme)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        drawn = measured(lambda card: store.keep(name_of(card, made_with), studio.draw(card)), all_cards)
        kept = measured(lambda card: store.get(name_of(card, made_with)), all_cards)
        sizes = [len(store.get(name_of(card, made_with)) or b"") / 1000 for card in all_cards]
    print(f"{len(all_cards)} cards")
    print(f"drawn   {median(drawn):6.2f} ms each, at most {max(drawn):.2f}; together {sum(drawn) / 1000:.2f} s")
    print(f"kept    {median(kept):6.2f} ms each, at most {max(kept):.2f}; together {sum(kept) / 1000:.2f} s")
    print(f"weight  {median(sizes):6.1f} kB each, at most {max(sizes):.1f}; together {sum(sizes) / 1000:.2f} MB")


if __name__ == "__main__":
    main()
