/** A list of tags as an object, whichever way the API spells their members. */
export function tagsOf(
  tags:
    | readonly {
        readonly key?: string | undefined;
        readonly value?: string | undefined;
        readonly Key?: string | undefined;
        readonly Value?: string | undefined;
      }[]
    | undefined
): { readonly [key: string]: string } {
  return Object.fromEntries((tags ?? []).map(({ key, value, Key, Value }) => [Key ?? key ?? '', Value ?? value ?? '']));
}
