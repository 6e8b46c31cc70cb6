import { IngestError } from '../errors.ts';
import type { DownloadedFile } from './download.ts';

/** Faults of files are told with the name that people know: where the file lies in S3, not where its copy was. @throws IngestError */
export async function inWordsOf<Output>(
  files: readonly DownloadedFile[],
  work: () => Promise<Output>
): Promise<Output> {
  try {
    return await work();
  } catch (error) {
    const file = error instanceof IngestError ? files.find(({ path }) => path === error.place?.file) : undefined;
    if (!(error instanceof IngestError) || !file) throw error;
    throw error.of(file.uri);
  }
}
