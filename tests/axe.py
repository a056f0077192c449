"""What axe finds on a page while nothing on it moves: a color half way between two is nobody's color."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parent / "vendor" / "axe.min.js"
STANDS_STILL = """async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const ends = (each) => Number.isFinite(each.effect.getComputedTiming().endTime);
  await drawn();
  await Promise.allSettled(document.getAnimations().filter(ends).map((each) => each.finished));
  await drawn();
}"""


def violations(page: Page) -> list[str]:
    page.wait_for_load_state()
    page.emulate_media(reduced_motion="reduce")  # what begins from now on is there at once; the rest comes to its end
    page.evaluate(STANDS_STILL)
    page.evaluate(AXE.read_text())
    found = page.evaluate("async () => (await axe.run()).violations")
    page.emulate_media(reduced_motion="no-preference")
    return [f"{row['id']}: {[node['html'][:160] for node in row['nodes'][:3]]}" for row in found]
