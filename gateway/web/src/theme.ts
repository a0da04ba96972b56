import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Deep water: the one accent. Shade 7 carries white text at 6.4 : 1, shade 3 stands on the dark ground at 9 : 1. */
const bay: MantineColorsTuple = [
  '#e8f6f5',
  '#cfeae8',
  '#a3d7d4',
  '#74c4c0',
  '#46aca9',
  '#219094',
  '#10777d',
  '#0b6168',
  '#0a4f56',
  '#083d43',
];
const slate: MantineColorsTuple = [
  '#f6f8f8',
  '#eef1f2',
  '#e1e6e8',
  '#cdd4d7',
  '#adb7bc',
  '#87949a',
  '#66737a',
  '#515d64',
  '#363f45',
  '#20272b',
];
const night: MantineColorsTuple = [
  '#d5dcdf',
  '#a9b4b9',
  '#88949a',
  '#667279',
  '#465158',
  '#353f45',
  '#273036',
  '#1c2429',
  '#151b1f',
  '#0f1417',
];

const sans =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif";

export const theme = createTheme({
  primaryColor: 'bay',
  primaryShade: { light: 7, dark: 6 },
  colors: { bay, gray: slate, dark: night },
  fontFamily: sans,
  fontFamilyMonospace: `ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'Noto Sans Mono CJK SC', ${sans}`,
  headings: { fontFamily: sans, fontWeight: '650' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** Mantine's own dimmed and error colours are too pale for text by WCAG 2.2 AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#182023',
    '--mantine-color-dimmed': '#56636a',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-placeholder': '#6a777e',
    '--ground': '#f3f6f6',
    '--surface': '#ffffff',
    '--sunken': '#edf1f2',
    '--line': '#dce2e4',
    '--accent-text': '#0b6168',
    '--accent-soft': '#e3f3f2',
    '--warn': '#8a5300',
    '--warn-soft': '#fdf1dc',
    '--alarm': '#b3261e',
    '--alarm-soft': '#fdeceb',
    '--good': '#1d6b3a',
    '--good-soft': '#e5f4ea',
    '--leg-drive': '#10777d',
    '--leg-parts': '#c98a1b',
    '--leg-wait': '#b3bec3',
    '--leg-repair': '#4a6fa5',
    '--leg-record': '#b3261e',
  },
  dark: {
    '--mantine-color-body': '#1c2429',
    '--mantine-color-text': '#dfe6e8',
    '--mantine-color-dimmed': '#a3afb5',
    '--mantine-color-error': '#ff9c92',
    '--mantine-color-placeholder': '#8c999f',
    '--ground': '#12181b',
    '--surface': '#1c2429',
    '--sunken': '#161d21',
    '--line': '#323c42',
    '--accent-text': '#74c4c0',
    '--accent-soft': '#123a3d',
    '--warn': '#f2bd6b',
    '--warn-soft': '#3a2c12',
    '--alarm': '#ff9c92',
    '--alarm-soft': '#42201d',
    '--good': '#84d19f',
    '--good-soft': '#15351f',
    '--leg-drive': '#46aca9',
    '--leg-parts': '#d9a441',
    '--leg-wait': '#5b686f',
    '--leg-repair': '#7f9fd0',
    '--leg-record': '#ff9c92',
  },
});
