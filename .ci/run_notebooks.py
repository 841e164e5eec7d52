"""Executes the notebooks of examples/notebooks and looks at their outputs; see .ci/notebooks."""
import pathlib
import re
import shutil
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "examples" / "notebooks"
TARGET = ROOT / "target" / "notebooks" / "run"
CELL_SECONDS = 180


def run(path):
    """The notebook with fresh outputs. It runs beside the original, so that its relative paths hold."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    NotebookClient(
        notebook, timeout=CELL_SECONDS, kernel_name="java", coalesce_streams=True, resources={"metadata": {"path": str(SOURCE)}}
    ).execute()
    return notebook


def problems(notebook):
    """What a reader of the notebook would miss."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    outputs = [output for cell in code for output in cell.outputs]
    shown = [output.data for output in outputs if output.output_type in ("execute_result", "display_data")]
    found = []
    if not any('class="mnn-parity"' in data.get("text/html", "") for data in shown):
        found.append("no cell shows a report as HTML")
    if not any("image/svg+xml" in data or "image/png" in data for data in shown):
        found.append("no cell shows a chart")
    if not any(re.fullmatch(r"done in [0-9.]+ s", data.get("text/plain", "")) for data in shown):
        found.append("no cell shows that a comparison ended")
    found += [f"a cell failed: {output.ename}" for output in outputs if output.output_type == "error"]
    found += [f"a cell complains: {output.text.strip()}" for output in outputs
              if output.output_type == "stream" and output.name == "stderr"]
    return found


def tidied(notebook):
    """Without what differs from run to run and from machine to machine."""
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            if "data" in output:
                for kind in ("text/html", "text/plain"):
                    if kind in output.data:
                        output.data[kind] = output.data[kind].replace(str(ROOT) + "/", "")
    return notebook


def main():
    store = "--store" in sys.argv[1:]
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    paths = sorted(SOURCE.glob("*.ipynb"))
    failed = 0
    for path in paths:
        start = time.time()
        try:
            notebook = run(path)
            found = problems(notebook)
        except CellExecutionError as error:
            found = [str(error)]
        if not found:
            nbformat.write(tidied(notebook), TARGET / path.name)
            if store:
                shutil.copy(TARGET / path.name, path)
        failed += bool(found)
        print(f"{path.name}: {'; '.join(found) or 'as it should be'} ({time.time() - start:.0f} s)", flush=True)
    print(f"Notebooks: {len(paths) - failed} passed, {failed} failed")
    return 1 if failed or len(paths) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
