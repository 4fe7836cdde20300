// node bundle.mjs <entry> <target> <digest>: bundles one entry; on top go the digest of the sources and the licences.

import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [entry, target, digest] = process.argv.slice(2);
const options = { bundle: true, minify: true, target: "es2022", charset: "utf8", legalComments: "none" };

// `import source from "worker:./file.js"` gives the text of a worker bundled by itself, to be started from a Blob.
const workers = {
  name: "workers",
  setup(esbuild) {
    esbuild.onResolve({ filter: /^worker:/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice("worker:".length)),
      namespace: "worker",
    }));
    esbuild.onLoad({ filter: /.*/, namespace: "worker" }, async ({ path }) => {
      const worker = await build({ ...options, entryPoints: [path], format: "iife", write: false });
      return { contents: worker.outputFiles[0].text, loader: "text" };
    });
  },
};

const result = await build({
  ...options,
  absWorkingDir: here,
  entryPoints: [entry],
  format: "esm",
  plugins: [workers],
  metafile: true,
  write: false,
});

const packages = new Set();
for (const [path, used] of Object.entries(Object.values(result.metafile.outputs)[0].inputs)) {
  const name = path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
  if (name && used.bytesInOutput > 0) packages.add(name);
}
const licences = new Map();
for (const name of [...packages].sort()) {
  const licence = (await readFile(join(here, "node_modules", name, "LICENSE"), "utf8")).trim();
  licences.set(licence, [...(licences.get(licence) ?? []), name]);
}
const notices = [...licences].map(([licence, names]) => `${names.join(", ")}:\n\n${licence}`);
const banner = `/* Made by tools/bundle.py: change src/, not this file.\nsources: ${digest}\n\nIt contains\n\n${notices.join("\n\n")}\n*/\n`;
await writeFile(target, banner + result.outputFiles[0].text);
