import Sequencer from '@jest/test-sequencer';

const wholeMachine = /\/test\/chaos\/[^/]+\.e2e\.spec\.ts$/;

/** What loads the machine to its limit and measures lateness comes last, when there is nothing beside it. */
export default class WholeMachineLast extends Sequencer {
  sort(tests) {
    const last = (test) => Number(wholeMachine.test(test.path));
    return super.sort(tests).sort((a, b) => last(a) - last(b));
  }
}
