#!/usr/bin/env python3
"""Runs whole processes side by side and prints a Markdown table.

usage: measure.py ROUNDS BEFORE NAME=COMMAND ...

In each round every command runs once, in turn, so that a machine that drifts drifts for all. BEFORE runs
unmeasured before each of them. The first command is what the ratios refer to; a ratio is the median of the
ratios within a round. A first round warms up and is not counted.
"""
import os
import statistics
import subprocess
import sys
import time

SHELL = ["bash", "-c"]


def run(command):
    """Wall time in ms, peak memory in MiB of the largest process, exit status."""
    start = time.perf_counter()
    process = subprocess.Popen(
        SHELL + [command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return (time.perf_counter() - start) * 1000, usage.ru_maxrss / 1024, status


def rounds(count, before, commands):
    taken = {name: [] for name in commands}
    for number in range(count + 1):
        for name, command in commands.items():
            subprocess.run(SHELL + [before], check=True, stdout=subprocess.DEVNULL)
            outcome = run(command)
            if number > 0:
                taken[name].append(outcome)
    return taken


def row(name, outcomes, first):
    wall = [outcome[0] for outcome in outcomes]
    ratio = statistics.median(own / reference[0] for own, reference in zip(wall, first))
    memory = max(outcome[1] for outcome in outcomes)
    failed = sum(outcome[2] != 0 for outcome in outcomes)
    note = f" (failed {failed} of {len(outcomes)})" if failed else ""
    return f"| {name}{note} | {statistics.median(wall):.0f} | {min(wall):.0f}–{max(wall):.0f} | {ratio:.2f} | {memory:.0f} |"


def main(words):
    commands = dict(word.split("=", 1) for word in words[3:])
    taken = rounds(int(words[1]), words[2], commands)
    first = next(iter(taken.values()))
    print("| | median ms | range ms | ratio | peak MiB |")
    print("|---|---|---|---|---|")
    for name, outcomes in taken.items():
        print(row(name, outcomes, first))
    print(flush=True)


main(sys.argv)
