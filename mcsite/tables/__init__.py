"""A catalog as tables: one for each collection, and one for each list of things in its things.

The columns come from the JSON Schemas. `layout` says which there are, `filling` makes rows of files, `reading` makes
the data of files of rows, `cells` writes values into cells; `csvfiles` and `workbooks` are the two kinds of files.
"""
