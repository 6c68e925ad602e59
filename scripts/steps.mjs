// @ts-check

import { newestServer, oldestServer } from "../test/vscode/versions.mjs";
import { Failure } from "./prerequisite.mjs";

/**
 * @typedef {object} Step
 * @property {string} name selects it: `host` selects `host-newest` and its like
 * @property {string} title
 * @property {string[]} [npm] arguments of npm
 * @property {string[]} [node] arguments of Node, where npm does not run it
 * @property {boolean} [usesBuild] looks at what `npm run build` makes
 * @property {boolean} [usesChromium]
 * @property {boolean} [onlyByName] not part of `npm test`
 */

const mocha = "node_modules/mocha/bin/mocha.js";

/** What `npm test` runs, in this order. @type {readonly Step[]} */
export const steps = [
	{ name: "types", title: "Types", npm: ["run", "types"] },
	{ name: "lint", title: "Lint", npm: ["run", "lint"] },
	{ name: "harness", title: "Tests of the scripts themselves", node: mochaOn("test/vscode/**/*.test.ts") },
	{ name: "core", title: "Core and case tests", npm: ["run", "test:core"] },
	{ name: "build", title: "Build", npm: ["run", "build"] },
	{ name: "node", title: "Tests of the disk and git", node: mochaOn("test/node/**/*.test.ts"), usesChromium: true },
	{
		name: "cli",
		title: "Command-line tests",
		node: mochaOn("test/cli/**/*.test.ts"),
		usesBuild: true,
		usesChromium: true,
	},
	{
		name: "packaging",
		title: "Packages and the example",
		node: mochaOn("test/packaging/**/*.test.ts"),
		usesBuild: true,
	},
	hostStep("host-newest", "trusted", newestServer),
	hostStep("host-oldest", "trusted", oldestServer),
	hostStep("host-restricted", "restricted", newestServer),
	{
		name: "ui",
		title: "UI tests",
		node: [mocha, "--config", "test/ui/.mocharc.json"],
		usesBuild: true,
		usesChromium: true,
	},
	{ ...hostStep("desktop", "trusted", "desktop"), usesChromium: false, onlyByName: true },
	{ ...hostStep("desktop-restricted", "restricted", "desktop"), usesChromium: false, onlyByName: true },
];

/** Apart from .mocharc.json, which names the core's tests.
 * @param {string} pattern */
function mochaOn(pattern) {
	return ["--import", "tsx", mocha, "--no-config", "--forbid-only", "--forbid-pending", "--fail-zero", "--timeout", "60000", pattern];
}

/** @param {string} name @param {"trusted" | "restricted"} suite @param {string} vscode @returns {Step} */
function hostStep(name, suite, vscode) {
	const where = vscode === "desktop" ? "desktop VS Code" : `code-server ${vscode}`;
	const title = `In-host tests, ${suite === "trusted" ? where : `Restricted Mode, ${where}`}`;
	return { name, title, node: ["test/host/run.mjs", suite, vscode], usesBuild: true, usesChromium: true };
}

/**
 * The steps to run for the names given, with the build where one of them needs it.
 * @param {readonly string[]} names all that belongs to `npm test` where empty
 */
export function select(names) {
	if (names.length === 0) return steps.filter((step) => !step.onlyByName);
	for (const name of names) {
		if (!steps.some((step) => isNamed(step, name)))
			throw new Failure(`No step "${name}"; there are: ${steps.map((step) => step.name).join(", ")}`);
	}
	const chosen = steps.filter((step) => names.some((name) => isNamed(step, name)));
	const needsBuild = chosen.some((step) => step.usesBuild);
	return steps.filter((step) => chosen.includes(step) || (needsBuild && step.name === "build"));
}

/** @param {Step} step @param {string} name */
const isNamed = (step, name) => step.name === name || step.name.startsWith(`${name}-`);
