"""How work is done: by all hands, and what was done before not again."""
