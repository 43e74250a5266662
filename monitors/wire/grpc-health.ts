/** The words of `grpc.health.v1.HealthCheckResponse.ServingStatus`, by their numbers. */
export const SERVING = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'] as const;

/** A `HealthCheckRequest` in gRPC's frame: no compression, length, field 1 as text. */
export function healthRequest(service: string): Buffer {
  const name = Buffer.from(service, 'utf8').subarray(0, 127);
  const message = name.length === 0 ? name : Buffer.concat([Buffer.from([10, name.length]), name]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** What a `HealthCheckResponse` says; an absent field is 0 in Protocol Buffers. */
export function servingStatus(frame: Buffer): (typeof SERVING)[number] | null {
  if (frame.length < 5 || frame[0] !== 0) return null;
  const message = frame.subarray(5, 5 + frame.readUInt32BE(1));
  if (message.length === 0) return SERVING[0];
  return message[0] === 8 ? (SERVING[message[1] ?? 0] ?? null) : null;
}
