"""The search index: a catalog's words and facets as small files that a script in the browser reads as it needs them.

    views → documents → tokens → postings, dictionary, passages
                      → facets → columns

`docs/search.md` describes the files. Everything here has its counterpart in `theme/assets/js/search-engine.js`.
"""
