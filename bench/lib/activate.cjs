// node bench/lib/activate.cjs EXTENSION [CARD]: loads and activates it once, with a YAML document open or without, in a process that
// has done nothing else, and prints the milliseconds.
const { readFileSync } = require("node:fs");
const { stub } = require("./vscodeStub.cjs");

const [file, card] = process.argv.slice(2);
const { context, published } = stub(card ? [{ name: "card.yaml", languageId: "yaml", text: readFileSync(card, "utf8") }] : []);
const began = performance.now();
const extension = require(file);
const loaded = performance.now();

/** The rest of the extension is loaded behind `activate`, once a document of ours is seen: its problems say that it is there. */
async function untilPublished() {
	for (let turn = 0; turn < 10_000 && published.length === 0; turn++) await new Promise((resolve) => setImmediate(resolve));
	if (published.length === 0) throw new Error("The document's mistakes were not pointed out");
}

async function measure() {
	await extension.activate(context);
	if (card) await untilPublished();
	console.log(JSON.stringify({ load: loaded - began, activate: performance.now() - loaded }));
	// Watchers and timers of the stub do not keep it alive.
	process.exit();
}

measure().catch((error) => {
	console.error(error);
	process.exit(1);
});
