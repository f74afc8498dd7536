// Runs a program for WASI, as `cargo test --target wasm32-wasip1` asks of a runner.
//
// usage: node wasi.mjs PROGRAM [ARGUMENT ...]
//
// The program sees the folder LETTERPRESS_GOLDEN, where one is named, and no other.
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const folder = process.env.LETTERPRESS_GOLDEN;
const wasi = new WASI({
  version: "preview1",
  args: process.argv.slice(2),
  env: folder ? { LETTERPRESS_GOLDEN: folder } : {},
  preopens: folder ? { [folder]: folder } : {},
  returnOnExit: true,
});
const module = await WebAssembly.compile(await readFile(process.argv[2]));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
process.exitCode = wasi.start(instance);
