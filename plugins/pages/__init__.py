"""What a page is: its address, its words, its model and its rendering."""
