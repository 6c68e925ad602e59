import { openPacket, PACKET } from "../packet";
import type { Scene } from "../takePictures";

/** A review packet beside its source. */
export const scene: Scene = {
	open: PACKET,
	async stage(page) {
		const packet = await openPacket(page);
		await packet.locator("#figure-references-pending").waitFor({ state: "detached" });
		await page.keyboard.press("ControlOrMeta+B");
		await page.mouse.move(300, 20);
	},
};
