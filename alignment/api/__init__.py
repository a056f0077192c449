"""REST: what rounds without names published, to read and nothing more."""
