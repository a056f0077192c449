"""Measures of agreement: pure NumPy, each naming its source."""
