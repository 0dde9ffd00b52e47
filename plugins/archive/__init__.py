"""What the archive is: its records, how they are read, and the contract they keep."""
