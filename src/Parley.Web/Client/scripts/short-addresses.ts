/** A form of conditions leaves out of the address what was not asked for. */
export function connect() {
  document.addEventListener("formdata", (event) => {
    if (event.target instanceof HTMLFormElement && event.target.matches("[data-short-address]")) {
      const empty = [...event.formData].filter(([, value]) => value === "").map(([name]) => name);
      empty.forEach((name) => event.formData.delete(name));
    }
  });
}
