"""A process with everything imported that forks one publisher per line it is given.

Starting Python takes longer than publishing does; a fork starts at once and can be killed at
any moment. Reads `HOME<TAB>COUNT` or `HOME<TAB>undo<TAB>UPLOAD_ID`, answers the pid, then
`done`, `blocked` or `killed`.
"""

import os
import sys
from pathlib import Path

from campaign import publish
from campaign.home import Home
from tests.publish.scenes import report


def _work(home: Home, words: list[str]) -> None:
    if words[0] == "undo":
        publish.undo(home, words[1], by="kill test")
    else:
        publish.publish(home, [report(int(words[0]))], by="kill test")


def _fork(home: Home, words: list[str]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            _work(home, words)
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return pid


def main() -> None:
    """Serve until the input ends."""
    for line in sys.stdin:
        root, *words = line.rstrip("\n").split("\t")
        pid = _fork(Home(Path(root)), words)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        _, status = os.waitpid(pid, 0)
        answer = "killed" if os.WIFSIGNALED(status) else ("done", "failed")[os.WEXITSTATUS(status)]
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
