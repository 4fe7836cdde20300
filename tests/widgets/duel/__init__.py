"""The duel: its state in Python, and its page, opened from a file with the network cut."""
