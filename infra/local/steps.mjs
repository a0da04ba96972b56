/**
 * Tells what is being done, one aligned line per step, with how long it took. On a terminal the line is there while
 * the step is under way, and shows what the work says meanwhile; elsewhere it comes when the step is done. Plain
 * JavaScript: it works before anything is built.
 */
export function stepsOn(stream) {
  const live = stream.isTTY === true;
  const paint = (code, text) => (live && !process.env.NO_COLOR ? `\x1b[${code}m${text}\x1b[0m` : text);
  const words = {
    bold: (text) => paint('1', text),
    dim: (text) => paint('2', text),
    good: (text) => paint('32', text),
    bad: (text) => paint('31', text),
  };
  const line = (text = '') => stream.write(`${text && `  ${text}`}\n`);

  async function step(label, work, note = () => '') {
    const name = label.padEnd(14);
    const started = performance.now();
    const say = (text) => {
      if (live) stream.write(`\r\x1b[2K  ${words.dim(`· ${name}${text}`)}`);
    };
    say('');
    const end = (mark, after) => {
      const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(7);
      if (live) stream.write('\r\x1b[2K');
      line(`${mark} ${name}${seconds}${after && `   ${words.dim(after)}`}`);
    };
    try {
      const done = await work(say);
      end(words.good('✓'), note(done));
      return done;
    } catch (error) {
      end(words.bad('✗'), '');
      throw error;
    }
  }

  return { ...words, line, step };
}
