"""Makes what learners get from an author's text, and proves that every exercise is complete (certify)."""
