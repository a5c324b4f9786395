import { all, one } from "./dom";

// A form with data-passkey asks the device before it is sent: "create" for a new key, "get" to sign in with one.
const ask = async (event: SubmitEvent) => {
  const form = event.currentTarget as HTMLFormElement;
  const answer = form.elements.namedItem("credential") as HTMLInputElement;
  event.preventDefault();
  const problem = one("[data-passkey-problem]", form)!;
  problem.hidden = true;
  try {
    const token = (form.elements.namedItem("formToken") as HTMLInputElement).value;
    const response = await fetch(form.dataset.options!, { method: "POST", headers: { "X-Form-Token": token } });
    if (!response.ok) throw new Error(`The server answered ${response.status}. Reload the page and try again.`);
    const options = await response.json();
    const credential = form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    answer.value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    const stopped = error instanceof DOMException && error.name === "NotAllowedError";
    const known = error instanceof DOMException && error.name === "InvalidStateError";
    problem.textContent = stopped ? "Nothing happened: the device was not asked, or said no." : known ? "This device has a passkey for you already." : String((error as Error).message);
    problem.hidden = false;
  }
};

if ("PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential) {
  all<HTMLFormElement>("form[data-passkey]").forEach(form => {
    form.hidden = false;
    form.addEventListener("submit", ask);
  });
}
