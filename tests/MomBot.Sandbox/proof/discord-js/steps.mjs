/** Runs the steps one after the other, prints a line for each, and goes on after a failure. */
export class Steps {
  static patience = 40_000;

  passed = 0;
  failed = 0;
  skipped = 0;

  skip(name, why) {
    this.skipped++;
    console.log(`skip  ${name}: ${why}`);
  }

  async run(name, body) {
    const from = performance.now();
    let timer;
    try {
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not done after ${Steps.patience / 1000} s`)), Steps.patience);
      });
      await Promise.race([body(), late]);
      this.passed++;
      console.log(`pass  ${name} (${Math.round(performance.now() - from)} ms)`);
    } catch (problem) {
      this.failed++;
      console.log(`FAIL  ${name}: ${describe(problem)}`);
    } finally {
      clearTimeout(timer);
    }
  }
}

function describe(problem) {
  if (problem?.rawError) return `${problem.message} ${JSON.stringify(problem.rawError)}`;
  return problem?.message ?? String(problem);
}
