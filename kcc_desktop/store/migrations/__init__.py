"""The history of the tables, run by `store.history`."""
