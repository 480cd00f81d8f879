"""What is published: one module for each thing, none of which knows another.

Each has `make(views, theme)`, which goes through its artifacts; a template that fails gives a problem in the place of
its page. `mcsite.pipeline` lists them.
"""
