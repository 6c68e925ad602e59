// Builds dist/: the extension, and the command line. A failing build fails: esbuild's rejection ends the process with 1.
const esbuild = require("esbuild");

const common = {
	bundle: true,
	platform: "node",
	target: "node20",
	format: "cjs",
	outdir: "dist",
	minify: !process.argv.includes("--debug"),
	sourcemap: process.argv.includes("--debug"),
	logLevel: "warning",
	metafile: true,
	// markdown-it and js-yaml ship both forms; the ES module is the one that can be shaken.
	mainFields: ["module", "main"],
};

// The command line has no `vscode` to resolve: reaching for it is a build error, not a surprise at run time.
const builds = [
	{ ...common, entryPoints: { extension: "src/editor/extension.ts" }, external: ["vscode"] },
	{ ...common, entryPoints: { cli: "src/cli/bin.ts" }, banner: { js: "#!/usr/bin/env node" } },
];

async function main() {
	for (const options of builds) {
		const { metafile } = await esbuild.build(options);
		for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${file}  ${Math.round(bytes / 1024)} KB`);
	}
}

main().catch((error) => {
	console.error(error.message);
	process.exitCode = 1;
});
