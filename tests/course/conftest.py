"""Puts the toy course on the path, as ``autograder --book tests/course`` does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
