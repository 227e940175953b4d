"""A grammar of office sheets: a seed becomes a file that an office could have sent, and its truth.

words, periods      what offices count, and how they spell a time
cube, records       the abstract table: facts, or the rows of a ledger; the truth comes from it
axes, pairwise      the ways in which sheets differ, and choices that cover every two of them
layouts, heads      facts on rows and columns, under heads of one to four rows
values              how a figure is written in its cell
surroundings, noise titles and lines above; sums, notes, sections and hidden rows
writers             pages to bytes: .xlsx, .xls, .ods, .csv, .html
truth, judge        what must be read, and how an answer of the reader compares
specimen            one seed, all of the above; `python -m tests.grammar SEED FOLDER` writes it
"""
