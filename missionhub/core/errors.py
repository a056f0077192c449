class DomainError(Exception):
    """A refusal whose text is fit to show: what is wrong, then what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
