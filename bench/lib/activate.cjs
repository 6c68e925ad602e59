// node bench/lib/activate.cjs EXTENSION [CARD]: loads and activates it once, with a YAML document open or without, in a process that
// has done nothing else, and prints the milliseconds.
const { readFileSync } = require("node:fs");
const { stub } = require("./vscodeStub.cjs");

const [file, card] = process.argv.slice(2);
const { context, published } = stub(card ? [{ name: "card.yaml", languageId: "yaml", text: readFileSync(card, "utf8") }] : []);
const began = performance.now();
const extension = require(file);
const loaded = performance.now();
Promise.resolve(extension.activate(context)).then(() => {
	const activated = performance.now();
	if (card && published.length === 0) throw new Error("The document's mistakes were not pointed out");
	console.log(JSON.stringify({ load: loaded - began, activate: activated - loaded }));
	// Watchers and timers of the stub do not keep it alive.
	process.exit();
});
