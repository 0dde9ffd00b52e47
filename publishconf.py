"""What differs in public: the address, taken from the environment variable NADWA_URL."""

import os
import sys

sys.path.append(os.curdir)
from pelicanconf import *  # noqa: F403 (settings are made to be inherited)

# Empty unless it is set; the gate then says what to write.
SITEURL = os.environ.get("NADWA_URL", "").rstrip("/")
