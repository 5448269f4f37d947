"""From an author's text to what learners get, and the proof that every exercise is whole."""
