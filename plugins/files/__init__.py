"""What the disk is asked for: a site is in its place whole, or not at all."""
