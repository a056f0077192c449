// A time zone nobody has chosen yet begins as the one of this device. A touch marks all of it: typing begins a search.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ");

for (const field of document.querySelectorAll("input[data-time-zone]")) {
  const known = [...field.list.options].some((option) => option.value === zone);
  if (field.value === "" && field.required && known) field.value = zone;
  field.addEventListener("focus", () => field.select());
}
