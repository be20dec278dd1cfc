# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what the bench programs measured as one table. Usage: table.py BENCHLOG.json"""
import json
import sys

HEAD = ("what", "value", "unit", "peer", "peer's", "ratio")


def ratio(value, peer):
    try:
        return "%.2f" % (float(value) / float(peer))
    except (ValueError, ZeroDivisionError):
        return ""


def rows(bench):
    """The measured lines of one program; a program that failed gives one row that says so."""
    for line in (bench.get("stdout") or "").splitlines():
        cells = line.split("\t")
        if len(cells) >= 3:
            cells = (cells + ["", ""])[:5]
            yield (*cells, ratio(cells[1], cells[4]))
    if bench["result"] != "OK":
        yield (bench["name"], bench["result"].lower(), "", "", "", "")


def main(log):
    with open(log, encoding="utf-8") as file:
        benches = [json.loads(line) for line in file]
    table = [HEAD] + [row for bench in benches for row in rows(bench)]
    widths = [max(len(row[i]) for row in table) for i in range(len(HEAD))]
    for row in table:
        print("  ".join(cell.rjust(w) if i in (1, 4, 5) else cell.ljust(w)
                        for i, (cell, w) in enumerate(zip(row, widths))).rstrip())
    for bench in benches:
        if bench["result"] != "OK":
            print((bench.get("stderr") or "").strip(), file=sys.stderr)
    return 0 if all(bench["result"] == "OK" for bench in benches) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
