"""Workers of the server leave when the server is gone, so that a killed server holds no port against the next one."""

import os
import threading
import time

PAUSE = 0.5


def leave_with(server: str) -> None:
    """End this process soon after ``server`` (a process id) ends, if it is the parent; else do nothing."""
    if server.isdecimal() and int(server) == os.getppid():
        threading.Thread(target=_watch, args=(int(server),), daemon=True).start()


def _watch(server: int) -> None:
    while os.getppid() == server:
        time.sleep(PAUSE)
    os._exit(1)
