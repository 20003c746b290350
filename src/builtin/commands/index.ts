import { definePlugin } from '../../plugin/define-plugin.ts';
import { config } from './config.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { exportItems } from './export.ts';
import { extract } from './extract.ts';
import { index } from './index-command.ts';
import { jobs } from './jobs.ts';
import { log } from './log.ts';
import { open } from './open.ts';
import { pause, resume } from './pause.ts';
import { plugins } from './plugins/plugins.ts';
import { distrust, trust } from './plugins/trust.ts';
import { reset } from './reset.ts';
import { search } from './search.ts';
import { searches } from './searches.ts';
import { service } from './service.ts';
import { similar } from './similar.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { suggest } from './suggest.ts';
import { up } from './up.ts';
import { validate } from './validate.ts';
import { version } from './version.ts';

export default definePlugin({
  name: 'commands',
  description: 'The commands of the paise2 program',
  commands: {
    index,
    search,
    suggest,
    similar,
    searches,
    explain,
    up,
    open,
    stop,
    pause,
    resume,
    service,
    status,
    jobs,
    log,
    extract,
    export: exportItems,
    config,
    plugins,
    trust,
    distrust,
    validate,
    doctor,
    reset,
    version,
  },
});
