/*
 * What Lambda's runtime is to a bundle: loads the handler once, and runs it for one event after the other.
 * node runtime.mjs FILE, with an IPC channel to who sends { event, deadline } and is sent { answer } or { failed }.
 */
const { handler } = await import(process.argv[2]);

process.on('message', async ({ event, deadline }) => {
  const context = {
    awsRequestId: crypto.randomUUID(),
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: '1024',
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  try {
    process.send({ answer: await handler(event, context) });
  } catch (error) {
    process.send({ failed: `${error.name}: ${error.message}` });
  }
});
process.send({ ready: true });
