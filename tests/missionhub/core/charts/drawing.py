"""Reads a drawing back, so tests can ask for its shapes."""

from xml.etree import ElementTree


def read(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing, not somebody's file
