/** Lets one loop sleep until someone wakes it; a call while it is awake shortens its next sleep to nothing. */
export class Wakeup {
  private isPending = false;
  private wakeSleeper: (() => void) | undefined;

  wake(): void {
    this.isPending = true;
    this.wakeSleeper?.();
  }

  async wait(maximumMs: number): Promise<void> {
    if (!this.isPending && maximumMs > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, maximumMs);
        this.wakeSleeper = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wakeSleeper = undefined;
    }
    this.isPending = false;
  }
}
