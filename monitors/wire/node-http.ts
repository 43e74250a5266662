/**
 * `node:http` as a monitor loads it. An `import` reads each of its names, the lazy ones too, and behind these stands a
 * whole other HTTP client (undici), which takes 10 MB and which nobody here uses.
 */
export const { createServer, request, STATUS_CODES } = process.getBuiltinModule('node:http');

/** `node:http2`, 6 MB that only a monitor of servers that speak it has to have. The first call takes 6 ms. */
export const http2 = () => process.getBuiltinModule('node:http2');
