"""Workers of the server leave when the server is gone, so that a killed server holds no port against the next one."""

import os
import threading
import time

PAUSE = 0.5


def leave_with(server: str) -> None:
    """End this process, begun by ``server`` (a process id), soon after that ends, even if it has already."""
    if server.isdecimal() and int(server) != os.getpid():
        threading.Thread(target=_watch, args=(int(server),), daemon=True).start()


def _watch(server: int) -> None:
    while os.getppid() == server:
        time.sleep(PAUSE)
    os._exit(1)
