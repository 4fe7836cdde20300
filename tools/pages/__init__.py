"""The lessons as pages: each is run once in each language, and written as one file that needs no kernel and no network.

`execution` runs a lesson and keeps the result; `states` takes the widgets out of it; `prose` turns text into HTML with
MathML; `cells` makes the article of it, and `page` the file around it.
"""
