"""What an author writes, as it is read: chapters and their order, records of exercises, the evidence they give."""
