/** AWS's limit of a page. */
export const PAGE = 100;
