"""The names by which messages call the blocks of stacked gates, in the order in which the blocks stand.

They are those of the pages. If your lecture has others, change them here: certify, check and the grader then say yours.
Names must differ from one another.
"""

LSTM = ("i", "f", "g", "o")
PEEPHOLES = ("i", "f", "o")
GRU = ("r", "z", "n")
