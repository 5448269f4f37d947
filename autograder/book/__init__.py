"""Reads what an author writes: chapters and their order, records of exercises, and the evidence that records give."""
