/** RFC 3986, 3.1, in lower case and without the colon. */
export const urlScheme = /^[a-z][a-z0-9+.-]*$/;
export const kebabCase = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** One line that ends without a full stop. */
export const phrase = /^\S(?:.*[^\s.])?$/;
