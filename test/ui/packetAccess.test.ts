import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Frame, Page } from "playwright-core";
import { root } from "../../scripts/paths.mjs";
import { openWorkbench, type Theme, themes } from "./harness";
import { exportPacket, openPacket, PACKET } from "./packet";
import { theSession } from "./session";

const AXE = readFileSync(path.join(root, "node_modules/axe-core/axe.min.js"), "utf8");

interface Violation {
	readonly id: string;
	readonly impact: string;
	readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe calls serious or critical. */
async function barriers(page: Page | Frame): Promise<string[]> {
	await page.evaluate(`${AXE}; undefined`);
	// What passes is not gathered: of a page this long that takes most of the time.
	const run = "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)";
	const violations = (await page.evaluate(run)) as Violation[];
	return violations
		.filter(({ impact }) => impact === "serious" || impact === "critical")
		.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`);
}

describe("axe finds nothing serious", () => {
	for (const theme of Object.keys(themes) as Theme[])
		it(`in the preview, ${theme}`, async () => {
			const workbench = await openWorkbench({ ...PACKET, theme });
			try {
				const preview = await openPacket(workbench.page);
				await preview.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
				assert.deepEqual(await barriers(preview), []);
			} finally {
				await workbench.close();
			}
		});

	let exported = "";

	before(async () => {
		exported = await exportPacket((await theSession()).scratch);
	});

	for (const colorScheme of ["light", "dark"] as const)
		for (const width of [360, 1000, 2000])
			it(`in the exported file, ${colorScheme}, ${width} pixels wide`, async () => {
				const { browser } = await theSession();
				const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
				try {
					await page.goto(exported);
					await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
					assert.deepEqual(await barriers(page), []);
					assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth")) <= width);
				} finally {
					await page.close();
				}
			});
});
