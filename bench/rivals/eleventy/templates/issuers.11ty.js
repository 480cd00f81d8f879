import { index, paged } from "../_includes/index.js";

export const data = paged("issuers");
export const render = index;
