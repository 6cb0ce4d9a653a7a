"""What several tests stand on: a real database server, a real display."""
