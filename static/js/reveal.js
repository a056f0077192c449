// A link to a place inside something folded unfolds it; some browsers do that by themselves.
const reveal = (hash) => {
  const place = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!place) return;
  let folded = false;
  for (let each = place.parentElement.closest("details"); each; each = each.parentElement.closest("details")) {
    folded ||= !each.open;
    each.open = true;
  }
  if (folded) place.scrollIntoView({ block: "center" });
};

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link) reveal(link.hash);
});
addEventListener("hashchange", () => reveal(location.hash));
reveal(location.hash);
