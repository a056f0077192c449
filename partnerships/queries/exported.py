"""The shape of what a party takes along: a file's name, its header, its lines."""

Line = tuple[object, ...]
Table = tuple[str, tuple[str, ...], list[Line]]
