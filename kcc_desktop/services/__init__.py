"""One module per thing an agent does. Services know the store only through `ports`."""
