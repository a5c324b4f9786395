// Sends events with an unmodified client: node send.mjs CLIENT URL KEY COUNT [PAUSE]
// Every message has an id of the client's own making; the program ends when the client says that all are delivered.
// With a pause (milliseconds after a hundred events) it says how far it is, and the client has the patience for a server that goes away meanwhile.
import { Analytics } from "@segment/analytics-node";
import RudderAnalytics from "@rudderstack/rudder-sdk-node";

const [client, url, key, count] = [process.argv[2], process.argv[3], process.argv[4], Number(process.argv[5])];
const event = i => ({ userId: `${client}-u${i % 50}`, event: `Step ${i % 7}`, properties: { number: i, text: "größe \u{1F600}" }, context: { groupId: `A-${i % 5}` } });
const pause = process.argv[6] && Number(process.argv[6]);
const rest = async i => {
  if (pause === undefined || i % 100 !== 99) return;
  console.log(`sent ${i + 1}`);
  await new Promise(done => setTimeout(done, pause));
};
let failed = 0;

if (client === "segment" || client === "impatient") {
  const analytics = new Analytics({ writeKey: key, host: url, flushAt: 100, flushInterval: 200, maxRetries: client === "impatient" ? 0 : pause === undefined ? 60 : 10_000 });
  analytics.on("error", error => { failed++; console.error(error.code, String(error.reason)); });
  analytics.identify({ userId: "segment-u1", traits: { email: "one@segment.example", name: "One" } });
  analytics.group({ userId: "segment-u1", groupId: "A-1", traits: { plan: "pro" } });
  for (let i = 0; i < count; i++) {
    analytics.track(event(i));
    await rest(i);
    if (i % 2000 === 1999) await analytics.flush();
  }
  await analytics.closeAndFlush({ timeout: 600_000 });
} else {
  const analytics = new RudderAnalytics(key, { dataPlaneUrl: url, flushAt: 100, flushInterval: 200, maxInternalQueueSize: 1_000_000, logLevel: "error", retryCount: pause === undefined ? 30 : 10_000, axiosRetryConfig: { retryDelay: () => 300 } });
  const flush = () => new Promise(done => analytics.flush(error => { if (error) { failed++; console.error(String(error)); } done(); }));
  analytics.identify({ userId: "rudder-u1", traits: { email: "one@rudder.example" } });
  for (let i = 0; i < count; i++) {
    analytics.track(event(i));
    if (pause !== undefined && i % 1000 === 999) while (analytics.queue.length > 0) await flush();
    await rest(i);
  }
  while (analytics.queue.length > 0) await flush();
  await flush();
}
console.log(failed === 0 ? "delivered" : `failed ${failed}`);
