"""What is measured, and never asserted in a test: run a module by name, such as `python -m benchmarks.checking`."""
