import { writeFile } from 'node:fs/promises';
import { committedFile, committedText } from './committed.js';

await writeFile(committedFile, committedText());
