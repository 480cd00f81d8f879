"""Content from other formats: each is taken apart by a module of its own into the same `Entry`, and written by one.

`formats` finds the module, `writing` holds the entries against the files that are there (`merging`), `judging` checks
the catalog as it would be.
"""
