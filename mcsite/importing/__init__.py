"""Content from other formats: each format is taken apart by a module of its own into the same `Entry`."""
