"""Text and stars drawn as pictures, the same on every machine: nothing of its fonts and libraries is asked."""
