"""From a built site to its readers: where it goes, how it gets there whole, and how the one before comes back."""
