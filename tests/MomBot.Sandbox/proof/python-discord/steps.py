"""Runs the steps one after the other, prints a line for each, and goes on after a failure."""
import asyncio
import logging
import re
import time
import warnings


class Steps:
    patience = 40

    def __init__(self):
        self.passed = 0
        self.failed = 0

    async def run(self, name, body):
        started = time.perf_counter()
        try:
            await asyncio.wait_for(body(), self.patience)
        except asyncio.TimeoutError:
            self._fail(name, f'not done after {self.patience} s')
        except Exception as problem:  # whatever goes wrong is what the step shows
            self._fail(name, f'{type(problem).__name__}: {problem}')
        else:
            self.passed += 1
            print(f'pass  {name} ({(time.perf_counter() - started) * 1000:.0f} ms)', flush=True)

    def _fail(self, name, why):
        self.failed += 1
        print(f'FAIL  {name}: {why}', flush=True)


class Complaints(logging.Handler):
    """Everything that the library or Python warns of."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard = []
        self.early = []
        logging.getLogger('discord').addHandler(self)
        warnings.showwarning = lambda message, *_, **__: self.heard.append(str(message))

    def emit(self, record):
        # The library notes when a heartbeat went out only afterwards, in another thread: an answer that is quicker than
        # that looks as if it were one whole interval late. Whether it was is asked of the local Discord at the end.
        words = record.getMessage()
        (self.early if re.search(r'websocket is 41\.[23]s behind', words) else self.heard).append(words)

    def expect(self, words):
        """Takes those that a step caused on purpose; there must be one."""
        fitting = [one for one in self.heard if words in one]
        if not fitting:
            raise AssertionError(f'the library did not say "{words}"')
        self.heard = [one for one in self.heard if one not in fitting]

    async def raise_any(self, control):
        if self.heard:
            raise AssertionError(' | '.join(self.heard))
        for words in self.early:
            print(f'note  {words} (an answer that came too early for the library to have noted the question)')
        missed = (await control.metrics())['heartbeats_missed']
        assert missed == 0, f'{missed} heartbeats were missed'
