// A time zone nobody has chosen yet begins as the one of this device.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const select of document.querySelectorAll("select[data-time-zone]")) {
  if (select.value === "" && [...select.options].some((option) => option.value === zone)) select.value = zone;
}
