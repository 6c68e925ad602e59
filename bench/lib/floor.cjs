// node bench/lib/floor.cjs ROOT: walks and reads what a check has to read, and does nothing with it.
const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");

let characters = 0;
for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true }))
	if (/\.(?:md|markdown|ya?ml)$/.test(entry.name)) characters += readFileSync(path.join(entry.parentPath, entry.name), "utf8").length;
console.log(characters);
