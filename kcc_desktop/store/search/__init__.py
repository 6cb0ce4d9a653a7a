"""What makes the rows of the workspace findable, and finds them."""
