"""What outlives the host of the archive: its exports and their proof, dead links, and what the site is built with."""
