"""What a finished site is held to before it is published: it is read back from its files."""
