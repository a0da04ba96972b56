export function stepsOn(stream: NodeJS.WriteStream): {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  /** An indented line, or an empty one. */
  line(text?: string): void;
  step<T>(label: string, work: (say: (text: string) => void) => Promise<T>, note?: (done: T) => string): Promise<T>;
};
