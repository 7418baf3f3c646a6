"""A real mail server on loopback that takes messages, loses some of its own answers, and remembers both."""

from __future__ import annotations

import random
import socket
from collections import defaultdict
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class Mailbox:
    """Every message by its Message-ID: which worker (by number) brought it, and whether that worker got an answer."""

    chance: random.Random
    worker: int = 0
    calm: bool = False
    taken: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    unanswered: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    last_of_worker: dict[int, str] = field(default_factory=dict)
    put_off: int = 0

    async def handle_EHLO(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: Any
    ) -> Any:
        session.host_name, session.worker = hostname, self.worker
        return responses

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        chance = 1.0 if self.calm else self.chance.random()
        if chance < 0.03:
            self.put_off += 1
            return "451 try again later"
        message = message_from_bytes(envelope.content)
        name = str(message["Message-ID"])
        self.taken[name].append((session.worker, f"{envelope.rcpt_tos}{message.get_payload()}"))
        self.last_of_worker[session.worker] = name
        if chance < 0.10:
            self.unanswered[name] += 1
            server.transport.abort()
        return "250 OK"

    def repeated_without_cause(self, killed: set[int]) -> list[str]:
        """Return messages that came more often than lost answers and killed workers explain."""
        cut = defaultdict(int, self.unanswered)
        for worker in killed & self.last_of_worker.keys():
            cut[self.last_of_worker[worker]] += 1
        return [name for name, times in self.taken.items() if len(times) > 1 + cut[name]]

    def repeated_otherwise(self) -> list[str]:
        """Return messages that came again with another recipient or text."""
        return [name for name, times in self.taken.items() if len({what for _, what in times}) > 1]


def open_mailbox(seed: int) -> tuple[Mailbox, Controller]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    mailbox = Mailbox(random.Random(seed))
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    return mailbox, controller
