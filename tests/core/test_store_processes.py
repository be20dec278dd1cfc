# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes that die and processes that fight: whatever was said to be committed is there afterwards.
Usage: test_store_processes.py STORE-WORKER. ASSAY_TEST_LONG asks for the full counts."""
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

WORKER = sys.argv.pop(1)
LONG = "ASSAY_TEST_LONG" in os.environ
N_KILLS = 500 if LONG else 20
FIGHT_SECONDS = 60  # in the long form
FIGHT_EDITS = 200   # each, in the short one


class Processes(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.project = self.folder / "a.assay"
        self.working = self.folder / "working"
        shutil.copy(os.environ["ASSAY_EXAMPLE"], self.project)

    def start(self, name, rounds, edits):
        return subprocess.Popen([WORKER, "work", self.project, self.working, name, str(rounds), str(edits)],
                                stdout=subprocess.PIPE, text=True)

    def dump(self):
        """All tags there are; verify has found nothing."""
        dumped = subprocess.run([WORKER, "dump", self.project, self.working], capture_output=True, text=True,
                                timeout=300)
        self.assertEqual(dumped.returncode, 0, dumped.stderr)
        return dumped.stdout.splitlines()

    def assert_clean(self):
        """Nothing is left lying about but folders of copies that were just being made, which go after a day."""
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith(".assay-saving")], [])
        self.assertEqual([path.name for path in self.working.iterdir()
                          if not path.is_dir() or (path / "place").exists()], [])

    def kill_after(self, worker, n_lines, delay):
        """Reads so many lines, waits a little longer, kills; gives all lines that were ever written."""
        lines = [worker.stdout.readline() for _ in range(n_lines)]
        end = time.monotonic() + delay
        while time.monotonic() < end:
            pass
        worker.kill()
        lines += worker.stdout.readlines()
        worker.wait()
        worker.stdout.close()
        return [line.rstrip("\n") for line in lines if line.endswith("\n")]

    def test_kill(self):
        dice = random.Random(11)
        committed = []
        for number in range(N_KILLS):
            worker = self.start("run%d" % number, 1, 0)
            said = self.kill_after(worker, dice.choice((0, 0, 1, 3, dice.randrange(40))), dice.random() * 0.03)
            committed += said
            if dice.random() < 0.5 or number == N_KILLS - 1:
                there = self.dump()
                lost = set(committed) - set(there)
                self.assertEqual(lost, set(), "lost after kill %d" % number)
                self.assertEqual(len(there), len(set(there)))
                # What was being committed when the process died may be there or not, not more than that.
                self.assertLessEqual(len(there) - len(committed), number + 1)
                committed = there
                self.assert_clean()
        self.assertGreater(len(committed), N_KILLS)
        print("%d kills, %d edits committed, none lost" % (N_KILLS, len(committed)))

    def test_fight(self):
        """Two processes take turns at one file, as fast as they can."""
        committed = []
        end = time.monotonic() + FIGHT_SECONDS
        turn = 0
        while turn == 0 or (LONG and time.monotonic() < end):
            workers = [self.start("%s%d" % (name, turn), FIGHT_EDITS // 5, 5) for name in ("ann", "ben")]
            for worker in workers:
                said, _ = worker.communicate(timeout=600)
                self.assertEqual(worker.returncode, 0)
                committed += said.splitlines()
            turn += 1
        self.assertEqual(len(committed), 2 * FIGHT_EDITS * turn)
        self.assertEqual(sorted(self.dump()), sorted(committed))
        self.assert_clean()
        print("two processes, %d edits, none lost" % len(committed))


if __name__ == "__main__":
    unittest.main()
