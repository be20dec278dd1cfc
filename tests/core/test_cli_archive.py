# SPDX-License-Identifier: GPL-3.0-or-later
"""Time stamps and the Wayback Machine, against stand-ins of this machine that speak their protocols.
Usage: test_cli_archive.py ASSAY-CLI"""
import base64
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse

CLI = os.path.abspath(sys.argv.pop(1))
PAGE = b"<!DOCTYPE html><title>Old</title><p>The old page said that forty ships had sunk in the bay that night.</p>"
TSA = """
[tsa]
default_tsa = one
[one]
serial = serial
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[ext]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
basicConstraints = critical,CA:FALSE
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
"""


class Service(http.server.BaseHTTPRequestHandler):
    """Answers as the test's table of functions says: path → function (handler) → (status, headers, body)."""
    protocol_version = "HTTP/1.1"

    def answer(self):
        size = int(self.headers.get("Content-Length") or 0)
        self.body = self.rfile.read(size)
        path = self.path.split("?")[0]
        self.server.asked.append((self.command, self.path))
        for prefix, function in self.server.table.items():
            if path.startswith(prefix):
                status, headers, body = function(self)
                break
        else:
            status, headers, body = 404, {}, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = answer

    def log_message(self, *_):
        pass


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.project = self.folder / "a.assay"
        self.environment = dict(os.environ, XDG_DATA_HOME=str(self.folder / "data"), LC_ALL="C.UTF-8")
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            self.environment.pop(name, None)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
        self.server.table, self.server.asked = {}, []
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.base = "http://127.0.0.1:%d" % self.server.server_port

    def run_cli(self, *words, expect=0, env=None):
        done = subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, timeout=120, cwd=self.folder,
                              env={**self.environment, **(env or {})})
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done.stderr if expect else done.stdout

    def with_capture(self):
        (self.folder / "bill.txt").write_text("The repair cost 12 million.\n")
        self.run_cli("new", self.project)
        self.run_cli("source", "add", self.project, "The bill")
        return json.loads(self.run_cli("--json", "capture", "add", self.project, "The bill", "bill.txt"))["id"]


