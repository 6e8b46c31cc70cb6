/**
 * A cost category is carried by charges like a tag, under a key that no tag of people has: so it groups, filters and allocates wherever
 * tags do. AWS's own reports name its column like this. Source: CUR user guide, "Cost category details".
 */
const PREFIX = 'costCategory/';

export const categoryTag = (name: string): string => PREFIX + name;

/** The cost category that a tag key stands for; null for a tag of people. */
export const categoryOfTag = (key: string): string | null => (key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null);
