"""Puts this book on the path, as ``autograder`` does, so that tests can import ``solutions``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
