import type { FrameInput } from '../frame/frame.ts';

/** A piece of a frame that is sent as it becomes ready. Pieces of one `frameId` have the same fields and are one frame. */
export interface FrameChunk {
  readonly frameId: string;
  readonly frame: FrameInput;
}

/** What a query handler gives back: frames, or frames (or pieces of frames) one after the other. */
export type QueryAnswer = FrameInput | readonly FrameInput[] | AsyncIterable<FrameInput | FrameChunk>;

/** The answer as one sequence of pieces; a whole frame is a piece with an id of its own. */
export async function* toChunks(answer: QueryAnswer | undefined): AsyncGenerator<FrameChunk> {
  let count = 0;
  for await (const item of toIterable(answer)) {
    yield 'frameId' in item ? item : { frameId: String(count++), frame: item };
  }
}

function toIterable(answer: QueryAnswer | undefined): AsyncIterable<FrameInput | FrameChunk> | Iterable<FrameInput> {
  if (answer === undefined) return [];
  return Symbol.asyncIterator in answer || Symbol.iterator in answer ? answer : [answer];
}

/** All pieces as whole frames, in the order in which the frames began. */
export async function toFrames(answer: QueryAnswer | undefined): Promise<readonly FrameInput[]> {
  if (answer === undefined) return [];
  if (!(Symbol.asyncIterator in answer)) return Symbol.iterator in answer ? answer : [answer];
  const pieces = new Map<string, FrameInput[]>();
  for await (const { frameId, frame } of toChunks(answer)) {
    const known = pieces.get(frameId);
    if (known) known.push(frame);
    else pieces.set(frameId, [frame]);
  }
  return Array.from(pieces.values(), joinRows);
}

function joinRows(pieces: readonly FrameInput[]): FrameInput {
  const [first = { fields: [] }, ...rest] = pieces;
  if (rest.length === 0) return first;
  const fields = first.fields.map((field, i) => ({
    ...field,
    values: pieces.flatMap((piece) => Array.from(piece.fields[i]?.values ?? [])),
  }));
  return { ...first, fields };
}
