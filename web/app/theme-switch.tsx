import { IconButton } from '../parts/icon-button.tsx';
import { chooseTheme, theme, type Theme } from './theme.ts';

const next: Readonly<Record<Theme, Theme>> = { auto: 'dark', dark: 'light', light: 'auto' };
const icons = { auto: 'contrast', dark: 'moon', light: 'sun' } as const;
const names: Readonly<Record<Theme, string>> = { auto: 'as the system', dark: 'dark', light: 'light' };

export function ThemeSwitch() {
  const current = theme.value;
  return <IconButton icon={icons[current]} label={`Colours: ${names[current]}`} onClick={() => chooseTheme(next[current])} />;
}
