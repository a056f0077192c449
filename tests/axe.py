"""What axe finds on a page, once nothing on it moves any more: a color half way between two is nobody's color."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parent / "vendor" / "axe.min.js"
STANDS_STILL = """() => Promise.all(
  document.getAnimations()
    .filter((each) => Number.isFinite(each.effect.getComputedTiming().endTime))
    .map((each) => each.finished.catch(() => null))
).then(() => null)"""


def violations(page: Page) -> list[str]:
    page.wait_for_load_state()
    page.evaluate(STANDS_STILL)
    page.evaluate(AXE.read_text())
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{row['id']}: {[node['html'][:160] for node in row['nodes'][:3]]}" for row in found]
