import cliProgress from 'cli-progress';
import picocolors from 'picocolors';

type Output = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
type Environment = Record<string, string | undefined>;

export type Progress = { at(done: number): void; end(): void };

/** Where a command speaks. Colours and moving bars only where somebody watches; plain lines in a pipe. */
export class Terminal {
  readonly isLive: boolean;
  readonly colour;

  constructor(
    private readonly out: Output = process.stdout,
    env: Environment = process.env,
  ) {
    this.isLive = out.isTTY === true;
    this.colour = picocolors.createColors(this.isLive && !env.NO_COLOR && env.TERM !== 'dumb');
  }

  line(text = ''): void {
    this.out.write(`${text}\n`);
  }

  /** A bar that moves, or a line at every quarter. */
  progress(label: string, total: number): Progress {
    return this.isLive ? this.bar(label, total) : this.quarters(label, total);
  }

  private bar(label: string, total: number): Progress {
    const bar = new cliProgress.SingleBar(
      { format: `${label} {bar} {value}/{total}`, hideCursor: true, clearOnComplete: true, stream: this.out },
      cliProgress.Presets.shades_classic,
    );
    bar.start(total, 0);
    return { at: (done) => bar.update(done), end: () => bar.stop() };
  }

  private quarters(label: string, total: number): Progress {
    let told = 0;
    const at = (done: number) => {
      const quarter = total === 0 ? 0 : Math.floor((4 * done) / total);
      if (quarter > told) this.line(`${label} ${done}/${total}`);
      told = Math.max(told, quarter);
    };
    return { at, end: () => {} };
  }
}
