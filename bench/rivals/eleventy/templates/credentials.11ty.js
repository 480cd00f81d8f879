import { index, paged } from "../_includes/index.js";

export const data = paged("credentials");
export const render = index;
