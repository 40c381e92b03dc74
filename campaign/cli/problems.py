"""Problems that are no fault of the program: the sentence and the exit status of each."""

from campaign import publish
from campaign.cli.output import blocked_text
from campaign.words import Words

OK, FAILED, MISUSED = 0, 1, 2


class MisuseError(Exception):
    """The command's arguments make no sense; the text says why."""


EXPECTED: tuple[type[Exception], ...] = (MisuseError, *publish.EXPECTED)


def explain(problem: Exception, words: Words) -> tuple[str, int]:
    """The sentence and the exit status for a problem that is no fault of the program."""
    match problem:
        case MisuseError():
            return str(problem), MISUSED
        case publish.UploadUnknownError():
            return publish.problem_text(words, problem), MISUSED
        case publish.BuildBlockedError():
            return blocked_text(problem, words), FAILED
        case _:
            return publish.problem_text(words, problem), FAILED
