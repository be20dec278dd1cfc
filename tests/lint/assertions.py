# SPDX-License-Identifier: GPL-3.0-or-later
"""Every test function of the C tests asserts something, itself or by a helper of the tests: one that does not cannot
fail. Usage: assertions.py ROOT"""
import re
import sys

import tree

DEFINITION = re.compile(r"^(\w+) *\(")
ASSERTING = re.compile(r"\bg_(assert|test_assert|test_expect|test_trap)\w*|\bg_error\b")
CALL = re.compile(r"\b(\w+) *\(")


def functions(root):
    """(path, line, name, body) of each function of the tests, by the house's form: name and braces at the margin."""
    for path in tree.files(root):
        if not path.startswith("tests/") or not path.endswith(".c"):
            continue
        name, start, body = None, 0, []
        for number, line in enumerate(tree.lines(root, path), 1):
            match = DEFINITION.match(line)
            if match:
                name, start, body = match.group(1), number, []
            elif line.startswith("}") and name:
                yield path, start, name, "\n".join(body)
                name = None
            elif name:
                body.append(line)


def asserting_names(found):
    """The functions that assert, and those that call one of them, to the end."""
    names = {name for _, _, name, body in found if ASSERTING.search(body)}
    while True:
        more = {name for _, _, name, body in found if name not in names and names & set(CALL.findall(body))}
        if not more:
            return names
        names |= more


def check(root):
    report = tree.Report()
    found = list(functions(root))
    names = asserting_names(found)
    for path, line, name, _ in found:
        if name.startswith("test_") and name not in names:
            report.add(path, line, "%s asserts nothing" % name)
    return report, len(found)


if __name__ == "__main__":
    result, count = check(sys.argv[1])
    sys.exit(result.finish(max(count, 1)))
