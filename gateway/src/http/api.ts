/** Below this everything of `operations/` stands. */
export const API = '/api/v1';