class Stamp(Case):
    def setUp(self):
        super().setUp()
        self.make_authority()
        self.capture = self.with_capture()
        self.server.table["/stamp"] = self.reply

    def openssl(self, *words):
        subprocess.run(["openssl", *words], check=True, capture_output=True, cwd=self.folder, timeout=60)

    def make_authority(self):
        (self.folder / "tsa.conf").write_text(TSA)
        (self.folder / "serial").write_text("01\n")
        self.openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days",
                     "30", "-subj", "/CN=Test Authority", "-addext", "keyUsage=critical,keyCertSign")
        self.openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj",
                     "/O=Test Clock/CN=Test Stamps")
        self.openssl("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days",
                     "20", "-extfile", "tsa.conf", "-extensions", "ext", "-out", "tsa.pem")

    def stamp(self, query):
        (self.folder / "query").write_bytes(query)
        self.openssl("ts", "-reply", "-config", "tsa.conf", "-section", "one", "-queryfile", "query", "-out", "answer")
        return (self.folder / "answer").read_bytes()

    def reply(self, handler):
        self.assertEqual(handler.headers["Content-Type"], "application/timestamp-query")
        return 200, {"Content-Type": "application/timestamp-reply"}, self.stamp(handler.body)

    def ask(self, **options):
        return self.run_cli("capture", "stamp", self.project, self.capture, "--service", self.base + "/stamp",
                            **options)

    def token(self):
        rows = json.loads(self.run_cli("--json", "capture", "list", self.project, "The bill"))["captures"]
        return rows[0].get("timestamp_token")

    def test_a_stamp_is_kept_and_verified_offline(self):
        self.ask()
        self.server.shutdown()
        said = self.run_cli("verify", self.project)
        self.assertIn("all is well", said)
        self.assertIn("CN=Test Stamps,O=Test Clock", said)
        self.assertIn("signature fits, the authority is not known here", said)
        known = self.run_cli("verify", self.project, env={"SSL_CERT_FILE": str(self.folder / "ca.pem")})
        self.assertIn("chain verified against the system’s authorities", known)
        self.run_cli("report", self.project, "-o", "a.pdf")
        words = subprocess.run(["pdftotext", "-layout", self.folder / "a.pdf", "-"], capture_output=True, text=True,
                               check=True).stdout
        self.assertIn("CN=Test Stamps,O=Test Clock", words.replace("\n", " "))
        self.run_cli("undo", self.project)
        self.assertIsNone(self.token())

    def test_answers_that_do_not_fit_are_refused(self):
        other = self.openssl_query(b"other bytes")

        def of_other(handler):
            return 200, {}, self.stamp(other)

        def tampered(handler):
            answer = bytearray(self.stamp(handler.body))
            answer[-5] ^= 1
            return 200, {}, bytes(answer)

        answers = {"another question": of_other, "does not fit": tampered,
                   "no time stamp": lambda handler: (200, {}, b"<html>hello</html>"),
                   "no time  stamp": lambda handler: (200, {}, b""),
                   "refuses": lambda handler: (200, {}, self.stamp(handler.body[:20]))}
        for words, function in answers.items():
            self.server.table["/stamp"] = function
            self.assertIn(words.replace("  ", " "), self.ask(expect=1))
        self.server.table["/stamp"] = lambda handler: (503, {}, b"")
        self.ask(expect=4)
        self.assertIsNone(self.token())

    def openssl_query(self, data):
        (self.folder / "data.bin").write_bytes(data)
        self.openssl("ts", "-query", "-data", "data.bin", "-sha256", "-cert", "-out", "other.tsq")
        return (self.folder / "other.tsq").read_bytes()

    def test_a_certificate_for_other_purposes_does_not_count(self):
        self.server.table["/stamp"] = lambda handler: (200, {}, self.forge(handler.body))
        self.ask(expect=1)
        self.assertIsNone(self.token())

    def forge(self, query):
        """OpenSSL signs with no such certificate; so what is sent is the good answer with bytes exchanged."""
        answer = bytearray(self.stamp(query))
        at = answer.find(bytes.fromhex("2b06010505070308"))  # id-kp-timeStamping
        answer[at + 7] = 4
        return bytes(answer)


