import { dragOnto, inExplorer } from "./bringing";
import { editor, goTo, openWorkbench, typeInEditor, type Workbench } from "./harness";

describe("A person who brings a file", () => {
	let workbench: Workbench;

	before(async () => {
		workbench = await openWorkbench({ folder: "example", openFile: "docs/rai/model-card-credit-risk.md" });
		await workbench.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
		await workbench.page.locator(".codelens-decoration", { hasText: "16 references" }).waitFor();
	});

	after(() => workbench.close());

	const line = (text: string | RegExp) => workbench.page.locator(".view-line", { hasText: text });

	it("drops it onto a reference, which it replaces, and takes another way of pinning", async () => {
		const { page } = workbench;
		await dragOnto(page, inExplorer(page, "params.yaml"), line("  ref: ").first());
		await line(/ref:\s"git:[0-9a-f]{40}#params\.yaml"/).waitFor();
		await page.keyboard.press("ControlOrMeta+.");
		await page.getByText("Pin by sha256 (its bytes, in any commit)").click();
		await line('ref: "file:params.').waitFor();
	});

	it("drops it into the body, as a code span", async () => {
		const { page } = workbench;
		await editor(page).click();
		await page.keyboard.press("ControlOrMeta+End");
		await page.keyboard.press("Enter");
		await typeInEditor(page, "Trained with these parameters, at last: ");
		await dragOnto(page, inExplorer(page, "params.yaml"), line("Trained with these").last());
		await line(/`git:[0-9a-f]{40}#params\.yaml`/).waitFor();
	});

	it("copies it in the explorer and pastes it over a reference", async () => {
		const { page } = workbench;
		await inExplorer(page, "rai-docs.yaml").click();
		await page.keyboard.press("ControlOrMeta+C");
		await page.locator(".tab", { hasText: "model-card-credit-risk" }).click();
		await goTo(page, 19, 9);
		await page.keyboard.press("ControlOrMeta+V");
		await line(/ref:\s"git:[0-9a-f]{40}#rai-docs\.yaml"/).waitFor();
	});

	it("pastes its path where a reference is asked for", async () => {
		const { page } = workbench;
		await goTo(page, 19, 8);
		// Long lines are wrapped: the first time leads to the end of what is seen of it.
		for (const key of ["Shift+End", "Shift+End", "Delete"]) await page.keyboard.press(key);
		await page.evaluate("navigator.clipboard.writeText('eval/metrics.json')");
		await page.keyboard.press("ControlOrMeta+V");
		await line(/ref:\sgit:[0-9a-f]{40}#eval\/metrics\.json/).waitFor();
	});
});
