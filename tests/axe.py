"""What axe finds on a page while nothing on it moves: a color half way between two is nobody's color."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parent / "vendor" / "axe.min.js"
STANDS_STILL = """async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const ends = (each) => Number.isFinite(each.effect.getComputedTiming().endTime);
  await drawn();
  const moving = document.getAnimations().filter(ends);
  await Promise.allSettled(moving.map((each) => each.finished));
  if (moving.length) await drawn();
  return 'axe' in window;
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
  const asked = (what) => matchMedia(what).matches;
  return [
    [shape(document.documentElement), innerWidth, asked('(prefers-color-scheme: dark)')].join(' '),
    asked('(prefers-reduced-motion: reduce)'),
  ];
}"""
_without_fault: set[int] = set()


def bring_along(page: Page) -> None:
    """Each page from now on has axe in it from the start, which costs less than to send it to each."""
    page.add_init_script(path=AXE)


def violations(page: Page, *, rules: list[str] | None = None) -> list[str]:
    """What axe finds; of all its rules, or of the ones named. Pages that differ in their words alone are read once."""
    page.wait_for_load_state()
    told, is_calm = page.evaluate(SHAPE)
    shape = hash((told, *(rules or ())))
    if shape in _without_fault:
        return []
    if not is_calm:  # what begins from now on is there at once; the rest comes to its end
        page.emulate_media(reduced_motion="reduce")
    if not page.evaluate(STANDS_STILL):
        page.evaluate(AXE.read_text())
    only: dict[str, object] = {"resultTypes": ["violations"], "preload": False}
    if rules:
        only["runOnly"] = {"type": "rule", "values": rules}
    found = page.evaluate("async (only) => (await axe.run(document, only)).violations", only)
    if not is_calm:
        page.emulate_media(reduced_motion="no-preference")
    if not found:
        _without_fault.add(shape)
    return [f"{row['id']}: {[node['html'][:160] for node in row['nodes'][:3]]}" for row in found]
