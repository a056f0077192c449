from alignment.models.text_vector import TextVector

__all__ = ["TextVector"]
