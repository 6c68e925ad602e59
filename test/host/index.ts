import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";
import { testFiles } from "test-files";
import { isOurs, sourceStack } from "./sourceStack";

/** VS Code calls this inside the extension host, and reports failure when it rejects. */
export async function run(): Promise<void> {
	const folder = process.env.RAI_HOST_REPORT;
	if (!folder) throw new Error("RAI_HOST_REPORT names no folder for the report: start these tests with test/host/run.mjs");
	reportTo(path.join(folder, "report.txt"));
	const failures = await runMocha();
	// The runner believes this file alone: VS Code also reports 0 for an extension host that died.
	writeFileSync(path.join(folder, "failures"), String(failures));
	if (failures > 0) throw new Error(`${failures} failed`);
}

/** The extension host's console reaches nobody who runs the tests: the report goes into a file, line by line, for a crash too. */
function reportTo(file: string): void {
	Mocha.reporters.Base.consoleLog = (...args: unknown[]) => appendFileSync(file, `${format(...args)}\n`);
}

function runMocha(): Promise<number> {
	const mocha = new Mocha({
		color: process.env.RAI_HOST_COLOR === "1",
		failZero: true,
		forbidOnly: true,
		forbidPending: true,
		// mocha would shorten the places that sourceStack reads.
		fullTrace: true,
		grep: process.env.RAI_HOST_GREP || undefined,
		reporter: "spec",
		slow: 1_000,
		// Longer than `until` waits, which says for what.
		timeout: 60_000,
	});
	load(mocha);
	leaveToOthers();
	return new Promise((resolve) => {
		mocha.run(resolve).on("fail", (_test, error: Error) => {
			if (error.stack) error.stack = sourceStack(error.stack);
		});
	});
}

/**
 * Other extensions run in this process too: when the built-in git extension loses a git it had started, that fails no test of ours.
 * A listener cannot be taken off again here, where VS Code wraps each: mocha's own method is replaced before it listens.
 */
function leaveToOthers(): void {
	const runner = Mocha.Runner.prototype as unknown as { _uncaught(error: Error): void };
	const { _uncaught } = runner;
	runner._uncaught = function (error) {
		if (isOurs(error.stack ?? "")) _uncaught.call(this, error);
		else Mocha.reporters.Base.consoleLog("An error outside of our code: %s", error.stack);
	};
}

/** What `mocha.loadFiles()` does, for files that are inside this bundle. */
function load(mocha: Mocha): void {
	const { EVENT_FILE_PRE_REQUIRE, EVENT_FILE_REQUIRE, EVENT_FILE_POST_REQUIRE } = Mocha.Suite.constants;
	for (const [name, require] of Object.entries(testFiles)) {
		mocha.suite.emit(EVENT_FILE_PRE_REQUIRE, globalThis, name, mocha);
		mocha.suite.emit(EVENT_FILE_REQUIRE, require(), name, mocha);
		mocha.suite.emit(EVENT_FILE_POST_REQUIRE, globalThis, name, mocha);
	}
}
