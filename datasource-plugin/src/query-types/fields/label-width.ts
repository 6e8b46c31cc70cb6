/** The first label of each row is as wide as the others', so that their inputs stand in line. */
export const labelWidth = (first: boolean | undefined) => (first ? 18 : 'auto');
