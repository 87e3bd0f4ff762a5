/**
 * A request's body as text. Stops reading at the limit, whatever length the request claims to have; null beyond it.
 * `limit` in bytes.
 */
export async function readTextUpTo(request: Request, limit: number): Promise<string | null> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  const reader = request.body?.getReader();
  for (let size = 0, part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limit) return null;
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