class Wayback(Case):
    SNAPSHOT = "20130919044612"

    def setUp(self):
        super().setUp()
        self.page = "https://news.example/a?b=c&d=e"
        self.address = "%s/web/%s/%s" % (self.base, self.SNAPSHOT, self.page)

    def wayback(self, verb, *words, **options):
        return self.run_cli("--json", "wayback", verb, self.page, "--archive-base", self.base, "--poll", "20", *words,
                            **options)

    def answer(self, path, status, document, **headers):
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.server.table[path] = lambda handler: (status, headers, body)

    def available(self, address="http://web.archive.org/web/%s/https://news.example/a?b=c&d=e" % SNAPSHOT):
        self.answer("/wayback/available", 200, {"url": "x", "archived_snapshots": {"closest": {
            "available": True, "url": address, "timestamp": self.SNAPSHOT, "status": "200"}}})

    def test_found(self):
        self.available()
        found = json.loads(self.wayback("find", "--time", "2013-09-20"))
        self.assertEqual(found, {"time": "2013-09-19T04:46:12Z", "address": self.address,
                                 "raw": self.address.replace(self.SNAPSHOT, self.SNAPSHOT + "id_")})
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.server.asked[0][1]).query)
        self.assertEqual(query, {"url": [self.page], "timestamp": ["20130920"]})

    def test_found_by_the_index(self):
        self.answer("/wayback/available", 200, {"archived_snapshots": {}})
        self.answer("/cdx/search/cdx", 200, [["timestamp", "original"], [self.SNAPSHOT, self.page]])
        self.assertEqual(json.loads(self.wayback("find"))["address"], self.address)

    def test_nothing_found(self):
        self.answer("/wayback/available", 200, {"archived_snapshots": {}})
        self.assertIn("has nothing of", self.wayback("find", expect=1))
        self.answer("/cdx/search/cdx", 200, [])
        self.assertIn("has nothing of", self.wayback("find", expect=1))

    def test_too_many_and_out_of_order(self):
        for verb, path in (("find", "/wayback/available"), ("save", "/save/")):
            self.answer(path, 429, b"")
            self.assertIn("too many requests", self.wayback(verb, expect=1))
            self.answer(path, 503, b"<html>")
            self.assertIn("cannot do it just now", self.wayback(verb, expect=1))

    def test_nonsense_is_refused(self):
        for body in (b"", b"<html>", b"[" * 100000, b'{"archived_snapshots": [1]}', b'"x"', b"\xff\xfe"):
            self.answer("/wayback/available", 200, body)
            self.wayback("find", expect=1)
        for address in ("http://evil.example/", "javascript:alert(1)", "http://x/web/2013/http://y/",
                        "http://x/web/99999999999999/http://y/", "http://x/web/20130919044612/file:///etc/passwd"):
            self.available(address)
            self.assertIn("cannot be understood", self.wayback("find", expect=1))
        self.available("http://evil.example/web/%s/https://news.example/a" % self.SNAPSHOT)
        self.assertTrue(json.loads(self.wayback("find"))["address"].startswith(self.base))

    def test_saved_by_a_job(self):
        states = [{"status": "pending"}, {"status": "pending"},
                  {"status": "success", "timestamp": self.SNAPSHOT, "original_url": self.page}]

        def save(handler):
            self.assertEqual(urllib.parse.parse_qs(handler.body.decode()), {"url": [self.page]})
            return 200, {}, b'{"url": "x", "job_id": "spn2-0123abcd"}'
        self.server.table["/save/status/spn2-0123abcd"] = lambda handler: (200, {}, json.dumps(states.pop(0)).encode())
        self.server.table["/save/"] = save
        self.assertEqual(json.loads(self.wayback("save"))["address"], self.address)
        self.assertEqual(states, [])

    def test_saved_by_a_page_that_watches(self):
        self.server.table["/save/status/spn2-77"] = lambda handler: (200, {}, json.dumps(
            {"status": "success", "timestamp": self.SNAPSHOT, "original_url": self.page}).encode())
        self.answer("/save/", 200, b'<html><script>spn.watchJob("spn2-77", "/_static/", 6000);</script>')
        self.assertEqual(json.loads(self.wayback("save"))["address"], self.address)

    def test_saved_by_a_redirect(self):
        self.answer("/save/", 302, b"", Location="/web/%s/%s" % (self.SNAPSHOT, self.page))
        self.assertEqual(json.loads(self.wayback("save"))["address"], self.address)

    def test_a_job_that_fails(self):
        self.answer("/save/status/", 200, {"status": "error", "message": "The site is down."})
        self.server.table["/save/"] = lambda handler: (200, {}, b'{"job_id": "spn2-1"}')
        self.server.table = dict(sorted(self.server.table.items(), reverse=True))
        self.assertIn("The site is down.", self.wayback("save", expect=1))

    def test_no_address(self):
        for address in ("ftp://a.example/", "nonsense", "https://me:secret@a.example/"):
            self.run_cli("wayback", "find", address, "--archive-base", self.base, expect=1)
        self.assertEqual(self.server.asked, [])

    def test_a_snapshot_becomes_a_capture(self):
        self.available()
        raw = json.loads(self.wayback("find"))["raw"]
        self.server.table["/web/"] = lambda handler: (200, {"Content-Type": "text/html"}, PAGE)
        self.run_cli("new", self.project)
        self.run_cli("source", "add", self.project, "The news")
        capture = json.loads(self.run_cli("--json", "capture", "add", self.project, "The news", raw))["id"]
        self.assertIn("forty ships", self.run_cli("text", self.project, "--capture", capture))
        [row] = json.loads(self.run_cli("--json", "capture", "list", self.project, "The news"))["captures"]
        self.assertEqual((row["how"], row["status"], row["address_ended"]), ("fetch", 200, raw))
        self.run_cli("verify", self.project)


if __name__ == "__main__":
    unittest.main(verbosity=2)
