// Asks for the official MongoDB build and prints, as its last line, where the binary is. A program of its own, so that
// a download that does not come can be ended.
import { MongoBinary } from 'mongodb-memory-server-core';

const [version, downloadDir] = process.argv.slice(2);
try {
  console.log(await MongoBinary.getPath({ version, downloadDir, checkMD5: true }));
} catch (error) {
  console.error(error.message.replace(/\s+/g, ' '));
  process.exit(1);
}
