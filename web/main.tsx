import { render } from 'preact';
import { App } from './app/app.tsx';
import { arrive } from './app/session.ts';
import { applyTheme } from './app/theme.ts';

applyTheme();
void arrive();
const page = document.querySelector('#page');
if (page) render(<App />, page);
