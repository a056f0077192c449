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


LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
"""The rules that hang on colors and on where things lie; every other rule reads the same page the same way."""


SHAPE = """() => {
  const words = new Set(['href', 'src', 'action', 'value', 'content', 'title', 'datetime', 'hx-get', 'data-csrf']);
  const looks = (element) => element.getAttributeNames().sort()
    .map((name) => words.has(name) ? name : `${name}=${element.getAttribute(name)}`).join();
  const shape = (element) => [
    element.tagName,
    looks(element),
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()),
    '(', ...[...element.children].map(shape), ')',
  ].join(' ');
  return [shape(document.documentElement), innerWidth, matchMedia('(prefers-color-scheme: dark)').matches].join(' ');
}"""
_without_fault: set[int] = set()


def violations(page: Page, *, rules: list[str] | None = None) -> list[str]:
    """What axe finds; of all its rules, or of the ones named. Pages that differ in their words alone are read once."""
    page.wait_for_load_state()
    shape = hash((page.evaluate(SHAPE), *(rules or ())))
    if shape in _without_fault:
        return []
    page.emulate_media(reduced_motion="reduce")  # what begins from now on is there at once; the rest comes to its end
    page.evaluate(STANDS_STILL)
    if not page.evaluate("'axe' in window"):  # the page was looked at before
        page.evaluate(AXE.read_text())
    only: dict[str, object] = {"resultTypes": ["violations"], "preload": False}
    if rules:
        only["runOnly"] = {"type": "rule", "values": rules}
    found = page.evaluate("async (only) => (await axe.run(document, only)).violations", only)
    page.emulate_media(reduced_motion="no-preference")
    if not found:
        _without_fault.add(shape)
    return [f"{row['id']}: {[node['html'][:160] for node in row['nodes'][:3]]}" for row in found]
