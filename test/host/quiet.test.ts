import assert from "node:assert/strict";
import { Quiet } from "../../src/editor/quiet";

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("What waits until it is quiet", () => {
	it("is done once for however many ask, for each key by itself", async () => {
		const done: string[] = [];
		const quiet = new Quiet<string>((key) => done.push(key), { wait: 20, most: 10_000 });
		for (const key of ["a", "b", "a", "a"]) quiet.ask(key);
		assert.deepEqual(done, []);
		while (done.length < 2) await pause(5);
		await pause(50);
		assert.deepEqual(done.sort(), ["a", "b"]);
		quiet.ask("a");
		while (done.length < 3) await pause(5);
		quiet.dispose();
	});

	it("is done though somebody asks without a pause", async () => {
		let done = 0;
		const quiet = new Quiet<string>(() => done++, { wait: 10_000, most: 30 });
		while (done < 2) {
			quiet.ask("a");
			await pause(1);
		}
		quiet.dispose();
	});

	it("is not done once it is forgotten, or all is over", async () => {
		const done: string[] = [];
		const quiet = new Quiet<string>((key) => done.push(key), { wait: 5, most: 5 });
		for (const key of ["a", "b", "c"]) quiet.ask(key);
		quiet.forget("a");
		while (done.length < 2) await pause(5);
		quiet.ask("a");
		quiet.dispose();
		await pause(50);
		assert.deepEqual(done, ["b", "c"]);
	});
});
