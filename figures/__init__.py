"""The figures of the article: one script, one stem, one picture. `python -m figures` draws them all."""
