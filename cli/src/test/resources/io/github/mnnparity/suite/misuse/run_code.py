"""run_code.py PACKAGES CODE MODEL FOLDER: runs a pasted class Model on FOLDER/inputs.json."""
import json
import runpy
import sys

packages, code, model, folder = sys.argv[1:5]
if packages:
    sys.path.insert(0, packages)

import numpy as np  # noqa: E402

names = runpy.run_path(code)
inputs = {each["name"]: np.fromfile(each["file"], each["dtype"]).reshape(each["shape"])
          for each in json.load(open(folder + "/inputs.json"))}
app = names["Model"](model)
app.run(inputs)
np.savez(folder + "/outputs.npz", **app.run(inputs))
if len(sys.argv) > 5:
    np.savez(folder + "/prepared.npz", image=names["prepare"](sys.argv[5]))
