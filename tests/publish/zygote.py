"""A process with everything imported that forks one publisher per line it is given.

Starting Python takes longer than publishing does; a fork starts at once and can be killed at
any moment. Reads "HOME<TAB>COUNT" or "HOME<TAB>undo<TAB>UPLOAD_ID", then "kill" or "wait",
and answers done, failed or killed. It kills by itself, before it reaps, so that a pid that has
gone to another process is never hit.
"""

import os
import signal
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
        code = 1
        try:
            _work(home, words)
            code = 0
        finally:
            os._exit(code)
    return pid


def main() -> None:
    """Serve until the input ends."""
    for line in sys.stdin:
        root, *words = line.rstrip("\n").split("\t")
        pid = _fork(Home(Path(root)), words)
        if sys.stdin.readline() == "kill\n":
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        answer = "killed" if os.WIFSIGNALED(status) else ("done", "failed")[os.WEXITSTATUS(status)]
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
