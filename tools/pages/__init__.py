"""The lessons as pages: each is run once in each language, and written as one file that needs no kernel and no network.

`execution` runs a lesson and caches the result; `states` extracts the widgets; `prose` turns text into HTML with
MathML; `cells` builds the article, and `page` the HTML file around it.
"""
