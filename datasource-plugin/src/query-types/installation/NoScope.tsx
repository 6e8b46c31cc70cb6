/** Questions about the installation itself have no scope to choose. */
export const NoScope = () => null;
