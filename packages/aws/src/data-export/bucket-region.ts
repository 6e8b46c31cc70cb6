/** The region that an answer of S3 names as the bucket's; null when it names none. */
export function bucketRegion(thrown: unknown): string | null {
  const { $response } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    $response?: { headers?: Readonly<Record<string, string | undefined>> };
  };
  return $response?.headers?.['x-amz-bucket-region'] ?? null;
}
