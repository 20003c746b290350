/** The packed bytes are not what their format says. What came out of them before was right. */
export class UnpackError extends Error {}
