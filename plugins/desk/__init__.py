"""What people do with the archive at their desk: make its environment, check, build, preview and test it."""
