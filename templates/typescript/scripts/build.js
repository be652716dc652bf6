// Builds the package twice: dist/esm for `import` and dist/cjs for `require`.

import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = new URL("..", import.meta.url);
const compiler = fileURLToPath(new URL("node_modules/typescript/bin/tsc", root));

rmSync(new URL("dist", root), { recursive: true, force: true });
for (const project of ["tsconfig.json", "tsconfig.cjs.json"]) {
  execFileSync(process.execPath, [compiler, "--project", project], { cwd: root, stdio: "inherit" });
}
// The package is a module, and so would be every file in it.
writeFileSync(new URL("dist/cjs/package.json", root), '{ "type": "commonjs" }\n');
