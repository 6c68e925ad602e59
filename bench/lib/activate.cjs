// node bench/lib/activate.cjs EXTENSION: loads and activates it once, in a process that has done nothing else, and prints the milliseconds.
const { context } = require("./vscodeStub.cjs");

const began = performance.now();
const extension = require(process.argv[2]);
const loaded = performance.now();
Promise.resolve(extension.activate(context())).then(() => {
	const activated = performance.now();
	console.log(JSON.stringify({ load: loaded - began, activate: activated - loaded }));
	// Watchers and timers of the stub do not keep it alive.
	process.exit();
});
