"""Does momentum harm a WGAN? Row A19 of the article, with nothing else that differs; `design.md` gives the rules."""
