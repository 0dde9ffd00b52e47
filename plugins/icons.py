"""The site's icon: as a drawing that follows light and dark, and as pictures where tools look for them unasked."""

from __future__ import annotations

from pelican import signals

from plugins.drawing.icon import favicon, touch_icon
from plugins.pages import addresses
from plugins.pages.batch import Sheets
from plugins.pages.publisher import Generator


class IconPublisher(Generator):
    """A generator that writes the icons."""

    def write(self, sheets: Sheets) -> None:
        """Write every icon."""
        icon = self.site.theme / addresses.ICON
        sheets.write_bytes(addresses.lasting(icon), icon.read_bytes())
        sheets.write_bytes(addresses.TOUCH_ICON, touch_icon(self.site.theme))
        sheets.write_bytes(addresses.FAVICON, favicon(self.site.theme))


def publish(_pelican: object) -> type[IconPublisher]:
    """Give Pelican the generator of the icons."""
    return IconPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
