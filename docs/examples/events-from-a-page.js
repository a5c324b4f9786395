// Sends events from any page of any site to Perennial. What was not acknowledged is sent again under the same id, so that it counts once.
//   const events = perennial("https://perennial.example", "wk_...");
//   events.track("u-1", "Report opened", { report: "churn" }, "A-1001");
function perennial(host, writeKey) {
  const waiting = [];
  let sending = null;

  async function send() {
    for (let wait = 500; waiting.length > 0;) {
      const batch = waiting.slice(0, 100);
      const body = JSON.stringify({ writeKey, sentAt: new Date(), batch });
      const answer = await fetch(`${host}/v1/batch`, { method: "POST", headers: { "Content-Type": "application/json" }, body, signal: AbortSignal.timeout(20_000) }).catch(() => null);
      if (answer && answer.status < 500 && answer.status !== 429) {
        if (!answer.ok) console.error(await answer.text()); // which of them are wrong; the others were kept
        waiting.splice(0, batch.length);
        wait = 500;
      } else {
        await new Promise(done => setTimeout(done, wait));
        wait = Math.min(2 * wait, 30_000);
      }
    }
    sending = null;
  }

  return {
    track(userId, event, properties, groupId) {
      waiting.push({ type: "track", messageId: crypto.randomUUID(), timestamp: new Date(), userId, event, properties, context: { groupId } });
      sending ??= Promise.resolve().then(send);
    },
    /** Resolves when nothing waits any more. */
    flush: async () => { while (sending) await sending; },
  };
}
