"""What text needs before it is a page."""
