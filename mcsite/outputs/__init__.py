"""What is published: one module for each kind of files, none of which knows another.

For files of one thing a module has `of(view, context)`, of one release `of_release(release, context)`; for files of
everything `make(views, theme)`, or, where those say much of each thing, `fragment(view, context)` for each of them and
`join(fragment, context)`. All go through artifacts; a template that fails gives a problem in the place of its page.
`mcsite.publishing` lists the modules.
"""
