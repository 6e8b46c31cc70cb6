/** Name of the embedded warehouse's file of bills in a data folder; its other files begin with it. */
export const WAREHOUSE_FILE = 'warehouse.sqlite';
