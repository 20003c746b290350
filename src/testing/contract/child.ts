import { writeSync } from 'node:fs';
import { openOwnDoors } from '../../core/loading/own-doors.ts';
import { openSubject } from './openers.ts';
import type { Subjects } from './openers.ts';
import { roles } from './role.ts';
import type { Role, RoleTask } from './role.ts';

openOwnDoors();
const { opening, role, run } = JSON.parse(process.argv[2] ?? '') as RoleTask;
const { default: play } = (await roles[role]()) as { readonly default: Role<keyof Subjects> };
const subject = await openSubject(opening);
await play(subject, (line) => writeSync(1, `${line}\n`), run);
await subject.close();
