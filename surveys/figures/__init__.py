"""From mixed answers to the figures of a release: what is counted, of whom, and how it is let out. Knows no Django."""

from surveys.figures.counting import Figure, Rules, share_figures
from surveys.figures.growth import counted
from surveys.figures.questions import Answered, block_figures
from surveys.figures.quotes import Quote, quotes_of

__all__ = ["Answered", "Figure", "Quote", "Rules", "block_figures", "counted", "quotes_of", "share_figures"]
