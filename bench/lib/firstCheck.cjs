// node bench/lib/firstCheck.cjs CORE CARD: loads the core and checks one document, in a process that has done nothing else.
const { readFileSync } = require("node:fs");

const [core, card] = process.argv.slice(2);
const text = readFileSync(card, "utf8");
const began = performance.now();
const { Library } = require(core);
const loaded = performance.now();
const library = new Library({ today: () => "2026-01-15" });
library.set("card.yaml", text);
if (!library.check("card.yaml")) throw new Error("The card is none of ours");
console.log(JSON.stringify({ load: loaded - began, check: performance.now() - loaded }));
