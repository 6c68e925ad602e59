import type { Locator, Page } from "playwright-core";

/** A file or folder in the explorer. */
export const inExplorer = (page: Page, name: string): Locator =>
	page.locator(".explorer-folders-view .monaco-list-row", { has: page.getByText(name, { exact: true }) }).first();

/** Drags from the explorer onto a line of the editor. Shift drops the file into the text; without it VS Code opens the file. */
export async function dragOnto(page: Page, from: Locator, line: Locator): Promise<void> {
	const end = await middleOf(line);
	const start = await middleOf(from);
	await page.mouse.move(start.x, start.y);
	await page.mouse.down();
	await page.mouse.move(start.x + 10, start.y + 10, { steps: 4 });
	await page.keyboard.down("Shift");
	// Out of the explorer at once: folders that are crossed slowly open, and push the others away.
	await page.mouse.move(end.x, start.y, { steps: 6 });
	await page.mouse.move(end.x, end.y, { steps: 6 });
	await page.mouse.up();
	await page.keyboard.up("Shift");
}

/** Lists and code lenses push others down while they are filled. */
async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
	await locator.waitFor();
	let before = "";
	for (let tries = 0; tries < 100; tries++) {
		const box = await locator.boundingBox();
		if (box && JSON.stringify(box) === before) return { x: box.x + Math.min(box.width / 2, 80), y: box.y + box.height / 2 };
		before = JSON.stringify(box);
		await locator.page().waitForTimeout(500);
	}
	throw new Error("it does not stand still");
}
