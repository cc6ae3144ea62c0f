/** How long the form of an upload is good for, in seconds; the contract says so. */
export const FORM_S = 300;
