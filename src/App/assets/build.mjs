// Bundles what the pages load: Tabler with our look for staff, a light sheet without Tabler for phones.
import { build } from "esbuild";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const outdir = fileURLToPath(new URL("../wwwroot/dist/", import.meta.url));

rmSync(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: ["app.css", "phone.css", "app.js", "phone.js"],
  outdir,
  bundle: true,
  minify: true,
  legalComments: "linked",
  target: ["chrome87", "firefox91", "safari15"],
  format: "iife",
  logLevel: "warning",
});
