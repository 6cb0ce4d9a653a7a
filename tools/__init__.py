"""What `run.py` does: prepare the computer and the environment, then start or test the program."""
