# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims found again: ours beside the peers of the anchor bench. Usage: bench_anchors.py ASSAY-CLI

The bench is a folder with anchor-bench.mjs, its installed modules (npm ci) and ../corpus; ASSAY_ANCHOR_BENCH names it.
Without it there is nothing to compare with, and nothing is printed. Timed is what the program says of itself: the texts
are read, and the program started, before."""
import os
import re
import subprocess
import sys

PEERS = ("hypothesis", "domanchor", "dmpdiff", "combo")
SIZES = ("1k", "10k", "100k", "1m")
CELL = re.compile(r"([\d.]+)%(?: \((\d+)\))? w(\d+)(?: m\d+)?")
NUMBER = re.compile(r"[\d.]+")


def run(bench, cli, *arguments):
    """What it printed, as {section: {row: [(percent, edges, wrong) or milliseconds by program]}}."""
    names = ",".join(PEERS + ("ours",))
    output = subprocess.run(("node", "anchor-bench.mjs", *arguments, "--peers", names), cwd=bench, check=True,
                            stdout=subprocess.PIPE, text=True, env={**os.environ, "OURS": cli + " locate"}).stdout
    sections, section = {}, None
    for line in output.splitlines():
        if line.startswith("== "):
            section = sections.setdefault(line[3:].split(":")[0], {})
        elif section is not None and line.startswith("ms/anchor mean"):
            section["ms"] = [float(cell) for cell in NUMBER.findall(line[26:])]
        elif section is not None and CELL.search(line):
            section[line[:20].strip()] = [(float(a), float(b or "nan"), int(c)) for a, b, c in CELL.findall(line[26:])]
    return sections


def row(what, unit, values, best):
    """Ours, the last, beside the best of the peers."""
    *peers, ours = values
    peer = best(peers)
    print("%s\t%g\t%s\t%s\t%g" % (what, ours, unit, PEERS[peers.index(peer)], peer), flush=True)


def column(cells, which):
    return [cell[which] for cell in cells]


def main(cli):
    bench = os.environ.get("ASSAY_ANCHOR_BENCH")
    if not bench:
        return
    real = next(iter(run(bench, cli, "real", "--split", "dev").values()))
    row("real edits: found again", "%", column(real["ALL"], 0), max)
    row("real edits: put in a wrong place", "", column(real["ALL"], 2), min)
    row("real edits, reworded: edges within 3 characters", "%", column(real["reworded"], 1), max)
    for size in SIZES:
        mutated = run(bench, cli, "mutated", "--sizes", size)[size]
        row("made edits, %s: found again" % size, "%", column(mutated["ALL"], 0), max)
        row("made edits, %s: deleted, a near copy stays" % size, "%", column(mutated["deleted_decoy"], 0), max)
        row("made edits, %s: a claim, all kinds" % size, "ms", mutated["ms"], min)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
