// @ts-check
// node scripts/screenshots.mjs [scene…]: pictures of test/ui/scenes/ in every theme and width, into .vscode-test/screenshots/.
import { root } from "./paths.mjs";
import { reportAndFail } from "./prerequisite.mjs";
import { npm, run } from "./process.mjs";
import { installDependencies } from "./setup.mjs";

async function takePictures() {
	await installDependencies();
	await npm(["run", "build"], { cwd: root });
	await run(process.execPath, ["--import", "tsx", "test/ui/takePictures.ts", ...process.argv.slice(2)], { cwd: root });
}

takePictures().catch(reportAndFail);
