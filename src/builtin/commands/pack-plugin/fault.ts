/** What keeps a package from being published, and what to do about it. */
export interface Fault {
  readonly problem: string;
  readonly remedy: string;
}

export const fault = (problem: string, remedy: string): readonly Fault[] => [{ problem, remedy }];

export const faultIf = (isWrong: boolean, problem: string, remedy: string): readonly Fault[] => (isWrong ? fault(problem, remedy) : []);
