"""Answers to the exercises as students write them, the right ones and the wrong, chapter by chapter."""

from . import lesson1, lesson2, lesson3, lesson4, lesson5, lesson6

CHAPTERS = (lesson1, lesson2, lesson3, lesson4, lesson5, lesson6)
RIGHT = {name: answers for chapter in CHAPTERS for name, answers in chapter.RIGHT.items()}
WRONG = {name: pairs for chapter in CHAPTERS for name, pairs in chapter.WRONG.items()}
EACH_RIGHT = [(name, answer) for name, answers in RIGHT.items() for answer in answers]
EACH_WRONG = [(name, hint, answer) for name, pairs in WRONG.items() for hint, answer in pairs]
