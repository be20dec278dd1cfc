# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests in a session, or those that are named: test_desktop, test_desktop.Reports …"""
import sys
import unittest

import desk

if __name__ == "__main__":
    with desk.Server():
        unittest.main(module=None, argv=["drive.py", *(sys.argv[1:] or ("test_flatpak", "test_desktop"))], verbosity=2)
