# SPDX-License-Identifier: GPL-3.0-or-later
"""What only the sandbox can break: projects that come through the document portal, dialogs of the file portal, and the
walls inside. Run by session.sh, with the portals of the system it runs in."""
import contextlib
import os
import subprocess
import threading

import flatpak_ui
from flatpak_case import QUAY, Case, conclusion, sum_of
from flatpak_ui import assay_x11, wait

WATCHED = """cat /proc/self/status && cd "$XDG_CACHE_HOME" && rm -f Big.assay && assay-cli --person Ann new Big.assay &&
assay-cli --person Ann import Big.assay "$0" """


class Forwarded(Case):
    """A file that somebody opens from the file manager: the document portal forwards it, nothing else of its folder."""

    def test_edited_saved_killed_and_recovered(self):
        self.make()
        with flatpak_ui.App(project=self.project) as app:
            self.introduce(app)
            self.write(app, self.open_claim(app, "Open"), "The yard sent a bill.")
            wait(lambda: conclusion(self.project) == "The yard sent a bill.", "the edit in the file")
            app.find("label", "Saved")
            app.screenshot("forwarded")
            self.write(app, app.find("text", where=lambda entry: "sent a bill" in entry.text), "No bill was ever seen.")
            wait(lambda: any(conclusion(copy) == "No bill was ever seen." for copy in self.working_copies()),
                 "the edit in the working copy")
            app.kill()
        self.assertEqual(sorted(os.listdir(self.folder)), ["Quay.assay", "quay.html"])
        with flatpak_ui.App(project=self.project) as app:
            self.open_claim(app, "No bill was ever seen.")
            app.screenshot("recovered")
            wait(lambda: conclusion(self.project) == "No bill was ever seen.", "what was recovered in the file")
            self.assertEqual(app.quit(), 0)

    def test_read_only_stays_as_it_is(self):
        self.make()
        before = sum_of(self.project)
        place = subprocess.run(["flatpak", "document-export", "--app=" + flatpak_ui.ID, "--allow-read", self.project],
                               check=True, capture_output=True, text=True).stdout.strip()
        with flatpak_ui.App(place) as app:
            self.introduce(app)
            app.find("label", "Read-only")
            entry = self.open_claim(app, "Open")
            self.assertNotIn("editable", entry.states)
            app.screenshot("read-only")
            self.assertEqual(app.quit(), 0)
        self.assertEqual(sum_of(self.project), before)


class Dialogs(Case):
    """A project from nothing, through the dialogs of the file portal."""

    def test_new_project_import_report(self):
        report = os.path.join(self.folder, "report.pdf")
        with flatpak_ui.App() as app:
            app.find("push button", "New project").click()
            app.choose_file(self.project)
            self.introduce(app)
            app.find("push button", "Import file")
            app.key("ctrl+i")
            app.choose_file(self.article)
            app.find("label", "What was left out", deadline=60)
            app.key("Return")
            app.find("label", "untouched", deadline=60)
            self.mark_the_next(app)
            app.find("label", "1 marked")
            app.screenshot("imported")
            self.walls_of_the_web_process()
            app.key("ctrl+p")
            app.find("image", "Page 1 of", where=lambda page: "The quay" in page.description)
            app.key("ctrl+s")
            app.choose_file(report)
            wait(lambda: os.path.exists(report) and os.path.getsize(report) > 0, "the report", 60)
            app.screenshot("report")
            self.assertEqual(app.quit(), 0)
        self.assertIn("repair of the quay", assay_x11.output("pdftotext", report, "-"))
        self.assertEqual(sorted(os.listdir(self.folder)), ["Quay.assay", "quay.html", "report.pdf"])

    def mark_the_next(self, app):
        """By keys, once the article has the focus, which GTK 4.18 does not tell of web views."""
        def offered():
            app.key("u")
            return app.maybe("push button", "Nothing checkable")
        wait(offered, "the next sentence to be offered")
        app.key("c")

    def walls_of_the_web_process(self):
        """Where flatpak-spawn is missing, WebKit goes without a sandbox of its own, and says nothing."""
        own = flatpak_ui.processes("assay")[0].sandbox
        self.assertIn("network", own["Context"]["shared"])
        pages = flatpak_ui.processes("WebKitWebProcess")
        self.assertGreater(len(pages), 0)
        for page in pages:
            self.assertNotEqual(page.sandbox["Instance"]["instance-id"], own["Instance"]["instance-id"])
            self.assertNotIn("network", page.sandbox.get("Context", {}).get("shared", ""))
            self.assertGreater(page.status("Seccomp_filters"), 0)


class Importer(Case):
    """The child process that parses hostile bytes sets limits on itself, inside the sandbox as outside."""

    def test_is_confined(self):
        big = os.path.join(self.folder, "big.html")
        with open(big, "w", encoding="utf-8") as file:
            file.write(QUAY + "<p>One more sentence of the long report on the quay.</p>" * 40000)
        seen, over = {}, threading.Event()

        def watch():
            while not over.is_set():
                for process in flatpak_ui.processes("assay-import"):
                    with contextlib.suppress(LookupError, TypeError):
                        seen.update({field: max(seen.get(field, 0), process.status(field))
                                     for field in ("Seccomp_filters", "NoNewPrivs", "Seccomp")})
        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            ran = subprocess.run(flatpak_ui.run("-c", WATCHED, program="sh", files=[big]), check=False,
                                 capture_output=True, text=True, timeout=120)
        finally:
            over.set()
            watcher.join()
        self.assertEqual(ran.returncode, 0, ran.stderr)
        told = ran.stdout
        outside = int(told.split("Seccomp_filters:")[1].split()[0])
        self.assertGreater(outside, 0, "Flatpak's own filter")
        self.assertEqual(seen.get("Seccomp"), 2, seen)
        self.assertEqual(seen["NoNewPrivs"], 1)
        self.assertGreater(seen["Seccomp_filters"], outside, "the importer's filter, above Flatpak's")
