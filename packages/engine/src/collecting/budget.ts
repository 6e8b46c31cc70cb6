/** US dollars a month that may be spent when nobody says otherwise. */
export const NO_BUDGET = '0.00';
