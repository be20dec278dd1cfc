# SPDX-License-Identifier: GPL-3.0-or-later
"""What one Assay exports another takes in: nothing is lost, and nobody else's word becomes one's own.
Usage: test_cli_round_trip.py ASSAY-CLI"""
import json
import unittest

from exchange_case import Case


class RoundTrip(Case):
    REFERENCES = {"other": "claim", "split_from": "claim", "origin": "source", "speaker": "actor", "via": "actor"}

    def rows(self, project):
        """All that the annotations tell: rows with what they refer to in words instead of keys, and places."""
        page = json.loads(self.run_cli("export", project, "--format", "annotations"))
        rows = {}
        for part in [page] + page["items"]:
            for kind, some in part["assay:rows"].items():
                rows.setdefault(kind, []).extend(some)
        told = rows.pop("told", [])

        def is_reference(name):
            return self.REFERENCES.get(name, name) in rows

        names = {(kind, row["key"]): json.dumps({name: value for name, value in row.items()
                                                 if name not in ("key", "edited_by") and not is_reference(name)}, sort_keys=True)
                 for kind, some in rows.items() for row in some}
        plain = [(kind, {name: names[self.REFERENCES.get(name, name), value] if is_reference(name) else value
                         for name, value in row.items() if name not in ("key", "edited_by")})
                 for kind, some in rows.items() for row in some]
        places = [(one["target"]["selector"], one["target"]["assay:state"], names.get(("claim", one["id"][-13:])))
                  for one in page["items"] if isinstance(one["target"], dict)]
        of = {row["key"]: names[kind, row["key"]] for kind in ("claim", "source") for row in rows.get(kind, [])}
        custody = [(kind, row, of.get(row.get("claim")), of.get(row.get("source")) if kind == "capture" else None)
                   for kind, some in page["assay:custody"].items() for row in some]
        told = [(row["what"], json.loads(row["value"]), of.get(row.get("claim")), of.get(row.get("source"))) for row in told]
        return sorted(plain, key=str), sorted(places, key=str), sorted(custody, key=str), sorted(told, key=str)

    def everything(self):
        """The example, and what it has none of: tags, a scale of one's own, decisions, disputes, captures, a second version."""
        project = self.example()
        text = self.run_cli("text", project)
        (self.folder / "bill.txt").write_text("The bill of the yard")
        (self.folder / "next.txt").write_text(text.replace("The ", "Some ", 1) + "\nA last line.\n")
        foreign = {"items": [{"type": "Annotation", "body": {"type": "TextualBody", "purpose": "tagging", "value": "money"},
                              "target": {"source": "x:y", "selector": {"type": "TextQuoteSelector", "exact": text[200:260]}}}],
                   "assay:rows": {"scale": [{"key": "0000000000001", "name": "Ours", "position": 9}],
                                  "level": [{"key": "0000000000002", "scale": "0000000000001", "label": "Sound", "outcome": "confirmed", "number": 1.5}]}}
        (self.folder / "foreign.json").write_text(json.dumps(foreign))
        (self.folder / "script").write_text("""import-annotations foreign.json
import next.txt --version-of 1
finding add 1 --role second --said substance --conclusion "not quite" --person Uma
finding add 1 --role decision --conclusion "as the second says" --decided-by Vera --reason "She has the bill"
log add --kind dispute --claims 1,2 --whom Uma --words "On the sum" --state open --happened-at 2026-03-14T08:00:00Z
log add --kind correction --claims 3 --words "Printed on page 2" --state closed
relate 4 5 --kind conflicts --note "cannot both be"
source add "The yard" --address https://yard.example/bill --kind document --citation "File 7" --published 2025-04~
capture add "The yard" bill.txt
claim edit 1 --note "mind = this" --assertion "Figures change"
""")
        self.run_cli("batch", project, "script")
        return project

    def hand_on(self, project, text, options):
        """What a third one is told by an export of what was taken in."""
        third = self.folder / "third.assay"
        self.run_cli("export", project, "--format", "annotations", "-o", "second.jsonld")
        self.run_cli("new", third)
        self.run_cli("import", third, text, *options)
        self.run_cli("import-annotations", third, "second.jsonld")
        told = self.rows(third)[3]
        # what was told of a claim goes for ever with it
        self.run_cli("redact", third, "--claim", "1", expect=None)
        left = self.rows(third)[3]
        self.assertEqual([row for row in left if row not in told], [])
        self.assertFalse([row for row in left if row[2] and '"number": 1,' in row[2]])
        self.assertTrue([row for row in told if row[2] and '"number": 1,' in row[2]])
        self.run_cli("verify", third)
        return told

    def test_round_trip_loses_nothing(self):
        project = self.everything()
        text = self.run_cli("text", project)
        article = self.read_json("show", project)["articles"][0]
        (self.folder / "text.txt").write_text(text)
        self.run_cli("export", project, "--format", "annotations", "-o", "all.jsonld")
        other = self.folder / "other.assay"
        self.run_cli("new", other)
        options = [word for name in ("title", "byline", "publisher", "published", "language", "address")
                   for word in ("--" + name, article[name])]
        self.run_cli("import", other, "text.txt", *options)
        taken = self.read_json("import-annotations", other, "all.jsonld", "--dry-run")
        self.assertEqual((taken["claim"], taken["notes"]), (37, []))
        self.assertEqual(self.read_json("show", other)["articles"][0]["claims"], [])
        taken = self.read_json("import-annotations", other, "all.jsonld")
        links = (self.folder / "all.jsonld").read_text().count('"motivation" : "linking"')
        self.assertEqual((taken["claim"], taken["evidence"], taken["notes"]), (37, links, []))
        mine, places, custody, told = self.rows(project)
        theirs, other_places, other_custody, other_told = self.rows(other)
        self.maxDiff = None
        self.assertEqual({kind for kind, _ in mine}, {
            "article", "scale", "level", "party", "actor", "source", "derivation", "tag", "claim_link", "log", "log_claim",
            "claim", "finding", "figure", "claim_tag", "evidence", "mark"})
        self.assertIn("Ours", [row["name"] for kind, row in mine if kind == "scale"])
        self.assertEqual([row for row in mine if row not in theirs], [])
        self.assertEqual([row for row in theirs if row not in mine], [])
        self.assertEqual(places, other_places)
        self.assertEqual(told, [])
        self.assertEqual(other_told, custody)
        self.assertEqual({row[0] for row in custody}, {"revision", "capture", "signoff", "anchor"})
        self.assertEqual([row for row in other_custody if row[0] == "signoff"], [])  # nobody signed there
        self.run_cli("verify", other)
        self.assertEqual(self.hand_on(other, "text.txt", options), sorted(custody + other_custody, key=str))
        again = self.read_json("import-annotations", other, "all.jsonld")
        self.assertNotIn("claim", again)
        self.assertNotIn("source", again)
        self.run_cli("undo", other)
        self.assertEqual(self.read_json("show", other)["articles"][0]["claims"], [])
        again = self.read_json("import-annotations", other, "all.jsonld")
        self.assertEqual(again["claim"], 37)
        self.assertIn("new numbers", again["notes"][-1])
        self.run_cli("verify", other)


if __name__ == "__main__":
    unittest.main(verbosity=2)
