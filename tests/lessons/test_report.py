"""Reports in Markdown as HTML: paragraphs, what is bold, and tables."""

from divergences.lessons import Report

WRITTEN = "Of 3 < 4.\n\n**Bold** and not.\n\n| a | b \\| c |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |"


def test_paragraphs_and_tables_become_html():
    shown = Report(WRITTEN)._repr_html_()
    assert shown.startswith("<p>Of 3 &lt; 4.</p><p><b>Bold</b> and not.</p><div")
    assert shown.count("<tr>") == 3 and shown.count("<td") == 4 and "**" not in shown and "---" not in shown
    assert str(Report(WRITTEN)) == WRITTEN
