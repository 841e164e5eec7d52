"""Runs MNN's converter once. Its exit status says nothing; what it prints does."""
import importlib.metadata
import json
import sys

packages, arguments = sys.argv[1], sys.argv[2]
if packages:
    sys.path.insert(0, packages)
with open(arguments, encoding="utf-8") as file:
    given = json.load(file)

import _tools  # noqa: E402  (the extension itself: the package's scripts contact a service)
import numpy  # noqa: E402

sys.stdout.write("parity-versions %s %s %s\n" % (
    importlib.metadata.version("MNN"), sys.version.split()[0], numpy.__version__))
sys.stdout.flush()
_tools.mnnconvert(["mnnconvert"] + given)
